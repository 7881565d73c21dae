package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.diagnosis.locks.Basis;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.Detail.Freed;
import io.watchfloor.presentation.locks.Detail.Head;
import io.watchfloor.presentation.locks.Detail.Line;
import io.watchfloor.presentation.locks.Detail.Offer;
import io.watchfloor.presentation.locks.Detail.Part;
import io.watchfloor.presentation.locks.Detail.Section;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes everything known about one session.
record DetailWriter(Sight sight, Instant now) {

    /// Absent when the session is in no server's sample.
    @Nullable
    Detail write(SessionKey key, List<Offer> offers) {
        Branch branch = sight.branches().get(key);
        if (branch != null) {
            return ofTree(branch, offers);
        }
        Session session = alone(key);
        return session == null ? null : ofAlone(key, session, offers);
    }

    private static void addNext(List<Section> sections, WaitTree.Who who, @Nullable Session session) {
        List<Line> next = session == null ? List.of() : Consequences.next(who, session);
        if (!next.isEmpty()) {
            sections.add(new Section(LocksText.ODOO_NEXT.text(), "", next));
        }
    }

    private Detail ofTree(Branch branch, List<Offer> offers) {
        WaitTree.Node node = branch.node();
        boolean live = sight.sampling(branch.key().server()).trust(now) == Trust.LIVE;
        Severity severity = branch.above() == null && live ? new LineWriter(sight, now).severity(branch) : null;
        String role = role(branch, severity);
        Head head = new Head(
                branch.key(), severity, live ? role : LocksText.ROLE_STALE.text(role), work(node.who()), false);
        List<Section> sections = new ArrayList<>();
        sections.add(identity(branch.key(), node.session(), node.who()));
        sections.add(HeldWriter.write(branch));
        addNext(sections, node.who(), node.session());
        return new Detail(head, sections, statement(branch.key(), node.session()), freed(branch), offers);
    }

    private Detail ofAlone(SessionKey key, Session session, List<Offer> offers) {
        WaitTree.Who who = sight.who(key.server(), session);
        Head head = new Head(key, null, LocksText.ROLE_ALONE.text(), work(who), false);
        List<Section> sections = new ArrayList<>(List.of(identity(key, session, who)));
        addNext(sections, who, session);
        return new Detail(head, sections, statement(key, session), Freed.NOTHING, offers);
    }

    private String role(Branch branch, @Nullable Severity severity) {
        Branch above = branch.above();
        if (above != null) {
            return LocksText.ROLE_WAITER.text(pid(branch.root().key().pid()));
        }
        if (severity == null) {
            return LocksText.ROLE_ROOT.text();
        }
        return switch (severity) {
            case CRITICAL -> LocksText.ROLE_ROOT_CRITICAL.text();
            case WARNING -> LocksText.ROLE_ROOT_WARNING.text();
        };
    }

