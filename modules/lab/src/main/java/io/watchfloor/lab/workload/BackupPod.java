package io.watchfloor.lab.workload;

import io.watchfloor.lab.host.Resources;
import io.watchfloor.lab.kubernetes.PodSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pod that takes a base backup: begins it on the server, reads every file of the data directory at a bounded rate,
/// ends it, and begins again while its plan says so. What it read is thrown away.
final class BackupPod implements RunningPod {
    private static final int PIECE = 256 * 1024;
    private static final int MOST_MEGABYTES = 64;

    private final PodSpec pod;
    private final JobPlans plans;
    private final Backups backups;
    private final PodLog log;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    BackupPod(PodSpec pod, JobPlans plans, Site site, Backups backups) {
        this.pod = pod;
        this.plans = plans;
        this.backups = backups;
        this.log = site.log(pod, site.sessions().nextMaster());
    }

    void start(IntConsumer exited) {
        thread = Thread.ofVirtual().name(pod.name()).start(() -> {
            int code = run();
            if (!stopping) {
                exited.accept(code);
            }
        });
    }

    private int run() {
        try (Connection connection = backups.connect();
                Statement statement = connection.createStatement()) {
            do {
                statement.execute(Resources.text(BackupPod.class, "do_begin_backup.sql"));
                long bytes = read();
                statement.execute(Resources.text(BackupPod.class, "do_end_backup.sql"));
                log.line("INFO", "backup", "copied " + (bytes >> 20) + " MB");
            } while (plan().repeats());
            return 0;
        } catch (SQLException | IOException e) {
            log.line("ERROR", "backup", "failed: " + e.getMessage());
            return 1;
        } catch (InterruptedException _) {
            return 143;
        }
    }

    private BatchJob.Plan plan() {
        return plans.plan(pod.namespace(), BatchJob.BASE_BACKUP);
    }

    private long read() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(backups.files())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(piece); count > 0; count = in.read(piece)) {
                    bytes += count;
                    long megabytes = Math.clamp(plan().batch(), 1, MOST_MEGABYTES);
                    TimeUnit.NANOSECONDS.sleep(count * 1000L / megabytes);
                }
            } catch (NoSuchFileException _) {
                log.line("DEBUG", "backup", "gone meanwhile, the server's log makes good for it: " + file);
            }
        }
        return bytes;
    }

    @Override
    public void stop() {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            Joining.join(List.of(running));
        }
    }

    @Override
    public PodLog log() {
        return log;
    }
}
