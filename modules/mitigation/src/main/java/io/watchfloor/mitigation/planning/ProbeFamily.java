package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.ProbeWrites;
import java.util.List;

/// The writes by which a drill is measured.
record ProbeFamily(ProbeWrites probe) implements Family {
    @Override
    public String title() {
        return "Write probe on " + probe.server();
    }

    @Override
    public List<Plan.Change> changes(String plan) {
        return List.of(new Plan.Change(
                "PostgreSQL " + probe.server() + " · database marked for drills",
                "watchfloor_drill.writes",
                "",
                probe.perSecond() + " rows per second",
                "its own table, dropped at the end"));
    }

    @Override
    public List<String> costs() {
        return List.of("A few connections and " + probe.perSecond() + " small commits a second.");
    }
}
