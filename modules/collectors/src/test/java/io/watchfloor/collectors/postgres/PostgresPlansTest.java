package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.plans.PlanAnswer;
import io.watchfloor.signals.plans.PlanAnswer.Planned;
import io.watchfloor.signals.plans.PlanAnswer.Refused;
import io.watchfloor.signals.plans.PlanSource.Request;
import io.watchfloor.signals.plans.QueryPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Plans on a real server, asked for by a role that may watch and read two tables.
class PostgresPlansTest {
    private final PostgresPlans plans = new PostgresPlans(RealServer.estate(List.of()));

    @BeforeAll
    static void tables() throws SQLException {
        try (Connection owner = RealServer.connect("norda");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE plan_move (id int PRIMARY KEY, name text, state text)");
            statement.execute("CREATE TABLE plan_line (id int PRIMARY KEY, move_id int, amount numeric)");
            statement.execute("CREATE TABLE plan_secret (id int)");
            statement.execute("INSERT INTO plan_move SELECT n, 'm' || n, 'draft' FROM generate_series(1, 2000) n");
            statement.execute("INSERT INTO plan_line SELECT n, n % 2000, n FROM generate_series(1, 60000) n");
            statement.execute("ANALYZE plan_move, plan_line");
            statement.execute("GRANT SELECT ON plan_move, plan_line TO watchfloor");
        }
    }

    @AfterAll
    static void gone() throws SQLException {
        try (Connection owner = RealServer.connect("norda");
                Statement statement = owner.createStatement()) {
            statement.execute("DROP TABLE plan_move, plan_line, plan_secret");
        }
    }

    /// The answer for what this session ran last, by its pid.
    private PlanAnswer after(String sql) throws SQLException {
        try (Connection session = RealServer.connect("norda");
                Statement statement = session.createStatement();
                Statement who = session.createStatement()) {
            int pid = pid(who);
            session.setAutoCommit(false);
            statement.execute(sql);
            PlanAnswer answer = plans.ask(new Request("pg", "norda", null, pid));
            session.rollback();
            return answer;
        }
    }

