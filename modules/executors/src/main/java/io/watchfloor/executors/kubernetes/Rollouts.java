package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.executors.kubernetes.ObjectEdits.Result;
import io.watchfloor.executors.kubernetes.Permission.Need;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.Rollout;
import io.watchfloor.mitigation.actions.Rollout.How;
import io.watchfloor.mitigation.actions.Was;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Restarts rollouts as `kubectl rollout restart` does, and goes back to an earlier revision by the pod template that
/// its ReplicaSet kept. Whoever opened the client closes it.
record Rollouts(KubernetesClient client, Patience patience) implements Executor {
    private static final List<String> TEMPLATE = List.of("spec", "template");
    private static final List<String> RESTARTED =
            List.of("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt");
    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String HASH = "pod-template-hash";

    @Override
    public boolean handles(Action action) {
        return action instanceof Rollout;
    }

    private static Rollout rollout(Plan plan) {
        return (Rollout) plan.action();
    }

    @Override
    public Look look(Action action) {
        Rollout rollout = (Rollout) action;
        try {
            Optional<Live> found = Live.read(client, rollout.workload());
            if (found.isEmpty()) {
                return new Look.Not("there is no " + rollout.workload().title());
            }
            Live live = found.get();
            if (!live.holder().isEmpty()) {
                return new Look.Not(rollout.workload().title() + " is held by plan " + live.holder());
            }
            String now = live.annotation(REVISION).asText("");
            if (rollout.how() == How.RESTART) {
                Was revision = now.isEmpty() ? Was.UNSET : Was.of(now);
                return new Look.Seen(new Rollout(How.RESTART, live.seen(), revision, ""), List.of());
            }
            return earlier(rollout, live, now);
        } catch (KubernetesClientException problem) {
            return new Look.Not(Refusals.text(problem));
        }
    }

    private Look earlier(Rollout rollout, Live live, String now) {
        if (live.planned().type() != ClusterObject.Type.DEPLOYMENT || now.isEmpty()) {
            return new Look.Not("only Deployments keep the revisions to go back to");
        }
        List<Long> known = revisions(live).stream().sorted().toList();
        String to = rollout.to().isEmpty()
                ? known.stream()
                        .filter(revision -> revision < Long.parseLong(now))
                        .reduce((older, newer) -> newer)
                        .map(revision -> Long.toString(revision))
                        .orElse("")
                : rollout.to();
        if (to.isEmpty() || template(live, to).isEmpty()) {
            return new Look.Not(live.planned().title() + " keeps no revision " + to + " to go back to (now " + now
                    + ", kept " + known + ")");
        }
        if (to.equals(now)) {
            return new Look.Not(live.planned().title() + " is at revision " + now + " already");
        }
        return new Look.Seen(new Rollout(How.UNDO, live.seen(), Was.of(now), to), List.of());
    }

