package io.watchfloor.presentation.mitigations;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.Offer;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.mitigations.MitigationsContent.DeedLine;
import io.watchfloor.presentation.mitigations.MitigationsContent.Does;
import io.watchfloor.presentation.mitigations.MitigationsContent.Mark;
import io.watchfloor.presentation.mitigations.MitigationsContent.OfferLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words what could be planned, and what is on the desk: overdue first, then what is in force, waiting or armed, then
/// what ended lately. Without nodes and without a memory but the filter.
final class MitigationsModel {
    private static final Duration LATELY = Duration.ofHours(4);
    private static final int ENDED = 12;

    private final Titles titles;
    private final Function<Mitigation, String> console;
    private String filter = "";

    /// @param console the console that began one, empty for this one
    MitigationsModel(Titles titles, Function<Mitigation, String> console) {
        this.titles = titles;
        this.console = console;
    }

    void filter(String words) {
        filter = words.toLowerCase(Locale.ROOT).strip();
    }

    MitigationsContent content(List<Offer> offers, List<Mitigation> mitigations, Instant now) {
        List<OfferLine> lines =
                offers.stream().map(this::line).filter(this::matches).toList();
        String note = MitigationsText.SENSE_NOTE.text(lines.size(), offers.size());
        Stream<Mitigation> open = mitigations.stream()
                .filter(each -> order(each, now) < 9)
                .sorted(Comparator.comparingInt(each -> order(each, now)));
        Stream<Mitigation> ended = mitigations.stream()
                .filter(each -> order(each, now) == 9)
                .filter(each -> at(each).isAfter(now.minus(LATELY)))
                .limit(ENDED);
        return new MitigationsContent(
                lines,
                note,
                Stream.concat(open, ended).map(each -> line(each, now)).toList());
    }

    private boolean matches(OfferLine line) {
        String text = (line.title() + " " + line.why() + " " + line.rank()).toLowerCase(Locale.ROOT);
        return Stream.of(filter.split("\\s+", -1)).allMatch(text::contains);
    }

    private OfferLine line(Offer offer) {
        String rank =
                switch (offer.rank()) {
                    case RECOMMENDED -> MitigationsText.RECOMMENDED.text();
                    case POSSIBLE -> MitigationsText.POSSIBLE.text();
                    case AVOID -> MitigationsText.AVOID.text();
                };
        int sessions = offer.wish().advice().effect().sessions();
        String gain = sessions == 0 ? "" : MitigationsText.FREES.text(sessions);
        String tenant = offer.wish().advice().target().tenant();
        String why = tenant == null || offer.why().startsWith(titles.tenant(tenant))
                ? offer.why()
                : titles.tenant(tenant) + " · " + offer.why();
        return new OfferLine(offer, rank, offer.wish().advice().text(), why, gain);
    }

    private static int order(Mitigation mitigation, Instant now) {
        if (mitigation.overdue(now)) {
            return 0;
        }
        return switch (mitigation.stage()) {
            case Stage.Unknown unknown -> 1;
            case Stage.Failed failed -> failed.open() ? 1 : 9;
            case Stage.Acting acting -> 2;
            case Stage.Undoing undoing -> 2;
            case Stage.Awaiting awaiting -> 3;
            case Stage.InForce force -> 4;
            case Stage.Armed armed -> 5;
            // A plan that nobody has decided on is nothing yet, and one that was refused in planning never was.
            case Stage.Proposed proposed -> 10;
            case Stage.Refused refused -> 10;
            case Stage.Done done -> 9;
            case Stage.Undone undone -> 9;
        };
    }

    private static Instant at(Mitigation mitigation) {
        return switch (mitigation.stage()) {
            case Stage.Undone undone -> undone.at();
            case Stage.Done done -> done.at();
            case Stage.Failed failed -> failed.at();
            case Stage.Unknown unknown -> unknown.at();
            case Stage.InForce force -> force.since();
            case Stage.Awaiting awaiting -> awaiting.since();
            case Stage.Acting acting -> mitigation.plan().scope().planned();
            case Stage.Undoing undoing -> mitigation.plan().scope().planned();
            case Stage.Proposed proposed -> mitigation.plan().scope().planned();
            case Stage.Refused refused -> mitigation.plan().scope().planned();
            case Stage.Armed armed -> mitigation.plan().scope().planned();
        };
    }

