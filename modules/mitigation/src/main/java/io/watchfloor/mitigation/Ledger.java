package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the desk's steps into the journal. What leads to an act must be on disk first; what tells of one that has
/// happened is kept and written as soon as the journal takes it again, in order.
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Journal journal;
    private final InstantSource clock;
    private final String policy;
    private final Deque<Entry> unwritten = new ArrayDeque<>();

    /// @param policy the hash of the policy in force, which every entry names
    Ledger(Journal journal, InstantSource clock, String policy) {
        this.journal = journal;
        this.clock = clock;
        this.policy = policy;
    }

    /// An entry about a mitigation now; the details get the keys of its targets.
    Entry entry(Held held, Step step, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("target", String.join(" ", held.plan().action().targets()));
        all.put(Entry.POLICY, policy);
        Instant now = clock.instant();
        return new Entry(now, held.plan().id(), step.slug(), held.who(), all);
    }

    /// An entry that is about no mitigation.
    Entry entry(Step step, String who, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put(Entry.POLICY, policy);
        return new Entry(clock.instant(), "-", step.slug(), who, all);
    }

    /// Writes what must be recorded before it is done.
    ///
    /// @throws IOException when it was not recorded: then it must not be done
    synchronized void before(Entry entry) throws IOException {
        writeKept();
        journal.append(entry);
    }

    /// Writes what has happened, now or later.
    synchronized void after(Entry entry) {
        unwritten.addLast(entry);
        if (!retry()) {
            LOG.error("not in the journal yet: {} of {}; tried again until it is", entry.step(), entry.mitigation());
        }
    }

    /// Tries again to write what the journal did not take. Whether nothing is left.
    synchronized boolean retry() {
        try {
            writeKept();
            return true;
        } catch (IOException problem) {
            LOG.debug("{} entries are not in the journal yet: {}", unwritten.size(), problem.getMessage());
            return false;
        }
    }

    private void writeKept() throws IOException {
        while (!unwritten.isEmpty()) {
            journal.append(unwritten.getFirst());
            unwritten.removeFirst();
        }
    }
}
