package io.watchfloor.presentation.mitigations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Offer;
import io.watchfloor.presentation.Promotion;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.mitigations.MitigationsContent.DeedLine;
import io.watchfloor.presentation.mitigations.MitigationsContent.Does;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MitigationsModelTest {
    private static final Instant NOW = Stories.NOW;
    private static final Duration TWENTY = Duration.ofMinutes(20);

    private final MitigationsModel model =
            new MitigationsModel(new Titles(Stories.estate(Environment.PRODUCTION)), mitigation -> "");

    static Mitigation at(Stage stage, Instant ends) {
        Mitigation some = Promotion.inForce(NOW);
        return new Mitigation(some.plan(), some.checks(), stage, ends);
    }

    static Offer offer(Offer.Rank rank, String title) {
        Advice advice =
                new Advice("pause-batch", new Advice.Target(null, null, title), title, "why", Advice.Effect.NONE);
        return new Offer(new Wish(advice, RunInFlight.STOP, TWENTY), "why", rank, null);
    }

    private List<DeedLine> deeds(Mitigation... mitigations) {
        return model.content(List.of(), List.of(mitigations), NOW).deeds();
    }

    @Test
    void whatIsOverdueStandsOnTopAndSaysSince() {
        Stage.InForce force = new Stage.InForce(NOW.minus(TWENTY), NOW.plus(TWENTY), null);
        Stage.InForce late = new Stage.InForce(NOW.minus(TWENTY), NOW.minusSeconds(300), null);
        List<DeedLine> lines = deeds(at(force, NOW.plus(TWENTY)), at(late, NOW.minusSeconds(300)));
        assertEquals("OVERDUE", lines.getFirst().mark().word());
        assertTrue(lines.getFirst().text().contains("5 min"), lines.getFirst().text());
        assertEquals(Does.UNDO, lines.getFirst().does());
        assertEquals("in force", lines.getLast().mark().word());
    }

    @Test
    void theCountdownIsWhatIsLeft() {
        Stage.InForce force = new Stage.InForce(NOW, NOW.plusSeconds(754), null);
        assertTrue(deeds(at(force, NOW.plusSeconds(754))).getFirst().text().contains("12:34 left"));
    }

    @Test
    void anArmedOneIsDisarmedAndOneThatWaitsForASecondIsApprovedElsewhereOnly() {
        Arming arming = new Arming(
                "Kim Berg", new Arming.Window(NOW, NOW.plus(TWENTY)), new Arming.Trigger.Cause("row-locks", null));
        assertEquals(
                Does.DISARM, deeds(at(new Stage.Armed(arming), NOW)).getFirst().does());
        Mitigation awaiting = at(new Stage.Awaiting(NOW, "operator-1"), NOW);
        assertEquals(Does.OPEN, deeds(awaiting).getFirst().does());
        MitigationsModel other =
                new MitigationsModel(new Titles(Stories.estate(Environment.PRODUCTION)), mitigation -> "desk-1");
        DeedLine line = other.content(List.of(), List.of(awaiting), NOW).deeds().getFirst();
        assertEquals(Does.APPROVE, line.does());
        assertTrue(line.text().startsWith("on desk-1"), line.text());
    }

    @Test
    void plansThatNobodyDecidedOnAreNotListedAndEndedOnesOnlyForAWhile() {
        assertEquals(
                List.of("undone"),
                deeds(
                                at(new Stage.Proposed(), NOW),
                                at(new Stage.Refused("no"), NOW),
                                at(new Stage.Undone(NOW.minusSeconds(60), "expired"), NOW),
                                at(new Stage.Undone(NOW.minus(Duration.ofHours(5)), "expired"), NOW))
                        .stream()
                        .map(line -> line.mark().word())
                        .toList());
    }

    @Test
    void everyWordOfTheFilterMustOccur() {
        List<Offer> offers = List.of(
                offer(Offer.Rank.RECOMMENDED, "Pause payment reconciliation"),
                offer(Offer.Rank.POSSIBLE, "Pause rate import"),
                offer(Offer.Rank.AVOID, "Add workers"));
        model.filter(" pause  possible");
        MitigationsContent content = model.content(offers, List.of(), NOW);
        assertEquals(
                List.of("Pause rate import"),
                content.offers().stream()
                        .map(MitigationsContent.OfferLine::title)
                        .toList());
        assertEquals("1 of 3, best first", content.note());
    }
}
