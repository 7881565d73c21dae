package io.watchfloor.lab.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Runs a transaction as Odoo's `retrying` does: up to five attempts when the database refuses for concurrency's
/// sake, with growing random sleeps between them.
final class Attempts {
    private static final int MOST = 5;

    /// SQL states after which another attempt makes sense, with the names Odoo logs them by.
    private static final Map<String, String> CONCURRENCY = Map.of(
            "40001", "SERIALIZATION_FAILURE",
            "40P01", "DEADLOCK_DETECTED",
            "55P03", "LOCK_NOT_AVAILABLE",
            "23505", "UNIQUE_VIOLATION");

    private Attempts() {}

    static void run(OdooSession session, long seed, PodLog log, Transaction transaction)
            throws SQLException, IOException, InterruptedException {
        RandomGenerator pauses = new Random(~seed);
        for (int left = MOST - 1; ; left--) {
            try {
                transaction.run(session, new Random(seed));
                session.commit();
                return;
            } catch (SQLException e) {
                String name = CONCURRENCY.get(String.valueOf(e.getSQLState()));
                if (name == null) {
                    throw e;
                }
                session.rollback();
                if (left == 0) {
                    log.line("INFO", "odoo.service.model", name + ", maximum number of tries reached!");
                    throw e;
                }
                double seconds = pauses.nextDouble() * (1 << (MOST - left));
                log.line(
                        "INFO",
                        "odoo.service.model",
                        name + ", %d tries left, try again in %.4f sec...".formatted(left, seconds));
                TimeUnit.MICROSECONDS.sleep((long) (seconds * 1e6));
            }
        }
    }
}
