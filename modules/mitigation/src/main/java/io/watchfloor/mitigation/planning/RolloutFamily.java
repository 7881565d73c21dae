package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.FreezeSync;
import io.watchfloor.mitigation.actions.Rollout;
import java.time.Duration;
import java.util.List;

/// What is rolled out, and whether GitOps goes on rolling out.
final class RolloutFamily {
    private RolloutFamily() {}

    record Roll(Rollout rollout) implements Family {
        private boolean restarts() {
            return rollout.how() == Rollout.How.RESTART;
        }

        @Override
        public String title() {
            return (restarts() ? "Restart " : "Undo the rollout of ")
                    + rollout.workload().name();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            String object = rollout.workload().title();
            return List.of(
                    restarts()
                            ? new Plan.Change(
                                    object,
                                    "spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]",
                                    "",
                                    "now",
                                    "each pod is replaced in turn")
                            : new Plan.Change(
                                    object,
                                    "revision",
                                    rollout.revision().text(),
                                    rollout.to(),
                                    "the pod template of that revision"));
        }

        @Override
        public List<String> costs() {
            return restarts()
                    ? List.of(
                            "Each pod ends in turn: requests in flight have its grace period, then they fail.",
                            "While old and new overlap there are more connections to the database.",
                            "A restart cannot be undone.")
                    : List.of(
                            "What the newer revision brought is gone until it is rolled out again.",
                            "A migration that came with it is not taken back: the older code must fit the database.",
                            "Undone by rolling out revision "
                                    + rollout.revision().text() + " again.");
        }
    }

    record Freeze(Sight sight, FreezeSync freeze, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Freeze sync of " + freeze.application().name();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            String object = freeze.application().title();
            return List.of(
                    new Plan.Change(
                            object,
                            "automated sync",
                            freeze.earlier().text(),
                            "off",
                            "nothing is reverted or rolled out"),
                    Words.mark(object, plan));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Nothing that is merged is rolled out for at most " + Words.words(lasts) + ".",
                    "At " + sight.clock(sight.now().plus(lasts))
                            + " it is thawed: what has gathered is synced at once.");
        }
    }
}
