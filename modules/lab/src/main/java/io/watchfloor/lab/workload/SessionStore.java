package io.watchfloor.lab.workload;

/// Where web sessions are kept: Redis, or nowhere when the lab has none.
public interface SessionStore extends AutoCloseable {
    /// Keeps nothing.
    SessionStore NONE = new SessionStore() {
        @Override
        public boolean touch(long seed) {
            return true;
        }

        @Override
        public void close() {}
    };

    /// Reads and renews the web session that a request belongs to; false when it was gone, so that somebody has to log
    /// in again. A store that does not answer is passed over quickly.
    boolean touch(long seed);

    @Override
    void close();
}
