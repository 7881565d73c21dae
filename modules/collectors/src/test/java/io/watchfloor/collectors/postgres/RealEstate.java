package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Footprint;
import io.watchfloor.signals.estate.Workflow.Measure;
import io.watchfloor.signals.estate.Workflow.Slo;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/// Small estates with the tenant `norda` for tests.
public final class RealEstate {
    private RealEstate() {}

    /// An estate without systems whose workflow is measured by a router.
    public static Estate withRouters(String workflow) {
        return estate(List.of(workflow(workflow, new Measure.Router())));
    }

    public static Estate estate(List<Workflow> workflows) {
        return new Estate(
                new Identity("test", "Test", Environment.DEVELOPMENT, ZoneOffset.UTC, false),
                new Systems(List.of(), null, null, null, null),
                List.of(new Tenant("norda", "Norda", "pg", "norda", "norda")),
                workflows);
    }

    public static Workflow workflow(String slug, Measure... measures) {
        return new Workflow(
                slug,
                slug,
                Tier.HIGH,
                new Slo(Duration.ofSeconds(1), 0.95),
                new Footprint(List.of(), List.of(slug), List.of(), false),
                List.of(measures));
    }
}
