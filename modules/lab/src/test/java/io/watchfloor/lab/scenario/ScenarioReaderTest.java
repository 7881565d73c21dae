package io.watchfloor.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.watchfloor.lab.host.CannotStart;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ScenarioReaderTest {
    private static final String HEAD = "title: t\nstory: s\nsimulated: x\nduration: 5m\nphases:\n";

    private static String complaint(String yaml) {
        return String.valueOf(assertThrows(CannotStart.class, () -> ScenarioReader.read("mine", "mine.yaml", yaml))
                .getMessage());
    }

    @Test
    void shippedScenariosAreValid() {
        Scenarios.KNOWN.forEach(
                name -> assertEquals(name, Scenarios.shipped(name).name()));
    }

    @Test
    void aComplaintNamesFileAndLine() {
        assertEquals(
                "mine.yaml:7: unknown workflow 'orders' (known: invoicing, order-capture, payment-posting, pos-sync,"
                        + " stock-reservation)",
                complaint(HEAD + "  - name: a\n    demand: {orders: 2}\n"));
        assertEquals(
                "mine.yaml:6: unknown field 'jbos' (known: name, at, ramp, demand, tenants, jobs)",
                complaint(HEAD + "  - {name: a, jbos: []}\n"));
        assertEquals(
                "mine.yaml:6: 'at' must be a duration as 30s, 5m or 1h", complaint(HEAD + "  - {name: a, at: soon}\n"));
        assertEquals(
                "mine.yaml:7: phase 'b' begins before the one above it",
                complaint(HEAD + "  - {name: a, at: 10s}\n  - {name: b, at: 5s}\n"));
        assertEquals("mine.yaml:1: 'duration' is missing or zero", complaint("title: t\n"));
    }

    @Test
    void demandMovesEvenlyWithinTheRampAndStays() {
        Scenario promotion = Scenarios.shipped("weekend-promotion");
        assertEquals(1, promotion.factor("velmar", "order-capture", 29));
        assertEquals(2, promotion.factor("velmar", "order-capture", 40), 1e-9);
        assertEquals(3, promotion.factor("velmar", "order-capture", 50));
        assertEquals(3, promotion.factor("velmar", "order-capture", 500));
        assertEquals(1, promotion.factor("norda", "order-capture", 500));
        assertEquals(Duration.ofSeconds(30), promotion.calmUntil());
        assertEquals("promotion", promotion.phase(31));
    }
}
