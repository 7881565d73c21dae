package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.Write.Fate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How many writes met which fate.
public record Tally(long acknowledged, long failed, long unknown) {
    /// Before the first write.
    public static final Tally NONE = new Tally(0, 0, 0);

    /// Counts.
    public static Tally of(List<Write> writes) {
        return NONE.plus(writes);
    }

    /// With further ones.
    public Tally plus(List<Write> writes) {
        long yes = acknowledged;
        long no = failed;
        long open = unknown;
        for (Write write : writes) {
            switch (write.fate()) {
                case ACKNOWLEDGED -> yes++;
                case FAILED -> no++;
                case UNKNOWN -> open++;
            }
        }
        return new Tally(yes, no, open);
    }

    /// The keys of this fate.
    public static SortedSet<Long> keys(List<Write> writes, Fate fate) {
        return writes.stream()
                .filter(write -> write.fate() == fate)
                .map(Write::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
