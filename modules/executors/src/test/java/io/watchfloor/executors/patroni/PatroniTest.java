package io.watchfloor.executors.patroni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.ActingHttp;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.executors.real.Programs;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.DatabaseCluster.Management;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Against Debian's Patroni with etcd and two PostgreSQL 15. One test, for it takes a cluster.
@Tag("real")
final class PatroniTest {
    private final List<URI> urls = new ArrayList<>();
    private Programs programs;
    private Path password;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        String patroni = Programs.installed("/usr/bin/patroni", "patroni").toString();
        String etcd = Programs.installed("/usr/bin/etcd", "etcd-server").toString();
        Programs.installed("/usr/lib/postgresql/15/bin/postgres", "postgresql-15");
        programs = new Programs();
        int client = Programs.port();
        int peer = Programs.port();
        programs.start(
                "etcd",
                List.of(
                        etcd,
                        "--data-dir=etcd",
                        "--listen-client-urls=http://127.0.0.1:" + client,
                        "--advertise-client-urls=http://127.0.0.1:" + client,
                        "--listen-peer-urls=http://127.0.0.1:" + peer,
                        "--initial-advertise-peer-urls=http://127.0.0.1:" + peer,
                        "--initial-cluster=default=http://127.0.0.1:" + peer));
        programs.awaitPort(client);
        password = Files.writeString(programs.folder().resolve("secret"), "a-password\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        for (String name : List.of("one", "two")) {
            int rest = Programs.port();
            int postgres = Programs.port();
            programs.write(name + ".yml", """
                    scope: shop
                    name: %1$s
                    restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%2$d",
                              authentication: {username: patroni, password: a-password}}
                    etcd3: {hosts: "127.0.0.1:%3$d"}
                    bootstrap:
                      dcs: {ttl: 20, loop_wait: 1, retry_timeout: 3, postgresql: {use_pg_rewind: false}}
                      initdb: [{encoding: UTF8}]
                    postgresql:
                      listen: 127.0.0.1:%4$d
                      connect_address: 127.0.0.1:%4$d
                      data_dir: %5$s/%1$s
                      bin_dir: /usr/lib/postgresql/15/bin
                      authentication: {superuser: {username: postgres, password: p}, replication: {username: rep, password: r}}
                      parameters: {unix_socket_directories: "%5$s", fsync: "off"}
                      pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
                    """.formatted(name, rest, client, postgres, programs.folder()));
            programs.start(name, List.of(patroni, name + ".yml"));
            URI url = URI.create("http://127.0.0.1:" + rest);
            urls.add(url);
            programs.awaitPort(rest);
            await(members -> members.named(name)
                    .filter(member -> member.leads() ? member.state().equals("running") : member.follows())
                    .isPresent());
        }
    }

    private Members await(Predicate<Members> wanted) throws InterruptedException {
        String last = "";
        try (ActingHttp http = new ActingHttp(null)) {
            for (int look = 0; look < 600; look++) {
                try {
                    Members members = Members.ask(http, urls);
                    last = members.words();
                    if (wanted.test(members)) {
                        return members;
                    }
                } catch (Trouble notYet) {
                    last = notYet.text();
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("not within a minute: " + last + ", see " + programs.folder());
    }

    private TestDesk desk(Login login) {
        return new TestDesk(new PatroniExecutorProvider()
                .open(TestDesk.estate(new Systems(
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        new Systems.Operated(List.of(new Systems.Patroni("pg", urls, login)), List.of(), null)))));
    }

    private static DatabaseCluster cluster() {
        return new DatabaseCluster("pg", Management.PATRONI, "shop", null);
    }

    private static Leadership anybody() {
        return new Leadership("", "", Was.UNKNOWN, Was.UNKNOWN);
    }

    private static String reason(Mitigation mitigation) {
        return assertInstanceOf(Stage.Refused.class, mitigation.stage(), mitigation.toString())
                .reason();
    }

    private String leader() throws InterruptedException {
        return await(members -> members.leader().isPresent() && members.best().isPresent())
                .leader()
                .orElseThrow()
                .name();
    }

    @AfterEach
    void stop() {
        if (programs != null) {
            programs.close();
        }
    }

    @Test
    void leadershipIsHandedOverNamedAndReadBackAndWhatHasMovedOnIsRefused() throws InterruptedException {
        String first = leader();
        try (TestDesk stranger = desk(new Login("patroni", null))) {
            String refused = reason(stranger.propose(new Switchover(cluster(), anybody())));
            assertTrue(refused.contains("does not accept the operator's login (401)"), refused);
        }
        assertEquals(first, leader());
        try (TestDesk desk = desk(new Login("patroni", new Secret.File(password)))) {
            Mitigation stale = desk.propose(new Switchover(cluster(), anybody()));
            Mitigation proposed = desk.propose(new Switchover(cluster(), anybody()));
            assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
            Mitigation done = desk.approve(proposed);
            String second = leader();
            assertTrue(!second.equals(first), done + " " + desk.said("failed"));
            assertTrue(desk.said("acted").contains(second + " leads on timeline "), desk.said("acted"));
            String moved = reason(desk.approve(stale));
            assertTrue(moved.contains("the leader is " + second + ", planned was " + first), moved);

            Mitigation failover = desk.propose(new Failover(cluster(), anybody()));
            assertEquals(new Stage.Proposed(), failover.stage(), failover.checks()::toString);
            desk.approve(failover);
            assertEquals(first, leader(), desk.said("failed"));
        }
    }
}
