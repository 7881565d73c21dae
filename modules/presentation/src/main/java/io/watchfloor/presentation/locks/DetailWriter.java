package io.watchfloor.presentation.locks;

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
import io.watchfloor.signals.facts.Waits;
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
        return session == null ? null : ofAlone(key, session);
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
        sections.add(locks(branch));
        return new Detail(head, sections, LineWriter.statement(node.session(), ""), freed(branch), offers);
    }

    private Detail ofAlone(SessionKey key, Session session) {
        WaitTree.Who who = sight.names().who(key.server(), session);
        Head head = new Head(key, null, LocksText.ROLE_ALONE.text(), work(who), false);
        return new Detail(
                head,
                List.of(identity(key, session, who)),
                LineWriter.statement(session, ""),
                new Freed(0, List.of(), ""),
                List.of());
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
                        who.job() == null ? "" : who.job(),
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
        lines.add(new Line(LocksText.CLIENT.text(), client(session, who), "", null));
        lines.add(new Line(
                LocksText.ROLE_DATABASE.text(),
                known(session.client().user()) + " · " + known(session.client().database()),
                LocksText.ON_SERVER.text(key.server()),
                null));
        lines.add(new Line(LocksText.JOB.text(), known(who.job()), "", null));
        if (session.leaderPid() != null) {
            lines.add(new Line(LocksText.LEADER.text(), pid(session.leaderPid()), "", null));
        }
        return new Section(LocksText.IDENTITY.text(), LocksText.MUST_MATCH.text(), lines);
    }

    private Line state(String server, Session session) {
        Row.State words = new StateWords(serverTime(server)).of(session);
        Instant since = session.times().stateChange();
        String note = since == null ? "" : LocksText.SINCE.text(sight.names().clock(since));
        return new Line(LocksText.STATE.text(), words.text(), note, WaitClass.of(session));
    }

    private static String client(Session session, WaitTree.Who who) {
        String address = session.client().address() == null
                ? LocksText.LOCAL_SOCKET.text()
                : session.client().address();
        return address + " → " + (who.pod() == null ? LocksText.NO_POD.text() : who.pod());
    }

    private Section locks(Branch branch) {
        WaitTree.Node node = branch.node();
        List<Line> lines = new ArrayList<>();
        for (WaitTree.Node child : node.below()) {
            Waits.Wait wait = child.waiting().awaited();
            if (wait != null && wait.lock().held() != null) {
                lines.add(new Line(
                        wait.lock().held(),
                        object(wait.lock()),
                        LocksText.KEEPS_WAITING.text(pid(child.pid())),
                        WaitClass.LOCK));
            }
        }
        List<Line> held = new ArrayList<>(lines.stream().limit(6).toList());
        if (lines.size() > held.size()) {
            held.add(new Line("", LocksText.MORE.text(lines.size() - held.size()), "", null));
        }
        Waits.Wait awaited = node.waiting().awaited();
        held.add(
                awaited == null
                        ? new Line(LocksText.AWAITED.text(), LocksText.NOTHING.text(), "", null)
                        : new Line(
                                LocksText.AWAITED.text(),
                                awaited.lock().wanted() + " · " + object(awaited.lock()),
                                Ages.words(node.waiting().waited()),
                                WaitClass.LOCK));
        String blockers = branch.tree().edges().getOrDefault(branch.key().pid(), List.of()).stream()
                .map(DetailWriter::pid)
                .collect(Collectors.joining(", "));
        if (!blockers.isEmpty()) {
            held.add(new Line(LocksText.BLOCKED_BY.text(), blockers, "", null));
        }
        return new Section(
                LocksText.LOCKS.text(),
                LocksText.WAIT_DIRECTLY.text(node.below().size()),
                held);
    }

    private static String object(Waits.Lock lock) {
        String where = Stream.of(lock.relation(), lock.row())
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return where.isEmpty() ? lock.type() : where;
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
        return new Freed(freed.size(), parts, note);
    }

    private @Nullable Session alone(SessionKey key) {
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
        return pid == 0 ? LocksText.NO_PID.text() : Integer.toString(pid);
    }
}
