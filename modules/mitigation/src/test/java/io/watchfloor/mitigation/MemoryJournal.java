package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.journal.Others;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A journal in memory that can be made to refuse some steps.
final class MemoryJournal implements Journal {
    private final Signals signals;
    private final @Nullable FakeTeam team;
    private final String console;
    private final List<Entry> entries = new ArrayList<>();
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    MemoryJournal(Signals signals, List<Entry> before) {
        this(signals, before, null, "");
    }

    /// One that shares what it records.
    MemoryJournal(Signals signals, List<Entry> before, @Nullable FakeTeam team, String console) {
        this.signals = signals;
        this.team = team;
        this.console = console;
        entries.addAll(before);
    }

    @Override
    public Others others() {
        return team == null ? Others.NONE : team.others(console);
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
        if (team != null) {
            team.add(console, entry);
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
