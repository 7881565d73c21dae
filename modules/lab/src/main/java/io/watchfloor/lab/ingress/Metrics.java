package io.watchfloor.lab.ingress;

import java.util.Map;
import java.util.TreeMap;

/// Writes what the routers have measured under Traefik 2.11's metric names, in Prometheus' text format.
final class Metrics {
    private static final String ENTRY_POINT = "websecure";
    private static final String DURATION_HELP = "How long it took to process a request, in seconds";

    private final Ingress ingress;
    private final StringBuilder out = new StringBuilder(1 << 18);

    private Metrics(Ingress ingress) {
        this.ingress = ingress;
    }

    static String text(Ingress ingress) {
        Metrics metrics = new Metrics(ingress);
        metrics.family("router");
        metrics.family("service");
        metrics.entryPoint();
        return metrics.out.toString();
    }

    private void family(String kind) {
        String prefix = "traefik_" + kind;
        head(prefix + "_requests_total", "counter", "How many requests, by " + kind);
        each(kind, (labels, histogram) -> line(prefix + "_requests_total", labels, histogram.count()));
        head(prefix + "_request_duration_seconds", "histogram", DURATION_HELP);
        each(kind, (labels, histogram) -> histogram.write(out, prefix + "_request_duration_seconds", labels));
        head(prefix + "_open_connections", "gauge", "Requests in flight or waiting, by " + kind);
        for (Router router : ingress.routers()) {
            line(
                    prefix + "_open_connections",
                    "method=\"POST\",protocol=\"http\"," + names(kind, router),
                    router.open());
        }
    }

    private interface Series {
        void write(String labels, Histogram histogram);
    }

    private void each(String kind, Series series) {
        for (Router router : ingress.routers()) {
            for (Map.Entry<Integer, Histogram> entry : router.byCode().entrySet()) {
                series.write(labels(entry.getKey()) + "," + names(kind, router), entry.getValue());
            }
        }
    }

    private static String labels(int code) {
        return "code=\"" + code + "\",method=\"POST\",protocol=\"http\"";
    }

    private static String names(String kind, Router router) {
        String name = router.route().router();
        String service = "service=\"" + name + "\"";
        return kind.equals("router") ? "router=\"" + name + "\"," + service : service;
    }

    private void entryPoint() {
        Map<Integer, Histogram> totals = new TreeMap<>();
        int open = 0;
        for (Router router : ingress.routers()) {
            open += router.open();
            router.byCode()
                    .forEach((code, histogram) ->
                            totals.computeIfAbsent(code, _ -> new Histogram()).addAll(histogram));
        }
        String point = ",entrypoint=\"" + ENTRY_POINT + "\"";
        head("traefik_entrypoint_requests_total", "counter", "How many requests, by entrypoint");
        totals.forEach((code, sum) -> line("traefik_entrypoint_requests_total", labels(code) + point, sum.count()));
        head("traefik_entrypoint_request_duration_seconds", "histogram", DURATION_HELP);
        totals.forEach(
                (code, sum) -> sum.write(out, "traefik_entrypoint_request_duration_seconds", labels(code) + point));
        head("traefik_entrypoint_open_connections", "gauge", "Requests in flight or waiting, by entrypoint");
        line("traefik_entrypoint_open_connections", "method=\"POST\",protocol=\"http\"" + point, open);
    }

    private void head(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String labels, long value) {
        out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }
}
