package io.watchfloor.app.bench;

import io.watchfloor.app.UserError;
import io.watchfloor.app.contention.OwnServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What pgbench does with the console against without, in the order with, without, without, with: server and pgbench on
/// one core, the console on another. The console is stopped in the windows without it.
final class Throughput {
    private static final int WINDOWS = 24;
    private static final int SECONDS = 8;
    private static final double MOST_LOST = 0.01;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final List<String> CORE_OF_SERVER = List.of("taskset", "-c", "0");
    private static final List<String> CORE_OF_CONSOLE = List.of("taskset", "-c", "1");

    private final @Nullable Path postgres;
    private final Consumer<Figure> figures;

    Throughput(@Nullable Path postgres, Consumer<Figure> figures) {
        this.postgres = postgres;
        this.figures = figures;
    }

    void run() throws SQLException, IOException, InterruptedException {
        try (OwnServer server = OwnServer.start(postgres, CORE_OF_SERVER)) {
            if (!Files.isExecutable(server.program("pgbench"))) {
                throw new UserError("there is no pgbench beside PostgreSQL's programs: --postgres FOLDER", 2);
            }
            int port = server.target().port();
            pgbench(server, port, "-i", "-s", "10", "-q");
            pgbench(server, port, "-c", "4", "-T", Integer.toString(SECONDS));
            Path folder = Files.createTempDirectory("watchfloor-bench-console-");
            Process console = console(folder, port);
            try {
                report(windows(server, port, console));
            } finally {
                signal("CONT", console);
                console.destroy();
                console.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /// Throughputs with and without, in pairs.
    private double[][] windows(OwnServer server, int port, Process console) throws IOException, InterruptedException {
        double[][] pairs = new double[WINDOWS / 2][2];
        for (int window = 0; window < WINDOWS; window++) {
            boolean with = window % 4 == 0 || window % 4 == 3;
            signal(with ? "CONT" : "STOP", console);
            pairs[window / 2][with ? 0 : 1] = pgbench(server, port, "-c", "4", "-T", Integer.toString(SECONDS));
            if (!console.isAlive()) {
                throw new IOException("the console has ended");
            }
        }
        return pairs;
    }

    /// The median of the pairs' ratios, and by resampling between what bounds it lies nineteen times in twenty.
    private void report(double[][] pairs) {
        double[] ratios =
                Arrays.stream(pairs).mapToDouble(pair -> pair[0] / pair[1]).toArray();
        Random random = new Random(1);
        double[] medians = random.ints(2_000, 0, Integer.MAX_VALUE)
                .mapToDouble(seed -> {
                    Random draw = new Random(seed);
                    return median(Arrays.stream(ratios)
                            .map(_ -> ratios[draw.nextInt(ratios.length)])
                            .toArray());
                })
                .sorted()
                .toArray();
        System.err.printf(
                "throughput with the console to without: median %.4f, between %.4f and %.4f in 95 of 100 resamplings%n",
                median(ratios), medians[50], medians[1_949]);
        // A figure is held by being small: the share of the throughput that is lost.
        figures.accept(new Figure("locks.throughput-lost", 1 - median(ratios), "ratio", MOST_LOST));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Process console(Path folder, int port) throws IOException {
        Path estate = folder.resolve("estate.yaml");
        Files.writeString(estate, """
                estate: {name: bench, title: Bench, environment: development, zone: UTC}
                postgres:
                  - name: pg
                    nodes: ["127.0.0.1:%d"]
                    ssl: disable
                    database: postgres
                    watch: {user: watchfloor}
                """.formatted(port));
        List<String> command = new ArrayList<>(CORE_OF_CONSOLE);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx300m", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-p", System.getProperty("jdk.module.path", ""), "--add-modules", "ALL-MODULE-PATH"));
        command.addAll(List.of("-m", "io.watchfloor.app/io.watchfloor.app.Main", "watch"));
        command.addAll(List.of("--estate", estate.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        return builder.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static double pgbench(OwnServer server, int port, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(CORE_OF_SERVER);
        command.add(server.program("pgbench").toString());
        command.addAll(List.of(
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                server.target().superuser()));
        command.addAll(List.of(arguments));
        command.add("postgres");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            output = String.join("\n", reader.readAllLines());
        }
        if (process.waitFor() != 0) {
            throw new IOException("pgbench: " + output);
        }
        Matcher matcher = TPS.matcher(output);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }
}
