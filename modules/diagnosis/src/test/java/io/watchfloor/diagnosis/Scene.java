package io.watchfloor.diagnosis;

import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.SignalStore;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.State;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Identity;
import io.watchfloor.signals.facts.Objects.Job;
import io.watchfloor.signals.facts.Objects.Pod;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Session.Activity;
import io.watchfloor.signals.facts.Session.Client;
import io.watchfloor.signals.facts.Session.Times;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Lock;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A watched estate in a test: set what it does, tick, and read the judgement. Locks are set for one tick at a time.
final class Scene {
    static final Duration TICK = Duration.ofSeconds(1);
    static final Source DATABASE = new Source("postgres/pg/pg-1", Layer.POSTGRESQL, TICK);
    static final Source EDGE = new Source("traefik", Layer.INGRESS, TICK);
    static final Source CLUSTER = new Source("kubernetes", Layer.INFRASTRUCTURE, TICK);

    /// Latency, throughput and waiting of one workflow of one tenant.
    ///
    /// @param slow share of the completed slower than the SLO
    record Flow(double latency, double throughput, double waiting, double failed, double slow) {
        Flow(double latency, double throughput, double waiting, double failed) {
            this(latency, throughput, waiting, failed, latency > 0.8 ? 0.5 : 0);
        }
    }

    final Estate estate;
    final Engine engine;
    final SignalStore store = new SignalStore();
    final Map<String, Flow> flows = new HashMap<>();
    final Set<String> suspended = new HashSet<>();
    final Set<Source> broken = new HashSet<>();
    final List<Wait> waits = new ArrayList<>();
    final List<Session> sessions = new ArrayList<>();
    EngineState state = EngineState.initial();
    Instant now = Instant.parse("2026-06-14T02:50:00Z");
    double connections = 45;
    String job = "payment-reconciliation-1";

    Scene() {
        this(Estates.retail());
    }

    Scene(Estate estate) {
        this.estate = estate;
        this.engine = new Engine(estate);
        List.of(DATABASE, EDGE, CLUSTER).forEach(store::expect);
        calm();
    }

    void calm() {
        all(new Flow(0.3, 5, 1, 0));
    }

    void all(Flow flow) {
        for (Tenant tenant : estate.tenants()) {
            for (Workflow workflow : estate.workflows()) {
                if (!Estates.batch(workflow.slug())) {
                    flows.put(tenant.slug() + "/" + workflow.slug(), flow);
                }
            }
        }
    }

    void flow(String tenant, String workflow, Flow flow) {
        flows.put(tenant + "/" + workflow, flow);
    }

    /// Reads all sources, judges, and is a second older afterwards.
    Judgement tick() {
        read(
                DATABASE,
                List.of(
                        sample(SignalKey.server(SignalNames.POSTGRES_CONNECTIONS, "pg"), connections, DATABASE),
                        sample(SignalKey.server(SignalNames.POSTGRES_CONNECTIONS_MAX, "pg"), 300, DATABASE)),
                List.of(new Waits(now, "pg", now, waits), new Sessions(now, "pg", now, sessions)));
        List<Sample> samples = new ArrayList<>();
        flows.forEach((key, flow) -> {
            String[] parts = key.split("/", -1);
            samples.add(measure(SignalNames.WORKFLOW_THROUGHPUT, parts, flow.throughput()));
            samples.add(measure(SignalNames.WORKFLOW_WAITING, parts, flow.waiting()));
            samples.add(measure(SignalNames.WORKFLOW_FAILED, parts, flow.failed()));
            if (flow.throughput() > 0) {
                samples.add(measure(SignalNames.WORKFLOW_SLOW, parts, flow.slow()));
                samples.add(measure(SignalNames.WORKFLOW_LATENCY_P95, parts, flow.latency()));
            }
        });
        samples.add(sample(SignalKey.of(SignalNames.INGRESS_REQUESTS), 60, EDGE));
        samples.add(sample(SignalKey.of(SignalNames.INGRESS_FAILED), 0, EDGE));
        read(EDGE, samples, List.of());
        read(CLUSTER, List.of(), List.of(objects()));
        Engine.Step step = engine.judge(state, store.snapshot(now, TICK));
        state = step.after();
        waits.clear();
        sessions.clear();
        now = now.plus(TICK);
        return step.judgement();
    }

    Judgement ticks(int count) {
        Judgement judgement = tick();
        for (int i = 1; i < count; i++) {
            judgement = tick();
        }
        return judgement;
    }

