package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.LabFolder;
import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// Makes the first data directory of a pair: initdb, the lab's settings, and who may connect.
final class Cluster {
    private Cluster() {}

    static void make(Commands commands, Path data, Path passwordFile) throws IOException, InterruptedException {
        Path log = data.resolveSibling("initdb.log");
        int code = commands.run(
                log,
                Map.of(),
                "initdb",
                List.of(
                        "-D",
                        data.toString(),
                        "-U",
                        PostgresPair.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync",
                        "--no-instructions"));
        if (code != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new CannotStart("initdb failed: " + (lines.isEmpty() ? "exit code " + code : lines.getLast()));
        }
        Files.writeString(
                data.resolve("postgresql.conf"),
                Resources.text(Cluster.class, "lab.conf"),
                StandardOpenOption.TRUNCATE_EXISTING);
        Files.writeString(
                data.resolve("pg_hba.conf"),
                Resources.text(Cluster.class, "pg_hba.conf"),
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    /// Keeps the replication password in a file, for libpq.
    static Path passFile(LabFolder folder, Role replicator) throws IOException {
        return folder.write(
                "secrets/replicator.pgpass", "*:*:*:" + replicator.name() + ":" + replicator.password() + "\n");
    }
}
