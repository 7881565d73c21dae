package io.watchfloor.collectors.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.collectors.LoopbackServer;
import io.watchfloor.collectors.postgres.RealEstate;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.estate.Systems.Ingress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngressCollectorTest {
    private LoopbackServer server;
    private volatile String body = "";
    private volatile int status = 200;
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");
    private IngressCollector collector;

    @BeforeEach
    void serve() throws IOException {
        server = new LoopbackServer(_ -> new LoopbackServer.Answer(status, body));
        URI metrics = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
        collector = new IngressCollector(
                RealEstate.withRouters("order-capture"), new Ingress(metrics, "{tenant}-{workflow}@kubernetes"));
    }

    @AfterEach
    void end() throws IOException {
        collector.close();
        server.close();
    }

    @Test
    void workflowsAreReadFromTheGrowthOfCounters() throws Exception {
        scrape(100, 0, 50, 100);
        List<Reading> readings = scrape(200, 25, 140, 200);

        assertEquals(Optional.of(12.5), value(readings, SignalNames.WORKFLOW_THROUGHPUT));
        assertEquals(Optional.of(0.2), value(readings, SignalNames.WORKFLOW_FAILED));
        // 90 of 100 within 0.5 s, 95 are reached in the middle of the next bucket.
        assertEquals(Optional.of(0.75), value(readings, SignalNames.WORKFLOW_LATENCY_P95));
        assertEquals(Optional.of(7.0), value(readings, SignalNames.WORKFLOW_WAITING));
    }

    @Test
    void withoutCompletedWorkThereIsNoLatency() throws Exception {
        scrape(100, 0, 50, 100);
        List<Reading> readings = scrape(100, 0, 50, 100);

        assertEquals(Optional.empty(), value(readings, SignalNames.WORKFLOW_LATENCY_P95));
        assertEquals(Optional.empty(), value(readings, SignalNames.WORKFLOW_FAILED));
        assertEquals(Optional.of(0.0), value(readings, SignalNames.WORKFLOW_THROUGHPUT));
    }

    @Test
    void aRestartedIngressCountsFromZero() throws Exception {
        scrape(1000, 0, 500, 1000);
        List<Reading> readings = scrape(20, 0, 10, 20);

        assertEquals(Optional.of(2.0), value(readings, SignalNames.WORKFLOW_THROUGHPUT));
    }

    @Test
    void onlyTheLastTenSecondsCount() throws Exception {
        scrape(0, 0, 0, 0);
        scrape(1000, 0, 1000, 1000);
        List<Reading> readings = scrape(1010, 0, 1000, 1010);

        assertEquals(Optional.of(1.0), value(readings, SignalNames.WORKFLOW_THROUGHPUT));
        assertEquals(Optional.of(0.975), value(readings, SignalNames.WORKFLOW_LATENCY_P95));
    }

    @Test
    void aRouterNeverSeenIsNamed() throws Exception {
        body = "traefik_router_requests_total{code=\"200\",router=\"other@kubernetes\"} 1\n";
        List<Reading> readings = collector.collect(() -> now);

        assertTrue(readings.get(1) instanceof Reading.Failed failed
                && failed.reason().contains("norda-order-capture@kubernetes"));
    }

    @Test
    void whatIsNoExpositionIsRefused() {
        body = "traefik_router_requests_total{code=\"200} 1\n";
        ConnectionException broken = assertThrows(ConnectionException.class, () -> collector.collect(() -> now));
        assertEquals("the ingress publishes no readable metrics: line 1: it ends too early", broken.getMessage());
        status = 404;
        ConnectionException absent = assertThrows(ConnectionException.class, () -> collector.collect(() -> now));
        assertTrue(String.valueOf(absent.getMessage()).endsWith("/metrics answers with status 404"));
        assertFalse(String.valueOf(absent.getMessage()).isBlank());
    }

    private List<Reading> scrape(int answered, int failed, int fast, int all)
            throws ConnectionException, InterruptedException {
        now = now.plus(Duration.ofSeconds(10));
        body = """
            # HELP traefik_router_requests_total How many requests
            # TYPE traefik_router_requests_total counter
            traefik_entrypoint_requests_total{code="200",entrypoint="web"} %1$d
            traefik_router_requests_total{code="200",router="norda-order-capture@kubernetes",method="POST"} %1$d
            traefik_router_requests_total{code="503",router="norda-order-capture@kubernetes",method="POST"} %2$d
            traefik_router_request_duration_seconds_bucket{code="200",router="norda-order-capture@kubernetes",le="0.5"} %3$d
            traefik_router_request_duration_seconds_bucket{code="200",router="norda-order-capture@kubernetes",le="1"} %4$d
            traefik_router_request_duration_seconds_bucket{code="200",router="norda-order-capture@kubernetes",le="+Inf"} %4$d
            traefik_router_open_connections{router="norda-order-capture@kubernetes"} 7
            """.formatted(answered, failed, fast, all);
        return collector.collect(() -> now);
    }

    private static Optional<Double> value(List<Reading> readings, String signal) {
        SignalKey key = SignalKey.workflow(signal, "norda", "order-capture");
        return readings.stream()
                .filter(Reading.Read.class::isInstance)
                .flatMap(reading -> ((Reading.Read) reading).samples().stream())
                .filter(sample -> sample.key().equals(key))
                .map(Sample::value)
                .findFirst();
    }
}
