package io.watchfloor.lab.workload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/// What a request does between BEGIN and COMMIT. Everything random is drawn from `random`, so that another attempt
/// does the same.
interface Transaction {
    void run(OdooSession session, RandomGenerator random) throws SQLException, IOException, InterruptedException;
}
