package io.watchfloor.collectors.odoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.collectors.postgres.RealEstate;
import io.watchfloor.collectors.postgres.RealServer;
import io.watchfloor.collectors.postgres.RelationNames;
import io.watchfloor.collectors.postgres.ServerCollector;
import io.watchfloor.collectors.postgres.ServerState;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import io.watchfloor.signals.facts.ScheduledActions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantCollectorTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void aMeasureWithoutItsTableIsSetAsideAndTheOthersGoOn() throws Exception {
        TenantCollector collector = collector(
                RealEstate.workflow("good", query("SELECT 41 + 1")),
                RealEstate.workflow("broken", query("SELECT count(*) FROM no_such_table")),
                RealEstate.workflow("many", query("SELECT generate_series(1, 3)")),
                RealEstate.workflow("none", query("SELECT NULL::int")));

        for (int visit = 0; visit < 3; visit++) {
            List<Reading> readings = collector.collect(InstantSource.fixed(now));
            now = now.plusSeconds(1);
            assertEquals(Map.of("good", 42.0), values(readings));
            Map<String, String> problems = problems(readings);
            assertEquals(
                    "workflow_waiting: not in norda: relation \"no_such_table\" does not exist",
                    problems.get("odoo/norda/broken"));
            assertTrue(problems.get("odoo/norda/many").contains("more than one row"), problems.toString());
            assertEquals(2, problems.size());
        }
    }

    @Test
    void aLockedTableHoldsUpOnlyItsOwnMeasureForItsTimeLimit() throws Exception {
        Connection holder = connect();
        execute(holder, "CREATE TABLE IF NOT EXISTS locked (id int); GRANT SELECT ON locked TO watchfloor");
        holder.setAutoCommit(false);
        execute(holder, "LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
        TenantCollector collector = collector(
                RealEstate.workflow("good", query("SELECT 1")),
                RealEstate.workflow("held", query("SELECT count(*) FROM locked")));

        List<Reading> readings = collector.collect(InstantSource.fixed(now));

        assertEquals(Map.of("good", 1.0), values(readings));
        assertEquals(
                Map.of(
                        "odoo/norda/held",
                        "workflow_waiting: a lock held by another session keeps it from being read in norda"),
                problems(readings));

        holder.rollback();
        Map<String, Double> later = values(collector.collect(InstantSource.fixed(now.plus(Duration.ofSeconds(6)))));
        assertEquals(Map.of("good", 1.0, "held", 0.0), later);
    }

    @Test
    void theSessionThatRunsAScheduledActionIsFound() throws Exception {
        Connection cron = connect();
        execute(
                cron,
                "DROP TABLE IF EXISTS ir_cron; CREATE TABLE ir_cron (id int PRIMARY KEY, cron_name text);"
                        + " INSERT INTO ir_cron VALUES (1, 'Inventory valuation'), (2, 'Payment reconciliation');"
                        + " GRANT SELECT ON ir_cron TO watchfloor");
        cron.setAutoCommit(false);
        execute(cron, "SELECT FROM ir_cron WHERE id = 2 FOR NO KEY UPDATE");

        List<Reading> readings = collector().collect(InstantSource.fixed(now));

        ScheduledActions actions =
                (ScheduledActions) ((Reading.Read) readings.getFirst()).facts().getFirst();
        int pid = pid(cron);
        assertEquals(List.of(new ScheduledActions.Running(2, "Payment reconciliation", pid)), actions.running());
    }

    private TenantCollector collector(Workflow... workflows) throws Exception {
        Estate estate = RealServer.estate(List.of(workflows));
        RelationNames names = new RelationNames();
        ServerState state = new ServerState(estate.systems().postgres().getFirst());
        ServerCollector server =
                new ServerCollector(estate, estate.systems().postgres().getFirst(), state, names);
        open.add(server);
        server.collect(InstantSource.fixed(now));
        TenantCollector collector = new TenantCollector(estate, estate.tenants().getFirst(), state, names);
        open.add(collector);
        return collector;
    }

    private Connection connect() throws Exception {
        Connection connection = RealServer.connect("norda");
        open.add(connection);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int pid(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Measure query(String sql) {
        return new Measure.Query(SignalNames.WORKFLOW_WAITING, Unit.COUNT, Duration.ofSeconds(1), sql);
    }

    private static Map<String, Double> values(List<Reading> readings) {
        Map<String, Double> values = new TreeMap<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Read read) {
                read.samples()
                        .forEach(sample -> values.put(sample.key().labels().get("workflow"), sample.value()));
            }
        }
        return values;
    }

    private static Map<String, String> problems(List<Reading> readings) {
        Map<String, String> problems = new TreeMap<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Failed failed) {
                problems.put(failed.source().name(), failed.reason());
            }
        }
        return problems;
    }
}
