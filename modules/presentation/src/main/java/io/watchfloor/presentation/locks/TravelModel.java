package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.ScrubberContent;
import io.watchfloor.controls.chart.StackContent;
import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.activity.Series;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Going back and forth in time: which instant is looked at, and the strip of the last hours. UI thread.
final class TravelModel {
    /// How much the strip shows.
    static final Duration STRIP = Duration.ofHours(4);
    private static final int STRIP_STEPS = 480;
    private static final Duration STRIP_AGE = Duration.ofSeconds(5);

    /// Where travelling leads.
    interface Traveller {
        /// Shows an instant as it was.
        void past(Tick then, Instant at);

        /// Nothing was kept of this instant.
        void gap(Instant at);

        void live();

        void strip(ScrubberContent content);
    }

    private record Wanted(String server, Instant newest) {}

    private final ActivityReader reader;
    private final Past past;
    private final ActivityHistory history;
    private final Traveller traveller;
    private final Asking<Instant, Optional<Past.Moment>> moments;
    private final Asking<Wanted, ScrubberContent> strips;
    private @Nullable Instant at;
    private String server = "";
    private Instant newest = Instant.EPOCH;
    private Instant stripAt = Instant.EPOCH;
    private @Nullable ScrubberContent strip;

    TravelModel(Surroundings surroundings, Traveller traveller) {
        this.past = surroundings.past();
        this.history = surroundings.history();
        this.traveller = traveller;
        reader = new ActivityReader(surroundings.estate(), history);
        moments = new Asking<>(surroundings.threads(), past::at, this::arrived);
        strips = new Asking<>(surroundings.threads(), this::read, (wanted, content) -> {
            strip = content;
            showStrip();
        });
    }

    /// Takes the newest instant there is.
    void newest(String subject, Instant now) {
        boolean other = !subject.equals(server);
        server = subject;
        newest = now;
        if (other || Duration.between(stripAt, now).compareTo(STRIP_AGE) >= 0) {
            stripAt = now;
            strips.ask(new Wanted(subject, now));
        } else {
            showStrip();
        }
    }

    /// Goes to an instant; to the newest one it is live again.
    void seek(Instant wanted) {
        if (newest.equals(Instant.EPOCH)) {
            return;
        }
        Instant second = Instant.ofEpochSecond(wanted.getEpochSecond());
        if (!second.isBefore(newest.minusSeconds(1))) {
            live();
            return;
        }
        Instant oldest = newest.minus(STRIP);
        at = second.isBefore(oldest) ? oldest : second;
        moments.ask(at);
        showStrip();
    }

    /// Forth, or back when negative.
    void step(Duration by) {
        seek((at == null ? newest : at).plus(by));
    }

    void live() {
        if (at != null) {
            at = null;
            traveller.live();
            showStrip();
        }
    }

    /// The instant looked at, absent while live.
    Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    private void arrived(Instant asked, Optional<Past.Moment> moment) {
        // Whoever has gone on meanwhile does not want to be thrown back.
        if (asked.equals(at)) {
            moment.ifPresentOrElse(
                    then -> traveller.past(new Tick(then.snapshot(), then.judgement(), List.of()), asked),
                    () -> traveller.gap(asked));
        }
    }

    private void showStrip() {
        ScrubberContent known = strip;
        if (known != null) {
            traveller.strip(new ScrubberContent(
                    known.axis(),
                    known.values(),
                    known.marks(),
                    at == null ? known.axis().shown().to() : at,
                    at == null));
        }
    }

    private ScrubberContent read(Wanted wanted) {
        Duration step = STRIP.dividedBy(STRIP_STEPS);
        Instant to = wanted.newest();
        Series series = past.blocked(wanted.server(), to.minus(STRIP), to, step);
        List<Double> values = series.steps().stream()
                .map(each -> each.known() ? (double) each.blocked() : Double.NaN)
                .toList();
        TimeRange shown = new TimeRange(to.minus(STRIP), to);
        List<StackContent.Mark> marks = history.marks(shown.from(), shown.to()).stream()
                .map(mark -> new StackContent.Mark(mark.at(), reader.words(mark)))
                .toList();
        return new ScrubberContent(
                new StackContent.Axis(
                        shown, new TimeTicks(reader.estate().identity().zone()).of(shown)),
                values,
                marks,
                to,
                true);
    }
}
