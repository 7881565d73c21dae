package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.Row.Doing;
import io.watchfloor.presentation.locks.Row.Figures;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.presentation.locks.Row.Place;
import io.watchfloor.presentation.locks.Row.State;
import io.watchfloor.presentation.locks.Row.Where;
import io.watchfloor.presentation.locks.Row.Who;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes one session as a line of the table.
final class LineWriter {
    /// A root blocker matters once somebody has waited this long for it; shorter is how locks work.
    private static final Duration MATTERS = Duration.ofSeconds(1);

    private final Sight sight;
    private final Instant now;
    private final Map<String, Boolean> stale = new HashMap<>();

    LineWriter(Sight sight, Instant now) {
        this.sight = sight;
        this.now = now;
    }

    /// A session of a wait tree.
    Line ofTree(Branch branch, int depth, Life life) {
        Severity severity = branch.above() == null ? severity(branch) : null;
        boolean stale = stale(branch.key().server());
        Place place = new Place(depth, crossing(branch, depth), life, severity, stale);
        return new Line(branch.key(), place, new OfTree(branch));
    }

    /// A session that waits for no lock and blocks nobody.
    Line alone(String server, Session session, Life life) {
        Place place = new Place(1, -1, life, null, stale(server));
        return new Line(new SessionKey(server, session.pid()), place, new Alone(server, session));
    }

    private final class OfTree implements Row.Writing {
        private final Branch branch;

        OfTree(Branch branch) {
            this.branch = branch;
        }

        @Override
        public Row.Words words() {
            WaitTree.Node node = branch.node();
            Session session = node.session();
            Where where = where(node);
            WaitClass waitClass = session == null ? null : WaitClass.of(session);
            State state = new StateWords(serverTime(branch.key().server())).of(node);
            Figures figures = new Figures(
                    Ages.column(node.waiting().transactionAge()),
                    node.waiting().awaited() == null
                            ? Ages.NONE
                            : Ages.column(node.waiting().waited()),
                    node.waiting().blocked(),
                    also(branch));
            Doing doing = new Doing(waitClass, state, where, statement(session, where.relation()));
            return new Row.Words(who(node.who(), session), doing, figures);
        }

        @Override
        public String searched() {
            Where where = where(branch.node());
            return LineWriter.this.searched(
                    branch.key(), branch.node().who(), branch.node().session(), where.relation() + " " + where.row());
        }
    }

    private final class Alone implements Row.Writing {
        private final String server;
        private final Session session;

        Alone(String server, Session session) {
            this.server = server;
            this.session = session;
        }

        @Override
        public Row.Words words() {
            Instant begun = session.times().transactionStart();
            Figures figures = new Figures(
                    Ages.column(begun == null ? null : Duration.between(begun, serverTime(server))),
                    Ages.NONE,
                    0,
                    List.of());
            State state = new StateWords(serverTime(server)).of(session);
            Doing doing = new Doing(WaitClass.of(session), state, new Where("", ""), statement(session, ""));
            return new Row.Words(who(sight.who(server, session), session), doing, figures);
        }

        @Override
        public String searched() {
            return LineWriter.this.searched(
                    new SessionKey(server, session.pid()), sight.who(server, session), session, "");
        }
    }

    private String searched(SessionKey key, WaitTree.Who who, @Nullable Session session, String where) {
        StringBuilder text = new StringBuilder(160)
                .append(DetailWriter.pid(key.pid()))
                .append(' ')
                .append(sight.names().workflow(who.workflow()))
                .append(' ')
                .append(sight.names().tenant(who.tenant()))
                .append(' ')
                .append(where);
        for (String part : new String[] {
            Names.job(who),
            who.pod(),
            session == null ? null : session.client().application(),
            session == null ? null : session.client().address(),
            session == null ? null : session.activity().statement()
        }) {
            text.append(' ').append(part == null ? "" : part);
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /// The depth of a session above its parent that blocks it too.
    private static int crossing(Branch branch, int depth) {
        Branch above = branch.above();
        if (above == null) {
            return -1;
        }
        List<Integer> blockers = branch.tree().edges().getOrDefault(branch.key().pid(), List.of());
        int at = depth - 2;
        for (Branch other = above.above(); other != null; other = other.above()) {
            if (blockers.contains(other.key().pid())) {
                return at;
            }
            at--;
        }
        return -1;
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
        return stale.computeIfAbsent(server, key -> sight.sampling(key).trust(now) != Trust.LIVE);
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
                Names.job(who),
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
