package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Advice.Effect;
import io.watchfloor.diagnosis.Advice.Target;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.workflows.TenantObjects;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to do about a root blocker, and what not.
final class LockAdvice {
    private static final Duration LASTING = Duration.ofSeconds(5);

    private final Estate estate;
    private final TenantObjects objects;

    LockAdvice(Estate estate, TenantObjects objects) {
        this.estate = estate;
        this.objects = objects;
    }

    /// Ranked, best first: for each subject that matters, the one in the lead before the others.
    List<Advice> recommend(List<Group> groups) {
        List<Advice> advice = new ArrayList<>();
        for (Group group : groups) {
            Optional<DdlQueue> ddl = DdlQueue.in(group);
            (ddl.isPresent()
                            ? Optional.of(cancel(group, ddl.get()))
                            : pause(group).or(() -> session(group)))
                    .filter(one -> !advice.contains(one))
                    .ifPresent(advice::add);
        }
        return advice;
    }

    /// What makes it worse, or does not help.
    List<Advice> avoid(Group group, @Nullable FirstToSlow first) {
        List<Advice> advice = new ArrayList<>();
        advice.add(addWorkers(first, "PostgreSQL locks are the constraint: more workers would wait as well"));
        if (DdlQueue.in(group).isPresent()) {
            advice.add(new Advice(
                    "terminate-session",
                    target(group.locks(), group.lead().pid(), group.lead().session()),
                    "Terminate the readers",
                    "They do ordinary work: the queue stands behind the statement that waits, not behind them",
                    Effect.NONE));
        } else if (group.subject().batch()) {
            advice.add(new Advice(
                    "terminate-session",
                    target(group.locks(), group.lead().pid(), group.lead().session()),
                    "Terminate pid " + group.lead().pid(),
                    "The job is started again and takes the same rows: pause it instead",
                    Effect.NONE));
        }
        return advice;
    }

    /// Why more workers would not help the workflow that slowed first.
    Advice addWorkers(@Nullable FirstToSlow first, String reason) {
        String tenantSlug = first == null ? null : first.tenant();
        String workflowSlug = first == null ? null : first.workflow();
        Tenant tenant = tenantSlug == null ? null : estate.tenant(tenantSlug).orElse(null);
        Workflow workflow =
                workflowSlug == null ? null : estate.workflow(workflowSlug).orElse(null);
        String object = tenant == null || workflow == null
                ? ""
                : objects.deployments(tenant, workflow).stream()
                        .map(Deployment::id)
                        .map(id -> id.name())
                        .collect(Collectors.joining(", "));
        return new Advice(
                "add-workers",
                new Target(tenantSlug, workflowSlug, object.isEmpty() ? "application workers" : object),
                "Add workers",
                reason,
                Effect.NONE);
    }

    private Optional<Advice> pause(Group group) {
        if (!group.subject().batch()) {
            return Optional.empty();
        }
        Node lead = group.lead();
        String tenantSlug = lead.who().tenant();
        Tenant tenant = tenantSlug == null ? null : estate.tenant(tenantSlug).orElse(null);
        Workflow workflow = estate.workflow(group.subject().slug()).orElse(null);
        if (tenant == null || (workflow != null && !workflow.footprint().pausable())) {
            return Optional.empty();
        }
        return cronJob(lead, tenant, workflow).map(cronJob -> {
            Effect effect = effect(group.locks(), group.locks().graph().freedWithout(group.roots()));
            return new Advice(
                    "pause-batch",
                    new Target(
                            tenant.slug(),
                            workflow == null ? null : workflow.slug(),
                            cronJob.id().name()),
                    "Pause " + (workflow == null ? cronJob.id().name() : inSentence(workflow.title())),
                    frees(effect) + "; its run in flight holds the locks and must stop too",
                    effect);
        });
    }

    private Optional<CronJob> cronJob(Node lead, Tenant tenant, @Nullable Workflow workflow) {
        String pod = lead.who().pod();
        String job = lead.who().job();
        Optional<CronJob> own = pod == null || job == null ? Optional.empty() : objects.cronJobOf(pod, job);
        return own.or(() -> {
            List<CronJob> of = workflow == null ? List.of() : objects.cronJobs(tenant, workflow);
            return of.size() == 1 ? Optional.of(of.getFirst()) : Optional.empty();
        });
    }

    private Advice cancel(Group group, DdlQueue ddl) {
        ServerLocks locks = group.locks();
        Effect effect = effect(locks, ddl.freed());
        return new Advice(
                "cancel-statement",
                target(locks, ddl.pid(), locks.graph().session(ddl.pid())),
                "Cancel the statement of pid " + ddl.pid(),
                frees(effect) + "; it waits for " + ddl.mode()
                        + " and would only wait again: repeat it with lock_timeout",
                effect);
    }

    /// Terminating helps only where one session holds for long; locks that change hands have no single culprit.
    private Optional<Advice> session(Group group) {
        Node lead = group.lead();
        Set<Integer> freed = group.locks().graph().freedWithout(Set.of(lead.pid()));
        Effect effect = effect(group.locks(), freed);
        if (Session.isPrepared(lead.pid())) {
            return Optional.of(new Advice(
                    "rollback-prepared",
                    target(group.locks(), lead.pid(), lead.session()),
                    "Commit or roll back the prepared transaction",
                    frees(effect) + "; only its transaction manager knows which: see pg_prepared_xacts",
                    effect));
        }
        Session session = lead.session();
        Duration age = lead.waiting().transactionAge();
        boolean lasting = age == null || age.compareTo(LASTING) >= 0;
        if (session == null || !session.backendType().equals("client backend") || !lasting) {
            return Optional.empty();
        }
        return Optional.of(new Advice(
                "terminate-session",
                target(group.locks(), lead.pid(), session),
                "Terminate session " + lead.pid(),
                frees(effect) + "; what it has not committed rolls back",
                effect));
    }

    private static Target target(ServerLocks locks, int pid, @Nullable Session session) {
        Who who = locks.whoIs(pid);
        SessionIdentity identity = session == null || pid <= 0 ? null : SessionIdentity.of(locks.server(), session);
        return new Target(who.tenant(), who.workflow(), "pid " + pid, identity);
    }

    private static Effect effect(ServerLocks locks, Set<Integer> freed) {
        Map<String, Integer> byWorkflow = new TreeMap<>();
        for (int pid : freed) {
            String workflow = locks.whoIs(pid).workflow();
            if (workflow != null) {
                byWorkflow.merge(workflow, 1, Integer::sum);
            }
        }
        return new Effect(freed.size(), byWorkflow);
    }

    private String frees(Effect effect) {
        String most = effect.byWorkflow().entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> ", %d of them %s".formatted(entry.getValue(), title(entry.getKey())))
                .orElse("");
        return "frees " + Words.count(effect.sessions(), "session") + most;
    }

    private String title(String slug) {
        return estate.workflow(slug)
                .map(workflow -> inSentence(workflow.title()))
                .orElse(slug);
    }

    /// `Payment reconciliation` inside a sentence; `POS sync` stays as it is.
    private static String inSentence(String title) {
        boolean shout = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return shout || title.isEmpty() ? title : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}
