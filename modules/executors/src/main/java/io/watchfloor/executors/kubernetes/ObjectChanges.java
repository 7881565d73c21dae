package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.executors.kubernetes.ObjectEdits.Result;
import io.watchfloor.executors.kubernetes.Permission.Need;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Left;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scales, bounds, limits rates and freezes syncs: changes of one object's fields that are put back at the end.
/// Whoever opened the client closes it.
record ObjectChanges(KubernetesClient client, Patience patience) implements Executor {
    @Override
    public boolean handles(Action action) {
        return Edits.knows(action);
    }

    @Override
    public Look look(Action action) {
        return new Looks(client).at(action);
    }

    @Override
    public Check permitted(Plan plan) {
        Edit edit = Edits.of(plan.action());
        Kinds.Place place = Kinds.of(edit.object().type());
        List<Need> needs = new ArrayList<>();
        if (edit.creates()) {
            needs.add(new Need("create", place.group(), place.plural()));
            needs.add(new Need("delete", place.group(), place.plural()));
        } else {
            needs.add(new Need("patch", place.group(), place.plural()));
        }
        return new Permission(client).to(edit.object().namespace(), needs);
    }

    @Override
    public Check rehearse(Plan plan) {
        return DryRuns.answer(() -> new ObjectEdits(client)
                .rehearse(
                        Edits.of(plan.action()),
                        new Marks(plan.id(), plan.scope().planned())));
    }

    @Override
    public Outcome carryOut(Approved approved) {
        Plan plan = approved.plan();
        Edit edit = Edits.of(plan.action());
        ObjectEdits edits = new ObjectEdits(client);
        try {
            return switch (approved.direction()) {
                case DO -> did(plan, edits.apply(edit, new Marks(plan.id(), approved.until())));
                case UNDO -> outcome(edits.revert(edit, plan.id()), List.of());
            };
        } catch (KubernetesClientException problem) {
            return Refusals.isInDoubt(problem)
                    ? new Outcome.Unknown(Refusals.text(problem) + "; whether "
                            + edit.object().title() + " was changed is not known")
                    : new Outcome.Failed(
                            Refusals.text(problem) + "; " + edit.object().title() + " was not changed");
        }
    }

    private Outcome did(Plan plan, Result result) {
        return outcome(
                result,
                result.changed() && plan.action() instanceof ScaleWorkload scale
                        ? List.of(new Replicated(client, patience)
                                .await(scale.workload(), scale.replicas().wanted()))
                        : List.of());
    }

    private static Outcome outcome(Result result, List<String> more) {
        if (!result.changed()) {
            return new Outcome.MovedOn(result.line());
        }
        List<String> lines = new ArrayList<>();
        lines.add(result.line());
        lines.addAll(more);
        return new Outcome.Done(lines);
    }

    @Override
    public Standing standing(Plan plan) {
        Edit edit = Edits.of(plan.action());
        try {
            Optional<Live> now = Live.read(client, edit.object());
            if (now.isPresent() && new ObjectEdits(client).isOurs(now.get(), edit, plan.id())) {
                return new Standing.Done(List.of(ObjectEdits.line(now.get(), edit)));
            }
            return now.filter(live -> live.isPlanned() && live.holder().equals(plan.id()))
                    .<Standing>map(live -> new Standing.Partly(ObjectEdits.line(live, edit)))
                    .orElseGet(() -> new Standing.NotDone(edit.object().title() + " is not held by this plan"));
        } catch (KubernetesClientException problem) {
            return new Standing.Unknown(Refusals.text(problem));
        }
    }

    @Override
    public List<Left> left() {
        return new Marked(client).edits();
    }

    @Override
    public void close() {}
}
