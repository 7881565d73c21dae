package io.watchfloor.lab.ingress;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/// What one router or several together have answered within a span of time, by the lab's own clock; durations in
/// seconds.
public record Measured(int answered, int failed, OptionalDouble p50, OptionalDouble p95, Waiting waiting) {

    /// What has no answer yet: how many, and the age of the oldest in seconds.
    public record Waiting(int open, int queued, double oldestSeconds) {}

    /// Over the span that ends now.
    public static Measured last(List<Router> routers, double seconds) {
        long now = System.nanoTime();
        return between(routers, now - (long) (seconds * 1e9), now);
    }

    /// Over the span between two readings of `System.nanoTime`; what waits is read now.
    public static Measured between(List<Router> routers, long fromNanos, long toNanos) {
        List<Records.Answered> answered = routers.stream()
                .flatMap(router -> router.answered(fromNanos, toNanos).stream())
                .toList();
        double[] durations = answered.stream()
                .filter(a -> a.code() < 500)
                .mapToDouble(a -> a.durationNanos() / 1e9)
                .sorted()
                .toArray();
        long now = System.nanoTime();
        long oldest = routers.stream()
                .mapToLong(router -> router.oldestNanos(now).orElse(0L))
                .max()
                .orElse(0);
        Waiting waiting = new Waiting(
                routers.stream().mapToInt(Router::open).sum(),
                routers.stream().mapToInt(Router::queued).sum(),
                oldest / (double) TimeUnit.SECONDS.toNanos(1));
        int failed = (int) answered.stream().filter(a -> a.code() >= 500).count();
        return new Measured(answered.size(), failed, quantile(durations, 0.5), quantile(durations, 0.95), waiting);
    }

    /// Nearest rank.
    private static OptionalDouble quantile(double[] sorted, double q) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted[(int) Math.ceil(q * sorted.length) - 1]);
    }
}
