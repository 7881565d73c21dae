package io.watchfloor.controls;

import io.watchfloor.controls.tile.Series;
import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/// Contents to look at: one for each state.
final class Samples {
    static final List<TileState> STATES = List.of(TileState.values());

    private Samples() {}

    static Series calm(int seed) {
        return Series.line(noise(seed, 60, 0.42), new Series.Band(0.38, 0.46));
    }

    static Series rising(int seed) {
        List<Double> values = new ArrayList<>(noise(seed, 46, 0.42));
        for (int i = 1; i <= 14; i++) {
            values.add(0.42 + 1.42 * Math.sin(i / 14.0 * Math.PI / 2));
        }
        return new Series(
                values,
                Optional.of(new Series.Band(0.38, 0.46)),
                OptionalDouble.of(0.8),
                OptionalInt.of(46),
                Series.Form.LINE);
    }

    static Series falling(int seed) {
        List<Double> values = new ArrayList<>(noise(seed, 44, 0.42));
        for (int i = 1; i <= 16; i++) {
            values.add(Math.max(0, 0.42 - i * 0.06) + (i % 3) * 0.004);
        }
        return new Series(
                values,
                Optional.of(new Series.Band(0.39, 0.47)),
                OptionalDouble.empty(),
                OptionalInt.of(44),
                Series.Form.LINE);
    }

    static Series runs(boolean late) {
        return new Series(
                List.of(4.2, 4.1, 4.4, 4.0, 4.3, late ? 11.7 : 4.9),
                Optional.of(new Series.Band(3.9, 4.5)),
                OptionalDouble.empty(),
                late ? OptionalInt.of(5) : OptionalInt.empty(),
                Series.Form.BARS);
    }

    private static List<Double> noise(int seed, int count, double around) {
        Random random = new Random(seed);
        List<Double> values = new ArrayList<>();
        double at = around;
        for (int i = 0; i < count; i++) {
            at = around + (at - around) * 0.5 + (random.nextDouble() - 0.5) * 0.05;
            values.add(at);
        }
        return values;
    }

    static TileContent.Strip strip(TileState state, boolean acknowledged) {
        String words =
                switch (state) {
                    case HEALTHY -> "healthy";
                    case DEGRADED -> acknowledged ? "degraded 7 min" : "degraded 20 s";
                    case DOWN -> acknowledged ? "down 3 min" : "down 20 s";
                    case LATCHED_DEGRADED -> "was degraded 7 min";
                    case LATCHED_DOWN -> "was down 3 min";
                    case STALE -> "stale 14 s";
                    case UNKNOWN -> "unknown 46 min";
                    case IDLE -> "idle";
                    case MAINTENANCE -> "maintenance";
                };
        return new TileContent.Strip(
                state,
                words,
                acknowledged ? Optional.of("acknowledged") : Optional.empty(),
                state == TileState.STALE || state == TileState.UNKNOWN ? "" : "2 s");
    }

    static TileContent critical(TileState state, boolean acknowledged, String tag) {
        boolean down = state == TileState.DOWN;
        boolean slow = state == TileState.DEGRADED;
        String value = down ? "0" : slow ? "1.84" : "0.43";
        Series series = down ? falling(3) : slow ? rising(4) : calm(5);
        return new TileContent(
                strip(state, acknowledged),
                new TileContent.Heading(
                        down ? "Stock reservation" : "Order capture",
                        Optional.of(tag).filter(t -> !t.isEmpty())),
                reading(
                        state,
                        new TileContent.Figure(
                                value,
                                down ? "/min" : "s",
                                "",
                                Optional.of(series),
                                down
                                        ? "done at Velmar, usual 390–470 /min"
                                        : "p95 Velmar, usual 0.38–0.46, SLO 0.80 s")),
                flow(state),
                cells(state, value));
    }

    static TileContent small(TileState state, boolean acknowledged) {
        boolean down = state == TileState.DOWN;
        boolean slow = state == TileState.DEGRADED;
        String value = down ? "0" : slow ? "2.10" : "0.91";
        Series series = down ? falling(3) : slow ? rising(4) : calm(5);
        return new TileContent(
                strip(state, acknowledged),
                new TileContent.Heading("Order capture"),
                reading(
                        state,
                        new TileContent.Figure(
                                value, down ? "/min" : "s", down ? "done" : "p95", Optional.of(series), "")),
                flow(state),
                cells(state, value));
    }

    private static TileContent.Reading reading(TileState state, TileContent.Figure figure) {
        return switch (state) {
            case UNKNOWN -> new TileContent.Reason("needs pg_monitor", "on pg-2 (standby)");
            case IDLE -> new TileContent.Reason("no work expected", "until 06:00");
            default -> figure;
        };
    }

    private static List<TileContent.Phrase> flow(TileState state) {
        return switch (state) {
            case UNKNOWN, IDLE -> List.of();
            case DOWN ->
                List.of(
                        new TileContent.Phrase(List.of(
                                new TileContent.Span("nothing done for", TileContent.Emphasis.PLAIN),
                                new TileContent.Span("3 min", TileContent.Emphasis.STRONG))),
                        TileContent.Phrase.of("212", "waiting"));
            case MAINTENANCE ->
                List.of(new TileContent.Phrase(List.of(
                        new TileContent.Span("window ends", TileContent.Emphasis.PLAIN),
                        new TileContent.Span("03:30", TileContent.Emphasis.STRONG))));
            default -> List.of(TileContent.Phrase.of("54 /min", "done"), TileContent.Phrase.of("6", "waiting"));
        };
    }

    private static List<TileContent.Cell> cells(TileState state, String value) {
        boolean none = state == TileState.UNKNOWN || state == TileState.IDLE;
        TileState middle = state.abnormal() ? state : TileState.HEALTHY;
        return List.of(
                new TileContent.Cell(TileState.HEALTHY, "Norda", none ? "–" : "0.90"),
                new TileContent.Cell(middle, "Velmar", none ? "–" : state.abnormal() ? value : "0.97"),
                new TileContent.Cell(TileState.HEALTHY, "Kestra", none ? "–" : "0.88"));
    }

    static TileContent layer(TileState state, boolean acknowledged, String name, String value, String unit) {
        return new TileContent(
                new TileContent.Strip(
                        state,
                        state == TileState.HEALTHY ? "healthy" : state.name().toLowerCase(java.util.Locale.ROOT),
                        acknowledged ? Optional.of("acknowledged") : Optional.empty(),
                        "1 s"),
                new TileContent.Heading(name, state.abnormal() ? Optional.of("constraint") : Optional.empty()),
                reading(
                        state,
                        new TileContent.Figure(
                                value,
                                unit,
                                "",
                                Optional.of(state.abnormal() ? rising(8) : calm(9)),
                                state.abnormal() ? "blocked time" : "requests")),
                List.of(TileContent.Phrase.plain(state.abnormal() ? "312 of 400 connections" : "0.02 % answered 5xx")),
                List.of());
    }
}
