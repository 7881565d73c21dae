package io.watchfloor.journal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What other consoles recorded, from wherever it became known, each entry once. Safe from any thread; listeners are
/// called on the thread that brings the news.
final class Colleagues {
    private static final Logger LOG = LoggerFactory.getLogger(Colleagues.class);

    /// Of entries kept in memory; older ones are in the files and in the team database.
    private static final int MOST = 50_000;

    private final Map<Place, Recorded> known = new LinkedHashMap<>();
    private final List<Consumer<List<Recorded>>> listeners = new CopyOnWriteArrayList<>();

    private record Place(String console, long sequence) {}

    synchronized List<Recorded> entries() {
        return List.copyOf(known.values());
    }

    Others.Subscription listen(Consumer<List<Recorded>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Adds what is new, or newly vouched for by the team database, and tells of that.
    void add(List<Recorded> recorded) {
        List<Recorded> news = new ArrayList<>();
        synchronized (this) {
            for (Recorded each : recorded) {
                Place place = new Place(each.console(), each.sequence());
                Recorded before = known.get(place);
                boolean vouched = each.origin().author() != null;
                if (before == null || (vouched && before.origin().author() == null)) {
                    known.put(place, each);
                    news.add(each);
                }
            }
            Iterator<Recorded> oldest = known.values().iterator();
            for (int surplus = known.size() - MOST; surplus > 0; surplus--) {
                oldest.next();
                oldest.remove();
            }
        }
        if (!news.isEmpty()) {
            tell(news);
        }
    }

    /// Says that only the state of sharing has changed.
    void stateChanged() {
        tell(List.of());
    }

    private void tell(List<Recorded> news) {
        List<Recorded> copy = List.copyOf(news);
        listeners.forEach(listener -> tell(listener, copy));
    }

    // As a task of its own: a listener that throws must not end the thread that brings the news.
    private static void tell(Consumer<List<Recorded>> listener, List<Recorded> news) {
        FutureTask<Boolean> telling = new FutureTask<>(() -> listener.accept(news), true);
        telling.run();
        try {
            telling.get();
        } catch (ExecutionException broken) {
            LOG.error("what others recorded could not be taken up", broken.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
