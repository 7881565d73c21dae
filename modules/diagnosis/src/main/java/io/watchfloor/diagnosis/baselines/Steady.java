package io.watchfloor.diagnosis.baselines;

import io.watchfloor.signals.State;
import java.time.Instant;

/// A state that does not flap: worse only after some seconds of evidence, better only after some seconds without.
/// What counts is the time watched, so that neither a jump of the clock nor a gap between ticks is evidence.
///
/// @param down   seconds in a row in which it looked down
/// @param bad    seconds in a row in which it looked down or degraded
/// @param better seconds in a row in which it looked better than `state`
public record Steady(State state, Instant since, double down, double bad, double better) {
    /// Seconds of evidence that make it worse, and that make it better.
    public record Pace(double enter, double leave) {
        /// The usual pace.
        public static final Pace USUAL = new Pace(2.5, 5);
    }

    /// The first sight of something: there is nothing to hold on to yet.
    public static Steady first(State seen, Instant at) {
        return new Steady(seen, at, 0, 0, 0);
    }

    /// After `seconds` more in which it looked like `seen`. Not knowing shows at once, and so does what follows it.
    public Steady next(State seen, Instant at, double seconds, Pace pace) {
        if (state == State.UNKNOWN || state == State.STALE) {
            return seen == state ? this : first(seen, at);
        }
        return switch (seen) {
            case DOWN -> down(at, seconds, pace);
            case DEGRADED -> degraded(at, seconds, pace);
            case UNKNOWN, STALE -> first(seen, at);
            case MAINTENANCE, IDLE, HEALTHY -> {
                boolean held = abnormal() && better + seconds < pace.leave();
                yield to(held ? state : seen, at, 0, 0, better + seconds);
            }
        };
    }

    private Steady down(Instant at, double seconds, Pace pace) {
        State next = state;
        if (down + seconds >= pace.enter()) {
            next = State.DOWN;
        } else if (bad + seconds >= pace.enter() && state != State.DOWN) {
            next = State.DEGRADED;
        }
        return to(next, at, down + seconds, bad + seconds, 0);
    }

    private Steady degraded(Instant at, double seconds, Pace pace) {
        if (state == State.DOWN) {
            State next = better + seconds >= pace.leave() ? State.DEGRADED : State.DOWN;
            return to(next, at, 0, bad + seconds, better + seconds);
        }
        return to(bad + seconds >= pace.enter() ? State.DEGRADED : state, at, 0, bad + seconds, 0);
    }

    private boolean abnormal() {
        return state == State.DOWN || state == State.DEGRADED;
    }

    private Steady to(State next, Instant at, double downFor, double badFor, double betterFor) {
        return next == state
                ? new Steady(state, since, downFor, badFor, betterFor)
                : new Steady(next, at, downFor, badFor, 0);
    }
}
