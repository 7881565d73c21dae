package io.watchfloor.executors.odoo;

import io.watchfloor.executors.postgres.ActingServer;
import io.watchfloor.executors.postgres.Outcomes;
import io.watchfloor.executors.postgres.Servers;
import io.watchfloor.executors.postgres.Sql;
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
import io.watchfloor.mitigation.actions.HoldChannel;
import io.watchfloor.mitigation.actions.Was;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Holds a channel of OCA's `queue_job` by putting its waiting jobs off to the end of the hold, so that they go on by
/// themselves then. The capacity of a channel is set in Odoo's configuration, out of reach; what is queued later runs.
record Channels(Servers servers) implements Executor {
    private static final String TABLE = Sql.text(Channels.class, "queue-table.sql");
    private static final String READ = Sql.text(Channels.class, "channel.sql");
    private static final String HOLD = Sql.text(Channels.class, "do_hold_channel.sql");
    private static final String RELEASE = Sql.text(Channels.class, "do_release_channel.sql");
    private static final LocalDateTime NEVER = LocalDateTime.of(1970, 1, 1, 0, 0);

    private record Table(String who, boolean installed, boolean may) {}

    private record Jobs(int waiting, int running, int held) {}

    @Override
    public boolean handles(Action action) {
        return action instanceof HoldChannel;
    }

    private static HoldChannel hold(Plan plan) {
        return (HoldChannel) plan.action();
    }

    /// To the microsecond of the plan, so that a hold is told from every other.
    private static LocalDateTime end(Plan plan) {
        return LocalDateTime.ofInstant(
                plan.scope().planned().plus(plan.scope().lasts()).truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private ActingServer server(HoldChannel hold) throws Trouble {
        return servers.find(hold.server()).orElseThrow(() -> new Trouble(Servers.missing(hold.server()), false, null));
    }

    private Table table(HoldChannel hold) throws Trouble {
        return server(hold).on(hold.database(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TABLE);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Table(row.getString("session_user"), row.getBoolean("installed"), row.getBoolean("may"));
            }
        });
    }

    private Jobs jobs(HoldChannel hold, LocalDateTime end) throws Trouble {
        return server(hold).on(hold.database(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setObject(1, end);
                statement.setString(2, hold.channel());
                statement.setString(3, hold.channel());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Jobs(row.getInt("waiting"), row.getInt("running"), row.getInt("held"));
                }
            }
        });
    }

    private static String absent(HoldChannel hold) {
        return "queue_job is not installed in " + hold.database() + ": there is no table queue_job";
    }

    @Override
    public Look look(Action action) {
        HoldChannel hold = (HoldChannel) action;
        try {
            if (!table(hold).installed()) {
                return new Look.Not(absent(hold));
            }
            Jobs jobs = jobs(hold, NEVER);
            return new Look.Seen(
                    new HoldChannel(hold.server(), hold.database(), hold.channel(), Was.of("false")),
                    List.of(
                            jobs.waiting() + " jobs wait and are put off to the end; " + jobs.running()
                                    + " have begun and go on.",
                            "Jobs that are queued after this run as usual: hold the channel again, or set its capacity"
                                    + " to 0 in Odoo's configuration.",
                            "Odoo's database itself keeps the end: nobody has to be there for it."));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    @Override
    public Check permitted(Plan plan) {
        HoldChannel hold = hold(plan);
        String name = "permission";
        try {
            Table table = table(hold);
            if (table.may()) {
                return new Check(name, Result.PASSED, table.who() + " may put jobs off", table.who());
            }
            String text = table.installed()
                    ? table.who() + " may not: GRANT SELECT, UPDATE (eta) ON queue_job TO " + table.who() + " in "
                            + hold.database()
                    : absent(hold);
            return new Check(name, Result.FAILED, text, table.who());
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    /// Puts the jobs off in a transaction and rolls it back.
    @Override
    public Check rehearse(Plan plan) {
        HoldChannel hold = hold(plan);
        String name = "dry run";
        try {
            int jobs = server(hold).rehearsed(hold.database(), connection -> put(connection, hold, end(plan)));
            return new Check(name, Result.PASSED, jobs + " jobs could be put off; rolled back", "");
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    private static int put(Connection connection, HoldChannel hold, LocalDateTime end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, end);
            statement.setString(2, hold.channel());
            statement.setString(3, hold.channel());
            return statement.executeUpdate();
        }
    }

    private static int release(Connection connection, HoldChannel hold, LocalDateTime end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, hold.channel());
            statement.setString(2, hold.channel());
            statement.setObject(3, end);
            return statement.executeUpdate();
        }
    }

    @Override
    public Outcome carryOut(Approved approved) {
        HoldChannel hold = hold(approved.plan());
        LocalDateTime end = end(approved.plan());
        boolean holds = approved.direction() == Approved.Direction.DO;
        try {
            int jobs = server(hold)
                    .inTransaction(
                            hold.database(),
                            connection -> holds ? put(connection, hold, end) : release(connection, hold, end));
            Jobs left = jobs(hold, end);
            return new Outcome.Done(List.of("channel " + hold.channel() + " of " + hold.database() + ": " + jobs
                    + " jobs " + (holds ? "put off to " + end + " UTC" : "released") + "; now " + left.waiting()
                    + " wait, " + left.held() + " are held, " + left.running() + " run"));
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether the channel is held is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    @Override
    public Standing standing(Plan plan) {
        HoldChannel hold = hold(plan);
        try {
            Jobs jobs = jobs(hold, end(plan));
            String line = "channel " + hold.channel() + ": " + jobs.held() + " jobs held by this plan, "
                    + jobs.waiting() + " wait";
            return jobs.held() > 0 ? new Standing.Done(List.of(line)) : new Standing.NotDone(line);
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    @Override
    public Optional<Instant> time(Plan plan) {
        return servers.time(hold(plan).server());
    }

    @Override
    public void close() {}
}
