package io.watchfloor.lab.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads files from the disk itself, past the system's cache, where the file system offers that; else as ever. One
/// thread.
final class FileReading {
    private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
    private static final Optional<OpenOption> DIRECT = direct();
    private static final int BLOCK = 4096;
    private static final int PIECE = 1 << 20;

    private final BooleanSupplier stopping;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE + BLOCK)
            .alignedSlice(BLOCK)
            .limit(PIECE)
            .slice();

    /// `stopping` is asked before each piece.
    FileReading(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /// Answers how many bytes there were. A file that is gone meanwhile is left out, as the server's log makes good
    /// for it.
    long read(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            try (FileChannel channel = open(file)) {
                int count = 0;
                while (count >= 0 && !stopping.getAsBoolean()) {
                    piece.clear();
                    count = channel.read(piece);
                    bytes += Math.max(0, count);
                    // Past the cache the next read must begin at a whole block: a short one was the last.
                    if (count % BLOCK != 0) {
                        count = -1;
                    }
                }
            } catch (NoSuchFileException gone) {
                LOG.debug("gone meanwhile", gone);
            }
        }
        return bytes;
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return DIRECT.isPresent() && Files.getFileStore(file).getBlockSize() <= BLOCK
                    ? FileChannel.open(file, StandardOpenOption.READ, DIRECT.get())
                    : FileChannel.open(file, StandardOpenOption.READ);
        } catch (UnsupportedOperationException | FileSystemException _) {
            return FileChannel.open(file, StandardOpenOption.READ);
        }
    }

    /// By name: javac warns of every use of the JDK's own option, and there is no other way past the cache.
    private static Optional<OpenOption> direct() {
        try {
            Object[] options =
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
            return Stream.of(options)
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException absent) {
            LOG.debug("no reading past the cache", absent);
            return Optional.empty();
        }
    }
}
