package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Keys;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Views;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.application.Platform;
import javafx.scene.Parent;

/// Renders the page's stories in both themes, to be looked at beside the design.
public final class LocksGallery {
    private LocksGallery() {}

    public static void main(String[] arguments) {
        String folder = arguments.length > 0 ? arguments[0] : "target/gallery";
        Views views = new Views(folder);
        views.take("locks", () -> page(Stories.incident()));
        views.take("locks-brushed", () -> brushed(page(Stories.incident())));
        views.take("locks-healthy", () -> page(Stories.healthy(Stories.NOW)));
        views.take("locks-stale", () -> page(Stories.later(Stories.incident(), Stories.NOW.plusSeconds(14))));
        views.take("locks-prepared", () -> page(Stories.prepared()));
        views.take("locks-crowd", () -> page(Stories.crowd()));
        System.exit(0);
    }

    private static Parent brushed(Parent page) {
        page.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                for (String typed : List.of("[", "[", "[", "}", "}")) {
                    Keys.type(scene, typed);
                }
            }
        });
        return page;
    }

    private static Parent page(Tick tick) {
        Surroundings surroundings = TestSurroundings.at(tick.snapshot().at());
        LocksPage page = new LocksPage(surroundings);
        for (Tick before : history(tick)) {
            surroundings.history().add(before.snapshot(), before.judgement());
        }
        surroundings.history().add(tick.snapshot(), tick.judgement());
        page.show(tick);
        page.node().sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(page::focus);
            }
        });
        return page.node();
    }

    /// A quarter of an hour before: calm, then a wall of locks.
    private static List<Tick> history(Tick last) {
        Random random = new Random(7);
        List<Tick> ticks = new ArrayList<>();
        Instant end = last.snapshot().at();
        for (int second = 900; second > 0; second--) {
            List<Session> sessions = new ArrayList<>();
            int pid = 1;
            for (int each = 0; each < 4 + random.nextInt(3); each++) {
                sessions.add(Stories.session(pid++, "odoo-web", "nord", "active", 0.2));
            }
            for (int each = 0; each < 2 + random.nextInt(3); each++) {
                sessions.add(active(pid++, "IO", "DataFileRead"));
            }
            int blocked = second > 160
                    ? random.nextInt(2)
                    : second > 77 ? (160 - second) / 5 : second > 40 ? 1 : (40 - second) / 2;
            for (int each = 0; each < blocked; each++) {
                sessions.add(active(pid++, "Lock", "transactionid"));
            }
            sessions.add(Stories.session(pid, "odoo-cron", "nord", "idle in transaction", 2));
            Instant at = end.minus(Duration.ofSeconds(second));
            ticks.add(Stories.quiet(at, sessions));
        }
        return ticks;
    }

    private static Session active(int pid, String type, String event) {
        return Stories.session(
                pid, "odoo-web", "nord", new Session.Activity("active", type, event, 1L, "SELECT 1"), 0.2);
    }
}
