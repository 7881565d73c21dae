package io.watchfloor.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.lab.carrier.CarrierClient;
import io.watchfloor.lab.carrier.CarrierServer;
import io.watchfloor.lab.control.ControlAnswers;
import io.watchfloor.lab.control.ControlEndpoint;
import io.watchfloor.lab.control.PairAnswers;
import io.watchfloor.lab.host.Addresses;
import io.watchfloor.lab.host.LabFolder;
import io.watchfloor.lab.host.Orphans;
import io.watchfloor.lab.host.Ports;
import io.watchfloor.lab.host.Program;
import io.watchfloor.lab.host.Watchdog;
import io.watchfloor.lab.ingress.Ingress;
import io.watchfloor.lab.ingress.MetricsEndpoint;
import io.watchfloor.lab.ingress.Route;
import io.watchfloor.lab.kubernetes.KubernetesStandIn;
import io.watchfloor.lab.postgres.PostgresPair;
import io.watchfloor.lab.postgres.Role;
import io.watchfloor.lab.postgres.Roles;
import io.watchfloor.lab.redis.RedisServer;
import io.watchfloor.lab.scenario.Calm;
import io.watchfloor.lab.scenario.Scenario;
import io.watchfloor.lab.scenario.ScenarioPlayer;
import io.watchfloor.lab.scenario.StoryLog;
import io.watchfloor.lab.workload.Backups;
import io.watchfloor.lab.workload.Carrier;
import io.watchfloor.lab.workload.Demand;
import io.watchfloor.lab.workload.Housekeeping;
import io.watchfloor.lab.workload.JobPlans;
import io.watchfloor.lab.workload.RedisSessions;
import io.watchfloor.lab.workload.SessionStore;
import io.watchfloor.lab.workload.Sessions;
import io.watchfloor.lab.workload.Site;
import io.watchfloor.lab.workload.Tenant;
import io.watchfloor.lab.workload.TenantData;
import io.watchfloor.lab.workload.Workflow;
import io.watchfloor.lab.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The embedded estate put together. It starts in the order of its parts' needs and ends in the reverse order,
/// however far it has come; ending leaves no process and no file behind.
final class Lab implements AutoCloseable {
    private final InstantSource clock;
    private final Closing closing = new Closing();
    private volatile Runnable halt = () -> {};
    private Runnable farewell = () -> {};
    private @Nullable Path estate;
    private @Nullable URI control;

    Lab(InstantSource clock) {
        this.clock = clock;
    }

