package io.watchfloor.lab.workload;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The transactions of the five workflows, statement by statement as Odoo sends them. The application does most of
/// its own work before the first query; rows that many want are updated last, as Odoo flushes before it commits;
/// between statements the application works (times in milliseconds).
final class OdooWork {
    static final int STORES = 120;
    private static final int CUSTOMERS = 600;
    private static final int PRODUCTS = 300;

    private OdooWork() {}

    static void captureOrder(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.work(random, 180);
        int customer = STORES + 1 + random.nextInt(CUSTOMERS);
        int store = 1 + random.nextInt(STORES);
        int product = 1 + random.nextInt(PRODUCTS - 3);
        odoo.read("order-capture/select-partner", customer);
        odoo.read("order-capture/select-prices", product, product + 2);
        odoo.work(random, 20);
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1000, 30000), 2);
        int order = odoo.id("order-capture/insert-order", "S" + random.nextInt(1_000_000), customer, amount, amount);
        for (int line = 0; line < 3; line++) {
            odoo.write("order-capture/insert-line", order, product + line, amount, amount);
        }
        odoo.work(random, 10);
        odoo.write("order-capture/confirm-order", order);
        int picking = odoo.id("order-capture/insert-picking", "WH/OUT/" + order, customer, order);
        odoo.write("order-capture/insert-move", product, picking, customer);
        odoo.write("order-capture/insert-bus", "sale.order/" + order);
        odoo.work(random, 10);
        odoo.write("order-capture/update-store-invoice", amount, amount, store);
    }

    static void reserveStock(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.work(random, 130);
        int store = 1 + random.nextInt(STORES);
        int product = 1 + random.nextInt(PRODUCTS);
        odoo.read("stock-reservation/select-move", store);
        odoo.work(random, 25);
        odoo.read("stock-reservation/select-picking", store);
        odoo.work(random, 15);
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(5));
        // Odoo passes over a quant that somebody else holds and writes another row.
        Optional<Integer> quant = odoo.first("stock-reservation/lock-quant", product);
        if (quant.isEmpty()) {
            odoo.write("stock-reservation/insert-quant", product, quantity);
        } else {
            odoo.write("stock-reservation/update-quant", quantity, quant.get());
        }
        odoo.write("stock-reservation/update-store-move", quantity, store);
    }

    static void postPayment(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.work(random, 145);
        int store = 1 + random.nextInt(STORES);
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1000, 20000), 2);
        odoo.read("payment-posting/select-invoice", store);
        odoo.work(random, 15);
        int payment =
                odoo.id("payment-posting/insert-payment", "PBNK1/" + random.nextInt(1_000_000), store, store, amount);
        odoo.write("payment-posting/insert-bus", "account.payment/" + payment);
        odoo.work(random, 10);
        odoo.write("payment-posting/update-store-invoice", amount, store);
    }

    static void syncTill(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.work(random, 80);
        int store = 1 + random.nextInt(STORES);
        odoo.read("pos-sync/select-session", store);
        odoo.work(random, 60);
        for (int sold = 0; sold < 2; sold++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(300, 9000), 2);
            int order =
                    odoo.id("pos-sync/insert-order", "POS/" + random.nextInt(1_000_000), store, store, amount, amount);
            odoo.write("pos-sync/insert-line", order, 1 + random.nextInt(PRODUCTS), amount);
        }
        odoo.work(random, 60);
        odoo.write("pos-sync/update-session", store);
    }

    static void invoice(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.work(random, 90);
        int order = odoo.first("invoicing/select-order", random.nextInt(40)).orElse(0);
        odoo.work(random, 90);
        if (order == 0) {
            return;
        }
        int move = odoo.id("invoicing/insert-invoice", order);
        for (int line = 0; line < 3; line++) {
            odoo.write("invoicing/insert-line", move, 1 + random.nextInt(PRODUCTS));
        }
        odoo.work(random, 90);
        odoo.write("invoicing/update-order", order);
        odoo.write("invoicing/update-lines", order);
        odoo.write("invoicing/insert-mail", move);
        odoo.write("invoicing/post-invoice", "INV/" + move, move);
    }
}
