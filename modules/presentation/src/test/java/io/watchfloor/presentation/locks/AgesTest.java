package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AgesTest {
    @Test
    void columnsGrowFromTenthsToDays() {
        List<String> columns = LongStream.of(0, 37_200, 59_960, 72_400, 11_225_000, 183_600_000)
                .mapToObj(millis -> Ages.column(Duration.ofMillis(millis)))
                .toList();
        assertEquals(List.of("0.0", "37.2", "1:00.0", "1:12.4", "3:07:05", "2 d 03:00"), columns);
        assertEquals("–", Ages.column(null));
    }

    @Test
    void clocksApartNeverShowANegativeAge() {
        assertEquals("0.0", Ages.column(Duration.ofMillis(-300)));
        assertEquals("0.0 s", Ages.words(Duration.ofMillis(-300)));
    }

    @Test
    void sentencesRoundAsTheyGrow() {
        List<String> words = LongStream.of(400, 36_400, 72_400, 11_225_000, 183_600_000)
                .mapToObj(millis -> Ages.words(Duration.ofMillis(millis)))
                .toList();
        assertEquals(List.of("0.4 s", "36 s", "1 min 12 s", "3 h 7 min", "2 d 3 h"), words);
    }
}
