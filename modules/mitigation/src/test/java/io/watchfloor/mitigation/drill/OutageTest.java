package io.watchfloor.mitigation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.watchfloor.mitigation.drill.Write.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutageTest {
    private static Write write(long millis, Fate fate) {
        return new Write(millis, Duration.ofMillis(millis), Duration.ofMillis(10), fate, "a:5432");
    }

    private static List<Write> acknowledged(long... millis) {
        List<Write> writes = new ArrayList<>();
        for (long each : millis) {
            writes.add(write(each, Fate.ACKNOWLEDGED));
        }
        return writes;
    }

    @Test
    void aGapFromBeforeTheActDoesNotCount() {
        List<Write> writes = acknowledged(0, 5_000, 5_050, 5_100, 5_900, 5_950);
        Outage outage = Outage.longest(writes, Duration.ofMillis(5_120), Duration.ofMillis(6_000));
        assertNotNull(outage);
        assertEquals(Duration.ofMillis(800), outage.length(Duration.ofMillis(6_000)));
    }

    @Test
    void theGapThatHoldsTheActBeginsAtTheLastAcknowledgementBeforeIt() {
        Outage outage = Outage.longest(acknowledged(0, 50, 1_050), Duration.ofMillis(500), Duration.ofMillis(1_100));
        assertEquals(new Outage(Duration.ofMillis(60), Duration.ofMillis(1_060)), outage);
    }

    @Test
    void answersThatComeInAnotherOrderAreSorted() {
        Outage outage = Outage.longest(acknowledged(1_050, 0, 50), Duration.ofMillis(500), Duration.ofMillis(1_100));
        assertEquals(new Outage(Duration.ofMillis(60), Duration.ofMillis(1_060)), outage);
    }

    @Test
    void oneThatLastsCountsToNow() {
        List<Write> writes = acknowledged(0, 50);
        writes.add(write(100, Fate.UNKNOWN));
        writes.add(write(150, Fate.FAILED));
        Outage outage = Outage.longest(writes, Duration.ofMillis(90), Duration.ofMillis(3_060));
        assertNotNull(outage);
        assertEquals(Duration.ofMillis(3_000), outage.length(Duration.ofMillis(3_060)));
        assertNull(Outage.longestOver(writes, Duration.ofMillis(90)));
    }
}
