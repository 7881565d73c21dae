package io.watchfloor.lab.workload;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;

/// The transactions of the warehouse: scanning, labels, and the import of carriers' rates.
final class LogisticsWork {
    private LogisticsWork() {}

    static void validatePicking(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.work(random, 120);
        int store = 1 + random.nextInt(OdooWork.STORES);
        odoo.read("picking-validation/select-picking", store);
        odoo.read("picking-validation/select-lines", store);
        odoo.work(random, 30);
        odoo.write("picking-validation/update-line", store);
        odoo.work(random, 10);
        odoo.write("picking-validation/update-picking", store);
    }

    /// The carrier is asked in the middle of the transaction: while it is silent, a worker and a session are held.
    static void buyLabel(OdooSession odoo, RandomGenerator random)
            throws SQLException, IOException, InterruptedException {
        odoo.work(random, 60);
        int store = 1 + random.nextInt(OdooWork.STORES);
        odoo.read("shipment-labels/select-carrier", 1 + random.nextInt(3));
        int label = odoo.id("shipment-labels/insert-label", store);
        String tracking = odoo.label(random.nextInt(1, 1_000_000));
        odoo.write("shipment-labels/update-label", tracking, label);
    }

    /// Puts new rates on its pickings, one after another; commit frees all of them together.
    static int importRates(OdooSession odoo, RandomGenerator random, int rows)
            throws SQLException, InterruptedException {
        List<Integer> pickings = BatchWork.ids(odoo, "rate-import/select-pickings", rows);
        for (int picking : pickings) {
            odoo.write("rate-import/insert-rule", 1 + random.nextInt(3));
            odoo.write("rate-import/update-picking", BigDecimal.valueOf(random.nextInt(300, 3000), 2), picking);
            odoo.work(random, 250);
        }
        return pickings.size();
    }
}
