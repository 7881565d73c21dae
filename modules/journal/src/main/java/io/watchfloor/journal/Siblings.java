package io.watchfloor.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the chains of other consoles on this machine.
final class Siblings {
    private static final Logger LOG = LoggerFactory.getLogger(Siblings.class);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final JournalFolder folder;
    private final Path own;
    private final Colleagues colleagues;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().name("journal-siblings").unstarted(this::run);

    /// How far a file was read.
    private record Seen(long size, String console, Chain chain) {
        static final Seen NOTHING = new Seen(0, "", Chain.EMPTY);
    }

    Siblings(JournalFolder folder, Path own, Colleagues colleagues) {
        this.folder = folder;
        this.own = own;
        this.colleagues = colleagues;
    }

    void start() {
        thread.start();
    }

    void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                look();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads what has come.
    void look() {
        try {
            for (Path file : folder.chains()) {
                Path real = file.toRealPath();
                if (!real.equals(own) && Files.size(real) != sizeSeen(real)) {
                    read(real);
                }
            }
        } catch (IOException unreadable) {
            LOG.debug("the journals of other consoles here cannot be read now: {}", unreadable.getMessage());
        }
    }

    private long sizeSeen(Path file) {
        return seen.getOrDefault(file, Seen.NOTHING).size();
    }

    private void read(Path file) throws IOException {
        long size = Files.size(file);
        Seen known = seen.getOrDefault(file, Seen.NOTHING);
        // A file that has become shorter is another one.
        Seen before = size < known.chain().length() ? Seen.NOTHING : known;
        Reading reading = new Reading(before.console());
        try (InputStream in = Contents.upTo(file, size)) {
            in.skipNBytes(before.chain().length());
            Chain chain = before.chain().further(in, reading);
            seen.put(file, new Seen(size, reading.console, chain));
        }
        colleagues.add(reading.news);
    }

    private static final class Reading implements Chain.Visitor {
        private final List<Recorded> news = new ArrayList<>();
        private String console;

        Reading(String console) {
            this.console = console;
        }

        @Override
        public void line(Chain.Place place, @Nullable Line line, boolean linked) {
            if (line == null) {
                return;
            }
            if (place.number() == 1) {
                console = Console.name(line);
            }
            news.add(new Recorded(console, place.number(), line.entry(), Recorded.Origin.local(linked)));
        }
    }
}
