package io.watchfloor.app.bench.diagnosis;

import io.watchfloor.app.headless.HeadlessRun;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Plays one scenario in a lab of its own, watches it as a console does, and keeps what was watched, what was told,
/// and beside it what really happened.
final class LiveRun {
    static final String STORY = "story.jsonl";
    static final String TOLD = "told.txt";
    static final String RECORDING = "recording";
    static final String ESTATE = "estate.yaml";
    /// Written last: a folder without it is no whole run.
    static final String DONE = "done.txt";

    private static final Duration SETTLES = Duration.ofSeconds(35);
    private static final Duration CALM = Duration.ofSeconds(5);

    private final RunKey key;
    private final Duration length;

    LiveRun(RunKey key, Duration length) {
        this.key = key;
        this.length = length;
    }

    /// Whether it began calm; what did not is no evidence of anything and is not kept.
    boolean recordInto(Path folder) throws IOException, InterruptedException {
        empty(folder);
        Files.createDirectories(folder);
        String before = load();
        List<Told> told = new ArrayList<>();
        try (LabProcess lab = LabProcess.start(key.scenario(), key.size(), key.seed())) {
            Estate estate = lab.readEstate();
            copyEstate(lab.estate(), folder);
            try (Watch watch = new Watch(estate, folder.resolve("console"), Clock.systemUTC(), false);
                    PrintStream nowhere =
                            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
                new HeadlessRun(watch, nowhere, tick -> told.add(Told.of(tick.judgement())))
                        .run(key.scenario(), length, null);
            }
            Files.copy(lab.story(), folder.resolve(STORY), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(folder.resolve("console").resolve("recording"), folder.resolve(RECORDING));
        empty(folder.resolve("console"));
        Files.write(folder.resolve(TOLD), told.stream().map(Told::line).toList());
        if (!beganCalm(Truth.read(folder.resolve(STORY)), told)) {
            return false;
        }
        Files.writeString(folder.resolve(DONE), "load average " + before + " before, " + load() + " after\n");
        return true;
    }

    /// A machine that is too busy shows trouble of its own before there is any.
    private static boolean beganCalm(Truth truth, List<Told> told) {
        if (told.isEmpty()) {
            return false;
        }
        Instant trouble = truth.expected().stream()
                .flatMap(expected -> expected.begins().stream())
                .min(Comparator.naturalOrder())
                .orElse(told.getFirst().at().plus(SETTLES));
        return told.stream()
                .filter(tick -> tick.at().isBefore(trouble) && tick.at().isAfter(trouble.minus(CALM)))
                .allMatch(Told::isWell);
    }

    /// The estate's description and its packs; secrets stay where they are and go with the lab.
    private static void copyEstate(Path estate, Path folder) throws IOException {
        Path from = estate.toAbsolutePath().getParent();
        if (from == null) {
            throw new IOException("no folder of " + estate);
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
            }
        }
        if (!folder.resolve(ESTATE).toFile().isFile()) {
            Files.copy(estate, folder.resolve(ESTATE));
        }
    }

    /// The machine's load over the last minute, where the system tells it.
    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).split(" ", 2)[0] : "unknown";
    }

    static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
