package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.actions.Rollout;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.Unplanned;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a wish means in this estate at this moment: exactly which object.
public record Drafts(Sight sight) {

    /// The draft of a wish, with the problem where its target cannot be named.
    public Draft of(Wish wish) {
        Action wanted = wish.draft();
        if (wanted instanceof PauseBatch || wanted == null) {
            return advised(wish);
        }
        return new Draft(wanted, subject(wish.advice()), List.of(), null);
    }

    private Draft advised(Wish wish) {
        Advice advice = wish.advice();
        return switch (advice.mitigation()) {
            case PauseBatch.SLUG -> batch(wish);
            case EndSession.CANCEL -> session(advice, EndSession.How.CANCEL);
            case EndSession.TERMINATE -> session(advice, EndSession.How.TERMINATE);
            case ScaleWorkload.ADD, ScaleWorkload.THROTTLE, Rollout.RESTART, Rollout.UNDO -> workload(advice);
            default ->
                unplanned(
                        advice,
                        "nothing here can do " + advice.mitigation() + " without knowing more: do it where it is at"
                                + " home");
        };
    }

    private Draft unplanned(Advice advice, String problem) {
        Action action = new Unplanned(advice.mitigation(), advice.target().object());
        return new Draft(action, subject(advice), List.of(), problem);
    }

    private Draft batch(Wish wish) {
        BatchTarget target =
                BatchTarget.of(sight.estate(), sight.observed(), wish.advice().target());
        Action action = new PauseBatch(target.cronJob(), target.runs().meant(), wish.inFlight());
        List<String> remarks = target.runs().others().isEmpty()
                ? List.of()
                : List.of("Not ended by this plan: "
                        + String.join(", ", target.runs().others()) + ", also in flight.");
        return new Draft(action, target.subject(wish.advice()), remarks, target.problem());
    }

    private Draft session(Advice advice, EndSession.How how) {
        SessionIdentity identity = advice.target().session();
        if (identity == null) {
            return unplanned(advice, "which session is meant is not known exactly: choose it in the list of sessions");
        }
        Observed observed = sight.observed();
        Optional<Session> session = observed == null ? Optional.empty() : observed.session(identity);
        Subject advised = subject(advice);
        Subject subject = new Subject(
                advised.tenant(), advised.workflow(), advised.title(), identity.server(), advised.advised());
        Action action = new EndSession(how, identity, doing(advice, identity, session));
        Draft draft = new Draft(action, subject, List.of(), null);
        return session.isEmpty()
                ? draft.not("session " + identity.pid() + " is not at work any more: it has ended, or does nothing")
                : draft;
    }

    private EndSession.Doing doing(Advice advice, SessionIdentity identity, Optional<Session> session) {
        String role = session.map(each -> each.client().user()).orElse("");
        return new EndSession.Doing(
                session.map(each -> each.client().application()).orElse(""),
                role,
                session.map(each -> each.activity().state()).orElse("unknown"),
                advice.target().workflow(),
                job(identity));
    }

    private @Nullable String job(SessionIdentity identity) {
        Observed observed = sight.observed();
        return observed == null
                ? null
                : observed.tree(identity.server()).stream()
                        .flatMap(tree -> tree.roots().stream())
                        .flatMap(Drafts::all)
                        .filter(node -> node.pid() == identity.pid())
                        .flatMap(node -> Stream.ofNullable(node.who().job()))
                        .findFirst()
                        .orElse(null);
    }

    private static Stream<WaitTree.Node> all(WaitTree.Node node) {
        return Stream.concat(Stream.of(node), node.below().stream().flatMap(Drafts::all));
    }

    private Draft workload(Advice advice) {
        Subject subject = subject(advice);
        Tenant tenant = subject.tenant();
        Observed observed = sight.observed();
        List<Objects.Deployment> found = observed == null
                ? List.of()
                : observed.deployments().stream()
                        .filter(each -> each.id().name().equals(advice.target().object()))
                        .filter(each -> tenant == null || each.id().namespace().equals(tenant.namespace()))
                        .toList();
        if (found.size() != 1) {
            return unplanned(
                    advice,
                    found.isEmpty()
                            ? "no Deployment " + advice.target().object() + " is known in the cluster"
                            : found.size() + " Deployments are called "
                                    + advice.target().object() + ": name the tenant");
        }
        return new Draft(action(advice.mitigation(), found.getFirst()), subject, List.of(), null);
    }

    /// A half fewer, or a half more, where nothing else was wished.
    private static Action action(String slug, Objects.Deployment deployment) {
        ClusterObject object = object(deployment);
        int replicas = deployment.wanted();
        return switch (slug) {
            case ScaleWorkload.ADD ->
                new ScaleWorkload(
                        ScaleWorkload.Purpose.ADD,
                        object,
                        new ScaleWorkload.Replicas(replicas + Math.max(1, replicas / 2), replicas),
                        null);
            case ScaleWorkload.THROTTLE ->
                new ScaleWorkload(
                        ScaleWorkload.Purpose.THROTTLE,
                        object,
                        new ScaleWorkload.Replicas(replicas / 2, replicas),
                        null);
            case Rollout.RESTART -> new Rollout(Rollout.How.RESTART, object, Was.UNKNOWN, "");
            default -> new Rollout(Rollout.How.UNDO, object, Was.UNKNOWN, "");
        };
    }

    static ClusterObject object(Objects.Deployment deployment) {
        Objects.Identity id = deployment.id();
        return new ClusterObject(
                ClusterObject.Type.DEPLOYMENT,
                id.namespace(),
                id.name(),
                new ClusterObject.Revision(id.uid(), id.resourceVersion(), BatchTarget.owners(id.owners())));
    }

    private Subject subject(Advice advice) {
        String tenantSlug = advice.target().tenant();
        String workflowSlug = advice.target().workflow();
        Tenant tenant =
                tenantSlug == null ? null : sight.estate().tenant(tenantSlug).orElse(null);
        Workflow workflow = workflowSlug == null
                ? null
                : sight.estate().workflow(workflowSlug).orElse(null);
        return new Subject(tenant, workflow, advice.text(), tenant == null ? "" : tenant.server(), advice.effect());
    }
}
