package io.watchfloor.diagnosis.baselines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.diagnosis.baselines.Steady.Pace;
import io.watchfloor.signals.State;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SteadyTest {
    private static final Instant START = Instant.parse("2026-06-14T02:00:00Z");

    /// The state after each second that looked like a letter: h healthy, i idle, g degraded, d down, s stale.
    private static String shown(String seen) {
        Steady steady = Steady.first(State.HEALTHY, START);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < seen.length(); i++) {
            steady = steady.next(state(seen.charAt(i)), START.plusSeconds(i), 1, Pace.USUAL);
            shown.append(letter(steady.state()));
        }
        return shown.toString();
    }

    private static State state(char letter) {
        return Arrays.stream(State.values())
                .filter(state -> letter(state) == letter)
                .findFirst()
                .orElseThrow();
    }

    private static char letter(State state) {
        return switch (state) {
            case DOWN -> 'd';
            case DEGRADED -> 'g';
            case UNKNOWN -> 'u';
            case STALE -> 's';
            case MAINTENANCE -> 'm';
            case IDLE -> 'i';
            case HEALTHY -> 'h';
        };
    }

    @Test
    void itTurnsWorseAfterThreeSecondsInARowAndBetterAfterFive() {
        assertEquals("hhggggghhh", shown("ggghhhhhhh"));
        assertEquals("hhdddddhhh", shown("dddhhhhhhh"));
        assertEquals("hhdddddiii", shown("dddiiiiiii"));
    }

    @Test
    void evidenceThatComesAndGoesChangesNothing() {
        assertEquals("hhhhhhhhh", shown("gghgghggh"));
        assertEquals("hhgggggggggggg", shown("ggghhhhghhhhgh"));
    }

    @Test
    void downTurnsToDegradedAfterFiveSecondsOfSomethingCompleting() {
        assertEquals("hhdddddggg", shown("dddggggggg"));
    }

    @Test
    void mixedEvidenceIsAtLeastDegraded() {
        assertEquals("hhgggg", shown("dgdgdg"));
    }

    @Test
    void notKnowingShowsAtOnceAndSoDoesWhatFollows() {
        assertEquals("sssggggg", shown("sssghhhh"));
        assertEquals("hshi", shown("hshi"));
    }
}
