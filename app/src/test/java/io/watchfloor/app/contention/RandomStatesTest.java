package io.watchfloor.app.contention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomStatesTest {
    @Test
    void inRandomContentionTheConsoleShowsWhatTheScriptAndTheServerKnow() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("max_prepared_transactions", "5")
                .setServerConfig("fsync", "off")
                .start()) {
            RandomStates.Outcome outcome = RandomStates.compare(new Target(server.getPort(), "postgres"), 200, 1);

            assertEquals(List.of(), outcome.differences());
            assertTrue(outcome.states() >= 200 && outcome.waits() > 400, outcome.toString());
        }
    }
}
