package io.watchfloor.presentation.locks;

/// Which session on which server; pids below one stand for prepared transactions.
record SessionKey(String server, int pid) {
    /// Whether this stands for prepared transactions, which have no process.
    boolean prepared() {
        return pid <= 0;
    }
}
