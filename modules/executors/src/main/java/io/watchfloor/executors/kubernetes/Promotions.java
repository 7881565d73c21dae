package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
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
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Was;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Switchover of CloudNativePG clusters by the field that `kubectl cnpg promote` sets, `status.targetPrimary`. Whoever
/// opened the client closes it.
record Promotions(KubernetesClient client, Patience patience) implements Executor {
    private static final List<String> CURRENT = List.of("status", "currentPrimary");
    private static final List<String> TARGET = List.of("status", "targetPrimary");

    @Override
    public boolean handles(Action action) {
        return switch (action) {
            case Switchover switchover -> switchover.cluster().manager() == DatabaseCluster.Management.CLOUDNATIVEPG;
            case Failover failover -> failover.cluster().manager() == DatabaseCluster.Management.CLOUDNATIVEPG;
            default -> false;
        };
    }

    @Override
    public Look look(Action action) {
        if (!(action instanceof Switchover switchover)) {
            return new Look.Not(
                    "CloudNativePG fails over by itself when its primary is lost: there is no request for it");
        }
        ClusterObject object = switchover.cluster().object();
        if (object == null) {
            return new Look.Not("which Cluster runs " + switchover.cluster().server() + " is not named");
        }
        try {
            Optional<Live> found = Live.read(client, object);
            return found.isEmpty()
                    ? new Look.Not("there is no " + object.title() + ", or its kind is not served by this cluster")
                    : seen(switchover, found.get());
        } catch (KubernetesClientException problem) {
            return new Look.Not(Refusals.text(problem));
        }
    }

    private static Look seen(Switchover switchover, Live live) {
        String leader = live.at(CURRENT).asText("");
        String target = live.at(TARGET).asText("");
        if (leader.isEmpty() || !leader.equals(target)) {
            return new Look.Not("it is changing its primary already, from '" + leader + "' to '" + target + "'");
        }
        List<String> healthy = healthy(live);
        String wanted = switchover.leadership().candidate();
        Optional<String> candidate = healthy.stream()
                .filter(name -> !name.equals(leader) && (wanted.isEmpty() || name.equals(wanted)))
                .findFirst();
        if (candidate.isEmpty()) {
            return new Look.Not("no healthy instance" + (wanted.isEmpty() ? "" : " " + wanted)
                    + " could take over from " + leader + " (healthy: " + healthy + ")");
        }
        String timeline = live.at(List.of("status", "timelineID")).asText("");
        Leadership leadership = new Leadership(
                leader, candidate.get(), timeline.isEmpty() ? Was.UNKNOWN : Was.of(timeline), Was.UNKNOWN);
        DatabaseCluster cluster = new DatabaseCluster(
                switchover.cluster().server(),
                switchover.cluster().manager(),
                switchover.cluster().name(),
                live.seen());
        return new Look.Seen(
                new Switchover(cluster, leadership),
                List.of("How far " + candidate.get() + " is behind is not told by the cluster: see replication."));
    }

    private static List<String> healthy(Live live) {
        JsonNode healthy = live.at(List.of("status", "instancesStatus", "healthy"));
        return healthy.valueStream().map(JsonNode::asText).toList();
    }

    private static Switchover switchover(Plan plan) {
        return (Switchover) plan.action();
    }

    private static ClusterObject object(Plan plan) {
        ClusterObject object = switchover(plan).cluster().object();
        if (object == null) {
            throw new IllegalArgumentException("a plan without its Cluster");
        }
        return object;
    }

    @Override
    public Check permitted(Plan plan) {
        Kinds.Place place = Kinds.of(object(plan).type());
        return new Permission(client)
                .to(object(plan).namespace(), List.of(new Need("patch", place.group(), place.plural() + "/status")));
    }

    @Override
    public Check rehearse(Plan plan) {
        return DryRuns.answer(() -> {
            Optional<Live> live = Live.read(client, object(plan));
            Optional<String> difference = difference(live, plan);
            if (difference.isEmpty()) {
                live.ifPresent(now -> promote(now, plan, true));
            }
            return difference;
        });
    }

