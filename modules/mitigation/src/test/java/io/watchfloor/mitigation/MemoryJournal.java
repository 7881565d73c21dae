package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A journal in memory that can be made to refuse some steps.
final class MemoryJournal implements Journal {
    private final Signals signals;
    private final List<Entry> entries = new ArrayList<>();
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    MemoryJournal(Signals signals, List<Entry> before) {
        this.signals = signals;
        entries.addAll(before);
    }

    @Override
    public void append(Entry entry) throws IOException {
        if (refused.contains(entry.step()) || refused.contains("*")) {
            signals.changed();
            throw new IOException("No space left on device");
        }
        synchronized (this) {
            entries.add(entry);
        }
        signals.changed();
    }

    @Override
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<String> steps() {
        return entries().stream().map(Entry::step).toList();
    }

    Entry last(String step) {
        return entries().reversed().stream()
                .filter(entry -> entry.step().equals(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + step + " in " + steps()));
    }

    @Override
    public void close() {}
}
