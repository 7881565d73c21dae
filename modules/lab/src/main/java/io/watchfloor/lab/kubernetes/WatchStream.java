package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Predicate;

/// One watch: a stream of JSON lines from a version on, until the client's time is over or the history is too short.
final class WatchStream {
    private static final long BOOKMARK_EVERY = Duration.ofSeconds(60).toNanos();

    record Manner(boolean bookmarks, boolean initialEvents, long seconds) {}

    /// Version 0 asks for everything that is there first.
    record Wish(ResourceType type, String namespace, Predicate<ObjectNode> selection, long version, Manner manner) {}

    private final Store store;
    private final Wish wish;

    WatchStream(Store store, Wish wish) {
        this.store = store;
        this.wish = wish;
    }

    void run(Exchange exchange) throws IOException, InterruptedException {
        long end =
                System.nanoTime() + Duration.ofSeconds(wish.manner().seconds()).toNanos();
        try (OutputStream out = exchange.stream()) {
            long version = wish.version();
            if (version == 0 || wish.manner().initialEvents()) {
                version = begin(out);
            }
            out.flush();
            follow(out, version, end);
        }
    }

    private long begin(OutputStream out) throws IOException {
        Store.Listing listing = store.list(wish.type(), wish.namespace());
        for (ObjectNode object : listing.objects()) {
            if (wish.selection().test(object)) {
                line(out, "ADDED", object);
            }
        }
        if (wish.manner().initialEvents() && wish.manner().bookmarks()) {
            ObjectNode mark = bookmark(listing.version());
            Meta.of(mark).putObject("annotations").put("k8s.io/initial-events-end", "true");
            line(out, "BOOKMARK", mark);
        }
        return listing.version();
    }

    private void follow(OutputStream out, long since, long end) throws IOException, InterruptedException {
        long version = since;
        long nextMark = System.nanoTime() + BOOKMARK_EVERY;
        while (!store.isClosed()) {
            long left = Math.min(end, nextMark) - System.nanoTime();
            Store.Changes changes;
            try {
                changes = store.after(version, Duration.ofNanos(Math.max(0, left)));
            } catch (Refusal expired) {
                line(out, "ERROR", expired.status());
                out.flush();
                return;
            }
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (Change change : changes.changes()) {
                write(lines, change);
            }
            version = changes.version();
            boolean over = System.nanoTime() - end >= 0;
            if (System.nanoTime() - nextMark >= 0 || over) {
                nextMark = System.nanoTime() + BOOKMARK_EVERY;
                if (wish.manner().bookmarks()) {
                    line(lines, "BOOKMARK", bookmark(version));
                }
            }
            if (lines.size() > 0) {
                lines.writeTo(out);
                out.flush();
            }
            if (over) {
                return;
            }
        }
    }

    /// An object that begins to match the selection is added for this watcher, one that ceases to is deleted.
    private void write(OutputStream out, Change change) throws IOException {
        String namespace = wish.namespace();
        boolean elsewhere =
                !namespace.isEmpty() && !Meta.namespace(change.object()).equals(namespace);
        if (change.type() != wish.type() || elsewhere) {
            return;
        }
        ObjectNode before = change.before();
        ObjectNode after = change.after();
        boolean was = before != null && wish.selection().test(before);
        boolean is = after != null && wish.selection().test(after);
        if (was || is) {
            line(out, !was ? "ADDED" : is ? "MODIFIED" : "DELETED", change.object());
        }
    }

    private ObjectNode bookmark(long version) {
        ObjectNode mark = Json.FACTORY.objectNode();
        mark.put("kind", wish.type().kind).put("apiVersion", wish.type().apiVersion());
        mark.putObject("metadata").put("resourceVersion", Long.toString(version));
        return mark;
    }

    private static void line(OutputStream out, String type, ObjectNode object) throws IOException {
        ObjectNode event = Json.FACTORY.objectNode().put("type", type);
        event.set("object", object);
        out.write(Json.bytes(event));
        out.write('\n');
    }
}
