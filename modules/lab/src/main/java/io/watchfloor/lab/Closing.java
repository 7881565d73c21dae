package io.watchfloor.lab;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started, to be ended in the reverse order. Ending goes on when one part fails to end. Any thread.
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    interface End {
        void end() throws IOException, InterruptedException;
    }

    private record Part(String name, End end) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    /// A part that comes after the end is ended at once.
    synchronized void add(String name, End end) {
        Part part = new Part(name, end);
        if (closed) {
            end(part);
        } else {
            parts.push(part);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (@Nullable Part part = parts.poll(); part != null; part = parts.poll()) {
            end(part);
        }
    }

    private static void end(Part part) {
        try {
            part.end().end();
        } catch (IOException e) {
            LOG.warn("{} did not end in good order", part.name(), e);
        } catch (InterruptedException _) {
            LOG.warn("{} was not waited for", part.name());
            Thread.currentThread().interrupt();
        }
    }
}
