package io.watchfloor.lab.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Directories of labs that died without a watchdog: the next lab of the same user ends their servers and removes
/// them.
public final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final String SIGNATURE = "lab.pid";

    private Orphans() {}

    /// Writes down whose directory this is.
    public static void sign(Path folder) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Files.writeString(folder.resolve(SIGNATURE), self.pid() + " " + startOf(self) + "\n");
    }

    private static String startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> String.valueOf(start.toEpochMilli()))
                .orElse("unknown");
    }

    /// Looks among the temporary files; what belongs to others is left alone.
    public static void clean() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, LabFolder.PREFIX + "*")) {
            for (Path folder : folders) {
                if (isOrphan(folder)) {
                    endServers(folder);
                    Folders.remove(folder);
                }
            }
        } catch (IOException e) {
            LOG.debug("orphaned labs in {} were not cleaned", parent, e);
        }
    }

    private static boolean isOrphan(Path folder) {
        try {
            String[] owner = Files.readString(folder.resolve(SIGNATURE)).strip().split(" ", -1);
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(owner[0]));
            return Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                    && Files.isWritable(folder)
                    && process.filter(p -> owner.length > 1 && startOf(p).equals(owner[1]))
                            .isEmpty();
        } catch (IOException | NumberFormatException _) {
            return false;
        }
    }

    private static void endServers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path data : files) {
                Path pidFile = data.resolve("postmaster.pid");
                if (Files.isReadable(pidFile)) {
                    end(data, Files.readAllLines(pidFile));
                }
            }
        }
    }

    /// Only a process that is younger than the directory can be its server; a number may have been given away since.
    private static void end(Path data, List<String> pidFile) {
        if (pidFile.size() > 2 && Path.of(pidFile.get(1)).equals(data)) {
            long started = Long.parseLong(pidFile.get(2).strip());
            ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start -> Math.abs(start.getEpochSecond() - started) < 5)
                            .isPresent())
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
