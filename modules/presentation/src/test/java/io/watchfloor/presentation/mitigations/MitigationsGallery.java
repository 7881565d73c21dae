package io.watchfloor.presentation.mitigations;

import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Views;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Parent;

/// Pictures of the page of mitigations. Run its `main`; the argument names the folder.
public final class MitigationsGallery {
    private static final Duration TWENTY = Duration.ofMinutes(20);

    private MitigationsGallery() {}

    public static void main(String[] arguments) {
        new Views(arguments.length > 0 ? arguments[0] : "target/gallery").take("mitigations", MitigationsGallery::view);
        System.exit(0);
    }

    private static Parent view() {
        Tick tick = Stories.incident();
        Instant now = tick.snapshot().at();
        Surroundings surroundings = TestSurroundings.at(now);
        surroundings.desk().observe(tick.snapshot(), tick.judgement());
        MitigationsPage page = new MitigationsPage(surroundings, "operator-1");
        Arming arming = new Arming(
                "Kim Berg", new Arming.Window(now, now.plus(TWENTY)), new Arming.Trigger.Cause("row-locks", null));
        List<Mitigation> desk = List.of(
                MitigationsModelTest.at(
                        new Stage.InForce(
                                now.minusSeconds(90),
                                now.plusSeconds(1110),
                                new Mitigation.Effect(
                                        true, 17, 3, "blocked time fell from 17 s/s to 3 s/s within 9 s")),
                        now.plusSeconds(1110)),
                MitigationsModelTest.at(
                        new Stage.InForce(now.minus(TWENTY), now.minusSeconds(420), null), now.minusSeconds(420)),
                MitigationsModelTest.at(new Stage.Armed(arming), now),
                MitigationsModelTest.at(new Stage.Awaiting(now.minusSeconds(20), "operator-1@cluster"), now),
                MitigationsModelTest.at(new Stage.Unknown(now, "the cluster's answer was cut off"), now.plus(TWENTY)),
                MitigationsModelTest.at(new Stage.Undone(now.minusSeconds(600), "expired"), now));
        page.show(new Tick(tick.snapshot(), tick.judgement(), desk));
        return page.node();
    }
}
