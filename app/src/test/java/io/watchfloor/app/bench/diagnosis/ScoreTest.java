package io.watchfloor.app.bench.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T03:00:00Z");
    private static final RunKey KEY = new RunKey("a", "medium", 1);
    private static final String FINDING = """
            {"at":"2026-11-21T03:00:00Z","event":"scenario","name":"a","expected":[{"verdict":"finding","from":"bad",\
            "layer":"redis","cause":["evictions:*"],"first":["till"],"nature":[],"recommend":[],"avoid":["add-workers"]}]}
            {"at":"2026-11-21T03:00:30Z","event":"phase","name":"bad"}
            {"at":"2026-11-21T03:00:32Z","event":"took-hold","phase":"bad","what":"redis-filled"}
            """;
    private static final String UNKNOWN = """
            {"at":"2026-11-21T03:00:00Z","event":"scenario","name":"a","expected":[{"verdict":"unknown","from":"gone"}]}
            {"at":"2026-11-21T03:00:20Z","event":"took-hold","phase":"gone","what":"source-lost"}
            {"at":"2026-11-21T03:00:40Z","event":"ended","what":"source-lost"}
            """;

    @TempDir
    Path folder;

    private final List<Told> told = new ArrayList<>();

    private void tells(int from, int to, String cause) {
        for (int second = from; second < to; second++) {
            Told.Finding finding = new Told.Finding(
                    cause, "redis", "till", "unknown", new Told.Said(List.of(), List.of("add-workers")));
            told.add(new Told(
                    BEGAN.plusSeconds(second),
                    cause.isEmpty() ? "healthy" : "finding",
                    cause.isEmpty() ? Optional.empty() : Optional.of(finding),
                    0,
                    ""));
        }
    }

    private void isUnsure(int from, int to, int unsure) {
        for (int second = from; second < to; second++) {
            told.add(new Told(BEGAN.plusSeconds(second), "unknown", Optional.empty(), unsure, ""));
        }
    }

    private Score score(String story) throws IOException {
        Path file = Files.writeString(folder.resolve("story.jsonl"), story);
        return Score.of(new Replay(KEY, Truth.read(file), told, 0, false));
    }

    @Test
    void theCauseThatLedLongestCountsAndTimeRunsFromTakingHold() throws IOException {
        tells(0, 32, "");
        tells(32, 36, "cpu");
        tells(36, 60, "evictions:redis");
        Score score = score(FINDING);
        assertTrue(score.marks().cause());
        assertEquals(Optional.of(true), score.marks().first());
        assertEquals(Optional.empty(), score.marks().nature());
        assertEquals(Optional.of(true), score.marks().avoid());
        assertEquals(OptionalDouble.of(4), score.seconds());
    }

    @Test
    void aRightCauseThatWasToldBrieflyIsWrong() throws IOException {
        tells(0, 33, "");
        tells(33, 35, "evictions:redis");
        tells(35, 60, "cpu");
        assertFalse(score(FINDING).marks().cause());
        assertEquals("cpu", score(FINDING).told());
    }

    @Test
    void silenceIsWrongInEverythingThatWasDemanded() throws IOException {
        tells(0, 60, "");
        Score score = score(FINDING);
        assertFalse(score.marks().cause());
        assertEquals(Optional.of(false), score.marks().first());
        assertEquals(OptionalDouble.empty(), score.seconds());
    }

    @Test
    void aLostSourceMustBeOwnedUpToAndForgottenAgain() throws IOException {
        isUnsure(0, 22, 2);
        isUnsure(22, 42, 5);
        isUnsure(42, 60, 2);
        assertTrue(score(UNKNOWN).marks().cause());
        told.clear();
        isUnsure(0, 60, 2);
        assertFalse(score(UNKNOWN).marks().cause());
    }
}
