package io.watchfloor.controls;

import io.watchfloor.controls.chart.StackContent;
import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.controls.timeline.TimelineContent;
import io.watchfloor.controls.timeline.TimelineContent.Bin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A timeline and a stack to look at.
final class ChartSamples {
    private static final Instant NOW = Instant.parse("2026-06-14T00:58:20Z");

    private ChartSamples() {}

    static TimelineContent timeline() {
        List<TimelineContent.Tick> ticks = new ArrayList<>();
        for (int minute = 30; minute <= 55; minute += 5) {
            ticks.add(new TimelineContent.Tick(Instant.parse("2026-06-14T00:" + minute + ":00Z"), "02:" + minute));
        }
        return new TimelineContent(
                new TimelineContent.Axis(NOW.minus(Duration.ofMinutes(30)), NOW, ticks, "now 02:58:20"),
                List.of(new TimelineContent.Window(
                        "Weekend promotion", NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(3)))),
                new TimelineContent.MarkRow(
                        "Changes and actions",
                        List.of(
                                mark(27.3, "web 19.0.5", Glyph.Drawing.DEPLOYMENT, false),
                                mark(11.7, "reconciliation starts", Glyph.Drawing.START, false),
                                mark(7.2, "first to slow", Glyph.Drawing.FLAG, true),
                                mark(3.9, "reporting limited", Glyph.Drawing.MITIGATION, false))),
                List.of(
                        lane(TileState.DEGRADED, "Order capture", 45, Bin.DEGRADED, 60, Bin.NONE),
                        lane(TileState.DEGRADED, "Payment posting", 46, Bin.DEGRADED, 60, Bin.NONE),
                        lane(TileState.DOWN, "Stock reservation", 45, Bin.DEGRADED, 54, Bin.DOWN),
                        lane(TileState.HEALTHY, "POS sync", 60, Bin.NONE, 60, Bin.NONE),
                        lane(TileState.STALE, "Fulfilment", 59, Bin.STALE, 60, Bin.NONE),
                        lane(TileState.IDLE, "Pricing updates", 0, Bin.IDLE, 60, Bin.NONE),
                        lane(TileState.MAINTENANCE, "Invoicing", 30, Bin.MAINTENANCE, 60, Bin.NONE),
                        lane(TileState.UNKNOWN, "Reports", 0, Bin.UNKNOWN, 60, Bin.NONE)));
    }

    private static TimelineContent.Mark mark(double minutes, String label, Glyph.Drawing drawing, boolean strong) {
        return new TimelineContent.Mark(NOW.minusMillis(Math.round(minutes * 60_000)), label, drawing, strong);
    }

    private static TimelineContent.Lane lane(
            TileState state, String name, int from, Bin then, int fromLater, Bin later) {
        Random random = new Random(name.hashCode());
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Bin calm = random.nextInt(7) == 0 ? Bin.HIGH : random.nextBoolean() ? Bin.USUAL : Bin.LOW;
            bins.add(i >= fromLater ? later : i >= from ? then : calm);
        }
        return new TimelineContent.Lane(state, name, bins);
    }

    static StackContent waits() {
        Random random = new Random(5);
        String[] names = {"CPU", "IO", "Client", "IPC", "LWLock", "Lock", "idle in transaction"};
        String[] classes = {"cpu", "io", "client", "ipc", "lwlock", "lock", "idle-in-transaction"};
        double[] usual = {4, 2, 0.7, 0.3, 0.3, 0.2, 0.5};
        List<StackContent.Layer> layers = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            List<Double> values = new ArrayList<>();
            for (int step = 0; step < 300; step++) {
                double rise = i == 5 && step > 240 ? (step - 240) * 0.3 : 0;
                values.add(usual[i] * (0.7 + 0.6 * random.nextDouble()) + rise);
            }
            layers.add(new StackContent.Layer(names[i], "wait-" + classes[i], values));
        }
        Instant end = Instant.parse("2026-11-28T01:53:41Z");
        TimeRange shown = new TimeRange(end.minusSeconds(900), end);
        return new StackContent(
                new StackContent.Axis(
                        shown,
                        List.of(
                                new StackContent.Tick(end.minusSeconds(881), "02:39"),
                                new StackContent.Tick(end.minusSeconds(581), "02:44"),
                                new StackContent.Tick(end.minusSeconds(281), "02:49"))),
                layers,
                Optional.of(new StackContent.Level(8, "8 cores")),
                List.of(
                        new StackContent.Mark(end.minusSeconds(163), "job recon-28814 starts 02:50:58"),
                        new StackContent.Mark(end.minusSeconds(77), "47931 terminated 02:52:24")),
                Optional.of(new TimeRange(end.minusSeconds(161), end)));
    }
}