    private DeedLine line(Mitigation mitigation, Instant now) {
        Instant ends = mitigation.ends();
        DeedLine line = ends != null && mitigation.overdue(now)
                ? deed(
                        mitigation,
                        mark(TileState.DOWN, MitigationsText.OVERDUE),
                        MitigationsText.OVERDUE_TEXT.text(clock(ends), Figures.age(Duration.between(ends, now))),
                        Does.UNDO)
                : staged(mitigation, now);
        String elsewhere = console.apply(mitigation);
        return elsewhere.isEmpty()
                ? line
                : new DeedLine(
                        mitigation,
                        line.mark(),
                        line.title(),
                        MitigationsText.ELSEWHERE.text(elsewhere, line.text()),
                        line.does());
    }

    private DeedLine staged(Mitigation mitigation, Instant now) {
        return switch (mitigation.stage()) {
            case Stage.InForce force ->
                deed(mitigation, mark(TileState.MAINTENANCE, MitigationsText.IN_FORCE), inForce(force, now), Does.UNDO);
            case Stage.Unknown unknown ->
                deed(mitigation, mark(TileState.UNKNOWN, MitigationsText.UNKNOWN), unknown.text(), Does.OPEN);
            case Stage.Failed failed ->
                deed(
                        mitigation,
                        mark(TileState.DEGRADED, MitigationsText.FAILED),
                        failed.text(),
                        failed.open() ? Does.UNDO : Does.OPEN);
            case Stage.Acting acting ->
                deed(mitigation, mark(TileState.MAINTENANCE, MitigationsText.ACTING), "", Does.OPEN);
            case Stage.Undoing undoing ->
                deed(mitigation, mark(TileState.MAINTENANCE, MitigationsText.UNDOING), "", Does.OPEN);
            case Stage.Awaiting awaiting ->
                deed(
                        mitigation,
                        mark(TileState.DEGRADED, MitigationsText.AWAITING),
                        MitigationsText.AWAITING_TEXT.text(awaiting.first(), clock(awaiting.since())),
                        console.apply(mitigation).isEmpty() ? Does.OPEN : Does.APPROVE);
            case Stage.Armed armed ->
                deed(mitigation, mark(TileState.IDLE, MitigationsText.ARMED), armed(armed.arming()), Does.DISARM);
            case Stage.Done done -> over(mitigation, MitigationsText.DONE, effect(done.at(), done.effect()));
            case Stage.Undone undone ->
                over(mitigation, MitigationsText.UNDONE, clock(undone.at()) + " · " + undone.why());
            case Stage.Refused refused -> over(mitigation, MitigationsText.REFUSED, refused.reason());
            case Stage.Proposed proposed -> over(mitigation, MitigationsText.POSSIBLE, "");
        };
    }

    private static DeedLine deed(Mitigation mitigation, Mark mark, String text, Does does) {
        return new DeedLine(mitigation, mark, mitigation.plan().title(), text, does);
    }

    private static DeedLine over(Mitigation mitigation, MitigationsText word, String text) {
        return deed(mitigation, new Mark(Optional.empty(), word.text(), false), text, Does.OPEN);
    }

    private static Mark mark(TileState state, MitigationsText word) {
        return new Mark(Optional.of(state), word.text(), state == TileState.DOWN || state == TileState.DEGRADED);
    }

    private String inForce(Stage.InForce force, Instant now) {
        Duration left = Duration.between(now, force.until());
        Mitigation.Effect effect = force.effect();
        return MitigationsText.ENDS.text(
                clock(force.until()),
                Figures.stopwatch(left.isNegative() ? Duration.ZERO : left),
                effect == null ? MitigationsText.WATCHED.text() : effect.text());
    }

    private String effect(Instant at, Mitigation.@Nullable Effect effect) {
        return clock(at) + " · " + (effect == null ? MitigationsText.WATCHED.text() : effect.text());
    }

    private String armed(Arming arming) {
        String from = clock(arming.window().from());
        String until = clock(arming.window().until());
        return switch (arming.trigger()) {
            case Arming.Trigger.At at -> MitigationsText.ARMED_AT.text(arming.by(), clock(at.time()), from, until);
            case Arming.Trigger.Cause cause ->
                MitigationsText.ARMED_CAUSE.text(arming.by(), cause.cause(), from, until);
        };
    }

    private String clock(Instant at) {
        ZoneId zone = titles.estate().identity().zone();
        return Figures.clock(at, zone);
    }
}
