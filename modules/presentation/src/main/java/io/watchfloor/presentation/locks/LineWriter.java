package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.Row.Doing;
import io.watchfloor.presentation.locks.Row.Figures;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.presentation.locks.Row.Place;
import io.watchfloor.presentation.locks.Row.Where;
import io.watchfloor.presentation.locks.Row.Who;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes one session as a line of the table.
final class LineWriter {
    /// A root blocker matters once somebody has waited this long for it; shorter is how locks work.
    private static final Duration MATTERS = Duration.ofSeconds(1);

    private final Sight sight;
    private final Instant now;

    LineWriter(Sight sight, Instant now) {
        this.sight = sight;
        this.now = now;
    }

    /// A session of a wait tree.
    Line ofTree(Branch branch, int depth, Life life) {
        WaitTree.Node node = branch.node();
        SessionKey key = branch.key();
        Severity severity = branch.above() == null ? severity(branch) : null;
        StateWords words = new StateWords(serverTime(key.server()));
        Where where = where(node);
        Session session = node.session();
        Figures figures = new Figures(
                Ages.column(node.waiting().transactionAge()),
                node.waiting().awaited() == null
                        ? Ages.NONE
                        : Ages.column(node.waiting().waited()),
                node.waiting().blocked(),
                also(branch));
        return new Line(
                key,
                new Place(depth, life, severity, stale(key.server())),
                who(node.who(), session),
                new Doing(
                        session == null ? null : WaitClass.of(session),
                        words.of(node),
                        where,
                        statement(session, where.relation())),
                figures);
    }

    /// A session that waits for no lock and blocks nobody.
    Line alone(String server, Session session, Life life) {
        StateWords words = new StateWords(serverTime(server));
        Instant begun = session.times().transactionStart();
        return new Line(
                new SessionKey(server, session.pid()),
                new Place(1, life, null, stale(server)),
                who(sight.names().who(server, session), session),
                new Doing(WaitClass.of(session), words.of(session), new Where("", ""), statement(session, "")),
                new Figures(
                        Ages.column(begun == null ? null : Duration.between(begun, serverTime(server))),
                        Ages.NONE,
                        0,
                        List.of()));
    }

    /// The finding's severity for the root it names; warning for another that others have really waited for.
    @Nullable
    Severity severity(Branch root) {
        boolean named = sight.finding()
                .map(finding -> finding.answers().cause().root())
                .filter(cause -> cause.server().equals(root.key().server())
                        && cause.session().pid() == root.key().pid())
                .isPresent();
        if (named) {
            return sight.finding().orElseThrow().severity();
        }
        return Waiters.longest(root).compareTo(MATTERS) > 0 ? Severity.WARNING : null;
    }

    private boolean stale(String server) {
        return sight.sampling(server).trust(now) != Trust.LIVE;
    }

    private Instant serverTime(String server) {
        return sight.serverTime(server).orElse(now);
    }

    private Who who(WaitTree.Who who, @Nullable Session session) {
        String pod = who.pod() == null ? "" : who.pod();
        if (pod.isEmpty() && session != null && session.client().address() != null) {
            pod = session.client().address();
        }
        return new Who(
                session == null ? "" : session.client().application(),
                pod,
                sight.names().workflow(who.workflow()),
                who.job() == null ? "" : who.job(),
                sight.names().tenant(who.tenant()));
    }

    /// What it waits for itself; a root is shown with what the first behind it waits for, and how many more there are.
    private static Where where(WaitTree.Node node) {
        if (node.waiting().awaited() != null) {
            return where(
                    node.waiting().awaited().lock().relation(),
                    node.waiting().awaited().lock().row());
        }
        List<Where> objects = node.below().stream()
                .map(LineWriter::where)
                .filter(where -> !where.relation().isEmpty())
                .distinct()
                .toList();
        if (objects.isEmpty()) {
            return new Where("", "");
        }
        Where first = objects.getFirst();
        String more = objects.size() == 1 ? "" : " +" + (objects.size() - 1);
        return new Where(first.relation(), (first.row() + more).strip());
    }

    private static Where where(@Nullable String relation, @Nullable String row) {
        return new Where(relation == null ? "" : relation, row == null ? "" : row);
    }

    /// The blockers of a session besides the one it stands under.
    private static List<SessionKey> also(Branch branch) {
        Branch above = branch.above();
        if (above == null) {
            return List.of();
        }
        return branch.tree().edges().getOrDefault(branch.key().pid(), List.of()).stream()
                .filter(pid -> pid != above.key().pid())
                .map(pid -> new SessionKey(branch.key().server(), pid))
                .toList();
    }

    /// In one line; a relation that has its own column is not said twice.
    static String statement(@Nullable Session session, String relation) {
        String text = session == null ? null : session.activity().statement();
        if (text == null) {
            return "";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        if (relation.isEmpty()) {
            return line;
        }
        String bare = relation.substring(relation.lastIndexOf('.') + 1);
        return line.replaceFirst("(?i)(?<![\\w\"])\"?" + Pattern.quote(bare) + "\"?(?!\\w)", "…");
    }
}
