package io.watchfloor.collectors.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One kind of object in one namespace: listed once, then watched, kept in reduced form. A watch that ends is begun
/// anew, with a list, at the next call of [#ensure]. Events come on the client's threads.
///
/// @param <T> the kind
/// @param <R> its reduced form
final class ListWatch<T extends HasMetadata, R> {
    private static final Logger LOG = LoggerFactory.getLogger(ListWatch.class);
    /// The server ends the watch after this; so silence that nobody noticed ends as well.
    private static final long WATCH_SECONDS = 60;

    /// How the client lists and watches this kind.
    interface Access<T extends HasMetadata> {
        KubernetesResourceList<T> list();

        Watch watch(ListOptions options, Watcher<T> watcher);
    }

    private final Access<T> access;
    private final Function<T, R> reduce;
    private final Object lock = new Object();
    private Map<String, R> objects = new HashMap<>();
    private @Nullable Watch watch;
    private long generation;
    private boolean alive;

    ListWatch(Access<T> access, Function<T, R> reduce) {
        this.access = access;
        this.reduce = reduce;
    }

    /// Makes sure that the watch runs.
    ///
    /// @throws KubernetesClientException when listing or watching is refused
    void ensure() {
        long mine;
        synchronized (lock) {
            if (alive) {
                return;
            }
            generation++;
            mine = generation;
        }
        stop();
        KubernetesResourceList<T> list = access.list();
        Map<String, R> listed = new HashMap<>();
        for (T item : list.getItems()) {
            listed.put(uid(item), reduce.apply(item));
        }
        synchronized (lock) {
            objects = listed;
            alive = true;
        }
        ListOptions options = new ListOptionsBuilder()
                .withResourceVersion(list.getMetadata().getResourceVersion())
                .withTimeoutSeconds(WATCH_SECONDS)
                .build();
        try {
            watch = access.watch(options, new Events(mine));
        } catch (KubernetesClientException e) {
            ended(mine);
            throw e;
        }
    }

    List<R> objects() {
        synchronized (lock) {
            return List.copyOf(objects.values());
        }
    }

    void stop() {
        Watch running = watch;
        watch = null;
        if (running != null) {
            running.close();
        }
    }

    private void ended(long of) {
        synchronized (lock) {
            if (generation == of) {
                alive = false;
            }
        }
    }

    private static String uid(HasMetadata item) {
        return Objects.requireNonNullElse(
                item.getMetadata().getUid(),
                item.getMetadata().getNamespace() + "/" + item.getMetadata().getName());
    }

    /// Events of one watch; those of an earlier one that come late change nothing.
    private final class Events implements Watcher<T> {
        private final long of;

        Events(long of) {
            this.of = of;
        }

        @Override
        public void eventReceived(Action action, T item) {
            synchronized (lock) {
                if (generation != of) {
                    return;
                }
                switch (action) {
                    case ADDED, MODIFIED -> objects.put(uid(item), reduce.apply(item));
                    case DELETED -> objects.remove(uid(item));
                    case ERROR -> alive = false;
                    case BOOKMARK -> LOG.trace("bookmark");
                }
            }
        }

        @Override
        public void onClose() {
            ended(of);
        }

        @Override
        public void onClose(WatcherException cause) {
            LOG.debug("a watch ended", cause);
            ended(of);
        }
    }
}