    private static Optional<String> difference(Optional<Live> live, Plan plan) {
        Leadership planned = switchover(plan).leadership();
        if (live.isEmpty() || !live.get().isPlanned()) {
            return Optional.of(object(plan).title() + " is gone, or was made again");
        }
        String leader = live.get().at(CURRENT).asText();
        String target = live.get().at(TARGET).asText();
        return leader.equals(planned.leader()) && target.equals(planned.leader())
                ? Optional.empty()
                : Optional.of(
                        "its primary is " + leader + " and shall be " + target + ", planned was " + planned.leader());
    }

    private void promote(Live live, Plan plan, boolean dryRun) {
        Leadership planned = switchover(plan).leadership();
        TextNode candidate = TextNode.valueOf(planned.candidate());
        JsonPatch patch = JsonPatch.NONE
                .test("/metadata/uid", live.uid())
                .test(JsonPatch.pointer(CURRENT), planned.leader())
                .test(JsonPatch.pointer(TARGET), planned.leader())
                .replace(JsonPatch.pointer(TARGET), candidate)
                .add("/status/phase", "Switchover in progress")
                .add("/status/phaseReason", "Switching over to " + planned.candidate());
        PatchContext.Builder context = new PatchContext.Builder().withPatchType(PatchType.JSON);
        if (dryRun) {
            context.withDryRun(List.of("All"));
        }
        Kinds.in(client, live.planned().type(), live.planned().namespace())
                .withName(live.planned().name())
                .subresource("status")
                .patch(context.build(), client.getKubernetesSerialization().asJson(patch.operations()));
    }

    @Override
    public Outcome carryOut(Approved approved) {
        if (approved.direction() == Approved.Direction.UNDO) {
            return new Outcome.MovedOn("going back is a switchover of its own, approved on its own");
        }
        Plan plan = approved.plan();
        try {
            Optional<Live> live = Live.read(client, object(plan));
            Optional<String> difference = difference(live, plan);
            if (difference.isPresent()) {
                return new Outcome.MovedOn(difference.get());
            }
            live.ifPresent(now -> promote(now, plan, false));
            return readBack(plan);
        } catch (KubernetesClientException problem) {
            if (Refusals.isMismatch(problem)) {
                return new Outcome.MovedOn(object(plan).title() + " changed its primary in the same moment");
            }
            return Refusals.isInDoubt(problem)
                    ? new Outcome.Unknown(Refusals.text(problem) + "; who will lead is not known")
                    : new Outcome.Failed(Refusals.text(problem) + "; nothing was changed");
        }
    }

    private Outcome readBack(Plan plan) {
        String candidate = switchover(plan).leadership().candidate();
        String asked = object(plan).title() + ": " + candidate + " was asked to lead";
        try {
            for (int look = 0; look < patience.looks(); look++) {
                String leader = Live.read(client, object(plan))
                        .map(live -> live.at(CURRENT).asText())
                        .orElse("");
                if (leader.equals(candidate)) {
                    return new Outcome.Done(List.of(asked + " and leads"));
                }
                TimeUnit.MILLISECONDS.sleep(patience.apart().toMillis());
            }
            return new Outcome.Unknown(asked + " and does not lead after "
                    + patience.whole().toSeconds() + " s; the operator of the cluster goes on");
        } catch (KubernetesClientException problem) {
            return new Outcome.Unknown(asked + "; it could not be read back: " + Refusals.text(problem));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(asked + "; the console was stopped before it was read back");
        }
    }

    @Override
    public Standing standing(Plan plan) {
        Leadership planned = switchover(plan).leadership();
        try {
            Optional<Live> live = Live.read(client, object(plan));
            String leader = live.map(now -> now.at(CURRENT).asText()).orElse("");
            String line = object(plan).title() + ": " + (leader.isEmpty() ? "nobody" : leader) + " leads";
            if (leader.equals(planned.candidate())) {
                return new Standing.Done(List.of(line));
            }
            boolean asked = live.filter(now -> now.at(TARGET).asText().equals(planned.candidate()))
                    .isPresent();
            return asked
                    ? new Standing.Unknown(line + ", " + planned.candidate() + " is to take over")
                    : new Standing.NotDone(line);
        } catch (KubernetesClientException problem) {
            return new Standing.Unknown(Refusals.text(problem));
        }
    }

    @Override
    public void close() {}
}
