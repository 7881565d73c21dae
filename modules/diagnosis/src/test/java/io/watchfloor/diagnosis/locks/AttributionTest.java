package io.watchfloor.diagnosis.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Footprint;
import io.watchfloor.signals.estate.Workflow.Slo;
import io.watchfloor.signals.estate.Workflow.Tier;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.Pod;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Session.Activity;
import io.watchfloor.signals.facts.Session.Client;
import io.watchfloor.signals.facts.Session.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Instant NOW = Instant.parse("2026-06-14T02:53:41Z");

    private final Estate estate = new Estate(
            new Identity("halden", "Halden", Identity.Environment.STAGING, ZoneOffset.UTC, false),
            new Systems(List.of(), null, null, null, null),
            List.of(new Tenant("nord", "Nord", "pg", "nord_db", "nord")),
            List.of(
                    workflow("order-capture", "web", "sale_order"),
                    workflow("stock-reservation", "web", "stock_quant"),
                    workflow("reconciliation", "reconciliation", "account_partial_reconcile")));

    private static Workflow workflow(String slug, String workload, String table) {
        return new Workflow(
                slug,
                slug,
                Tier.CRITICAL,
                new Slo(Duration.ofSeconds(1), 0.99),
                new Footprint(List.of(table), List.of(workload), List.of(), false),
                List.of());
    }

    private static Pod pod(String name, String address, String phase, String workload, String job) {
        return new Pod(
                new Objects.Identity("nord", name, name, "1", Map.of()), address, phase, true, 0, workload, job, null);
    }

    private static Session session(String database, String address, String statement) {
        return new Session(
                1,
                new Client(database, "odoo", "odoo-1", address),
                new Times(NOW.minusSeconds(60), null, null, null),
                new Activity("active", null, null, null, statement),
                "client backend",
                null);
    }

    private Attribution attribution(Map<String, Who> remembered, Pod... pods) {
        Objects objects = new Objects(NOW, "cluster", List.of(pods), List.of(), List.of(), List.of());
        return new Attribution(
                estate, new Snapshot(NOW, Duration.ofSeconds(1), Map.of(), List.of(objects), Map.of()), remembered);
    }

    private Who who(Session session, Pod... pods) {
        return attribution(Map.of(), pods).who("pg", session);
    }

    @Test
    void theDatabaseNamesTheTenantAndTheAddressThePodItsWorkflowAndJob() {
        assertEquals(
                new Who("nord", "reconciliation", "recon-x", "recon-1"),
                who(
                        session("nord_db", "10.0.0.7", "SELECT 1 FROM ir_cron FOR NO KEY UPDATE"),
                        pod("recon-x", "10.0.0.7", "Running", "nord-reconciliation", "recon-1")));
    }

    @Test
    void aPodSharedByWorkflowsLeavesItToTheTables() {
        Pod web = pod("web-1", "10.0.0.8", "Running", "web", null);
        assertEquals(
                new Who("nord", "stock-reservation", "web-1", null),
                who(session("nord_db", "10.0.0.8", "UPDATE \"stock_quant\" SET quantity = $1"), web));
        assertEquals(
                new Who("nord", null, "web-1", null),
                who(session("nord_db", "10.0.0.8", "UPDATE stock_quant SET x = 1 FROM sale_order"), web));
        assertEquals(
                new Who("nord", null, "web-1", null),
                who(session("nord_db", "10.0.0.8", "UPDATE stock_quant_package SET x = 1"), web));
    }

    @Test
    void whatIsNotCertainStaysUnattributed() {
        assertEquals(new Who(null, null, null, null), who(session("other", "10.0.0.9", "COMMIT")));
        assertEquals(
                new Who("nord", null, null, null),
                who(
                        session("nord_db", "10.0.0.7", "COMMIT"),
                        pod("one", "10.0.0.7", "Running", "reconciliation", null),
                        pod("two", "10.0.0.7", "Running", "web", null)));
        assertEquals(
                new Who("nord", null, null, null),
                who(session("nord_db", "10.0.0.7", null), pod("old", "10.0.0.7", "Succeeded", "reconciliation", "r")));
    }

    @Test
    void aSessionThatOutlivesItsPodKeepsItsName() {
        Session session = session("nord_db", "10.0.0.7", "COMMIT");
        Attribution first = attribution(Map.of(), pod("recon-x", "10.0.0.7", "Running", "reconciliation", "r-1"));
        Who known = first.who("pg", session);
        Attribution second = attribution(first.seen());
        assertEquals(known, second.who("pg", session));
        assertEquals(known, attribution(second.seen()).who("pg", session));
        assertEquals(new Who("nord", null, null, null), attribution(Map.of()).who("pg", session));
    }
}
