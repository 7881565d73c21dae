package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Mitigation.Effect;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mitigation and what the desk still has to do about it.
///
/// @param who  the identity the systems authenticated when permission was asked, or `declared:` and a name
/// @param duty what is due by itself, absent when nothing is or it is being done
/// @param calm samples in a row in which the expected effect was seen
record Held(Mitigation mitigation, String who, @Nullable Duty duty, Calm calm, Origin origin) {

    /// Where it was begun.
    ///
    /// @param console the console, empty for this one
    /// @param until   its end by the clock of the system that it changes, which is the same for every console
    record Origin(String console, @Nullable Instant until) {
        static final Origin HERE = new Origin("", null);
    }

    /// Something the desk does by itself when it is due.
    ///
    /// @param attempts how often it was tried in vain
    record Duty(Task task, Instant due, int attempts, String why) {
        /// The same a little later: after 1, 2, 4, … seconds, at most a minute.
        Duty again(Instant now) {
            return new Duty(task, now.plusSeconds(Math.min(60, 1L << Math.min(6, attempts))), attempts + 1, why);
        }

        /// The same at another time.
        Duty at(Instant other) {
            return new Duty(task, other, attempts, why);
        }
    }

    enum Task {
        UNDO,
        /// The system ends it by itself: write down that it has.
        LAPSE,
        /// Ask the system what became of an act without an outcome.
        FIND_OUT
    }

    /// Why something is undone at its end.
    static final String EXPIRED = "expired";

    /// How often in a row, up to the sample of `sampled`.
    record Calm(int samples, @Nullable Instant sampled) {
        static final Calm NONE = new Calm(0, null);
    }

    static Held of(Mitigation mitigation, String who) {
        return new Held(mitigation, who, null, Calm.NONE, Origin.HERE);
    }

    Plan plan() {
        return mitigation.plan();
    }

    Stage stage() {
        return mitigation.stage();
    }

    /// In another stage, with what is due from there.
    Held at(Stage stage, @Nullable Duty next) {
        return with(new Mitigation(plan(), mitigation.checks(), stage, mitigation.ends()), next);
    }

    private Held with(Mitigation next, @Nullable Duty due) {
        return new Held(next, who, due, calm, origin);
    }

    /// Ending at this instant of this console's clock; what is due because it expires is due then.
    Held ending(Instant ends) {
        Stage stage = stage() instanceof Stage.InForce force
                ? new Stage.InForce(force.since(), ends, force.effect())
                : stage();
        Duty due = duty;
        if (duty != null && duty.attempts() == 0 && duty.why().startsWith(EXPIRED)) {
            Instant before = mitigation.ends();
            due = duty.at(before == null ? ends : duty.due().plus(Duration.between(before, ends)));
        }
        return with(new Mitigation(plan(), mitigation.checks(), stage, ends), due);
    }

    /// In force until its end, and then to be undone, or ended by the system itself.
    Held inForce(Instant since, Instant until, @Nullable Effect effect) {
        Held force = at(new Stage.InForce(since, until, effect), null);
        Duty duty =
                switch (plan().action().ending()) {
                    case REVERTED -> new Duty(Task.UNDO, until, 0, EXPIRED);
                    case BY_ITSELF -> new Duty(Task.LAPSE, until, 0, EXPIRED);
                    case NEVER -> null;
                };
        return plan().action().ending() == Action.Ending.NEVER
                ? at(new Stage.Done(since, effect), null)
                : force.ending(until).due(duty);
    }

    Held by(String identity) {
        return new Held(mitigation, identity, duty, calm, origin);
    }

    /// Begun on this console; empty for this one.
    Held of(String console) {
        return new Held(mitigation, who, duty, calm, new Origin(console, origin.until()));
    }

    /// Ending at this instant of the system's clock.
    Held until(Instant systemTime) {
        return new Held(mitigation, who, duty, calm, new Origin(origin.console(), systemTime));
    }

    Held due(@Nullable Duty next) {
        return with(mitigation, next);
    }

    boolean isForeign() {
        return !origin.console().isEmpty();
    }

    Held calm(Calm seen) {
        return new Held(mitigation, who, duty, seen, origin);
    }

    /// With what was seen of its effect.
    Held seen(Effect effect) {
        return switch (stage()) {
            case Stage.InForce force -> at(new Stage.InForce(force.since(), force.until(), effect), duty);
            case Stage.Done done -> at(new Stage.Done(done.at(), effect), duty);
            case Stage.Acting acting -> this;
            case Stage.Undoing undoing -> this;
            case Stage.Failed failed -> this;
            case Stage.Proposed proposed -> this;
            case Stage.Refused refused -> this;
            case Stage.Undone undone -> this;
            case Stage.Awaiting awaiting -> this;
            case Stage.Armed armed -> this;
            case Stage.Unknown unknown -> this;
        };
    }

    /// Whether something of it is, or may be, in force, or will be without anybody asking again.
    boolean occupies() {
        return mitigation.mayBeInForce();
    }

    /// Whether nothing will become of it any more.
    boolean ended() {
        return switch (stage()) {
            case Stage.Refused refused -> true;
            case Stage.Done done -> true;
            case Stage.Undone undone -> true;
            case Stage.Failed failed -> !failed.open();
            case Stage.Proposed proposed -> false;
            case Stage.Awaiting awaiting -> false;
            case Stage.Armed armed -> false;
            case Stage.Acting acting -> false;
            case Stage.Unknown unknown -> false;
            case Stage.InForce force -> false;
            case Stage.Undoing undoing -> false;
        };
    }

    boolean sharesTarget(Plan other) {
        Set<String> mine = new HashSet<>(plan().action().targets());
        mine.retainAll(other.action().targets());
        return !mine.isEmpty();
    }
}
