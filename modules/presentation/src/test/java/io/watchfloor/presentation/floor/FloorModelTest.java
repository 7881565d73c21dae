package io.watchfloor.presentation.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileContent.Figure;
import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileContent.Reason;
import io.watchfloor.controls.tile.TileContent.Span;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.controls.timeline.TimelineContent.Bin;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.presentation.Halden;
import io.watchfloor.presentation.Promotion;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.floor.RailContent.Quiet;
import io.watchfloor.presentation.floor.RailContent.Standing;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FloorModelTest {
    private final Estate estate = Halden.estate();

    private FloorContent after(BiFunction<Estate, Instant, Tick> story, Estate of) {
        FloorModel model = new FloorModel(of, Station.DESK);
        for (long before = 1800; before > 0; before -= 15) {
            model.show(story.apply(of, Halden.NOW.minusSeconds(before)), Halden.NOW.minusSeconds(before));
        }
        return model.show(story.apply(of, Halden.NOW), Halden.NOW.plusSeconds(1));
    }

    private static TileContent tile(FloorContent content, String workflow) {
        return content.board().workflows().get(workflow);
    }

    private static String words(List<Phrase> phrases) {
        return phrases.stream()
                .map(phrase -> phrase.spans().stream().map(Span::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    @Test
    void aCalmFloorSaysSoInEveryAnswer() {
        FloorContent content = after(Halden::calmTick, estate);
        assertEquals("None", content.answers().first().text());
        assertEquals("Nothing", content.answers().cause().text());
        assertEquals("Nothing", content.answers().deeds().recommended().title());
        assertTrue(content.answers().deeds().plan().isEmpty());
        assertEquals("Judged 1 s ago from 16 of 16 sources.", content.answers().judged());
        assertEquals("healthy", tile(content, "order-capture").strip().words());
        assertEquals(Optional.empty(), tile(content, "order-capture").heading().tag());
        assertInstanceOf(Quiet.class, content.rail().finding());
        assertTrue(content.rail().ahead().isEmpty());
    }

    @Test
    void thePromotionIsToldByTheFourAnswers() {
        FloorContent content = after(Promotion::tick, estate);
        assertEquals("Order capture", content.answers().first().text());
        assertEquals(Optional.of(TileState.DEGRADED), content.answers().first().shape());
        assertEquals(
                "02:51:08, 7 min 13 s ago | then Stock reservation +4 s",
                words(content.answers().first().lines()));
        assertEquals("PostgreSQL · row locks", content.answers().cause().text());
        assertEquals("Transient", content.answers().nature().text());
        assertEquals(Promotion.PAUSE, content.answers().deeds().plan().orElseThrow());
        assertEquals("Add workers", content.answers().deeds().avoided().title());
        assertEquals(
                "Judged 1 s ago from 14 of 16 sources. Not counted: Fulfilment (stale), Reports (unknown).",
                content.answers().judged());
    }

    @Test
    void tagsRepeatTheAnswersWhereTheySpeakOf() {
        FloorContent content = after(Promotion::tick, estate);
        assertEquals(
                "first to slow", tile(content, "order-capture").heading().tag().orElseThrow());
        assertEquals("+4 s", tile(content, "stock-reservation").heading().tag().orElseThrow());
        assertEquals(
                "root blocker | 14 sessions",
                words(tile(content, "payment-reconciliation").flow()));
        assertEquals(
                "constraint",
                content.board().layers().get(Layer.POSTGRESQL).heading().tag().orElseThrow());
    }

    @Test
    void aStallLeadsWithThroughput() {
        TileContent tile = tile(after(Promotion::tick, estate), "stock-reservation");
        Figure figure = assertInstanceOf(Figure.class, tile.reading());
        assertEquals("0", figure.value());
        assertEquals("/min", figure.unit());
        assertEquals("done at Velmar", figure.measure());
        assertEquals("nothing done for 3 min | 212 waiting", words(tile.flow()));
        assertEquals("0", tile.cells().get(1).value());
        assertEquals(TileState.DOWN, tile.cells().get(1).state());
    }

    @Test
    void anAbnormalFigureNamesItsTenant() {
        Figure figure = assertInstanceOf(
                Figure.class,
                tile(after(Promotion::tick, estate), "order-capture").reading());
        assertTrue(figure.measure().startsWith("p95 Velmar, usual "), figure.measure());
    }

    @Test
    void whatIsStaleOrUnknownSaysSoAndWhy() {
        FloorContent content = after(Promotion::tick, estate);
        assertEquals("stale 14 s", tile(content, "fulfilment").strip().words());
        assertEquals(TileState.STALE, tile(content, "fulfilment").strip().state());
        TileContent reports = tile(content, "reports");
        assertEquals("unknown 46 min", reports.strip().words());
        assertEquals(new Reason("needs pg_monitor", "on pg-2 (standby)"), reports.reading());
        assertEquals("–", reports.strip().age());
        assertTrue(reports.flow().isEmpty());
    }

    @Test
    void theLineIsColouredFromItsChangeOnly() {
        Figure figure = assertInstanceOf(
                Figure.class,
                tile(after(Promotion::tick, estate), "order-capture").reading());
        int changed = figure.series().orElseThrow().changedAt().orElseThrow();
        assertEquals(45, changed);
    }

    @Test
    void theTimelineShowsWhatWasWhen() {
        FloorContent content = after(Promotion::tick, estate);
        assertEquals(
                Halden.NOW.minus(Duration.ofMinutes(30)),
                content.timeline().axis().from());
        List<Bin> stock = content.timeline().lanes().get(2).bins();
        assertEquals(60, stock.size());
        assertEquals(Bin.DEGRADED, stock.get(46));
        assertEquals(Bin.DOWN, stock.getLast());
        assertTrue(content.timeline().marks().marks().stream().anyMatch(mark -> mark.strong()));
    }

    @Test
    void aYoungConsoleShowsItsFirstMinute() {
        FloorModel model = new FloorModel(estate, Station.DESK);
        FloorContent content = model.show(Halden.calmTick(estate, Halden.NOW), Halden.NOW);
        assertEquals(
                Halden.NOW.minus(Duration.ofMinutes(1)),
                content.timeline().axis().from());
        assertEquals(Bin.NONE, content.timeline().lanes().getFirst().bins().getFirst());
        assertFalse(content.timeline().axis().ticks().isEmpty());
    }

    @Test
    void changesAreSeenBetweenTwoSightsOfTheCluster() {
        RailContent rail = after(Promotion::tick, estate).rail();
        assertEquals(
                List.of(
                        "Marketplace sync paused: in force",
                        "Payment reconciliation, Velmar starts",
                        "web, Velmar, web:19.0.5 rolled out"),
                rail.changes().stream().map(RailContent.Change::what).toList());
        assertEquals("argocd", rail.changes().getLast().who());
    }

    @Test
    void aJobThatStartsAgainAndAgainIsToldOnce() {
        FloorModel model = new FloorModel(estate, Station.DESK);
        Instant at = Halden.NOW;
        for (int run = 0; run < 5; run++) {
            at = at.plusSeconds(60);
            model.show(ticking(at, List.of()), at);
            model.show(ticking(at.plusSeconds(1), List.of(job("run-" + run))), at);
        }
        RailContent rail = model.show(ticking(at.plusSeconds(2), List.of(job("run-4"))), at)
                .rail();
        assertEquals(1, rail.changes().size());
        assertEquals(at.plusSeconds(1), rail.changes().getFirst().at());
    }

    private static Objects.Job job(String name) {
        Objects.Identity id = new Objects.Identity("velmar", name, "uid-" + name, "1", Map.of());
        return new Objects.Job(id, "payment-reconciliation", false, 1, null, null);
    }

    private Tick ticking(Instant at, List<Objects.Job> jobs) {
        Objects objects = new Objects(at, "cluster", List.of(), List.of(), List.of(), jobs);
        return Halden.tick(at, new Verdict.Healthy(""), Halden.calm(estate, at), List.of(objects), List.of());
    }

    @Test
    void schedulesAndExpiriesLieAhead() {
        RailContent rail = after(Promotion::tick, estate).rail();
        assertEquals(
                List.of("Marketplace sync, Norda", "Marketplace sync paused ends", "Payment reconciliation, Velmar"),
                rail.ahead().stream().map(RailContent.Ahead::what).toList());
    }

    @Test
    void whatIsInForceCountsDown() {
        RailContent.ForceCard card =
                after(Promotion::tick, estate).rail().force().getFirst();
        assertEquals(
                new RailContent.Remaining(Duration.ofSeconds(1570), Duration.ofMinutes(30)),
                card.remaining().orElseThrow());
        assertTrue(card.lines().contains(new RailContent.Line("Verified:", "blocked time 20 → 14 s/s")));
        assertTrue(card.undoable());
    }

    @Test
    void theFindingLeadsToItsRootBlocker() {
        Standing standing = assertInstanceOf(
                Standing.class, after(Promotion::tick, estate).rail().finding());
        assertEquals("07:12", standing.elapsed());
        assertEquals(Optional.of(Promotion.ROOT), standing.detail().root());
    }

    @Test
    void aFindingThatIsOverIsRemembered() {
        FloorModel model = new FloorModel(estate, Station.DESK);
        model.show(Promotion.tick(estate, Promotion.FIRST.plusSeconds(120)), Halden.NOW);
        Instant later = Promotion.FIRST.plusSeconds(121);
        FloorContent content = model.show(Halden.calmTick(estate, later), later);
        Quiet quiet = assertInstanceOf(Quiet.class, content.rail().finding());
        assertEquals("Last: PostgreSQL · row locks, 02:51, over after 2 min", quiet.before());
        assertTrue(words(content.answers().first().lines()).contains("last: Order capture, 02:51, 2 min"));
    }

    @Test
    void ofManyTenantsTheTwoWorstAreNamed() {
        Estate many = Halden.estate(false, Halden.tenants(200), Halden.workflows());
        FloorContent content = after(Promotion::tick, many);
        List<TileContent.Cell> cells = tile(content, "order-capture").cells();
        assertEquals("Velmar", cells.getFirst().name());
        assertEquals("+198", cells.getLast().name());
        assertEquals("200 tenants, worst first: 1 down", content.tenants().summary());
        assertEquals("Velmar", content.tenants().all().getFirst().name());
    }

    @Test
    void oneTenantIsNamedInPlaceOfAll() {
        Estate one = Halden.estate(false, Halden.tenants(1), Halden.workflows());
        Figure figure = assertInstanceOf(
                Figure.class,
                tile(after(Halden::calmTick, one), "order-capture").reading());
        assertTrue(figure.measure().startsWith("p95 Norda"), figure.measure());
    }

    @Test
    void anEstateWithoutWorkflowsStillHasLayers() {
        Estate plain = Halden.estate(false, List.of(), List.of());
        FloorContent content = after(Halden::calmTick, plain);
        assertTrue(content.board().workflows().isEmpty());
        assertEquals(7, content.board().layers().size());
        assertEquals("no workflows are watched", words(content.answers().first().lines()));
    }

    @Test
    void beforeTheFirstReadingTheAnswersAreBeingRead() {
        Source source = new Source("postgres/pg", Layer.POSTGRESQL, Halden.TICK);
        SourceHealth unread = new SourceHealth(source, null, "not read yet", Reading.Cost.NONE);
        Judgement judgement = new Judgement(
                Halden.NOW,
                new Verdict.Unknown(List.of("postgres/pg")),
                new Judgement.Board(List.of(), List.of()),
                List.of(),
                new Judgement.Watching(List.of(unread), -1, 0));
        Snapshot snapshot = new Snapshot(Halden.NOW, Halden.TICK, Map.of(), List.of(), Map.of(source.name(), unread));
        FloorContent content =
                new FloorModel(estate, Station.DESK).show(new Tick(snapshot, judgement, List.of()), Halden.NOW);
        assertEquals("Reading…", content.answers().first().text());
        assertEquals("Judged 0 s ago from 0 of 1 sources.", content.answers().judged());
    }

    @Test
    void aWallShowsNoRowsNorNames() {
        FloorModel model = new FloorModel(estate, Station.WALL);
        FloorContent content = model.show(Promotion.tick(estate, Halden.NOW), Halden.NOW);
        Standing standing = assertInstanceOf(Standing.class, content.rail().finding());
        assertEquals("PostgreSQL · row locks", standing.title());
        assertTrue(standing.detail().lines().isEmpty());
        assertEquals("214 waiting", words(tile(content, "order-capture").flow()));
    }
}
