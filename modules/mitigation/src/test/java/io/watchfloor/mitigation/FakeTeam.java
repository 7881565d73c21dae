package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Others;
import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.Sharing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A team database in memory: what one console records the others see at once.
final class FakeTeam {
    private final List<Recorded> recorded = new ArrayList<>();
    private final Map<String, Consumer<List<Recorded>>> listeners = new LinkedHashMap<>();
    private Sharing sharing = new Sharing.Together(Instant.EPOCH, "floor", true, 0);

    synchronized void sharing(Sharing state) {
        sharing = state;
    }

    void add(String console, Entry entry) {
        List<Consumer<List<Recorded>>> told = new ArrayList<>();
        Recorded one;
        synchronized (this) {
            long sequence = recorded.stream()
                            .filter(each -> each.console().equals(console))
                            .count()
                    + 1;
            one = new Recorded(console, sequence, entry, new Recorded.Origin(true, "floor-" + console, entry.at()));
            recorded.add(one);
            listeners.forEach((name, listener) -> {
                if (!name.equals(console)) {
                    told.add(listener);
                }
            });
        }
        told.forEach(listener -> listener.accept(List.of(one)));
    }

    Others others(String console) {
        FakeTeam team = this;
        return new Others() {
            @Override
            public List<Recorded> entries() {
                synchronized (team) {
                    return recorded.stream()
                            .filter(each -> !each.console().equals(console))
                            .toList();
                }
            }

            @Override
            public Sharing sharing() {
                synchronized (team) {
                    return sharing;
                }
            }

            @Override
            public Subscription listen(Consumer<List<Recorded>> listener) {
                synchronized (team) {
                    listeners.put(console, listener);
                }
                return () -> {
                    synchronized (team) {
                        listeners.remove(console);
                    }
                };
            }
        };
    }
}
