package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecordedTextTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54Z");

    private static Recorded recorded(String who, Map<String, String> details) {
        Entry entry = new Entry(AT, "m-1", "refused", who, details);
        return new Recorded("ops@nb.1", 7, entry, new Recorded.Origin(true, "ann", AT.plusSeconds(1)));
    }

    @Test
    void aCellThatWouldCalculateOrSplitIsMadeText() {
        assertEquals(
                "2026-11-28T02:53:54Z,ops@nb.1,7,'=cmd(),m-1,refused,\"no, \"\"never\"\"\",\"{\"\"reason\"\":\"\"no, "
                        + "\\\"\"never\\\"\"\"\"}\",ann,2026-11-28T02:53:55Z,true",
                RecordedText.csv(recorded("=cmd()", Map.of("reason", "no, \"never\""))));
        assertEquals(
                RecordedText.CSV_HEAD.split(",", -1).length,
                RecordedText.csv(recorded("a", Map.of())).split(",", -1).length);
    }

    @Test
    void aJsonLineHoldsEverything() {
        assertEquals(
                "{\"at\":\"2026-11-28T02:53:54Z\",\"console\":\"ops@nb.1\",\"line\":7,\"who\":\"ann\",\"mitigation\":"
                        + "\"m-1\",\"step\":\"refused\",\"details\":{\"a\":\"1\",\"b\":\"2\"},\"author\":\"ann\","
                        + "\"received\":\"2026-11-28T02:53:55Z\",\"linked\":true}",
                RecordedText.json(recorded("ann", Map.of("b", "2", "a", "1"))));
    }
}
