package io.watchfloor.journal.frames;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Frames of the last hours in one file, the oldest overwritten. The file belongs to this process alone: where the
/// system allows it, it has no name any more once it is open, and it is gone when the ring is closed or the process
/// ends. Safe from any thread; both keeping and reading may take some ten milliseconds.
///
/// @param <F> what is kept, a record of plain values and other records
public final class FrameRing<F extends Record> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameRing.class);
    private static final int BLOCK_FRAMES = 30;
    /// Bounds both what is held in memory and what one look back has to unpack.
    private static final int BLOCK_BYTES = 1 << 20;

    /// How much is kept: the ring stays under both.
    public record Bound(long bytes, Duration age) {}

    private record Block(long offset, int packed, int size, List<Instant> times) {
        Instant first() {
            return times.getFirst();
        }

        Instant last() {
            return times.getLast();
        }
    }

    private record Opened(Block block, BlockReader reader) {}

    private final Class<F> type;
    private final Bound bound;
    private final FileChannel file;
    private final Kinds kinds = new Kinds();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private BlockWriter open;
    private long end;
    private @Nullable Opened opened;

    private FrameRing(Class<F> type, Bound bound, FileChannel file) {
        this.type = type;
        this.bound = bound;
        this.file = file;
        this.open = new BlockWriter(type, kinds);
    }

    /// A new, empty ring with its file in this folder.
    public static <F extends Record> FrameRing<F> open(Path folder, Bound bound, Class<F> type) throws IOException {
        // Readable by its owner only from the first instant.
        Path path = Files.createTempFile(folder, "frames-", ".ring");
        return new FrameRing<>(
                type,
                bound,
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /// Keeps a frame; one that is not newer than the last is left out.
    public synchronized void keep(Instant at, F frame) throws IOException {
        Instant last = newest();
        if (last != null && !at.isAfter(last)) {
            return;
        }
        open.add(at, frame);
        if (open.times().size() >= BLOCK_FRAMES || open.size() >= BLOCK_BYTES) {
            write(open);
            open = new BlockWriter(type, kinds);
        }
        Instant oldest = at.minus(bound.age());
        while (!blocks.isEmpty() && blocks.getFirst().last().isBefore(oldest)) {
            blocks.removeFirst();
        }
    }

    private void write(BlockWriter full) throws IOException {
        byte[] bytes = full.toArray();
        byte[] packed = deflate(bytes);
        if (packed.length > bound.bytes()) {
            LOG.warn("frames of {} bytes do not fit into {}: they are not kept", packed.length, bound.bytes());
            return;
        }
        boolean again = end + packed.length > bound.bytes();
        long offset = again ? 0 : end;
        long until = offset + packed.length;
        // What is left of the round before lies behind the place of writing, the oldest first.
        while (!blocks.isEmpty() && overwritten(blocks.getFirst(), again, until)) {
            blocks.removeFirst();
        }
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        long position = offset;
        while (buffer.hasRemaining()) {
            position += file.write(buffer, position);
        }
        end = until;
        blocks.addLast(new Block(offset, packed.length, bytes.length, List.copyOf(full.times())));
    }

    private boolean overwritten(Block oldest, boolean again, long until) {
        boolean before = oldest.offset() >= end;
        return again ? before || oldest.offset() < until : before && oldest.offset() < until;
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length + bytes.length / 1000 + 64];
            int size = deflater.deflate(packed);
            return Arrays.copyOf(packed, size);
        } finally {
            deflater.end();
        }
    }

    /// The last frame kept at or before this instant; absent when that is before the first.
    ///
    /// @throws IOException when the file cannot be read
    public synchronized Optional<F> at(Instant instant) throws IOException {
        if (!open.times().isEmpty() && !open.times().getFirst().isAfter(instant)) {
            int number = last(open.times(), instant);
            return Optional.of(new BlockReader(open.toArray(), kinds).frame(number, type));
        }
        for (Block block : (Iterable<Block>) blocks::descendingIterator) {
            if (!block.first().isAfter(instant)) {
                return Optional.of(reader(block).frame(last(block.times(), instant), type));
            }
        }
        return Optional.empty();
    }

    private static int last(List<Instant> times, Instant instant) {
        int number = 0;
        while (number + 1 < times.size() && !times.get(number + 1).isAfter(instant)) {
            number++;
        }
        return number;
    }

    /// One block stays open: whoever steps back by seconds stays in it.
    private BlockReader reader(Block block) throws IOException {
        Opened before = opened;
        if (before != null && before.block().equals(block)) {
            return before.reader();
        }
        BlockReader reader = new BlockReader(inflate(block), kinds);
        opened = new Opened(block, reader);
        return reader;
    }

    private byte[] inflate(Block block) throws IOException {
        ByteBuffer packed = ByteBuffer.allocate(block.packed());
        long position = block.offset();
        while (packed.hasRemaining()) {
            int read = file.read(packed, position);
            if (read < 0) {
                throw new IOException("the file of frames is shorter than it was");
            }
            position += read;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.array());
            byte[] bytes = new byte[block.size()];
            if (inflater.inflate(bytes) != bytes.length) {
                throw new IOException("a block of frames is damaged");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IOException("a block of frames is damaged", e);
        } finally {
            inflater.end();
        }
    }

    /// When the first frame that is still kept was taken; absent before it.
    public synchronized Optional<Instant> first() {
        if (!blocks.isEmpty()) {
            return Optional.of(blocks.getFirst().first());
        }
        return open.times().isEmpty()
                ? Optional.empty()
                : Optional.of(open.times().getFirst());
    }

    /// When the newest frame was taken; absent before the first.
    public synchronized Optional<Instant> last() {
        return Optional.ofNullable(newest());
    }

    private @Nullable Instant newest() {
        if (!open.times().isEmpty()) {
            return open.times().getLast();
        }
        return blocks.isEmpty() ? null : blocks.getLast().last();
    }

    /// What the kept frames take on disk.
    public synchronized long bytes() {
        return blocks.stream().mapToLong(Block::packed).sum();
    }

    @Override
    public synchronized void close() throws IOException {
        blocks.clear();
        opened = null;
        file.close();
    }
}