    /// The promotion: reconciliation holds rows, `seconds` ago the first session began to wait, one more each half
    /// second.
    Judgement promotion(double seconds) {
        session(100, "velmar", "payment-reconciliation", seconds + 5);
        int count = Math.min(20, (int) (seconds * 2) + 1);
        for (int i = 0; i < count; i++) {
            String workflow = i % 2 == 0 ? "payment-posting" : "order-capture";
            double waited = seconds - i * 0.5;
            if (waited >= 0) {
                waits(200 + i, "velmar", workflow, waited, 100);
            }
        }
        return tick();
    }

    private void read(Source source, List<Sample> samples, List<Fact> facts) {
        store.accept(
                broken.contains(source)
                        ? new Reading.Failed(source, now, "connection refused")
                        : new Reading.Read(source, now, samples, facts, Reading.Cost.NONE));
    }

    private Sample measure(String name, String[] parts, double value) {
        return sample(SignalKey.workflow(name, parts[0], parts[1]), value, EDGE);
    }

    private Sample sample(SignalKey key, double value, Source source) {
        return new Sample(key, value, Unit.COUNT, now, TICK, source.name(), null);
    }

    /// A session of a workflow's pod, `active`, with a transaction begun so many seconds ago.
    Session session(int pid, String tenant, String workflow, double age) {
        Session session =
                session(pid, new Client(tenant, "odoo", "odoo-4711", address(tenant, workflow)), "active", age);
        sessions.add(session);
        return session;
    }

    /// A session from nowhere that the pack knows.
    Session stranger(int pid, String application, String state, double age) {
        Session session = session(pid, new Client("velmar", "erp", application, "192.168.7.7"), state, age);
        sessions.add(session);
        return session;
    }

    private Session session(int pid, Client client, String state, double age) {
        Instant begun = ago(age);
        return new Session(
                pid,
                client,
                new Times(Instant.parse("2026-06-14T00:00:00Z"), begun, begun, begun),
                new Activity(state, null, null, null, "UPDATE something SET x = $1"),
                "client backend",
                null);
    }

    /// A session of a workflow that waits for the given pids on a row lock.
    void waits(int pid, String tenant, String workflow, double waited, Integer... blockers) {
        session(pid, tenant, workflow, waited + 0.1);
        waits(pid, waited, new Lock("transactionid", "Share", "Exclusive", "account_move", null), blockers);
    }

    void waits(int pid, double waited, Lock lock, Integer... blockers) {
        waits.add(new Wait(pid, List.of(blockers), ago(waited), lock));
    }

    Instant ago(double seconds) {
        return now.minus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private String address(String tenant, String workflow) {
        int second = estate.tenants().indexOf(estate.tenant(tenant).orElseThrow());
        int third = estate.workflows().indexOf(estate.workflow(workflow).orElseThrow());
        return "10.%d.%d.1".formatted(second, third);
    }

    private Objects objects() {
        List<Pod> pods = new ArrayList<>();
        List<Deployment> deployments = new ArrayList<>();
        List<CronJob> cronJobs = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            for (Workflow workflow : estate.workflows()) {
                boolean batch = Estates.batch(workflow.slug());
                String name = workflow.slug();
                String run = name.equals(Estates.RECONCILIATION) ? job : name + "-1";
                boolean stopped = suspended.contains(tenant.slug() + "/" + name);
                if (batch) {
                    cronJobs.add(new CronJob(
                            id(tenant, name), "* * * * *", stopped, null, stopped ? List.of() : List.of(run)));
                    jobs.add(new Job(id(tenant, run), name, stopped, stopped ? 0 : 1, null, null));
                } else {
                    deployments.add(new Deployment(id(tenant, name), 1, 1, null));
                }
                if (!stopped) {
                    pods.add(new Pod(
                            id(tenant, name + "-x2k4q"),
                            address(tenant.slug(), name),
                            "Running",
                            true,
                            0,
                            name,
                            batch ? run : null,
                            null));
                }
            }
        }
        return new Objects(now, "cluster", pods, deployments, cronJobs, jobs);
    }

    private static Identity id(Tenant tenant, String name) {
        return new Identity(tenant.slug(), name, tenant.slug() + name, "1", Map.of());
    }

    static State state(Judgement judgement, String workflow) {
        return judgement.board().workflows().stream()
                .filter(status -> status.workflow().equals(workflow))
                .findFirst()
                .orElseThrow()
                .state();
    }

    static LayerStatus layer(Judgement judgement, Layer layer) {
        return judgement.board().layers().stream()
                .filter(status -> status.layer() == layer)
                .findFirst()
                .orElseThrow();
    }
}
