package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.controls.chart.WaitStack;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.presentation.Surroundings.Threads;
import io.watchfloor.presentation.locks.ActivityContent.Split;
import io.watchfloor.presentation.locks.ActivityReader.Request;
import io.watchfloor.signals.estate.Estate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The chart and its lists without their nodes: instants and gestures in, contents out. UI thread.
final class ActivityModel implements WaitStack.Gestures {
    private static final int USUAL_STEPS = 450;

    private final Asking<Request, ActivityContent> reading;
    private ChartView view = ChartView.FOLLOWING;
    private Split split = Split.WORKFLOWS;
    private String server = "";
    private Instant newest = Instant.EPOCH;
    private int steps = USUAL_STEPS;
    private boolean seen;

    ActivityModel(Estate estate, ActivityHistory history, Threads threads, Consumer<ActivityContent> shown) {
        ActivityReader reader = new ActivityReader(estate, history);
        reading = new Asking<>(threads, reader::read, (request, content) -> shown.accept(content));
    }

    /// Shows a server up to this instant.
    void show(String subject, Instant at) {
        server = subject;
        newest = at;
        read();
    }

    /// What nobody sees is not read.
    void seen(boolean now) {
        seen = now;
        read();
    }

    /// How many steps can be told apart.
    void width(double pixels) {
        int wanted = pixels > 0 ? (int) Math.rint(pixels) : USUAL_STEPS;
        if (wanted != steps) {
            steps = wanted;
            read();
        }
    }

    @Override
    public void brush(Optional<TimeRange> range) {
        change(view.brushed(range.orElse(null)));
    }

    @Override
    public void zoom(Instant around, double factor) {
        change(view.zoomed(around, factor, newest));
    }

    /// Around the middle of the range, by the keyboard.
    void zoom(double factor) {
        TimeRange range = view.range(newest);
        zoom(range.from().plus(range.length().dividedBy(2)), factor);
    }

    void move(int tenths) {
        change(view.moved(tenths, newest));
    }

    void extend(int tenths) {
        change(view.extended(tenths, newest));
    }

    /// Lets the range go, and what was zoomed into with it; false when there was neither.
    boolean clear() {
        if (view.equals(ChartView.FOLLOWING)) {
            return false;
        }
        change(view.brush() == null ? ChartView.FOLLOWING : view.brushed(null));
        return true;
    }

    /// The next way to split the time.
    void splitOtherwise() {
        split = split.next();
        read();
    }

    /// The brushed range, or all that is shown.
    TimeRange range() {
        return view.range(newest);
    }

    /// Reads the same again.
    void again() {
        read();
    }

    ChartView view() {
        return view;
    }

    private void change(ChartView next) {
        view = next;
        read();
    }

    private void read() {
        if (seen && !server.isEmpty()) {
            reading.ask(new Request(server, view, newest, steps, split));
        }
    }
}
