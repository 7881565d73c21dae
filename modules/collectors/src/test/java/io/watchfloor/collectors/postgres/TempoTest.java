package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TempoTest {
    private static final Duration CHEAP = Duration.ofMillis(2);
    private static final Duration QUICK = Duration.ofMillis(10);

    private final Tempo tempo = new Tempo();

    private List<Long> seconds(int looks, Duration took, Duration cost) {
        List<Long> seconds = new ArrayList<>();
        for (int look = 0; look < looks; look++) {
            tempo.looked(took, cost);
            seconds.add(tempo.interval().toSeconds());
        }
        return seconds;
    }

    @Test
    void aSlowServerIsLookedAtLessAndLess() {
        assertEquals(List.of(2L, 4L, 8L, 8L), seconds(4, Duration.ofMillis(700), CHEAP));
    }

    @Test
    void oneGoodLookDoesNotMakeItQuickAgain() {
        seconds(2, Duration.ofMillis(700), CHEAP);
        assertEquals(List.of(4L, 4L, 4L, 4L, 4L, 4L, 4L, 4L, 4L, 2L), seconds(10, QUICK, CHEAP));
        assertEquals(List.of(2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 1L), seconds(10, QUICK, CHEAP));
    }

    @Test
    void neitherQuickNorSlowKeepsThePace() {
        seconds(1, Duration.ofMillis(700), CHEAP);
        assertEquals(2L, seconds(50, Duration.ofMillis(300), CHEAP).getLast());
    }

    @Test
    void oneDearLookChangesNothingButManyDo() {
        assertEquals(List.of(1L), seconds(1, QUICK, Duration.ofMillis(90)));
        seconds(20, QUICK, CHEAP);
        assertEquals(1L, seconds(1, QUICK, Duration.ofMillis(90)).getLast());
        assertEquals(8L, seconds(30, QUICK, Duration.ofMillis(40)).getLast());
    }

    @Test
    void aRefusedLookIsASlowOne() {
        tempo.failed();
        assertEquals(Duration.ofSeconds(2), tempo.interval());
    }
}
