package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.StackContent;
import io.watchfloor.controls.chart.StackContent.Layer;
import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Mark;
import io.watchfloor.diagnosis.activity.Series;
import io.watchfloor.diagnosis.activity.Series.Step;
import io.watchfloor.diagnosis.activity.Tops;
import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.locks.ActivityContent.Head;
import io.watchfloor.presentation.locks.ActivityContent.Legend;
import io.watchfloor.presentation.locks.ActivityContent.Split;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the history for one view. From any thread: it blocks for as long as adding up takes.
record ActivityReader(Estate estate, ActivityHistory history) {
    private static final int MOST_MARKS = 12;

    /// What is asked for.
    ///
    /// @param newest the newest instant there is, or the one that is looked at
    /// @param steps  how many can be told apart
    record Request(String server, ChartView view, Instant newest, int steps, Split split) {}

    ActivityContent read(Request request) {
        TimeRange shown = fitting(request);
        Duration step = step(shown, request.steps());
        // Steps begin at whole multiples, so that the past keeps its shape while the chart moves on.
        Instant from = floor(shown.from(), step);
        Instant to = floor(shown.to().plus(step).minusMillis(1), step);
        Series series = history.series(request.server(), from, to, step);
        TimeRange axis = new TimeRange(
                from, from.plus(step.multipliedBy(Math.max(1, series.steps().size()))));
        Optional<TimeRange> brush = Optional.ofNullable(request.view().brush());
        TimeRange range = brush.orElse(shown);
        Tops tops = history.tops(request.server(), range.from(), range.to(), ListsWriter.MOST);
        StackContent chart = new StackContent(
                new StackContent.Axis(axis, new TimeTicks(zone()).of(axis)),
                layers(series),
                level(series),
                marks(axis),
                brush);
        return new ActivityContent(
                chart,
                head(request, shown, series, tops),
                new ListsWriter(new Titles(estate), request.server()).write(tops, request.split()));
    }

    /// While there is less history than the usual view holds, the axis is not mostly empty.
    private TimeRange fitting(Request request) {
        TimeRange shown = request.view().shown(request.newest());
        Optional<Instant> since = history.since(request.server());
        if (request.view().end() != null
                || since.isEmpty()
                || !request.view().span().equals(ChartView.USUAL)) {
            return shown;
        }
        Duration kept = Duration.between(since.get(), request.newest());
        for (int minutes : new int[] {1, 2, 3, 5, 10}) {
            if (kept.compareTo(Duration.ofMinutes(minutes)) <= 0) {
                return new TimeRange(request.newest().minus(Duration.ofMinutes(minutes)), request.newest());
            }
        }
        return shown;
    }

    private static Duration step(TimeRange shown, int steps) {
        long seconds = Math.round((double) shown.length().toSeconds() / Math.max(50, steps));
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private static Instant floor(Instant at, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    private static List<Layer> layers(Series series) {
        List<Layer> layers = new ArrayList<>();
        for (WaitClass waitClass : WaitClass.values()) {
            List<Double> values = series.steps().stream()
                    .map(step -> step.known() ? step.count(waitClass) : Double.NaN)
                    .toList();
            layers.add(new Layer(ClassWords.title(waitClass), "wait-" + waitClass.slug(), values));
        }
        return layers;
    }

    private static Optional<StackContent.Level> level(Series series) {
        return series.cores().isPresent()
                ? Optional.of(new StackContent.Level(
                        series.cores().getAsInt(),
                        LocksText.CORES.text(series.cores().getAsInt())))
                : Optional.empty();
    }

    private List<StackContent.Mark> marks(TimeRange axis) {
        List<Mark> marks = history.marks(axis.from(), axis.to());
        return marks.subList(Math.max(0, marks.size() - MOST_MARKS), marks.size()).stream()
                .map(mark -> new StackContent.Mark(mark.at(), words(mark)))
                .toList();
    }

    /// What happened, and when.
    String words(Mark mark) {
        String clock = Figures.clock(mark.at(), zone());
        return switch (mark.kind()) {
            case JOB -> LocksText.JOB_STARTS.text(mark.text(), clock);
            case ACTION, DEPLOYMENT -> mark.text() + " " + clock;
        };
    }

    private Head head(Request request, TimeRange shown, Series series, Tops tops) {
        boolean brushed = request.view().brush() != null;
        TimeRange range = brushed ? request.view().range(request.newest()) : shown;
        String length = LocksText.RANGE_OF.text(
                Figures.clock(range.from(), zone()),
                Figures.clock(range.to(), zone()),
                Figures.ageExactly(range.length()),
                Figures.count(tops.active().seconds()));
        boolean follows = request.view().end() == null;
        String span = follows
                ? LocksText.LAST_TIME.text(Figures.age(shown.length()))
                : Figures.clock(shown.from(), zone()) + " – " + Figures.clock(shown.to(), zone());
        List<Step> of = brushed ? within(series, range) : series.steps().isEmpty() ? List.of() : newest(series.steps());
        List<Legend> legend = new ArrayList<>();
        for (WaitClass waitClass : WaitClass.values()) {
            legend.addFirst(new Legend(waitClass, mean(of, waitClass)));
        }
        return new Head(request.server(), span, length, brushed, legend);
    }

    private static List<Step> newest(List<Step> steps) {
        for (int i = steps.size() - 1; i >= Math.max(0, steps.size() - 2); i--) {
            if (steps.get(i).known()) {
                return List.of(steps.get(i));
            }
        }
        return List.of();
    }

    private static List<Step> within(Series series, TimeRange range) {
        List<Step> found = new ArrayList<>();
        Instant at = series.from();
        for (Step step : series.steps()) {
            if (step.known() && range.holds(at)) {
                found.add(step);
            }
            at = at.plus(series.step());
        }
        return found;
    }

    private static String mean(List<Step> steps, WaitClass waitClass) {
        if (steps.isEmpty()) {
            return Ages.NONE;
        }
        double mean = steps.stream()
                .mapToDouble(step -> step.count(waitClass))
                .average()
                .orElse(0);
        return mean == Math.rint(mean) || mean >= 9.95
                ? Long.toString(Math.round(mean))
                : String.format(Locale.ROOT, "%.1f", mean);
    }

    private ZoneId zone() {
        return estate.identity().zone();
    }
}
