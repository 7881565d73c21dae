package io.watchfloor.executors.embedded;

import io.watchfloor.executors.embedded.PairControl.Answer;
import io.watchfloor.executors.postgres.Patience;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.DatabaseCluster.Management;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Turns the leadership of the lab's embedded pair: handed over in good order, or by killing the leader. The leader is
/// named in the request, and one that does not lead any more is refused there.
final class EmbeddedLeadership implements Executor {
    private final PairControl control;
    private final List<PostgresServer> servers;
    private final Patience patience;

    EmbeddedLeadership(PairControl control, List<PostgresServer> servers, Patience patience) {
        this.control = control;
        this.servers = List.copyOf(servers);
        this.patience = patience;
    }

    /// Which change of leadership an action is.
    private record Turn(DatabaseCluster cluster, Leadership leadership, boolean planned) {
        static @Nullable Turn of(Action action) {
            return switch (action) {
                case Switchover switchover -> new Turn(switchover.cluster(), switchover.leadership(), true);
                case Failover failover -> new Turn(failover.cluster(), failover.leadership(), false);
                case Action other -> null;
            };
        }

        Action towards(Leadership seen) {
            return planned ? new Switchover(cluster, seen) : new Failover(cluster, seen);
        }
    }

    @Override
    public boolean handles(Action action) {
        Turn turn = Turn.of(action);
        return turn != null && turn.cluster().manager() == Management.EMBEDDED;
    }

    private static Turn turn(Action action) {
        Turn turn = Turn.of(action);
        if (turn == null) {
            throw new IllegalArgumentException("not a change of leadership: " + action.slug());
        }
        return turn;
    }

    @Override
    public Look look(Action action) {
        Turn turn = turn(action);
        Optional<PostgresServer> server = servers.stream()
                .filter(each -> each.slug().equals(turn.cluster().server()))
                .findFirst();
        if (server.isEmpty()) {
            return new Look.Not("there is no server " + turn.cluster().server());
        }
        try {
            String leader = control.leader();
            String planned = turn.leadership().leader();
            if (!planned.isEmpty() && !planned.equals(leader)) {
                return new Look.Not("it has moved on: " + leader + " leads, not " + planned);
            }
            List<String> others = server.get().nodes().stream()
                    .filter(node -> !node.equals(leader))
                    .toList();
            if (others.size() != 1) {
                return new Look.Not(leader + " is not one of the two nodes that the estate names");
            }
            Leadership seen = new Leadership(
                    leader,
                    others.getFirst(),
                    turn.leadership().timeline(),
                    turn.leadership().lag());
            String remark = turn.planned()
                    ? "Lab: its supervisor does what Patroni does elsewhere."
                    : "Lab: " + leader + " is killed with SIGKILL; its supervisor promotes the standby.";
            return new Look.Seen(turn.towards(seen), List.of(remark));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    @Override
    public Check permitted(Plan plan) {
        String name = "permission";
        try {
            var _ = control.leader();
            return new Check(name, Result.PASSED, "the lab's control endpoint takes this console's token", "lab");
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    @Override
    public Check rehearse(Plan plan) {
        String name = "dry run";
        String planned = turn(plan.action()).leadership().leader();
        try {
            String leader = control.leader();
            return leader.equals(planned)
                    ? new Check(
                            name,
                            Result.NOT_OFFERED,
                            "the pair offers none; the leader is compared in the very request",
                            "")
                    : new Check(name, Result.FAILED, "it has moved on: " + leader + " leads, not " + planned, "");
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    @Override
    public Outcome carryOut(Approved approved) {
        if (approved.direction() == Direction.UNDO) {
            return new Outcome.Failed("a change of leadership is not undone: the way back is a switchover of its own");
        }
        Turn turn = turn(approved.plan().action());
        String leader = turn.leadership().leader();
        try {
            Answer answer = turn.planned() ? control.switchover(leader) : control.kill(leader);
            if (!answer.accepted()) {
                return answer.text().contains("moved on")
                        ? new Outcome.MovedOn(answer.text())
                        : new Outcome.Failed(answer.text());
            }
            return readBack(turn, leader);
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? new Outcome.Unknown(trouble.text() + "; whether the leadership was turned is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    private Outcome readBack(Turn turn, String former) {
        String said = former + (turn.planned() ? " handed over" : " was killed");
        try {
            for (int look = 0; look < patience.looks(); look++) {
                String leader = control.leader();
                if (!leader.equals(former)) {
                    return new Outcome.Done(List.of(said + "; " + leader + " leads"));
                }
                TimeUnit.MILLISECONDS.sleep(patience.apart().toMillis());
            }
            return new Outcome.Unknown(said + ", but nobody else leads after " + patience.words());
        } catch (Trouble trouble) {
            return new Outcome.Unknown(said + "; who leads is not known: " + trouble.text());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(said + "; who leads is not known: the console was stopped");
        }
    }

    @Override
    public Standing standing(Plan plan) {
        String planned = turn(plan.action()).leadership().leader();
        try {
            String leader = control.leader();
            return leader.equals(planned)
                    ? new Standing.NotDone(leader + " still leads")
                    : new Standing.Done(List.of(leader + " leads"));
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    @Override
    public void close() {
        control.close();
    }
}
