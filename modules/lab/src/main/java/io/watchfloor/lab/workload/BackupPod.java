package io.watchfloor.lab.workload;

import io.watchfloor.lab.host.Resources;
import io.watchfloor.lab.kubernetes.PodSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pod that takes a base backup: begins it on the server, reads the files of the data directory in several streams,
/// ends it, and begins again while its plan says so. What it read is thrown away.
final class BackupPod implements RunningPod {
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
            } while (plan().repeats() && !stopping);
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

    /// Every stream reads every file, each from another one on.
    private long read() throws IOException, InterruptedException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(backups.files())) {
            files = all.filter(Files::isRegularFile).toList();
        }
        int streams = plan().sessions();
        try (ExecutorService readers = Executors.newFixedThreadPool(
                streams, Thread.ofPlatform().name("backup-", 0).factory())) {
            List<Future<Long>> reading = new ArrayList<>();
            for (int stream = 0; stream < streams; stream++) {
                List<Path> own = new ArrayList<>(files);
                Collections.rotate(own, stream * files.size() / streams);
                reading.add(readers.submit(() -> new FileReading(() -> stopping).read(own)));
            }
            long bytes = 0;
            for (Future<Long> stream : reading) {
                bytes += stream.get();
            }
            return bytes;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
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
