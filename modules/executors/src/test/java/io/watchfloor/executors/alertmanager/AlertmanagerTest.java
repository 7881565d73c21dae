package io.watchfloor.executors.alertmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.ActingHttp;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.executors.http.Asking;
import io.watchfloor.executors.real.Programs;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.SilenceAlert;
import io.watchfloor.signals.estate.Systems;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Against Debian's Alertmanager.
@Tag("real")
final class AlertmanagerTest {
    private static final SilenceAlert SILENCE = new SilenceAlert(
            List.of(
                    new SilenceAlert.Matcher("alertname", "OrdersSlow", false),
                    new SilenceAlert.Matcher("tenant", "nord.*", true)),
            "drill");

    private final HttpClient http = HttpClient.newHttpClient();
    private Programs programs;
    private URI uri;
    private TestDesk desk;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        String binary = Programs.installed("/usr/bin/prometheus-alertmanager", "prometheus-alertmanager")
                .toString();
        programs = new Programs();
        int port = Programs.port();
        programs.write("alertmanager.yml", "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
        programs.start(
                "alertmanager",
                List.of(
                        binary,
                        "--config.file=alertmanager.yml",
                        "--storage.path=data",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
        programs.awaitPort(port);
        uri = URI.create("http://127.0.0.1:" + port);
        desk = new TestDesk(new AlertmanagerExecutorProvider()
                .open(TestDesk.estate(new Systems(
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        new Systems.Operated(List.of(), List.of(), new Systems.Alertmanager(uri, null))))));
    }

    @AfterEach
    void stop() {
        if (desk != null) {
            desk.close();
            programs.close();
        }
        http.close();
    }

    private String alerts(String filter) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(uri.resolve("/api/v2/alerts?" + filter))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void fire() throws IOException, InterruptedException {
        http.send(
                HttpRequest.newBuilder(uri.resolve("/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "[{\"labels\":{\"alertname\":\"OrdersSlow\",\"tenant\":\"norda\"}}]"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void anAlertIsSilencedUntilAnEndAndTheSilenceExpiredByHand() throws Exception {
        fire();
        Mitigation proposed = desk.propose(SILENCE);
        assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
        assertTrue(
                proposed.plan()
                        .prospect()
                        .costs()
                        .toString()
                        .contains("1 of the alerts that fire now match: OrdersSlow"),
                proposed.plan().prospect().costs()::toString);
        assertEquals(
                Check.Result.NOT_OFFERED, TestDesk.check(proposed, "permission").result());
        desk.approve(proposed);
        assertTrue(desk.said("acted").contains(" is active until "), desk.said("acted"));
        assertEquals("[]\n", alerts("silenced=false"));
        desk.undo(proposed);
        assertTrue(alerts("silenced=false").contains("OrdersSlow"));
        assertTrue(desk.said("undone").contains("has expired"), desk.said("undone"));
    }

    @Test
    void whatIsOverdueIsCalledOut() throws Exception {
        Mitigation overdue = desk.propose(SILENCE);
        Silences silences = new Silences(new Asking(new ActingHttp(null), uri, "Alertmanager"), "");
        silences.alarm(List.of(overdue));
        silences.close();
        String active = alerts("active=true");
        assertTrue(active.contains("WatchfloorMitigationOverdue"), active);
        assertTrue(active.contains(overdue.plan().id()), active);
    }

    @Test
    void whereAlertmanagerIsGoneNothingIsPlanned() throws Exception {
        programs.close();
        Stage.Refused refused =
                assertInstanceOf(Stage.Refused.class, desk.propose(SILENCE).stage());
        assertTrue(refused.reason().contains("refuses connections"), refused.reason());
    }
}