    private List<Long> revisions(Live deployment) {
        return owned(deployment).stream()
                .map(set -> set.annotation(REVISION).asText(""))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    private List<Live> owned(Live deployment) {
        return Kinds.replicaSets(client, deployment.planned().namespace()).stream()
                .map(set -> new Live(deployment.planned(), Live.tree(client, set)))
                .filter(set -> {
                    for (JsonNode owner : set.at(List.of("metadata", "ownerReferences"))) {
                        if (owner.path("uid").asText().equals(deployment.uid())) {
                            return true;
                        }
                    }
                    return false;
                })
                .toList();
    }

    /// The pod template of a revision, without the label that only its ReplicaSet bears.
    private Optional<JsonNode> template(Live deployment, String revision) {
        return owned(deployment).stream()
                .filter(set -> set.annotation(REVISION).asText("").equals(revision))
                .findFirst()
                .map(set -> {
                    ObjectNode template = (ObjectNode) set.at(TEMPLATE).deepCopy();
                    template.withObjectProperty("metadata")
                            .withObjectProperty("labels")
                            .remove(HASH);
                    return template;
                });
    }

    /// The change as it has to be made now.
    ///
    /// @throws Moved when it cannot be made any more
    private Edit forward(Plan plan) throws Moved {
        Rollout rollout = rollout(plan);
        Live live = live(rollout);
        if (rollout.how() == How.RESTART) {
            TextNode at = TextNode.valueOf(plan.scope().planned().toString());
            return Edit.of(rollout.workload(), new Field(RESTARTED, live.at(RESTARTED), at));
        }
        JsonNode now = live.at(TEMPLATE);
        if (live.holder().equals(plan.id())) {
            return Edit.of(rollout.workload(), new Field(TEMPLATE, now, now));
        }
        String revision = live.annotation(REVISION).asText("");
        if (!revision.equals(rollout.revision().value())) {
            throw new Moved(live.planned().title() + " is at revision " + revision + ", planned was "
                    + rollout.revision().text());
        }
        return Edit.of(rollout.workload(), new Field(TEMPLATE, now, kept(live, rollout.to())));
    }

    /// The change as it has to be taken back now: going back has made the old revision the one after the planned one,
    /// and any later one is somebody else's.
    ///
    /// @throws Moved when it cannot be taken back any more
    private Edit backward(Plan plan) throws Moved {
        Rollout rollout = rollout(plan);
        Live live = live(rollout);
        String from = String.valueOf(rollout.revision().value());
        String revision = live.annotation(REVISION).asText("");
        if (!List.of(from, Long.toString(Long.parseLong(from) + 1)).contains(revision)) {
            throw new Moved(live.planned().title() + " is at revision " + revision
                    + " by now, which is another rollout: left as it is");
        }
        return Edit.of(rollout.workload(), new Field(TEMPLATE, kept(live, from), live.at(TEMPLATE)));
    }

    private Live live(Rollout rollout) throws Moved {
        return Live.read(client, rollout.workload())
                .orElseThrow(() -> new Moved(rollout.workload().title() + " is gone"));
    }

    private JsonNode kept(Live live, String revision) throws Moved {
        return template(live, revision)
                .orElseThrow(() -> new Moved(live.planned().title() + " keeps revision " + revision + " no more"));
    }

    private static final class Moved extends Exception {
        private static final long serialVersionUID = 1L;

        Moved(String text) {
            super(text);
        }
    }

    @Override
    public Check permitted(Plan plan) {
        Kinds.Place place = Kinds.of(rollout(plan).workload().type());
        return new Permission(client)
                .to(rollout(plan).workload().namespace(), List.of(new Need("patch", place.group(), place.plural())));
    }

    @Override
    public Check rehearse(Plan plan) {
        return DryRuns.answer(() -> {
            try {
                return new ObjectEdits(client)
                        .rehearse(
                                forward(plan), new Marks(plan.id(), plan.scope().planned()));
            } catch (Moved moved) {
                return Optional.of(String.valueOf(moved.getMessage()));
            }
        });
    }

    @Override
    public Outcome carryOut(Approved approved) {
        Plan plan = approved.plan();
        String title = rollout(plan).workload().title();
        try {
            boolean back = approved.direction() == Approved.Direction.UNDO;
            if (rollout(plan).how() == How.RESTART) {
                return back ? new Outcome.MovedOn("a restart cannot be undone") : restart(plan, forward(plan));
            }
            ObjectEdits edits = new ObjectEdits(client);
            Edit edit = back ? backward(plan) : forward(plan);
            Result result =
                    back ? edits.revert(edit, plan.id()) : edits.apply(edit, new Marks(plan.id(), approved.until()));
            return result.changed()
                    ? done(
                            plan,
                            title + (back ? " is back at" : " went to") + " the template of revision "
                                    + (back
                                            ? rollout(plan).revision().text()
                                            : rollout(plan).to()))
                    : new Outcome.MovedOn(result.line());
        } catch (Moved moved) {
            return new Outcome.MovedOn(String.valueOf(moved.getMessage()));
        } catch (KubernetesClientException problem) {
            return Refusals.isInDoubt(problem)
                    ? new Outcome.Unknown(Refusals.text(problem) + "; whether " + title + " was changed is not known")
                    : new Outcome.Failed(Refusals.text(problem) + "; " + title + " was not changed");
        }
    }

    // Leaves no mark: nothing of it is put back, and the time of the restart tells whose it is.
    private Outcome restart(Plan plan, Edit edit) throws Moved {
        Live live = Live.read(client, edit.object())
                .orElseThrow(() -> new Moved(edit.object().title() + " is gone"));
        if (!live.isPlanned()) {
            throw new Moved(edit.object().title() + " was deleted and made again");
        }
        Optional<KubernetesClientException> doubt = ObjectEdits.tried(
                () -> new ObjectEdits(client).patch(live, Patches.applyForGood(live, edit.fields()), false));
        Standing standing = standing(plan);
        if (standing instanceof Standing.Done done) {
            return done(plan, done.readBack().getFirst());
        }
        if (doubt.isPresent()) {
            throw doubt.get();
        }
        return new Outcome.MovedOn(edit.object().title() + " was changed in the same moment by someone else");
    }

    private Outcome done(Plan plan, String line) {
        int wanted = Live.read(client, rollout(plan).workload())
                .map(live -> live.at(Edits.REPLICAS).asInt(1))
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(line);
        lines.add(new Replicated(client, patience).await(rollout(plan).workload(), wanted));
        return new Outcome.Done(lines);
    }

    @Override
    public Standing standing(Plan plan) {
        Rollout rollout = rollout(plan);
        try {
            Optional<Live> now = Live.read(client, rollout.workload()).filter(Live::isPlanned);
            if (now.isEmpty()) {
                return new Standing.NotDone(rollout.workload().title() + " is gone, or another");
            }
            boolean ours = rollout.how() == How.RESTART
                    ? now.get()
                            .at(RESTARTED)
                            .asText("")
                            .equals(plan.scope().planned().toString())
                    : now.get().holder().equals(plan.id());
            String line = rollout.workload().title() + " is at revision "
                    + now.get().annotation(REVISION).asText("unknown");
            return ours ? new Standing.Done(List.of(line + ", by this plan")) : new Standing.NotDone(line);
        } catch (KubernetesClientException problem) {
            return new Standing.Unknown(Refusals.text(problem));
        }
    }

    @Override
    public void close() {}
}