    void start(LabArguments arguments, Scenario scenario) throws IOException, SQLException, InterruptedException {
        Ports.requireFree(arguments.controlPort());
        Orphans.clean();
        LabFolder folder = LabFolder.create(arguments.folder());
        Watchdog watchdog = Watchdog.start(folder.path());
        farewell = watchdog::close;
        closing.add("folder", folder::remove);
        Orphans.sign(folder.path());
        Program program = new Program(watchdog);
        halt = program::close;
        String token = folder.secret("control.token");

        Map<String, Role> owners = owners(folder);
        PostgresPair pair = databases(folder, program, owners);
        Optional<RedisServer> redis = RedisServer.start(folder, program);
        redis.ifPresent(server -> closing.add("redis", server::close));
        SessionStore store = sessionStore(redis);
        closing.add("web sessions", store::close);

        Housekeeping housekeeping = new Housekeeping(pair);
        closing.add("housekeeping", housekeeping::close);

        Ingress ingress = new Ingress(routes());
        JobPlans plans = new JobPlans();
        CarrierServer carrier = CarrierServer.start();
        closing.add("carrier", carrier::close);
        CarrierClient labels = new CarrierClient(carrier.uri());
        closing.add("carrier's client", labels::close);
        Site site = new Site(sessions(pair, owners, labels), store, folder.directory("logs"), clock);
        long seed = arguments.play().variant().seed();
        KubernetesStandIn cluster = cluster(folder, new Workload(ingress, plans, site, backups(pair)), seed);
        MetricsEndpoint metrics = MetricsEndpoint.start(ingress);
        closing.add("metrics", metrics::close);
        Calm calm = new Calm(ingress);
        Faults faults = new Faults(pair, redis, cluster, site, new Faults.Edge(ingress, metrics, carrier));
        StoryLog story = new StoryLog(folder.path().resolve("story.jsonl"), clock);
        ScenarioPlayer player = new ScenarioPlayer(plans, cluster::startJob, calm, faults::of, story);
        closing.add("scenario", player::close);
        Demand demand = Demand.start(ingress, player::factor, seed);
        closing.add("demand", demand::close);
        LabState state = new LabState(pair, redis, cluster.uri(), metrics.uri());
        ControlEndpoint door = ControlEndpoint.start(
                arguments.controlPort(),
                token,
                new ControlAnswers(
                        player,
                        ingress,
                        calm,
                        new ControlAnswers.Servers(state::describe, new PairAnswers(pair)),
                        clock));
        closing.add("control", door::close);

        control = door.uri();
        estate = EstateFile.write(
                folder,
                new EstateFile.Places(
                        pair.nodes(),
                        cluster.uri(),
                        metrics.uri(),
                        redis.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty()),
                        door.uri()));
        player.start(scenario);
    }

    private static Map<String, Role> owners(LabFolder folder) throws IOException {
        Map<String, Role> owners = new LinkedHashMap<>();
        for (Tenant tenant : Tenant.ALL) {
            owners.put(tenant.slug(), new Role(tenant.owner(), folder.secret(tenant.owner() + ".password")));
        }
        return owners;
    }

    private PostgresPair databases(LabFolder folder, Program program, Map<String, Role> owners)
            throws IOException, SQLException, InterruptedException {
        PostgresPair pair = PostgresPair.start(folder, program, created -> closing.add("postgres", created::close));
        Role watch = new Role("watchfloor", folder.secret("watch.password"));
        Role act = new Role("operator", folder.secret("operator.password"));
        Roles.create(pair, watch, act, owners.values());
        for (Tenant tenant : Tenant.ALL) {
            TenantData.load(pair, tenant, Objects.requireNonNull(owners.get(tenant.slug())));
        }
        Roles.createDrillDatabase(pair, act);
        pair.addStandby();
        return pair;
    }

    private static SessionStore sessionStore(Optional<RedisServer> redis) {
        return redis.<SessionStore>map(server -> new RedisSessions(server.port(), server.password()))
                .orElseGet(() -> SessionStore.NONE);
    }

    private static Backups backups(PostgresPair pair) {
        return new Backups() {
            @Override
            public Connection connect() throws SQLException {
                return pair.connect("postgres");
            }

            @Override
            public Path files() {
                return pair.primaryData();
            }
        };
    }

    private static Sessions sessions(PostgresPair pair, Map<String, Role> owners, Carrier carrier) {
        Map<String, String> passwords = new LinkedHashMap<>();
        owners.forEach((tenant, owner) -> passwords.put(tenant, owner.password()));
        return new Sessions(pair::url, passwords, carrier);
    }

    private static List<Route> routes() {
        return Tenant.ALL.stream()
                .flatMap(tenant ->
                        Arrays.stream(Workflow.values()).map(workflow -> new Route(tenant.slug(), workflow.slug())))
                .toList();
    }

    private KubernetesStandIn cluster(LabFolder folder, Workload workload, long seed) throws IOException {
        KubernetesStandIn.Access access = new KubernetesStandIn.Access(
                folder.secret("kubernetes-watch.token"), folder.secret("kubernetes-operator.token"), 0);
        // Not from the seed: two labs with the same seed must not share addresses.
        Addresses addresses =
                Addresses.draw(new Random(seed ^ ProcessHandle.current().pid() ^ clock.millis()));
        KubernetesStandIn cluster = KubernetesStandIn.start(access, addresses, workload);
        closing.add("cluster", cluster::close);
        Manifests.all().forEach(cluster::apply);
        return cluster;
    }

    /// The file by which consoles find this lab.
    Path estate() {
        return Objects.requireNonNull(estate, "not started");
    }

    /// The control endpoint.
    URI control() {
        return Objects.requireNonNull(control, "not started");
    }

    /// Ends everything; a second call waits for the first and does nothing.
    @Override
    public void close() {
        closing.close();
        farewell.run();
    }

    /// Ends everything while [#start] may still be at work: what it starts meanwhile is the watchdog's, when the
    /// process is gone.
    void endBySignal() {
        halt.run();
        closing.close();
    }

    /// What the state endpoint tells.
    private record LabState(PostgresPair pair, Optional<RedisServer> redis, URI kubernetes, URI metrics) {
        ObjectNode describe() {
            ObjectNode state = JsonNodeFactory.instance.objectNode();
            state.put("pid", ProcessHandle.current().pid()).put("primary", pair.primaryAddress());
            for (String address : pair.nodes()) {
                ObjectNode node = state.withArray("nodes").addObject().put("address", address);
                node.put("role", address.equals(pair.primaryAddress()) ? "primary" : "standby");
                pair.pid(address).ifPresentOrElse(pid -> node.put("pid", pid), () -> node.putNull("pid"));
            }
            redis.ifPresent(server -> state.putObject("redis")
                    .put("address", "127.0.0.1:" + server.port())
                    .put("pid", server.pid()));
            return state.put("kubernetes", kubernetes.toString()).put("metrics", metrics.toString());
        }
    }
}
