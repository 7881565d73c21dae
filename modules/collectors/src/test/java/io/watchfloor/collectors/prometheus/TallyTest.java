package io.watchfloor.collectors.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void routersThatAreGoneAreNotKeptForever() {
        Tally tally = new Tally();
        for (int i = 0; i < 10_000; i++) {
            tally.add(List.of(requests("shop", i), requests("route-" + i, 1)));
        }
        assertTrue(tally.size() < 3_000, () -> "kept: " + tally.size());
        assertEquals(9_999, tally.byRouter().getOrDefault("shop", Requests.NONE).answered());
    }

    private static Exposition.Series requests(String router, double count) {
        return new Exposition.Series("traefik_router_requests_total", Map.of("router", router, "code", "200"), count);
    }
}
