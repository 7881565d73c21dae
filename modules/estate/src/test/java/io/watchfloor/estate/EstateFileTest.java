package io.watchfloor.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstateFileTest {
    private static final String LAB = """
            estate: {name: lab, title: Watchfloor lab, environment: development, zone: UTC, lab: true}
            postgres:
              - name: pg
                nodes: ["127.0.0.1:5501", "127.0.0.1:5502"]
                ssl: disable
                database: postgres
                watch: {user: watchfloor, password: "file:secrets/watch.password"}
                act: {user: operator, password: "file:secrets/operator.password"}
            tenants:
              - {name: norda, title: Norda, server: pg, database: norda, namespace: norda}
            kubernetes:
              url: http://127.0.0.1:6443
              watch: {token: "file:secrets/kubernetes-watch.token"}
              act: {token: "file:secrets/kubernetes-operator.token"}
            ingress: {metrics: "http://127.0.0.1:8082/metrics", router: "{tenant}-{workflow}@kubernetes"}
            redis: {address: "127.0.0.1:6379", password: "file:secrets/redis.password"}
            pack: odoo-retail
            lab: {control: "http://127.0.0.1:9000", token: "file:secrets/control.token"}
            """;

    @TempDir
    private Path folder;

    @Test
    void theEstateThatTheLabWritesIsRead() throws Exception {
        Estate estate = load(LAB);

        assertEquals(ZoneId.of("UTC"), estate.identity().zone());
        assertTrue(estate.identity().lab());
        PostgresServer server = estate.systems().postgres().getFirst();
        assertEquals(List.of("127.0.0.1:5501", "127.0.0.1:5502"), server.nodes());
        assertEquals(
                new Secret.File(folder.toAbsolutePath().resolve("secrets/watch.password")),
                server.logins().watch().password());
        assertEquals("norda", estate.tenants().getFirst().namespace());
        assertEquals(
                List.of(
                        "order-capture",
                        "payment-posting",
                        "stock-reservation",
                        "pos-sync",
                        "invoicing",
                        "payment-reconciliation",
                        "marketplace-sync",
                        "valuation"),
                estate.workflows().stream().map(Workflow::slug).toList());
        Workflow order = estate.workflow("order-capture").orElseThrow();
        assertEquals(Duration.ofMillis(800), order.slo().latency());
        assertEquals(List.of(new Measure.Router()), order.measures());
        assertTrue(estate.workflow("payment-reconciliation")
                .orElseThrow()
                .footprint()
                .pausable());
    }

    @Test
    void aUrlAndAPasswordReferenceAreEnough() throws Exception {
        Estate estate = load("""
                postgres:
                  - url: "postgresql://odoo%2Bwatch@db.example.com/erp?sslmode=verify-full"
                    password: "env:PGPASSWORD"
                """);

        PostgresServer server = estate.systems().postgres().getFirst();
        assertEquals("pg", server.slug());
        assertEquals(List.of("db.example.com:5432"), server.nodes());
        assertEquals("erp", server.database());
        assertEquals("odoo+watch", server.logins().watch().user());
        assertEquals(new Secret.Variable("PGPASSWORD"), server.logins().watch().password());
        assertNull(server.logins().act());
        assertEquals(Environment.PRODUCTION, estate.identity().environment());
        assertEquals(List.of(), estate.tenants());
    }

    @Test
    void encryptionIsVerifiedUnlessTheServerIsOnThisMachine() throws Exception {
        assertEquals("verify-full", ssl("10.0.0.7:5432"));
        assertEquals("verify-full", ssl("127.0.0.1.example.com"));
        assertEquals("prefer", ssl("127.0.0.1:5432"));
        assertEquals("prefer", ssl("[::1]:5432"));
        assertEquals("prefer", ssl("localhost"));
    }

    @Test
    void aServerAloneNeedsOnlyItsUrl() throws Exception {
        Estate estate = EstateFile.ofPostgres("postgresql://watch@localhost:5433/erp");
        PostgresServer server = estate.systems().postgres().getFirst();
        assertEquals(List.of("localhost:5433"), server.nodes());
        assertEquals("watch", server.logins().watch().user());
        EstateException refused = assertThrows(
                EstateException.class, () -> EstateFile.ofPostgres("postgresql://watch:sesame@localhost/erp"));
        assertEquals(
                "--postgres:1:1: no password may stand in a URL: write password: env:NAME or file:PATH beside it",
                refused.getMessage());
    }

    @Test
    void aTeamSharesADatabaseByOneRole() throws Exception {
        PostgresServer database =
                Objects.requireNonNull(load(LAB + """
                        team:
                          url: "postgresql://floor@team.example.com/watchfloor?sslmode=require"
                          password: "env:TEAM_PASSWORD"
                        """).governance().team()).database();
        assertEquals(List.of("team.example.com:5432"), database.nodes());
        assertEquals("watchfloor", database.database());
        assertEquals("floor", database.logins().watch().user());
        assertEquals(database.logins().watch(), database.logins().act());
        assertNull(load(LAB).governance().team());
    }

    @Test
    void mistakesInTheTeamHaveTheirPlace() {
        EstateException refused = assertThrows(EstateException.class, () -> load("""
                postgres: [{nodes: [db], user: watch}]
                team:
                  nodes: [team]
                  usr: floor
                  act: {user: boss}
                """));
        assertEquals("""
                estate.yaml:3:3: a postgres server needs the role to watch with: 'watch' or 'user'
                estate.yaml:4:3: unknown key 'usr': did you mean 'user'?
                estate.yaml:5:8: the team database has one role: write it in 'url' or as 'user' and 'password'
                """.strip(), refused.getMessage());
    }

    @Test
    void anAbsentFileIsOneLine() {
        EstateException absent =
                assertThrows(EstateException.class, () -> EstateFile.load(folder.resolve("none.yaml")));
        assertEquals("none.yaml:1:1: there is no such file: " + folder.resolve("none.yaml"), absent.getMessage());
    }

    @Test
    void aPackOfOnesOwnIsAFileBesideTheEstate() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), """
                pack: own
                workflows:
                  - {name: scan, tier: critical, slo: {latency: 300ms}, router: true, tabels: [stock_picking]}
                """);
        EstateException refused =
                assertThrows(EstateException.class, () -> load(LAB.replace("odoo-retail", "own.yaml")));
        assertEquals("own.yaml:3:71: unknown key 'tabels': did you mean 'tables'?", refused.getMessage());
    }

    record Broken(String text, String message) {}

    static List<Broken> broken() {
        return BrokenFiles.ALL;
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenFileIsRefusedWithEveryMistake(Broken broken) {
        EstateException refused = assertThrows(EstateException.class, () -> load(broken.text()));
        assertEquals(broken.message().strip(), refused.getMessage());
        assertFalse(refused.getMessage().contains("sesame"), "a secret may not be repeated");
    }

    private String ssl(String node) throws Exception {
        return load("postgres: [{nodes: [\"" + node + "\"], user: watch}]")
                .systems()
                .postgres()
                .getFirst()
                .ssl();
    }

    private Estate load(String text) throws EstateException, IOException {
        return EstateFile.load(Files.writeString(folder.resolve("estate.yaml"), text));
    }

    @Test
    void whatIsOnlyOperatedIsRead() throws Exception {
        Estate estate = load("""
                estate: {name: shop}
                postgres:
                  - url: postgresql://watchfloor@127.0.0.1:5501/postgres
                    patroni: {urls: ["http://127.0.0.1:8008", "http://127.0.0.1:8009"], user: patroni, password: "env:PATRONI"}
                    pgbouncer: {address: "127.0.0.1", user: admin}
                alertmanager: {url: "http://127.0.0.1:9093"}
                """);

        assertEquals(
                new Systems.Operated(
                        List.of(new Systems.Patroni(
                                "pg",
                                List.of(URI.create("http://127.0.0.1:8008"), URI.create("http://127.0.0.1:8009")),
                                new Systems.Login("patroni", new Secret.Variable("PATRONI")))),
                        List.of(new Systems.Pooler("pg", "127.0.0.1:6432", new Systems.Login("admin", null))),
                        new Systems.Alertmanager(URI.create("http://127.0.0.1:9093"), null)),
                estate.systems().operated());
    }

    @Test
    void mistakesInWhatIsOperatedAreNamed() {
        EstateException refused = assertThrows(EstateException.class, () -> load("""
                estate: {name: shop}
                postgres:
                  - url: postgresql://watchfloor@127.0.0.1:5501/postgres
                    patroni: {password: "env:PATRONI"}
                    pgbouncer: {address: "127.0.0.1", colour: red}
                alertmanager: {url: "ftp://127.0.0.1"}
                """));

        String text = String.valueOf(refused.getMessage());
        assertTrue(text.contains("'patroni' needs 'urls'"), text);
        assertTrue(text.contains("'password' needs 'user' beside it"), text);
        assertTrue(text.contains("'pgbouncer' needs 'user'"), text);
        assertTrue(text.contains("unknown key 'colour'"), text);
        assertTrue(text.contains("must be a URL such as https://host:port/path"), text);
    }
}
