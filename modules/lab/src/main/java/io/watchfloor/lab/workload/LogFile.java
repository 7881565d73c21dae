package io.watchfloor.lab.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log file that the pods of one pool share: a megabyte, and the megabyte before it. Any thread.
final class LogFile {
    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final long LIMIT = 1 << 20;

    private final Path file;
    private long written;

    LogFile(Path file) {
        this.file = file;
    }

    synchronized void append(String line) {
        try {
            if (written > LIMIT) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                written = 0;
            }
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written += line.length() + 1;
        } catch (IOException e) {
            LOG.debug("log line not written to {}", file, e);
        }
    }
}
