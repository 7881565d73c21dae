package io.watchfloor.lab.ingress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private final Ingress ingress = new Ingress(List.of(new Route("norda", "invoicing")));
    private final Router router = ingress.router("norda", "invoicing");

    @Test
    void aRequestIsOpenUntilAnsweredAndThenCountedOnce() {
        Request request = new Request(System.nanoTime() - 100_000_000, 1);
        router.accept(request);
        String names = "router=\"norda-invoicing@kubernetes\",service=\"norda-invoicing@kubernetes\"";
        String open = "traefik_router_open_connections{method=\"POST\",protocol=\"http\"," + names + "} ";
        assertTrue(Metrics.text(ingress).contains(open + "1\n"));
        router.answer(request, 200);
        router.answer(request, 502);
        String text = Metrics.text(ingress);
        assertTrue(text.contains(open + "0\n"));
        assertTrue(text.contains(
                "traefik_router_requests_total{code=\"200\",method=\"POST\",protocol=\"http\"," + names + "} 1\n"));
        assertTrue(!text.contains("code=\"502\""));
        assertTrue(
                text.contains(
                        "traefik_entrypoint_requests_total{code=\"200\",method=\"POST\",protocol=\"http\",entrypoint=\"websecure\"} 1\n"));
    }

    @Test
    void bucketsAreCumulativeAndEndWithTheCount() {
        Histogram histogram = new Histogram();
        histogram.add(20_000_000);
        histogram.add(21_000_000);
        histogram.add(90_000_000_000L);
        StringBuilder text = new StringBuilder();
        histogram.write(text, "d", "a=\"b\"");
        List<String> lines = text.toString().lines().toList();
        assertEquals("d_bucket{a=\"b\",le=\"0.02\"} 1", lines.get(0));
        assertEquals("d_bucket{a=\"b\",le=\"0.023\"} 2", lines.get(1));
        assertEquals("d_bucket{a=\"b\",le=\"+Inf\"} 3", lines.get(lines.size() - 3));
        assertEquals("d_count{a=\"b\"} 3", lines.getLast());
    }

    @Test
    void whatComesWhenTooManyWaitIsAnsweredWith503() {
        for (int i = 0; i <= 2000; i++) {
            router.accept(new Request(System.nanoTime(), i));
        }
        assertEquals(2000, router.open());
        assertEquals(1, Measured.last(List.of(router), 10).failed());
    }
}
