package io.watchfloor.mitigation;

/// A listener's registration; closing it ends it.
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
