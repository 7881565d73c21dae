package io.watchfloor.collectors.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final Requests requests =
            new Requests(20, 0, new TreeMap<>(Map.of(0.5, 15.0, 1.0, 19.0, Double.POSITIVE_INFINITY, 20.0)));

    @Test
    void theShareAboveABoundIsCountedOrInterpolated() {
        assertEquals(0.25, requests.shareAbove(0.5), 1e-9);
        assertEquals(0.13, requests.shareAbove(0.8), 1e-9);
        assertEquals(0.625, requests.shareAbove(0.25), 1e-9);
    }

    @Test
    void aboveTheLastBoundEveryAnswerCounts() {
        assertEquals(0.05, requests.shareAbove(3), 1e-9);
        assertEquals(0, Requests.NONE.shareAbove(3));
    }
}
