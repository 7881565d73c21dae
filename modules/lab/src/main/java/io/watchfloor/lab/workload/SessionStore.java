package io.watchfloor.lab.workload;

/// Where web sessions are kept: Redis, or nowhere when the lab has none.
public interface SessionStore extends AutoCloseable {
    /// Keeps nothing.
    SessionStore NONE = new SessionStore() {
        @Override
        public void touch(long seed) {}

        @Override
        public void close() {}
    };

    /// Reads and renews the web session that a request belongs to. A store that does not answer is passed over
    /// quickly.
    void touch(long seed);

    @Override
    void close();
}