    private static int pid(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static QueryPlan plan(PlanAnswer answer) {
        return assertInstanceOf(Planned.class, answer, answer.toString()).plan();
    }

    private static String reason(PlanAnswer answer) {
        return assertInstanceOf(Refused.class, answer, answer.toString()).reason();
    }

    @Test
    void thePlanIsATreeWithItsCostlyNodeMarkedAndWithoutLiterals() throws SQLException {
        QueryPlan plan = plan(after("SELECT m.name, sum(l.amount) FROM plan_move m JOIN plan_line l ON l.move_id = m.id"
                + " WHERE l.amount > 17 AND m.state = 'secret' GROUP BY m.name"));
        assertFalse(plan.toString().contains("secret"), plan.toString());
        assertTrue(plan.statement().contains("m.state = ?"), plan.statement());
        QueryPlan.Node scan = find(plan.root(), "plan_line l");
        assertEquals("Seq Scan", scan.type());
        assertTrue(scan.cost().costly(), plan.toString());
        assertEquals(1, shares(plan.root()), 1e-9);
    }

    private static QueryPlan.Node find(QueryPlan.Node node, String relation) {
        if (relation.equals(node.relation())) {
            return node;
        }
        return node.below().stream()
                .map(each -> find(each, relation))
                .filter(each -> relation.equals(each.relation()))
                .findFirst()
                .orElse(node);
    }

    private static double shares(QueryPlan.Node node) {
        return node.cost().share()
                + node.below().stream().mapToDouble(PostgresPlansTest::shares).sum();
    }

    @Test
    void theInnerSideOfANestedLoopCostsWhatItCostsEachTime() throws SQLException {
        try (Connection session = RealServer.connect("norda");
                Statement statement = session.createStatement()) {
            int pid = pid(statement);
            statement.execute(
                    "SELECT * FROM plan_move m, LATERAL (SELECT sum(amount) FROM plan_line l WHERE l.move_id = m.id) s WHERE m.id < 30");
            QueryPlan plan = plan(plans.ask(new Request("pg", "norda", null, pid)));
            QueryPlan.Node scan = find(plan.root(), "plan_line l");
            assertTrue(scan.cost().share() > 0.9, plan.toString());
        }
    }

    @Test
    void aListedStatementIsPlannedFromItsNormalisedText() throws SQLException {
        try (Connection session = RealServer.connect("norda");
                Statement statement = session.createStatement();
                Connection admin = RealServer.connect("postgres");
                Statement ids = admin.createStatement()) {
            statement.execute("SELECT name AS listed FROM plan_move WHERE id = 41");
            try (ResultSet rows = ids.executeQuery(
                    "SELECT queryid, query FROM pg_stat_statements WHERE query LIKE 'SELECT name AS listed%'")) {
                rows.next();
                QueryPlan plan = plan(plans.ask(new Request("pg", "norda", rows.getLong(1), null)));
                assertEquals("GENERIC_PLAN, not executed", plan.basis());
                assertEquals("plan_move_pkey", plan.root().index());
                assertEquals("SELECT name AS listed FROM plan_move WHERE id = $1", plan.statement());
            }
        }
    }

    @Test
    void aMissingPrivilegeIsNamedAsTheGrantThatGivesIt() throws SQLException {
        assertEquals(
                "plan needs GRANT SELECT ON plan_secret TO watchfloor", reason(after("SELECT * FROM plan_secret")));
        assertEquals(
                "plan needs GRANT UPDATE ON plan_move TO watchfloor",
                reason(after("UPDATE plan_move SET name = 'x' WHERE id = 1")));
        assertEquals(
                "plan needs GRANT INSERT ON plan_line TO watchfloor; GRANT SELECT ON plan_secret TO watchfloor",
                reason(after("INSERT INTO plan_line (id) SELECT id FROM plan_secret")));
        assertEquals(
                "plan needs GRANT UPDATE ON plan_move TO watchfloor",
                reason(after("SELECT 1 FROM plan_move WHERE id = 1 FOR UPDATE")));
        assertEquals(
                "plan needs GRANT SELECT, DELETE ON plan_secret TO watchfloor",
                reason(after("DELETE FROM plan_secret WHERE id = 3")));
    }

    @Test
    void whatTheGrantNamesIsEnough() throws SQLException {
        try (Connection owner = RealServer.connect("norda");
                Statement statement = owner.createStatement()) {
            statement.execute("GRANT UPDATE ON plan_move TO watchfloor");
            QueryPlan plan = plan(after("UPDATE plan_move SET name = 'x' WHERE id = 1"));
            assertEquals("Update", plan.root().type());
            assertEquals("plan_move", plan.root().relation());
            statement.execute("REVOKE UPDATE ON plan_move FROM watchfloor");
        }
    }

    @Test
    void nothingIsEverRun() throws SQLException {
        try (Connection owner = RealServer.connect("norda");
                Statement statement = owner.createStatement()) {
            statement.execute("GRANT DELETE ON plan_move TO watchfloor");
            plan(after("DELETE FROM plan_move WHERE id = 1"));
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM plan_move WHERE id = 1")) {
                rows.next();
                assertEquals(1, rows.getInt(1));
            }
            statement.execute("REVOKE DELETE ON plan_move FROM watchfloor");
        }
    }

    @Test
    void whatIsNotOneStatementOfRowsHasNoPlan() throws SQLException {
        assertEquals(
                "only SELECT, INSERT, UPDATE, DELETE, MERGE and VALUES have a plan",
                reason(after("LOCK TABLE plan_move IN SHARE MODE")));
        assertEquals(
                "only SELECT, INSERT, UPDATE, DELETE, MERGE and VALUES have a plan",
                reason(after("EXPLAIN ANALYZE SELECT 1")));
    }

    @Test
    void aTextThatTheServerCutOffSaysSo() throws SQLException {
        String reason = reason(after("SELECT 1 FROM plan_move WHERE name IN ('" + "x".repeat(2_000) + "')"));
        assertTrue(reason.startsWith("no plan: the server keeps only the beginning of this text"), reason);
    }

    @Test
    void aTableThatSomebodyLocksIsNotWaitedFor() throws SQLException {
        try (Connection holder = RealServer.connect("norda");
                Statement lock = holder.createStatement();
                Connection session = RealServer.connect("norda");
                Statement statement = session.createStatement()) {
            int pid = pid(statement);
            statement.execute("SELECT count(*) FROM plan_move");
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE plan_move IN ACCESS EXCLUSIVE MODE");
            String reason = reason(plans.ask(new Request("pg", "norda", null, pid)));
            assertTrue(reason.contains("a lock held by another session"), reason);
            holder.rollback();
        }
    }

    @Test
    void aSessionThatHasGoneIsSaidToHaveGone() {
        assertEquals(
                "the server no longer knows this statement's text",
                reason(plans.ask(new Request("pg", "norda", null, 999_999))));
    }
}
