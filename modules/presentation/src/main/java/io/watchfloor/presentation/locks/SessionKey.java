package io.watchfloor.presentation.locks;

/// Which session on which server; pid 0 stands for the server's prepared transactions.
record SessionKey(String server, int pid) {
    /// Whether this stands for prepared transactions, which have no process.
    boolean prepared() {
        return pid == 0;
    }
}
