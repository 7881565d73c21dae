package io.watchfloor.app.bench.diagnosis;

import io.watchfloor.app.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Judges the engine by recorded runs of every scenario: plays and records those that are not there yet, one after
/// another, then replays all of them through the present engine and compares what it tells with what really happened.
public final class DiagnosisBench {
    /// Calm enough for a baseline, then three quarters of a minute of trouble.
    private static final Duration LENGTH = Duration.ofSeconds(95);

    /// What is to be played.
    ///
    /// @param most at most so many are played now; 0 only replays what is there
    public record Wanted(List<String> scenarios, List<String> sizes, long seeds, int most) {
        /// Copies the lists.
        public Wanted {
            scenarios = List.copyOf(scenarios);
            sizes = List.copyOf(sizes);
        }

        boolean contains(RunKey key) {
            return scenarios.contains(key.scenario()) && sizes.contains(key.size()) && key.seed() <= seeds;
        }
    }

    private final Wanted wanted;
    private final Path recordings;
    private final Consumer<Figure> figures;

    /// Recordings are kept in a folder outside any checkout.
    public DiagnosisBench(Wanted wanted, Path recordings, Consumer<Figure> figures) {
        this.wanted = wanted;
        this.recordings = recordings;
        this.figures = figures;
    }

    /// Records what is missing, replays, judges.
    public void run() throws IOException, InterruptedException {
        Files.createDirectories(recordings);
        int live = record();
        List<Score> scores = new ArrayList<>();
        int differences = 0;
        int leaks = 0;
        for (Replay replay : replayed()) {
            RunKey key = replay.key();
            replay.truth().failed().forEach(why -> say(key + ": the lab could not do it: " + why));
            Score score = Score.of(replay);
            scores.add(score);
            differences += replay.differences();
            leaks += replay.leaked() ? 1 : 0;
            say(Words.line(score, replay.differences()));
        }
        say(Words.confusion(scores));
        say(live + " runs played now, " + scores.size() + " judged");
        figures(scores);
        figures.accept(new Figure("diagnosis.replay.differences", differences, "ticks", 0));
        figures.accept(new Figure("diagnosis.leaks", leaks, "runs", 0));
    }

    /// All of them, as many at a time as the machine has processors.
    private List<Replay> replayed() throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("replay-", 0).factory())) {
            List<Future<Replay>> running = new ArrayList<>();
            for (RunKey key : recorded()) {
                running.add(threads.submit(() -> Replay.of(key, key.in(recordings))));
            }
            List<Replay> all = new ArrayList<>();
            for (Future<Replay> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IOException("a recording cannot be replayed", e.getCause());
        }
    }

    private int record() throws IOException, InterruptedException {
        int played = 0;
        for (long seed = 1; seed <= wanted.seeds(); seed++) {
            for (String size : wanted.sizes()) {
                for (String scenario : wanted.scenarios()) {
                    RunKey key = new RunKey(scenario, size, seed);
                    if (played < wanted.most() && !isWhole(key.in(recordings))) {
                        say("playing " + key);
                        if (!new LiveRun(key, LENGTH).recordInto(key.in(recordings))) {
                            say(key + ": no calm beginning, the machine is too busy: not kept");
                        }
                        played++;
                    }
                }
            }
        }
        return played;
    }

    private static boolean isWhole(Path folder) {
        return Files.exists(folder.resolve(LiveRun.DONE));
    }

    private List<RunKey> recorded() throws IOException {
        try (Stream<Path> folders = Files.list(recordings)) {
            return folders.filter(DiagnosisBench::isWhole)
                    .map(RunKey::of)
                    .filter(Objects::nonNull)
                    .filter(wanted::contains)
                    .sorted(Comparator.comparing(RunKey::scenario)
                            .thenComparing(RunKey::size)
                            .thenComparingLong(RunKey::seed))
                    .toList();
        }
    }

    private void figures(List<Score> scores) {
        List<Score> single = scores.stream()
                .filter(score -> !score.key().scenario().contains("+"))
                .toList();
        List<Score> mixed = scores.stream()
                .filter(score -> score.key().scenario().contains("+"))
                .toList();
        wrong(
                "diagnosis.cause.wrong",
                single,
                score -> Optional.of(score.marks().cause()),
                0.05);
        wrong("diagnosis.first.wrong", single, score -> score.marks().first(), 0.10);
        wrong("diagnosis.nature.wrong", single, score -> score.marks().nature(), 0.10);
        wrong("diagnosis.avoid.wrong", single, score -> score.marks().avoid(), 0);
        wrong("diagnosis.recommend.wrong", single, score -> score.marks().recommend(), 1);
        if (!mixed.isEmpty()) {
            wrong(
                    "diagnosis.mixed.missed",
                    mixed,
                    score -> Optional.of(score.marks().cause()),
                    0.20);
        }
        List<Double> seconds = single.stream()
                .filter(score -> score.marks().first().isPresent()
                        || score.marks().nature().isPresent())
                .map(score -> score.seconds().orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toList();
        figures.accept(new Figure("diagnosis.secondsToVerdict.median", rank(seconds, 0.5), "s", 5));
        figures.accept(new Figure("diagnosis.secondsToVerdict.p95", rank(seconds, 0.95), "s", 12));
    }

    private void wrong(String name, List<Score> scores, Function<Score, Optional<Boolean>> mark, double limit) {
        List<Boolean> marks =
                scores.stream().flatMap(score -> mark.apply(score).stream()).toList();
        double wrong = marks.stream().filter(right -> !right).count();
        figures.accept(new Figure(name, marks.isEmpty() ? Double.NaN : wrong / marks.size(), "ratio", limit));
    }

    /// Nearest rank; not a number where that verdict never came.
    private static double rank(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        double value = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static void say(String text) {
        System.err.println(text);
    }

    /// Scores in words.
    private static final class Words {
        static String line(Score score, int differences) {
            String seconds = score.seconds().isPresent()
                    ? "%.1f s".formatted(score.seconds().getAsDouble())
                    : "never";
            return "%-44s %-5s told %-40s first %-5s nature %-5s avoid %-5s advice %-5s after %-7s%s"
                    .formatted(
                            score.key(),
                            score.marks().cause() ? "right" : "WRONG",
                            score.told(),
                            word(score.marks().first()),
                            word(score.marks().nature()),
                            word(score.marks().avoid()),
                            word(score.marks().recommend()),
                            seconds,
                            differences == 0 ? "" : ", " + differences + " ticks other than live");
        }

        private static String word(Optional<Boolean> mark) {
            return mark.map(right -> right ? "right" : "WRONG").orElse("-");
        }

        /// Expected causes down, told causes with their counts beside them.
        static String confusion(List<Score> scores) {
            Map<String, Map<String, Integer>> table = new TreeMap<>();
            for (Score score : scores) {
                table.computeIfAbsent(score.key().scenario(), _ -> new TreeMap<>())
                        .merge((score.marks().cause() ? "" : "! ") + score.told(), 1, Integer::sum);
            }
            StringBuilder text = new StringBuilder("scenario, and what was told (runs; ! is wrong):");
            table.forEach((scenario, told) -> text.append("\n  %-44s ".formatted(scenario))
                    .append(String.join(
                            ", ",
                            told.entrySet().stream()
                                    .map(entry -> entry.getKey() + " " + entry.getValue())
                                    .toList())));
            return text.toString();
        }
    }
}
