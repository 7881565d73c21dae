package io.watchfloor.lab.workload;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The transactions of the batch jobs, row after row with a little application time for each.
final class BatchWork {
    private record Payment(int id, int store, BigDecimal amount) {}

    private BatchWork() {}

    /// Takes its rows as Odoo's `lock_for_update` does, then matches payment by payment; commit frees all of them
    /// together.
    static int reconcile(OdooSession odoo, RandomGenerator random, int rows) throws SQLException, InterruptedException {
        List<Payment> payments = payments(odoo, rows);
        if (payments.isEmpty()) {
            return 0;
        }
        Integer[] stores = payments.stream().map(Payment::store).distinct().toArray(Integer[]::new);
        odoo.read("payment-reconciliation/lock-invoices", (Object) stores);
        odoo.read("payment-reconciliation/lock-moves", (Object) stores);
        for (Payment payment : payments) {
            odoo.write("payment-reconciliation/update-invoice", payment.amount(), payment.store());
            odoo.write("payment-reconciliation/update-move", payment.store());
            odoo.write("payment-reconciliation/update-payment", payment.id());
            odoo.write("payment-reconciliation/insert-reconcile", payment.store(), payment.id(), payment.amount());
            odoo.work(random, 80);
        }
        return payments.size();
    }

    private static List<Payment> payments(OdooSession odoo, int rows) throws SQLException {
        List<Payment> payments = new ArrayList<>();
        try (PreparedStatement select = odoo.prepare("payment-reconciliation/select-payments", rows);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                payments.add(new Payment(found.getInt(1), found.getInt(2), found.getBigDecimal(3)));
            }
        }
        return payments;
    }

    static int syncMarketplace(OdooSession odoo, RandomGenerator random, int rows)
            throws SQLException, InterruptedException {
        List<Integer> orders = ids(odoo, "marketplace-sync/select-orders", rows);
        odoo.work(random, 60);
        for (int order : orders) {
            odoo.write("marketplace-sync/update-order", order);
        }
        return orders.size();
    }

    static int value(OdooSession odoo, RandomGenerator random, int rows) throws SQLException, InterruptedException {
        List<Integer> moves = ids(odoo, "valuation/select-moves", rows);
        for (int move : moves) {
            odoo.write("valuation/insert-layer", move);
            odoo.work(random, 5);
        }
        return moves.size();
    }

    /// Closes the tills' sessions and books each on its store's invoice; commit frees all of them together.
    static int closeTills(OdooSession odoo, RandomGenerator random, int rows)
            throws SQLException, InterruptedException {
        List<Integer> stores = ids(odoo, "store-sync/select-tills", rows);
        if (stores.isEmpty()) {
            return 0;
        }
        odoo.read("payment-reconciliation/lock-invoices", (Object) stores.toArray(Integer[]::new));
        for (int store : stores) {
            odoo.write("store-sync/update-till", store);
            odoo.write("store-sync/update-invoice", BigDecimal.valueOf(random.nextInt(100, 9000), 2), store);
            odoo.work(random, 60);
        }
        return stores.size();
    }

    /// Compares a piece of the catalogue with what is there and writes what is new; the database computes all along.
    static int importProducts(OdooSession odoo, RandomGenerator random, int rows)
            throws SQLException, InterruptedException {
        odoo.read("product-import/compare", random.nextInt(1_000_000), Math.min(rows, 300));
        odoo.write("product-import/insert", random.nextInt(1_000_000));
        odoo.work(random, 5);
        return 0;
    }

    static List<Integer> ids(OdooSession odoo, String statement, int rows) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement select = odoo.prepare(statement, rows);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                ids.add(found.getInt(1));
            }
        }
        return ids;
    }
}
