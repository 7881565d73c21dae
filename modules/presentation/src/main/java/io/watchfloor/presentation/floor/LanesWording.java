package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.controls.timeline.TimelineContent;
import io.watchfloor.controls.timeline.TimelineContent.Axis;
import io.watchfloor.controls.timeline.TimelineContent.Bin;
import io.watchfloor.controls.timeline.TimelineContent.Lane;
import io.watchfloor.controls.timeline.TimelineContent.Mark;
import io.watchfloor.controls.timeline.TimelineContent.MarkRow;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.Words;
import io.watchfloor.presentation.floor.RailContent.Change;
import io.watchfloor.presentation.floor.RailContent.Kind;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns the histories into lanes. How busy a bin was is its throughput against the busiest of its lane.
record LanesWording(Titles titles, Map<String, History> histories) {
    private static final double LOW = 0.45;
    private static final double HIGH = 0.85;

    TimelineContent lanes(Map<String, State> states, Instant end, Duration span, List<Change> marks) {
        List<Lane> lanes = titles.estate().workflows().stream()
                .filter(workflow -> states.containsKey(workflow.slug()))
                .map(workflow -> new Lane(
                        Words.shape(states.getOrDefault(workflow.slug(), State.UNKNOWN)),
                        workflow.title(),
                        bins(histories.getOrDefault(workflow.slug(), new History()), end, span)))
                .toList();
        return new TimelineContent(axis(end, span), List.of(), marks(marks, end.minus(span)), lanes);
    }

    private Axis axis(Instant end, Duration span) {
        ZoneId zone = titles.estate().identity().zone();
        long step = step(span);
        List<TimelineContent.Tick> ticks = new ArrayList<>();
        Instant start = end.minus(span);
        // The last whole step before now would touch the label of now.
        long last = end.getEpochSecond() - step / 3;
        for (long at = Math.floorDiv(start.getEpochSecond(), step) * step + step; at < last; at += step) {
            Instant instant = Instant.ofEpochSecond(at);
            ticks.add(new TimelineContent.Tick(
                    instant, step < 60 ? Figures.clock(instant, zone) : Figures.minute(instant, zone)));
        }
        return new Axis(start, end, ticks, FloorText.NOW.text(Figures.clock(end, zone)));
    }

    /// Seconds between two labels.
    private static long step(Duration span) {
        long minutes = span.toMinutes();
        return minutes <= 1 ? 15 : minutes <= 2 ? 30 : minutes <= 5 ? 60 : minutes <= 10 ? 120 : 300;
    }

    private static MarkRow marks(List<Change> changes, Instant start) {
        List<Mark> marks = changes.stream()
                .filter(change -> change.at().isAfter(start))
                .map(change ->
                        new Mark(change.at(), change.mark(), drawing(change.kind()), change.kind() == Kind.FINDING))
                .toList();
        return new MarkRow(FloorText.CHANGES_AND_ACTIONS.text(), marks);
    }

    private static Glyph.Drawing drawing(Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> Glyph.Drawing.DEPLOYMENT;
            case START -> Glyph.Drawing.START;
            case FINDING -> Glyph.Drawing.FLAG;
            case MITIGATION -> Glyph.Drawing.MITIGATION;
        };
    }

    private static List<Bin> bins(History history, Instant end, Duration span) {
        List<History.Bin> bins = history.bins(end, span);
        double most = bins.stream()
                .mapToDouble(History.Bin::throughput)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return bins.stream().map(bin -> bin(bin, most)).toList();
    }

    private static Bin bin(History.Bin bin, double most) {
        State worst = bin.worst();
        if (worst == null) {
            return Bin.NONE;
        }
        return switch (worst) {
            case DOWN -> Bin.DOWN;
            case DEGRADED -> Bin.DEGRADED;
            case UNKNOWN -> Bin.UNKNOWN;
            case STALE -> Bin.STALE;
            case MAINTENANCE -> Bin.MAINTENANCE;
            case IDLE -> Bin.IDLE;
            case HEALTHY -> {
                double load = most > 0 && Double.isFinite(bin.throughput()) ? bin.throughput() / most : 0;
                yield load < LOW ? Bin.LOW : load < HIGH ? Bin.USUAL : Bin.HIGH;
            }
        };
    }
}
