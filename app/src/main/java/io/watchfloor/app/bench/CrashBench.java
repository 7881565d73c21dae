package io.watchfloor.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.Secrets;
import io.watchfloor.journal.FileJournal;
import io.watchfloor.journal.Verification;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Kills a console with -9 at random moments of a pause and its undo, again and again on one state folder while the
/// lab runs on, and counts after each restart what was left in force, done twice, or broken in the journal.
final class CrashBench {
    /// Half of the kills fall anywhere in a pause's life, the others soon after one of these steps.
    private static final List<String> STEPS = List.of("proposing", "approving", "acted");

    private static final int LIFE_MILLIS = 4_000;
    private static final int SOON_MILLIS = 150;

    private static final JsonMapper JSON = new JsonMapper();

    private final int points;
    private final Consumer<Figure> figures;
    private final Random random;
    private final Map<String, Integer> killedAfter = new TreeMap<>();
    private int leftInForce;
    private int doneTwice;
    private int journalBroken;
    private int notSettled;

    CrashBench(int points, long seed, Consumer<Figure> figures) {
        this.points = points;
        this.random = new Random(seed);
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        try (LabProcess lab = LabProcess.start("steady", 1);
                HttpClient http = HttpClient.newHttpClient()) {
            Cluster cluster = new Cluster(http, lab.readEstate());
            long generation = cluster.generation();
            for (int point = 0; point <= points; point++) {
                // The last start only takes up what the kill before it left.
                generation = once(lab, cluster, generation, point < points);
            }
        }
        figures.accept(new Figure("desk.crash.points-missing", points - killed(), "points", 0));
        figures.accept(new Figure("desk.crash.left-in-force", leftInForce, "points", 0));
        figures.accept(new Figure("desk.crash.done-twice", doneTwice, "points", 0));
        figures.accept(new Figure("desk.crash.journal-broken", journalBroken, "points", 0));
        figures.accept(new Figure("desk.crash.not-settled", notSettled, "points", 0));
        System.err.println("killed after: " + killedAfter);
    }

    private int killed() {
        return killedAfter.values().stream().mapToInt(Integer::intValue).sum();
    }

    private long once(LabProcess lab, Cluster cluster, long before, boolean kill)
            throws IOException, InterruptedException {
        Process console = new ProcessBuilder(LabProcess.javaCommand(
                        "io.watchfloor.app/" + CrashActor.class.getName(),
                        lab.estate().toString(),
                        lab.state().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = console.inputReader(StandardCharsets.UTF_8)) {
            if (!Objects.equals(lines.readLine(), "settled")) {
                notSettled++;
                return cluster.generation();
            }
            long settled = cluster.generation();
            leftInForce += cluster.suspended() ? 1 : 0;
            doneTwice += settled == before || settled == before + 2 ? 0 : 1;
            journalBroken += intact(lab.state()) ? 0 : 1;
            if (kill) {
                killAtRandom(console, lines, lab.state());
            }
            return settled;
        } finally {
            console.destroyForcibly().waitFor();
        }
    }

    private void killAtRandom(Process console, BufferedReader lines, Path state)
            throws IOException, InterruptedException {
        boolean anywhere = random.nextBoolean();
        String after = anywhere ? STEPS.getFirst() : STEPS.get(random.nextInt(STEPS.size()));
        int delay = random.nextInt(anywhere ? LIFE_MILLIS : SOON_MILLIS);
        String line = lines.readLine();
        while (line != null && !line.equals(after)) {
            line = lines.readLine();
        }
        // A moment of chance is what is measured here.
        console.waitFor(Duration.ofMillis(delay));
        console.destroyForcibly().waitFor();
        killedAfter.merge(lastStep(state), 1, Integer::sum);
    }

    /// The step that the journal's last whole line tells of: where the kill fell.
    private static String lastStep(Path state) throws IOException {
        String step = "nothing";
        for (Path chain : chains(state)) {
            for (String line : Files.readAllLines(chain)) {
                if (line.endsWith("}")) {
                    step = JSON.readTree(line).path("step").asText(step);
                }
            }
        }
        return step;
    }

    private static List<Path> chains(Path state) throws IOException {
        try (var files = Files.walk(state)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    private static boolean intact(Path state) throws IOException {
        for (Path chain : chains(state)) {
            if (!(FileJournal.verify(chain) instanceof Verification.Intact)) {
                return false;
            }
        }
        return true;
    }

    /// The lab's cluster as anyone may read it.
    private static final class Cluster {
        private final HttpClient http;
        private final URI url;
        private final String token;
        private final String batch;

        Cluster(HttpClient http, Estate estate) throws IOException {
            KubernetesCluster cluster = Objects.requireNonNull(estate.systems().kubernetes());
            this.http = http;
            this.url = Objects.requireNonNull(cluster.url());
            this.batch =
                    "/apis/batch/v1/namespaces/" + estate.tenants().getFirst().namespace();
            try {
                this.token =
                        Secrets.read(Objects.requireNonNull(cluster.tokens().watch()));
            } catch (ConnectionException e) {
                throw new IOException(e);
            }
        }

        /// Counts the changes of the CronJob's spec.
        long generation() throws IOException {
            return cronJob().at("/metadata/generation").asLong();
        }

        boolean suspended() throws IOException {
            if (cronJob().at("/spec/suspend").asBoolean()) {
                return true;
            }
            for (JsonNode job : get(batch + "/jobs").path("items")) {
                if (job.at("/spec/suspend").asBoolean()) {
                    return true;
                }
            }
            return false;
        }

        private JsonNode cronJob() throws IOException {
            return get(batch + "/cronjobs/" + CrashActor.JOB);
        }

        private JsonNode get(String path) throws IOException {
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(url.resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("the cluster answered " + answer.statusCode());
                }
                return JSON.readTree(answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while asking the cluster");
            }
        }
    }
}
