package io.watchfloor.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.executors.postgres.PostgresExecutorProvider;
import io.watchfloor.executors.postgres.RealServer;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.BoundRole;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Systems;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The network is cut between a request and its answer: that is shown as unknown, and then found out.
final class CutInTheMiddleTest {
    private CutLine line;
    private TestDesk desk;

    @BeforeEach
    void open() throws IOException, SQLException {
        int port = Integer.parseInt(RealServer.address().substring("127.0.0.1:".length()));
        line = new CutLine(port);
        RealServer.run("postgres", "ALTER ROLE reporting RESET statement_timeout");
        desk = new TestDesk(new PostgresExecutorProvider()
                .open(TestDesk.estate(new Systems(
                        List.of(RealServer.serverAt("127.0.0.1:" + line.port(), "operator")),
                        null,
                        null,
                        null,
                        null))));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        line.close();
    }

    private static BoundRole bound() {
        return new BoundRole("pg", "reporting", BoundRole.Setting.STATEMENT_TIMEOUT, "30000", Was.UNKNOWN);
    }

    @Test
    void aCommitWithoutAnAnswerIsFoundDone() throws SQLException {
        Mitigation proposed = desk.propose(bound());
        line.cutAfter("COMMIT");
        Stage.Unknown unknown =
                assertInstanceOf(Stage.Unknown.class, desk.approve(proposed).stage());
        assertTrue(
                unknown.text().contains("whether role reporting: statement_timeout was changed is not known"),
                unknown.text());
        assertTrue(line.isCut());
        assertEquals(
                "{statement_timeout=30000ms}",
                RealServer.ask("postgres", "SELECT rolconfig FROM pg_roles WHERE rolname = 'reporting'"));
        line.mend();
        Mitigation found = desk.awaited(proposed, Stage.InForce.class);
        assertInstanceOf(Stage.Undone.class, desk.undo(found).stage());
    }

    @Test
    void aRequestCutBeforeItsCommitIsKnownToHaveLeftNothing() throws SQLException {
        Mitigation proposed = desk.propose(bound());
        line.cutAfter("ALTER ROLE reporting SET");
        Mitigation acted = desk.approve(proposed);
        assertTrue(!(acted.stage() instanceof Stage.InForce), acted::toString);
        assertEquals("null", RealServer.ask("postgres", "SELECT rolconfig FROM pg_roles WHERE rolname = 'reporting'"));
    }
}
