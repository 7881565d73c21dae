package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimeCardTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /// 02:53:41 there.
    private static final Instant NOW = Instant.parse("2026-11-28T01:53:41Z");

    @Test
    void aTimeOfDayIsTheLastOne() {
        assertEquals(Optional.of(Instant.parse("2026-11-28T01:51:07Z")), TimeCard.read("02:51:07", PARIS, NOW));
        assertEquals(Optional.of(Instant.parse("2026-11-28T01:51:00Z")), TimeCard.read(" 2:51 ", PARIS, NOW));
        assertEquals(Optional.of(Instant.parse("2026-11-27T22:10:00Z")), TimeCard.read("23:10", PARIS, NOW));
        assertEquals(Optional.empty(), TimeCard.read("noon", PARIS, NOW));
        assertEquals(Optional.empty(), TimeCard.read("", PARIS, NOW));
    }
}
