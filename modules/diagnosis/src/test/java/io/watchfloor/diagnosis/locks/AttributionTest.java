package io.watchfloor.diagnosis.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.diagnosis.locks.Basis.Evidence;
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
import io.watchfloor.signals.facts.ScheduledActions;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Session.Activity;
import io.watchfloor.signals.facts.Session.Client;
import io.watchfloor.signals.facts.Session.Times;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
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
                    workflow("reconciliation", "reconciliation", "account_partial_reconcile", "Reconcile")));

    private static Workflow workflow(String slug, String workload, String table, String... crons) {
        return new Workflow(
                slug,
                slug,
                Tier.CRITICAL,
                new Slo(Duration.ofSeconds(1), 0.99),
                new Footprint(List.of(table), List.of(workload), List.of(crons), false),
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

    private Attribution attribution(Map<String, Attribution.Known> remembered, Pod... pods) {
        Objects objects = new Objects(NOW, "cluster", List.of(pods), List.of(), List.of(), List.of());
        return new Attribution(
                new Footprints(estate),
                new Snapshot(NOW, Duration.ofSeconds(1), Map.of(), List.of(objects), Map.of()),
                remembered);
    }

    private static Who names(Who who) {
        return new Who(who.tenant(), who.workflow(), who.pod(), who.job());
    }

    private Who who(Session session, Pod... pods) {
        return names(attribution(Map.of(), pods).who("pg", session));
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
                new Who("nord", "stock-reservation", "web-1", null),
                who(session("nord_db", "10.0.0.8", "UPDATE stock_quant SET x = 1 FROM sale_order"), web));
        assertEquals(
                new Who("nord", null, "web-1", null),
                who(session("nord_db", "10.0.0.8", "SELECT 1 FROM stock_quant, sale_order"), web));
        // A table of a workflow that this pod does not serve.
        assertEquals(
                new Who("nord", null, "web-1", null),
                who(session("nord_db", "10.0.0.8", "DELETE FROM account_partial_reconcile"), web));
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
        assertEquals(names(known), names(second.who("pg", session)));
        assertEquals(names(known), names(attribution(second.seen()).who("pg", session)));
        assertEquals(new Who("nord", null, null, null), attribution(Map.of()).who("pg", session));
    }

    private static Session inTransaction(int pid, Instant began, String state, String statement) {
        return new Session(
                pid,
                new Client("nord_db", "odoo", "odoo-1", "10.0.0.5"),
                new Times(NOW.minusSeconds(600), began, began, began),
                new Activity(state, null, null, null, statement),
                "client backend",
                null);
    }

    private Attribution.Known step(Session session, Map<String, Attribution.Known> before) {
        Attribution attribution = attribution(before);
        Who named = attribution.who("pg", session);
        Attribution.Known known = attribution.seen().values().iterator().next();
        assertEquals(named, known.who());
        return known;
    }

    @Test
    void aTransactionKeepsTheWorkflowOfWhatItWroteFirst() {
        String key = "pg/7/" + NOW.minusSeconds(600);
        Instant began = NOW.minusSeconds(30);
        Attribution.Known first = step(inTransaction(7, began, "active", "UPDATE sale_order SET x = 1"), Map.of());
        assertEquals(Evidence.STATEMENT, first.who().basis().evidence());
        Attribution.Known later =
                step(inTransaction(7, began, "active", "UPDATE stock_quant SET x = 1"), Map.of(key, first));
        assertEquals("order-capture", later.who().workflow());
        assertEquals(Evidence.TRANSACTION, later.who().basis().evidence());
        Attribution.Known idle = step(inTransaction(7, began, "idle in transaction", "SELECT 1"), Map.of(key, later));
        assertEquals("order-capture", idle.who().workflow());
        Attribution.Known next = step(inTransaction(7, NOW, "idle in transaction", "SELECT 1"), Map.of(key, idle));
        assertEquals(null, next.who().workflow());
    }

    private Map<Integer, Who> withAction(Session... sessions) {
        Attribution attribution = new Attribution(
                new Footprints(estate),
                new Snapshot(
                        NOW,
                        Duration.ofSeconds(1),
                        Map.of(),
                        List.of(
                                new Sessions(NOW, "pg", NOW, List.of(sessions)),
                                new ScheduledActions(
                                        NOW, "nord", List.of(new ScheduledActions.Running(42, "Reconcile", 1)))),
                        Map.of()),
                Map.of());
        Map<Integer, Who> named = new HashMap<>();
        for (Session session : sessions) {
            named.put(session.pid(), attribution.who("pg", session));
        }
        return named;
    }

    @Test
    void theSessionThatBeganWithAScheduledActionWorksForIt() {
        Instant began = NOW.minusSeconds(40);
        Session holder = inTransaction(1, began, "idle in transaction", "SELECT 1 FROM ir_cron FOR NO KEY UPDATE");
        Session worker = inTransaction(2, began.plusMillis(20), "active", "UPDATE sale_order SET x = 1");
        Session request = inTransaction(3, NOW.minusSeconds(2), "active", "UPDATE sale_order SET x = 1");
        Map<Integer, Who> named = withAction(holder, worker, request);
        assertEquals(new Basis.Action(42, "Reconcile", 1), of(named, 1).basis().action());
        assertEquals(of(named, 1).basis(), of(named, 2).basis());
        assertEquals("reconciliation", of(named, 2).workflow());
        assertEquals("Reconcile", of(named, 2).work());
        assertEquals("order-capture", of(named, 3).workflow());
        assertEquals(null, of(named, 3).basis().action());
    }

    @Test
    void whereTwoSessionsBeganWithAScheduledActionNeitherIsTakenForIt() {
        Instant began = NOW.minusSeconds(40);
        Session holder = inTransaction(1, began, "idle in transaction", "SELECT 1");
        Map<Integer, Who> named = withAction(
                holder,
                inTransaction(2, began.plusMillis(20), "active", "SELECT 2"),
                inTransaction(3, began.plusMillis(90), "active", "SELECT 3"));
        assertEquals(null, of(named, 2).basis().action());
        assertEquals(null, of(named, 3).basis().action());
    }

    private static Who of(Map<Integer, Who> named, int pid) {
        return named.getOrDefault(pid, Who.NOBODY);
    }

    @Test
    void theClassOfAWorkerIsToldByItsNameOrNotAtAll() {
        assertEquals(null, Workers.of("odoo-4007", null));
        assertEquals(Basis.Worker.CRON, Workers.of("odoo-cron-7", null));
        assertEquals(Basis.Worker.LONG_POLL, Workers.of("nord-gevent", null));
        assertEquals(null, Workers.of("web-jobs", null));
        assertEquals(Basis.Worker.BATCH, Workers.of("odoo-7", pod("p", "10.0.0.1", "Running", "recon", "recon-1")));
        assertEquals(Basis.Worker.HTTP, Workers.of("odoo-7", pod("p", "10.0.0.1", "Running", "nord-web", null)));
    }
}
