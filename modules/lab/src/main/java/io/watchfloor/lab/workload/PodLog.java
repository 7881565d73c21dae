package io.watchfloor.lab.workload;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// A pod's log in Odoo's format: the last lines in memory, all of them also in the pool's file. Any thread.
final class PodLog {
    private static final int KEPT = 1000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ACCESS =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final LogFile file;
    private final String database;
    private final int pid;
    private final InstantSource clock;
    private final Deque<String> lines = new ArrayDeque<>();

    PodLog(LogFile file, String database, int pid, InstantSource clock) {
        this.file = file;
        this.database = database;
        this.pid = pid;
        this.clock = clock;
    }

    /// `2026-11-21 20:00:00,123 4242 INFO velmar odoo.service.model: …`
    void line(String level, String logger, String message) {
        add("%s %d %s %s %s: %s".formatted(STAMP.format(clock.instant()), pid, level, database, logger, message));
    }

    /// The request line, with query count, query time and remaining time in seconds.
    void request(String client, String path, int code, OdooSession session, long durationNanos) {
        double query = session.queryNanos() / 1e9;
        String message = "%s - - [%s] \"POST %s HTTP/1.1\" %d - %d %.3f %.3f"
                .formatted(
                        client,
                        ACCESS.format(clock.instant()),
                        path,
                        code,
                        session.queries(),
                        query,
                        Math.max(0, durationNanos / 1e9 - query));
        line("INFO", "werkzeug", message);
    }

    private synchronized void add(String line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        file.append(line);
    }

    synchronized List<String> last(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
    }
}
