package io.watchfloor.lab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.watchfloor.lab.host.CannotStart;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ScenarioReaderTest {
    private static final String HEAD = "title: t\nstory: s\nsimulated: x\nduration: 5m\nphases:\n";

    private static String complaint(String yaml) {
        return String.valueOf(
                assertThrows(CannotStart.class, () -> ScenarioReader.read("mine", "mine.yaml", yaml, Variant.AS_TOLD))
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
                "mine.yaml:7:22: unknown workflow 'orders' (known: invoicing, order-capture, payment-posting,"
                        + " picking-validation, pos-sync, shipment-labels, stock-reservation)",
                complaint(HEAD + "  - name: a\n    demand: {orders: 2}\n"));
        assertEquals(
                "mine.yaml:6:21: unknown field 'jbos' (known: name, at, ramp, demand, tenants, jobs, faults)",
                complaint(HEAD + "  - {name: a, jbos: []}\n"));
        assertEquals(
                "mine.yaml:6:19: 'at' must be a duration as 30s, 5m or 1h",
                complaint(HEAD + "  - {name: a, at: soon}\n"));
        assertEquals(
                "mine.yaml:7:5: phase 'b' begins before the one above it",
                complaint(HEAD + "  - {name: a, at: 10s}\n  - {name: b, at: 5s}\n"));
        assertEquals("mine.yaml:1:1: 'duration' is missing or zero", complaint("title: t\n"));
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

    private static Scenario of(String phase, Size size, long seed) {
        return ScenarioReader.read(
                "mine", "mine.yaml", "draw: {brand: [norda, kestra]}\n" + HEAD + phase, new Variant(size, seed));
    }

    @Test
    void everyShippedScenarioIsValidInEverySizeForManySeedsAndSaysWhatIsRight() {
        for (String name : Scenarios.KNOWN) {
            for (Size size : Size.values()) {
                for (long seed = 1; seed <= 20; seed++) {
                    assertEquals(
                            1,
                            Scenarios.find(name, new Variant(size, seed))
                                    .expected()
                                    .size());
                }
            }
        }
    }

    @Test
    void theFirstSeedTellsTheStoryAsWrittenAndOthersDrawTheSameAgain() {
        String phase = "  - {name: a, at: 10s..20s, tenants: [$brand], demand: {invoicing: 2..4}}\n";
        Scenario told = of(phase, Size.MEDIUM, 1);
        assertEquals(Duration.ofSeconds(15), told.phases().getFirst().at());
        assertEquals(3, told.factor("norda", "invoicing", 100));
        assertEquals(of(phase, Size.MEDIUM, 7), of(phase, Size.MEDIUM, 7));
        assertNotEquals(
                of(phase, Size.MEDIUM, 7).phases().getFirst().at(),
                of(phase, Size.MEDIUM, 8).phases().getFirst().at());
    }

    @Test
    void aNumberMayBeGivenForEachSize() {
        String phase = "  - {name: a, demand: {invoicing: {small: 2, large: 4..6}}}\n";
        assertEquals(2, of(phase, Size.SMALL, 5).factor("velmar", "invoicing", 1));
        assertEquals(5, of(phase, Size.LARGE, 1).factor("velmar", "invoicing", 1));
        assertEquals("mine.yaml:6:35: 'invoicing' has no medium", complaint(HEAD + phase));
    }

    @Test
    void aFaultIsCheckedLikeEverythingElse() {
        assertEquals(
                "mine.yaml:7:41: unknown target 'res_users' (known: account_move, sale_order, stock_move)",
                complaint(HEAD + "  - name: a\n    faults: [{fault: ddl-queue, target: res_users}]\n"));
        assertEquals(
                "mine.yaml:7:45: 'replay-paused' has no target",
                complaint(HEAD + "  - name: a\n    faults: [{fault: replay-paused, target: x}]\n"));
    }

    @Test
    void twoScenariosPlayAtOnce() {
        Scenario both = Scenarios.find("weekend-promotion+standby-behind", Variant.AS_TOLD);
        assertEquals(2, both.expected().size());
        assertEquals(3, both.factor("velmar", "order-capture", 100), 1.6);
        assertEquals(
                both.phases().stream().map(Scenario.Phase::at).sorted().toList(),
                both.phases().stream().map(Scenario.Phase::at).toList());
    }
}
