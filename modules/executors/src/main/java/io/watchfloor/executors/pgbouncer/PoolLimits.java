package io.watchfloor.executors.pgbouncer;

import io.watchfloor.executors.pgbouncer.PoolerConsole.Pool;
import io.watchfloor.executors.postgres.Outcomes;
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
import io.watchfloor.mitigation.actions.LimitPool;
import io.watchfloor.mitigation.actions.Was;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Limits pools by PgBouncer's default pool size, the only one that can be set while it runs: databases with a size of
/// their own are refused, and the plan names those that are limited with it.
record PoolLimits(Poolers poolers) implements Executor {
    @Override
    public boolean handles(Action action) {
        return action instanceof LimitPool;
    }

    private static LimitPool limit(Plan plan) {
        return (LimitPool) plan.action();
    }

    private static int earlier(LimitPool limit) {
        return limit.earlier().value() == null
                ? -1
                : Integer.parseInt(limit.earlier().value());
    }

    @Override
    public Look look(Action action) {
        LimitPool limit = (LimitPool) action;
        try {
            PoolerConsole console = poolers.of(limit.pooler());
            List<Pool> pools = console.pools();
            Optional<Pool> pool = pools.stream()
                    .filter(each -> each.name().equals(limit.database()))
                    .findFirst();
            int now = console.limit();
            if (pool.isEmpty()) {
                return new Look.Not("PgBouncer " + limit.pooler() + " knows no database " + limit.database());
            }
            if (pool.get().size() != now) {
                return new Look.Not(limit.database() + " has a pool_size of its own ("
                        + pool.get().size() + ") in PgBouncer's file: change it there and reload");
            }
            if (limit.size() < 1 || limit.size() == now) {
                return new Look.Not("the pool size is " + now + ": another size of at least 1 is needed");
            }
            String others = pools.stream()
                    .filter(each -> !each.name().equals(limit.database())
                            && !each.name().equals("pgbouncer"))
                    .filter(each -> each.size() == now)
                    .map(Pool::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return new Look.Seen(
                    new LimitPool(limit.pooler(), limit.database(), limit.size(), Was.of(Integer.toString(now))),
                    List.of(
                            pool.get().open() + " server connections of " + limit.database() + " are open now.",
                            others.isEmpty()
                                    ? "No other database shares this size."
                                    : "Limited with it, for they have no size of their own: " + others + "."));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    @Override
    public Check permitted(Plan plan) {
        return poolers.permitted(limit(plan).pooler());
    }

    @Override
    public Check rehearse(Plan plan) {
        String name = "dry run";
        LimitPool limit = limit(plan);
        try {
            int now = poolers.of(limit.pooler()).limit();
            return now == earlier(limit)
                    ? new Check(name, Result.NOT_OFFERED, "PgBouncer has no dry run; the size is still " + now, "")
                    : new Check(name, Result.FAILED, "it has moved on: " + difference(limit, now, earlier(limit)), "");
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    private static String difference(LimitPool limit, int now, int planned) {
        return "the pool size of " + limit.pooler() + " is " + now + ", planned was " + planned;
    }

    @Override
    public Outcome carryOut(Approved approved) {
        LimitPool limit = limit(approved.plan());
        boolean does = approved.direction() == Approved.Direction.DO;
        int from = does ? earlier(limit) : limit.size();
        int to = does ? limit.size() : earlier(limit);
        try {
            PoolerConsole console = poolers.of(limit.pooler());
            int was = console.limit(from, to);
            if (was != from) {
                return new Outcome.MovedOn(difference(limit, was, from));
            }
            int now = console.limit();
            return now == to
                    ? new Outcome.Done(List.of("PgBouncer " + limit.pooler() + ": default_pool_size is " + now
                            + ", was " + was + ", set as " + poolers.who(limit.pooler())))
                    : new Outcome.Failed("it was set to " + to + " and is " + now + ": somebody else has changed it");
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether the pool size was changed is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    @Override
    public Standing standing(Plan plan) {
        LimitPool limit = limit(plan);
        try {
            int now = poolers.of(limit.pooler()).limit();
            String line = "PgBouncer " + limit.pooler() + ": default_pool_size is " + now;
            return now == limit.size() ? new Standing.Done(List.of(line)) : new Standing.NotDone(line);
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    @Override
    public void close() {}
}
