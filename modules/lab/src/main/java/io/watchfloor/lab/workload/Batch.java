package io.watchfloor.lab.workload;

import java.sql.SQLException;
import java.util.random.RandomGenerator;

/// One transaction of a batch job; answers how many rows it dealt with, 0 when nothing is left.
interface Batch {
    int run(OdooSession session, RandomGenerator random, int rows) throws SQLException, InterruptedException;
}
