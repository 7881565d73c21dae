package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.Cause;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.Load;
import io.watchfloor.diagnosis.Answers.Nature;
import io.watchfloor.diagnosis.Answers.Root;
import io.watchfloor.diagnosis.Verdict.Evidence;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a contention into words and figures.
///
/// @param groups the leading subject first, then the others that matter
record LockFinding(List<Group> groups, Load load, LockAdvice advice) {
    /// Between two statements every transaction is idle for an instant.
    private static final Duration IDLE_WORTH_TELLING = Duration.ofSeconds(1);

    private Group lead() {
        return groups.getFirst();
    }

    Finding finding(Severity severity, Instant since, Nature nature, @Nullable FirstToSlow first) {
        List<Evidence> evidence = new ArrayList<>();
        Group lead = lead();
        evidence.add(new Evidence(held(lead), lead.waiters().size()));
        evidence.add(new Evidence(
                "blocked time %s s/s, %s of all on %s"
                        .formatted(
                                Words.number(load.blockedPerSecond()),
                                Words.percent(load.share()),
                                lead.subject().server()),
                load.blockedPerSecond()));
        groups.stream()
                .skip(1)
                .forEach(other ->
                        evidence.add(new Evidence(held(other), other.waiters().size())));
        Answers answers = new Answers(first, cause(), nature, advice.recommend(groups), advice.avoid(lead, first));
        return new Finding(severity, since, answers, evidence);
    }

    private Cause cause() {
        Group lead = lead();
        Optional<DdlQueue> ddl = DdlQueue.in(lead);
        Kind kind = ddl.isPresent() ? Kind.TABLE_LOCKS : Kind.of(lead);
        String about = ddl.map(DdlQueue::relation)
                .filter(relation -> !relation.isEmpty())
                .orElse(lead.subject().slug());
        Root root =
                new Root(lead.subject().server(), lead.lead(), lead.lead().who().job());
        return new Cause(
                kind.slug() + ":" + about,
                Layer.POSTGRESQL,
                "PostgreSQL · " + kind.words(),
                ddl.map(this::queue).orElseGet(() -> held(lead)),
                root,
                load);
    }

    private static String held(Group group) {
        Node root = group.lead();
        Session session = root.session();
        StringBuilder text = new StringBuilder(group.subject().title());
        String job = root.who().job();
        text.append(
                Session.isPrepared(root.pid())
                        ? ""
                        : " (pid " + root.pid() + (job == null ? "" : ", Job " + job) + ")");
        text.append(root.who().tenant() == null ? "" : " at " + root.who().tenant());
        Duration idle = session == null ? Duration.ZERO : idle(session, group);
        if (idle.compareTo(IDLE_WORTH_TELLING) >= 0) {
            text.append(", idle in transaction for ").append(Words.seconds(idle));
        }
        String relation = Kind.relation(root);
        String rows = Kind.fought(group) == Kind.ROW_LOCKS ? " rows" : "";
        text.append(relation.isEmpty() ? " holds locks" : " holds " + relation + rows);
        int waiters = group.waiters().size();
        return text.append(": ")
                .append(Words.count(waiters, "session"))
                .append(waiters == 1 ? " waits" : " wait")
                .append(", longest ")
                .append(Words.seconds(longest(group)))
                .toString();
    }

    /// How long it has been idle inside its transaction; zero while it works.
    private static Duration idle(Session session, Group group) {
        Instant since = session.times().stateChange();
        return Kind.idle(session) && since != null
                ? Duration.between(since, group.locks().waits().serverTime())
                : Duration.ZERO;
    }

    private static Duration longest(Group group) {
        return group.waiters().stream()
                .map(pid -> group.locks().graph().waited(pid))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private String queue(DdlQueue ddl) {
        ServerLocks locks = lead().locks();
        Session session = locks.graph().session(ddl.pid());
        String statement = session == null ? null : session.activity().statement();
        String command = statement == null || statement.isBlank()
                ? "a statement"
                : String.join(
                        " ",
                        List.of(statement.strip().split("\\s+")).stream()
                                .limit(3)
                                .toList());
        return "%s (pid %d) waits %s for %s on %s behind pid %d, and %s behind it"
                .formatted(
                        command,
                        ddl.pid(),
                        Words.seconds(locks.graph().waited(ddl.pid())),
                        ddl.mode(),
                        ddl.relation().isEmpty() ? "a table" : ddl.relation(),
                        lead().lead().pid(),
                        Words.count(ddl.freed().size(), "session"));
    }
}
