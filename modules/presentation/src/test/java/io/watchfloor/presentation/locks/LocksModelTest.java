package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.LocksContent.Counts;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.presentation.locks.Row.Section;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LocksModelTest {
    private final List<LocksContent> shown = new ArrayList<>();
    private final LocksModel model = model(true);

    private LocksModel model(boolean canAct) {
        return new LocksModel(Stories.estate(Environment.PRODUCTION), () -> canAct, shown::add);
    }

    private LocksContent content() {
        return shown.getLast();
    }

    private List<Line> lines() {
        return content().rows().stream()
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .toList();
    }

    private Line line(int pid) {
        return lines().stream()
                .filter(line -> line.key().pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    private Detail detail() {
        Detail detail = content().detail();
        assertNotNull(detail);
        return detail;
    }

    private static SessionKey key(int pid) {
        return new SessionKey(Stories.SERVER, pid);
    }

    @Test
    void theHeadSumsUpTheTree() {
        model.show(Stories.incident());
        assertEquals(new Counts(17, 2, 3, "36.4 s"), content().header().counts());
        assertEquals("sample 02:53:41, 0.4 s old", content().header().sampled().text());
        assertEquals(Trust.LIVE, content().header().sampled().trust());
    }

    @Test
    void theRootThatTheFindingNamesIsCriticalAndAnotherThatOthersWaitForIsAWarning() {
        model.show(Stories.incident());
        assertEquals(48213, lines().getFirst().key().pid());
        assertEquals(Severity.CRITICAL, line(48213).place().severity());
        assertEquals(Severity.WARNING, line(47655).place().severity());
        assertNull(line(48377).place().severity());
    }

    @Test
    void aRootThatSomebodyWaitedForOnlyAnInstantIsNoWarning() {
        WaitTree.Node root = Stories.root(
                9,
                Stories.who("invoicing", "web-1"),
                Stories.session(9, "odoo-web", "nord", "active", 1),
                Stories.seconds(1),
                Stories.waiter(10, Stories.who("invoicing", "web-1"), 0.2, Stories.row("account_move", "(1,1)")));
        WaitTree tree = new WaitTree(Stories.SERVER, Stories.SAMPLED, List.of(root), Stories.edges(List.of(root)));
        model.show(Stories.tick(Stories.NOW, tree, List.of(), new io.watchfloor.diagnosis.Verdict.Healthy("")));
        assertNull(line(9).place().severity());
    }

    @Test
    void aWaiterSaysWhatItWantsAndWhatStandsAgainstIt() {
        model.show(Stories.incident());
        assertEquals(
                new Row.State("xid", "Share", "← Exclusive"),
                line(48377).doing().state());
        assertEquals(
                new Row.State("rel", "AccessShare", "← queued"),
                line(48436).doing().state());
        assertEquals(
                new Row.State("", "idle in tx 36 s", "holds Exclusive"),
                line(48213).doing().state());
        assertEquals(List.of(key(48377)), line(48402).figures().also());
        assertEquals("UPDATE … SET name = $1 WHERE id = $2", line(48377).doing().statement());
    }

    @Test
    void aSessionWithoutAPodIsShownByItsAddressAndWithoutAWorkflowAsNobodys() {
        model.show(Stories.incident());
        assertEquals("10.42.3.155", line(47655).who().pod());
        assertEquals("", line(47655).who().work());
    }

    @Test
    void theDetailIsOfTheFirstRootUntilASessionIsPicked() {
        model.show(Stories.incident());
        assertEquals(key(48213), detail().head().key());
        assertEquals(14, detail().freed().sessions());
        assertEquals(
                List.of(
                        new Detail.Part("Order capture", 6),
                        new Detail.Part("Stock reservation", 5),
                        new Detail.Part("POS sync", 3)),
                detail().freed().parts());
        model.select(key(48391));
        assertEquals("waits for root 48213", detail().head().role());
        assertEquals(0, detail().freed().sessions());
        assertEquals("1 stays blocked by 48377", detail().freed().note());
    }

    @Test
    void aWaiterWhoIsAlsoBlockedElsewhereIsNotFreed() {
        Tick tick = Stories.incident();
        WaitTree tree = tick.judgement().waitTrees().getFirst();
        Map<Integer, List<Integer>> edges = new java.util.HashMap<>(tree.edges());
        edges.put(48397, List.of(48213, 47655));
        WaitTree crossed = new WaitTree(tree.server(), tree.at(), tree.roots(), edges);
        model.show(
                Stories.tick(Stories.NOW, crossed, List.of(), tick.judgement().verdict()));
        assertEquals(13, detail().freed().sessions());
        assertEquals("1 stays blocked by 47655", detail().freed().note());
    }

    @Test
    void whatIsRecommendedForTheRootCanBePlannedFromItAndFromThoseBehindIt() {
        model.show(Stories.incident());
        assertEquals(Stories.pause(), detail().offers().getFirst().advice());
        model.select(key(48402));
        assertEquals(Stories.pause(), detail().offers().getFirst().advice());
        model.select(key(47655));
        assertNull(detail().offers().getFirst().advice());
    }

    @Test
    void nothingCanBePlannedReadOnlyOrFrozenOrOnAStaleSample() {
        LocksModel readOnly = model(false);
        readOnly.show(Stories.incident());
        assertEquals(
                "This start is read-only: nothing is changed from here.",
                detail().offers().getFirst().reason());
        model.show(Stories.incident());
        model.freeze(true);
        assertNull(detail().offers().getFirst().advice());
        model.freeze(false);
        assertNotNull(detail().offers().getFirst().advice());
        model.refresh(Stories.NOW.plusSeconds(10));
        assertNull(detail().offers().getFirst().advice());
    }

    @Test
    void anOldSampleIsStaleEvenWhenNoTickComes() {
        model.show(Stories.incident());
        model.refresh(Stories.SAMPLED.plusSeconds(3));
        assertEquals(Trust.LIVE, content().header().sampled().trust());
        model.refresh(Stories.SAMPLED.plusMillis(3_001));
        assertEquals(Trust.STALE, content().header().sampled().trust());
        assertTrue(line(48213).place().stale());
        assertNull(detail().head().severity());
    }

    @Test
    void aServerThatWasNeverSampledIsUnknownAndSaysWhy() {
        Tick tick = Stories.incident();
        Snapshot bare = new Snapshot(Stories.NOW, Duration.ofSeconds(1), Map.of(), List.of(), Map.of());
        model.show(new Tick(
                bare,
                new io.watchfloor.diagnosis.Judgement(
                        Stories.NOW,
                        new io.watchfloor.diagnosis.Verdict.Unknown(List.of()),
                        tick.judgement().board(),
                        List.of(),
                        tick.judgement().watching()),
                List.of()));
        assertEquals(Trust.UNKNOWN, content().header().sampled().trust());
        assertEquals("pg-nord-1: not sampled yet", content().header().sampled().reason());
    }

    @Test
    void whenNobodyWaitsTheActiveAndTheIdleInTransactionAreShown() {
        model.show(Stories.healthy(Stories.NOW));
        List<String> sections = content().rows().stream()
                .filter(Section.class::isInstance)
                .map(row -> ((Section) row).title() + ": " + ((Section) row).note())
                .toList();
        assertEquals(
                List.of("Active, not blocked: 2 sessions", "Idle in transaction, blocking nobody: 1 session"),
                sections);
        assertNull(content().detail());
        assertEquals(new Counts(0, 0, 0, "0.0 s"), content().header().counts());
    }

    @Test
    void aForgottenTransactionIsARootThatNothingCanPause() {
        model.show(Stories.forgottenTransaction());
        assertEquals(
                new Row.State("", "idle in tx 5 min 5 s", "holds Exclusive"),
                line(51001).doing().state());
        assertEquals("10:10.0", line(51001).figures().transactionAge());
        assertEquals(
                "It is not known who this session works for, so no job can be paused.",
                detail().offers().getFirst().reason());
    }

    @Test
    void aPreparedTransactionHasNoPid() {
        model.show(Stories.prepared());
        assertEquals("prepared transaction", line(0).doing().state().text());
        assertTrue(detail().offers().getFirst().reason().contains("ROLLBACK PREPARED"));
    }

    @Test
    void twoHundredWaitersOnFiveRoots() {
        model.show(Stories.crowd());
        assertEquals(new Counts(200, 5, 3, "7.0 s"), content().header().counts());
        assertEquals(205, lines().size());
        assertEquals(40, detail().freed().sessions());
    }

    @Test
    void aFrozenPictureStaysWhileTheHistoryGoesOn() {
        model.show(Stories.incident());
        model.freeze(true);
        model.show(Stories.quiet(Stories.NOW.plusSeconds(1), List.of()));
        assertEquals(17, content().header().counts().waiting());
        assertEquals("FROZEN 1.0 s ago", content().picture().text());
        model.freeze(false);
        assertEquals(0, content().header().counts().waiting());
    }

    @Test
    void aPickedSessionThatEndsStaysInTheDetailAndSaysSo() {
        model.show(Stories.incident());
        model.select(key(48397));
        model.show(Stories.quiet(Stories.NOW.plusSeconds(1), List.of()));
        assertTrue(detail().head().gone());
        assertEquals(List.of(), detail().offers());
    }

    @Test
    void whileSomebodyWorksInTheTableWhatLeftStaysForOneTickAndWhatCameIsMarked() {
        model.show(Stories.incident());
        model.hold(true);
        model.show(Stories.healthy(Stories.NOW.plusSeconds(1)));
        assertEquals(Life.GONE, line(48213).place().life());
        assertEquals(Life.STAYS, line(48471).place().life());
        model.show(Stories.healthy(Stories.NOW.plusSeconds(2)));
        assertTrue(lines().stream().noneMatch(line -> line.key().pid() == 48213));
        model.show(Stories.incident(Stories.NOW.plusSeconds(3)));
        assertEquals(Life.NEW, line(48213).place().life());
    }

    @Test
    void rootsFollowOneAnotherRoundTheEnd() {
        model.show(Stories.incident());
        assertEquals(Optional.of(key(48213)), model.root(true));
        model.select(key(48433));
        assertEquals(Optional.of(key(47655)), model.root(true));
        model.select(key(47655));
        assertEquals(Optional.of(key(48213)), model.root(true));
        assertEquals(Optional.of(key(48213)), model.root(false));
        assertEquals(Optional.of(key(48377)), model.otherBlocker(key(48402)));
    }

    @Test
    void endingASessionNamesExactlyThatSession() {
        model.show(Stories.incident());
        Detail.Offer terminate = offer(Detail.Act.TERMINATE);
        assertNotNull(terminate.advice());
        assertEquals("terminate-session", terminate.advice().mitigation());
        var identity = terminate.advice().target().session();
        assertNotNull(identity);
        assertEquals(48213, identity.pid());
        assertEquals(Stories.SERVER, identity.server());
        assertEquals(Stories.SAMPLED.minusMillis(72_400), identity.started().transaction());
        assertEquals(14, terminate.advice().effect().sessions());
        assertNull(offer(Detail.Act.CANCEL).advice());
        assertEquals(
                "Nothing to cancel: idle in transaction, no statement is running.",
                offer(Detail.Act.CANCEL).reason());
        model.select(key(48471));
        assertNotNull(offer(Detail.Act.CANCEL).advice());
    }

    private Detail.Offer offer(Detail.Act act) {
        return detail().offers().stream()
                .filter(offer -> offer.act() == act)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void inThePastNothingCanBeDoneAndTheNewestDataWaits() {
        model.show(Stories.incident());
        model.past(Stories.quiet(Stories.NOW.minusSeconds(80), List.of()), Stories.NOW.minusSeconds(80));
        assertEquals("PAST · 1 min 20 s ago", content().picture().text());
        assertEquals(0, content().header().counts().waiting());
        model.past(Stories.incident(), Stories.NOW.minusSeconds(80));
        assertTrue(detail().offers().stream().allMatch(offer -> offer.advice() == null));
        assertEquals(
                "Off in the past: End goes back to what is now.",
                offer(Detail.Act.TERMINATE).reason());
        model.show(Stories.quiet(Stories.NOW.plusSeconds(1), List.of()));
        assertEquals(17, content().header().counts().waiting());
        model.live();
        assertEquals(0, content().header().counts().waiting());
    }

    @Test
    void aWalsenderIsNeverEndedFromHere() {
        Session sender = new Session(
                7,
                new Session.Client(null, "replica", "standby-1", null),
                new Session.Times(Stories.SAMPLED, null, null, null),
                new Session.Activity("active", "Activity", "WalSenderMain", null, null),
                "walsender",
                null);
        model.show(Stories.quiet(Stories.NOW, List.of(sender)));
        model.select(key(7));
        assertTrue(detail().offers().stream().allMatch(offer -> offer.advice() == null));
    }

    @Test
    void aSecondBlockerAboveIsCrossedTo() {
        model.show(Stories.incident());
        assertEquals(1, line(48402).place().crossing());
        assertEquals(-1, line(48391).place().crossing());
    }

    @Test
    void sessionsThatIdleStandInAGroupOfTheirOwn() {
        model.show(Stories.quiet(Stories.NOW, List.of(Stories.session(5, "odoo-web", "nord", "idle", 1))));
        assertEquals(
                List.of("Idle: 1 session"),
                content().rows().stream()
                        .filter(Section.class::isInstance)
                        .map(row -> ((Section) row).title() + ": " + ((Section) row).note())
                        .toList());
    }

    @Test
    void aFilterFindsTenantWorkflowPidAndTable() {
        model.show(Stories.incident());
        String searched = line(48377).searched();
        for (String word : List.of("48377", "order capture", "nord", "account_move", "web-x2k4q")) {
            assertTrue(searched.contains(word), searched);
        }
    }
}
