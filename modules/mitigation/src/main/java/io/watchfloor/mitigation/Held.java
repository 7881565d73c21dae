package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.Mitigation.Effect;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mitigation and what the desk still has to do about it.
///
/// @param who  the identity the systems authenticated when permission was asked, or `declared:` and a name
/// @param duty what is due by itself, absent when nothing is or it is being done
/// @param calm samples in a row in which the expected effect was seen
record Held(Mitigation mitigation, String who, @Nullable Duty duty, Calm calm) {

    /// Something the desk does by itself when it is due.
    ///
    /// @param attempts how often it was tried in vain
    record Duty(Task task, Instant due, int attempts, String why) {
        /// The same a little later: after 1, 2, 4, … seconds, at most a minute.
        Duty again(Instant now) {
            return new Duty(task, now.plusSeconds(Math.min(60, 1L << Math.min(6, attempts))), attempts + 1, why);
        }
    }

    enum Task {
        UNDO,
        /// Ask the system what became of an act without an outcome.
        FIND_OUT
    }

    /// How often in a row, up to the sample of `sampled`.
    record Calm(int samples, @Nullable Instant sampled) {
        static final Calm NONE = new Calm(0, null);
    }

    static Held of(Mitigation mitigation, String who) {
        return new Held(mitigation, who, null, Calm.NONE);
    }

    Plan plan() {
        return mitigation.plan();
    }

    Stage stage() {
        return mitigation.stage();
    }

    /// In another stage, with what is due from there.
    Held at(Stage stage, @Nullable Duty next) {
        return new Held(new Mitigation(plan(), mitigation.checks(), stage), who, next, calm);
    }

    Held by(String identity) {
        return new Held(mitigation, identity, duty, calm);
    }

    Held calm(Calm seen) {
        return new Held(mitigation, who, duty, seen);
    }

    /// In force with what was seen of its effect.
    Held seen(Stage.InForce inForce, Effect effect) {
        return at(new Stage.InForce(inForce.since(), inForce.until(), effect), duty);
    }

    /// Whether something of it is, or may be, in force.
    boolean occupies() {
        return switch (stage()) {
            case Stage.Acting acting -> true;
            case Stage.InForce inForce -> true;
            case Stage.Undoing undoing -> true;
            case Stage.Failed failed -> duty != null;
            case Stage.Proposed proposed -> false;
            case Stage.Refused refused -> false;
            case Stage.Undone undone -> false;
        };
    }

    boolean ended() {
        return !occupies() && !(stage() instanceof Stage.Proposed);
    }

    boolean sharesTarget(Plan other) {
        Set<String> mine = uids(plan());
        mine.retainAll(uids(other));
        return !mine.isEmpty();
    }

    static Set<String> uids(Plan plan) {
        Set<String> uids = new HashSet<>();
        switch (plan.action()) {
            case PauseBatch pause -> {
                uids.add(pause.cronJob().uid());
                Workload run = pause.run();
                if (run != null) {
                    uids.add(run.uid());
                }
            }
        }
        uids.remove("");
        return uids;
    }
}