    private String work(WaitTree.Who who) {
        String workflow = sight.names().workflow(who.workflow());
        return Stream.of(
                        workflow.isEmpty() ? LocksText.UNATTRIBUTED.text() : workflow,
                        Names.job(who),
                        who.tenant() == null
                                ? ""
                                : LocksText.TENANT.text(sight.names().tenant(who.tenant())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private Section identity(SessionKey key, @Nullable Session session, WaitTree.Who who) {
        List<Line> lines = new ArrayList<>();
        if (session == null) {
            String why = key.prepared() ? LocksText.PREPARED_HINT.text() : LocksText.NOT_IN_SAMPLE.text();
            lines.add(new Line(LocksText.STATE.text(), why, "", null));
            return new Section(LocksText.IDENTITY.text(), key.server(), lines);
        }
        Session.Times times = session.times();
        lines.add(new Line(LocksText.BACKEND_START.text(), sight.names().exact(times.backendStart()), "", null));
        Instant begun = times.transactionStart();
        lines.add(
                begun == null
                        ? new Line(LocksText.TRANSACTION_START.text(), LocksText.NO_TRANSACTION.text(), "", null)
                        : new Line(
                                LocksText.TRANSACTION_START.text(),
                                sight.names().exact(begun),
                                age(key.server(), begun),
                                null));
        lines.add(state(key.server(), session));
        String address = session.client().address();
        lines.add(
                new Line(LocksText.CLIENT.text(), address == null ? LocksText.LOCAL_SOCKET.text() : address, "", null));
        lines.add(new Line(LocksText.POD.text(), who.pod() == null ? LocksText.NO_POD.text() : who.pod(), "", null));
        lines.add(new Line(
                LocksText.ROLE_DATABASE.text(),
                known(session.client().user()) + " · " + known(session.client().database()),
                LocksText.ON_SERVER.text(key.server()),
                null));
        lines.add(jobLine(session.pid(), who));
        if (session.leaderPid() != null) {
            lines.add(new Line(LocksText.LEADER.text(), pid(session.leaderPid()), "", null));
        }
        return new Section(LocksText.IDENTITY.text(), LocksText.MUST_MATCH.text(), lines);
    }

    private static Line jobLine(int pid, WaitTree.Who who) {
        Basis.Action action = who.basis().action();
        if (action == null) {
            return new Line(LocksText.JOB.text(), known(Names.job(who)), evidence(who), null);
        }
        String holder = action.heldBy() == pid
                ? LocksText.HOLDS_CRON_ROW.text(action.cronId())
                : LocksText.CRON_ROW_HELD_BY.text(pid(action.heldBy()), action.cronId());
        return new Line(LocksText.JOB.text(), action.name(), holder, null);
    }

    /// What the workflow was named after.
    private static String evidence(WaitTree.Who who) {
        Basis.Evidence evidence = who.basis().evidence();
        if (evidence == null) {
            return "";
        }
        return switch (evidence) {
            case ACTION -> LocksText.NAMED_BY_ACTION.text();
            case POD -> LocksText.NAMED_BY_POD.text();
            case TRANSACTION -> LocksText.NAMED_BY_TRANSACTION.text();
            case STATEMENT -> LocksText.NAMED_BY_STATEMENT.text();
        };
    }

    private Line state(String server, Session session) {
        Row.State words = new StateWords(serverTime(server)).of(session);
        Instant since = session.times().stateChange();
        String note = since == null ? "" : LocksText.SINCE.text(sight.names().clock(since));
        return new Line(LocksText.STATE.text(), words.text(), note, WaitClass.of(session));
    }

    private Detail.Statement statement(SessionKey key, @Nullable Session session) {
        String text = LineWriter.statement(session, "");
        if (session == null || text.isEmpty()) {
            return Detail.Statement.NONE;
        }
        String database = session.client().database();
        boolean runs = session.activity().state().equals("active");
        Instant begun = session.times().queryStart();
        Instant ended = session.times().stateChange();
        String note = runs
                ? begun == null ? "" : LocksText.RUNS_FOR.text(age(key.server(), begun))
                : ended == null ? "" : LocksText.ENDED_AGO.text(age(key.server(), ended));
        return new Detail.Statement(
                text,
                note,
                database == null
                        ? null
                        : new Detail.Asked(
                                key.server(), database, session.activity().queryId(), session.pid()));
    }

    private Freed freed(Branch branch) {
        List<WaitTree.Node> freed = Waiters.freedBy(branch);
        List<Part> parts = Waiters.byWorkflow(freed, sight.names()).entrySet().stream()
                .map(part -> new Part(
                        part.getKey().isEmpty() ? LocksText.UNATTRIBUTED.text() : part.getKey(), part.getValue()))
                .toList();
        int stay = Waiters.below(branch.node()).size() - freed.size();
        Set<Integer> others = Waiters.otherBlockers(branch);
        String note = stay == 0
                ? ""
                : LocksText.STAY_BLOCKED.text(
                        stay, others.stream().map(DetailWriter::pid).collect(Collectors.joining(", ")));
        Session session = branch.node().session();
        int all = sight.roots().stream()
                .mapToInt(root -> root.node().waiting().blocked())
                .sum();
        return new Freed(
                freed.size(),
                parts,
                LocksText.BLOCKED_RATE.text(all, all - freed.size()),
                note,
                session == null
                        ? List.of()
                        : Consequences.after(
                                branch.node().who(),
                                session,
                                serverTime(branch.key().server()),
                                !branch.node().below().isEmpty()));
    }

    /// The session of this key, whether in a tree or not.
    @Nullable
    Session alone(SessionKey key) {
        return sight.tick().snapshot().facts(Sessions.class).stream()
                .filter(fact -> fact.subject().equals(key.server()))
                .flatMap(fact -> fact.sessions().stream())
                .filter(session -> session.pid() == key.pid())
                .findFirst()
                .orElse(null);
    }

    private Instant serverTime(String server) {
        return sight.serverTime(server).orElse(now);
    }

    private String age(String server, Instant begun) {
        return Ages.words(Duration.between(begun, serverTime(server)));
    }

    private static String known(@Nullable String text) {
        return text == null || text.isEmpty() ? LocksText.NOT_KNOWN.text() : text;
    }

    static String pid(int pid) {
        return pid <= 0 ? LocksText.NO_PID.text() : Integer.toString(pid);
    }
}
