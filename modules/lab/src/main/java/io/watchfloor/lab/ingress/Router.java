package io.watchfloor.lab.ingress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The queue in front of one pool: requests wait here, unbounded in time, until a worker takes them. Any thread.
public final class Router {
    private static final int QUEUE = 2000;

    private final Route route;
    private final LinkedBlockingDeque<Request> queue = new LinkedBlockingDeque<>(QUEUE);
    private final Map<Request, Boolean> open = new ConcurrentHashMap<>();
    private final Map<Integer, Histogram> byCode = new ConcurrentHashMap<>();
    private final Records records = new Records();

    Router(Route route) {
        this.route = route;
        byCode.put(200, new Histogram());
    }

    /// Whose router this is.
    public Route route() {
        return route;
    }

    /// A request comes in; when too many wait it is answered with 503 at once.
    public void accept(Request request) {
        open.put(request, true);
        if (!queue.offer(request)) {
            answer(request, 503);
        }
    }

    /// The request that has waited longest, or null when none came within the time.
    public @Nullable Request take(long millis) throws InterruptedException {
        return queue.poll(millis, TimeUnit.MILLISECONDS);
    }

    /// The request has its answer; later answers to the same request do not count.
    public void answer(Request request, int code) {
        if (open.remove(request) == null) {
            return;
        }
        long now = System.nanoTime();
        long duration = now - request.arrivedNanos();
        byCode.computeIfAbsent(code, _ -> new Histogram()).add(duration);
        records.add(new Records.Answered(now, duration, code));
    }

    /// Requests in flight and queued.
    public int open() {
        return open.size();
    }

    /// Requests that no worker has taken yet.
    public int queued() {
        return queue.size();
    }

    /// How long the oldest open request has been waiting for its answer, in nanoseconds.
    Optional<Long> oldestNanos(long now) {
        return open.keySet().stream()
                .map(request -> now - request.arrivedNanos())
                .max(Long::compare);
    }

    Map<Integer, Histogram> byCode() {
        return new TreeMap<>(byCode);
    }

    List<Records.Answered> answered(long fromNanos, long toNanos) {
        return List.copyOf(records.between(fromNanos, toNanos));
    }
}
