package io.watchfloor.executors.patroni;

import io.watchfloor.connections.ActingHttp.Reply;
import io.watchfloor.executors.patroni.LeadershipChanges.Kind;
import io.watchfloor.executors.patroni.Members.Member;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Systems.Login;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Switchover and failover of the estate's Patroni clusters, by the slug of their server.
record PatroniClusters(Map<String, LeadershipChanges> bySlug) implements Executor {

    /// One of the two actions, taken apart.
    private record Meant(DatabaseCluster cluster, Leadership leadership, Kind kind) {
        static Meant of(Action action) {
            return switch (action) {
                case Switchover switchover -> new Meant(switchover.cluster(), switchover.leadership(), Kind.SWITCHOVER);
                case Failover failover -> new Meant(failover.cluster(), failover.leadership(), Kind.FAILOVER);
                default -> throw new IllegalArgumentException("no change of the leader: " + action.slug());
            };
        }

        Action with(Leadership seen) {
            return kind == Kind.SWITCHOVER ? new Switchover(cluster, seen) : new Failover(cluster, seen);
        }

        String missing() {
            return "the estate names no Patroni for server " + cluster.server() + ": write 'patroni' under it";
        }
    }

    @Override
    public boolean handles(Action action) {
        return (action instanceof Switchover || action instanceof Failover)
                && Meant.of(action).cluster().manager() == DatabaseCluster.Management.PATRONI;
    }

    private @Nullable LeadershipChanges changes(Meant meant) {
        return bySlug.get(meant.cluster().server());
    }

    @Override
    public Look look(Action action) {
        Meant meant = Meant.of(action);
        LeadershipChanges changes = changes(meant);
        if (changes == null) {
            return new Look.Not(meant.missing());
        }
        try {
            Members members = changes.members();
            Optional<Member> leader = members.leader();
            if (leader.isEmpty() && meant.kind() == Kind.SWITCHOVER) {
                return new Look.Not("nobody leads (" + members.words() + "): a switchover needs a leader that lives");
            }
            Optional<Member> candidate = meant.leadership().candidate().isEmpty()
                    ? members.best()
                    : members.named(meant.leadership().candidate());
            if (candidate.isEmpty()) {
                return new Look.Not("no member could take over (" + members.words() + ")");
            }
            Leadership seen = new Leadership(
                    leader.map(Member::name).orElse(""),
                    candidate.get().name(),
                    Was.of(Long.toString(
                            leader.map(Member::timeline).orElse(candidate.get().timeline()))),
                    candidate.get().lag() < 0
                            ? Was.UNKNOWN
                            : Was.of(Long.toString(candidate.get().lag())));
            return changes.difference(members, seen, meant.kind())
                    .<Look>map(Look.Not::new)
                    .orElseGet(() -> new Look.Seen(meant.with(seen), remarks(meant, candidate.get())));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    private static List<String> remarks(Meant meant, Member candidate) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                candidate.lag() < 0
                        ? "How far " + candidate.name() + " is behind is not known."
                        : candidate.name() + " is " + candidate.lag() + " bytes behind"
                                + (candidate.isSynchronous() ? ", and synchronous." : ", and not synchronous."));
        if (meant.kind() == Kind.FAILOVER) {
            remarks.add("A failover does not wait for the old leader: what it had not sent is lost.");
        }
        return remarks;
    }

    @Override
    public Check permitted(Plan plan) {
        String name = "permission";
        Meant meant = Meant.of(plan.action());
        LeadershipChanges changes = changes(meant);
        if (changes == null) {
            return new Check(name, Result.FAILED, meant.missing(), "");
        }
        Login login = changes.patroni().act();
        String who = login == null ? "" : login.user();
        try {
            return switch (changes.ask(meant.kind())) {
                case Reply.Answer answer
                when answer.status() == 401 || answer.status() == 403 ->
                    new Check(
                            name,
                            Result.FAILED,
                            "Patroni does not accept the operator's login (" + answer.status()
                                    + "): check 'user' and 'password' under 'patroni'",
                            who);
                case Reply.Answer answer
                when who.isEmpty() -> new Check(name, Result.NOT_OFFERED, "Patroni asks nobody who they are", "");
                case Reply.Answer answer -> new Check(name, Result.PASSED, "Patroni accepts the login of " + who, who);
                case Reply.NotSent not -> new Check(name, Result.FAILED, not.text(), "");
                case Reply.NoAnswer none -> new Check(name, Result.FAILED, none.text(), "");
            };
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    @Override
    public Check rehearse(Plan plan) {
        String name = "dry run";
        Meant meant = Meant.of(plan.action());
        LeadershipChanges changes = changes(meant);
        if (changes == null) {
            return new Check(name, Result.FAILED, meant.missing(), "");
        }
        try {
            return changes.difference(changes.members(), meant.leadership(), meant.kind())
                    .map(text -> new Check(name, Result.FAILED, "it has moved on: " + text, ""))
                    .orElseGet(() -> new Check(
                            name,
                            Result.NOT_OFFERED,
                            "Patroni has no dry run; leader and candidate are still as planned",
                            ""));
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    @Override
    public Outcome carryOut(Approved approved) {
        Meant meant = Meant.of(approved.plan().action());
        LeadershipChanges changes = changes(meant);
        if (changes == null) {
            return new Outcome.Failed(meant.missing());
        }
        return switch (approved.direction()) {
            case DO -> changes.carryOut(meant.leadership(), meant.kind());
            case UNDO -> new Outcome.MovedOn("going back is a switchover of its own, approved on its own");
        };
    }

    @Override
    public Standing standing(Plan plan) {
        Meant meant = Meant.of(plan.action());
        LeadershipChanges changes = changes(meant);
        return changes == null ? new Standing.Unknown(meant.missing()) : changes.standing(meant.leadership());
    }

    @Override
    public void close() {
        bySlug.values().forEach(changes -> changes.http().close());
    }
}
