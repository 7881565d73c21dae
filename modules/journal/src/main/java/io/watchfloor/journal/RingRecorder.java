package io.watchfloor.journal;

import io.watchfloor.signals.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps snapshots in a bounded ring of compressed files, readable by their owner only. One virtual thread writes;
/// when it cannot keep up, snapshots are dropped and counted, and the tick is never held up.
public final class RingRecorder implements FlightRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(RingRecorder.class);
    private static final int QUEUED = 32;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /// How much is kept: the ring stays under both.
    ///
    /// @param bytes on disk, at least 64 KB
    /// @param age   of the oldest snapshot, by the snapshots' own times
    public record Bound(long bytes, Duration age) {
        public Bound {
            if (bytes < 64 * 1024 || age.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("a recording needs at least 64 KB and one minute");
            }
        }
    }

    private final Ownership ownership;
    private final Ring ring;
    // An empty one is the last.
    private final BlockingQueue<Optional<Snapshot>> queue = new ArrayBlockingQueue<>(QUEUED);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;

    private RingRecorder(Ownership ownership, Ring ring) {
        this.ownership = ownership;
        this.ring = ring;
        this.writer = Thread.ofVirtual().name("flight-recorder").unstarted(this::run);
    }

    /// Opens a ring in a folder, which is created where it is missing, and goes on with what it holds.
    ///
    /// @throws IOException when another console records there or it cannot be written
    public static RingRecorder open(Path folder, Bound bound) throws IOException {
        Ownership.createFolderForOwner(folder);
        Path place = folder.toRealPath();
        Ownership ownership = Ownership.of(place.resolve("floor"));
        boolean opened = false;
        try {
            RingRecorder recorder = new RingRecorder(ownership, new Ring(place, bound));
            recorder.writer.start();
            opened = true;
            return recorder;
        } finally {
            if (!opened) {
                ownership.close();
            }
        }
    }

    @Override
    public void record(Snapshot snapshot) {
        if (!queue.offer(Optional.of(snapshot))) {
            countLost("the disk does not keep up");
        }
    }

    /// Snapshots that were not kept, because the disk was too slow or refused.
    public long lost() {
        return lost.get();
    }

    private void countLost(String reason) {
        // Logged when it begins and at every thousandth, not once a second for days.
        if (lost.getAndIncrement() % 1000 == 0) {
            LOG.warn("flight recorder: {} snapshots lost so far: {}", lost.get(), reason);
        }
    }

    private void run() {
        try {
            Optional<Snapshot> next = queue.take();
            while (next.isPresent()) {
                keep(next.get());
                next = queue.take();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Snapshot snapshot) {
        try {
            ring.write(snapshot.at(), SnapshotText.write(snapshot));
        } catch (IOException problem) {
            countLost(String.valueOf(problem.getMessage()));
            try {
                ring.abandon();
            } catch (IOException again) {
                LOG.debug("flight recorder: the segment could not be closed", again);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            boolean told = queue.offer(Optional.empty(), CLOSING.toMillis(), TimeUnit.MILLISECONDS);
            if (told && writer.join(CLOSING)) {
                ring.close();
            } else {
                LOG.warn("flight recorder: the disk did not answer for {}; the last snapshots are lost", CLOSING);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ownership.close();
        }
    }
}
