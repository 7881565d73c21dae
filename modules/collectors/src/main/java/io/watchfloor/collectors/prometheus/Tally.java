package io.watchfloor.collectors.prometheus;

import io.watchfloor.collectors.prometheus.Exposition.Series;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up Traefik's counters by router and by entry point. A counter that fell began anew, so all of it is new. For
/// one thread.
final class Tally {
    private static final String ROUTER = "traefik_router_";
    private static final int SPARE = 1_000;
    private static final String ENTRY = "traefik_entrypoint_";

    private static final class Sum {
        private double answered;
        private double failed;
        private final SortedMap<Double, Double> buckets = new TreeMap<>();

        Requests requests() {
            return new Requests(answered, failed, buckets);
        }
    }

    private record Counter(String name, Map<String, String> labels) {}

    private final Map<Counter, Double> last = new HashMap<>();
    private final Map<String, Sum> routers = new HashMap<>();
    private final Sum entries = new Sum();
    private boolean first = true;
    private boolean entriesSeen;

    /// Takes one scrape. What stood there at the first one is the base.
    void add(List<Series> scrape) {
        for (Series series : scrape) {
            String name = series.name();
            if (name.startsWith(ROUTER)) {
                Sum sum = routers.computeIfAbsent(series.label("router"), _ -> new Sum());
                count(name.substring(ROUTER.length()), series, sum);
            } else if (name.startsWith(ENTRY)) {
                entriesSeen |= name.equals(ENTRY + "requests_total");
                count(name.substring(ENTRY.length()), series, entries);
            }
        }
        first = false;
        if (last.size() > 2 * scrape.size() + SPARE) {
            forget(scrape);
        }
    }

    /// Routers come and go with the cluster's routes: those that are gone are not kept for weeks.
    private void forget(List<Series> scrape) {
        Set<Counter> counters = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Series series : scrape) {
            counters.add(new Counter(series.name(), series.labels()));
            names.add(series.label("router"));
        }
        last.keySet().retainAll(counters);
        routers.keySet().retainAll(names);
    }

    /// How many counters are kept in memory.
    int size() {
        return last.size() + routers.size();
    }

    /// What each router has answered.
    Map<String, Requests> byRouter() {
        Map<String, Requests> all = new HashMap<>();
        routers.forEach((router, sum) -> all.put(router, sum.requests()));
        return all;
    }

    /// What was answered in all: by the entry points where they are published, else by the routers.
    Requests total() {
        return entriesSeen
                ? entries.requests()
                : byRouter().values().stream()
                        .reduce(
                                Requests.NONE,
                                (a, b) -> new Requests(
                                        a.answered() + b.answered(), a.failed() + b.failed(), new TreeMap<>()));
    }

    private void count(String kind, Series series, Sum sum) {
        switch (kind) {
            case "requests_total" -> {
                double grown = grown(series);
                sum.answered += grown;
                sum.failed += series.label("code").startsWith("5") ? grown : 0;
            }
            case "request_duration_seconds_bucket" -> {
                double bound = bound(series.label("le"));
                if (!Double.isNaN(bound)) {
                    sum.buckets.merge(bound, grown(series), Double::sum);
                }
            }
            default -> {
                // Sums, sizes and gauges are not counted here.
            }
        }
    }

    private double grown(Series series) {
        Double before = last.put(new Counter(series.name(), series.labels()), series.value());
        double from = before == null ? (first ? series.value() : 0) : before;
        double grown = series.value() < from ? series.value() : series.value() - from;
        return Double.isFinite(grown) ? grown : 0;
    }

    private static double bound(String text) {
        if (text.equals("+Inf")) {
            return Double.POSITIVE_INFINITY;
        }
        return text.matches("\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? Double.parseDouble(text) : Double.NaN;
    }
}
