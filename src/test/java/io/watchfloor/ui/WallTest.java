package io.watchfloor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.watchfloor.presentation.Station;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/// A wall is read by whoever walks past.
class WallTest {
    @Test
    void aWallShowsTheFindingButNoStatementNoUserAndNothingToPress()
            throws IOException, InterruptedException, URISyntaxException {
        Path scenario = Path.of(Objects.requireNonNull(WallTest.class.getResource("waiting-at-once.yaml"))
                .toURI());
        try (Desk wall = Desk.open(scenario.toString(), Station.WALL)) {
            assertFalse(wall.watch().desk().canAct());
            Set<String> kept = new HashSet<>();
            wall.await("the blocker's name on the wall, and statements of those that wait", 90, () -> {
                kept.addAll(secrets(wall));
                return kept.stream().anyMatch(secret -> secret.length() > 20)
                        && wall.says("Payment reconciliation")
                        && wall.tick().judgement().waitTrees().stream()
                                .anyMatch(tree -> !tree.edges().isEmpty());
            });
            wall.picture("wall");
            List<String> shown = wall.texts();
            assertEquals(
                    List.of(),
                    shown.stream()
                            .filter(text -> kept.stream().anyMatch(text::contains) || text.contains("UPDATE "))
                            .toList());
            assertEquals(List.of(), wall.all(Button.class));
        }
    }

    /// The statements and the roles in the newest tick: what a wall must not show.
    private static Set<String> secrets(Desk wall) {
        Set<String> secrets = new HashSet<>();
        if (wall.tick() != null) {
            for (Sessions sessions : wall.tick().snapshot().facts(Sessions.class)) {
                for (Session session : sessions.sessions()) {
                    add(secrets, session.activity().statement());
                    add(secrets, session.client().user());
                }
            }
        }
        return secrets;
    }

    private static void add(Set<String> secrets, String secret) {
        if (secret != null && secret.length() > 3) {
            secrets.add(secret);
        }
    }
}
