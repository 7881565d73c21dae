package io.watchfloor.diagnosis.locks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Who stands below whom, through any number of others. Places are numbers from 0 on. What was reached from one
/// below is taken over, and those of a cycle share it: strongly connected components after Tarjan, without recursion.
final class Reach {
    private static final long FULL = -1L;

    private final int[][] next;
    private final long[] millis;
    /// Sum and greatest of `millis` of each 64 places.
    private final long[] sums;
    private final long[] greatest;

    /// The component of each place, counted from 1; components are numbered leaves first.
    private final int[] component;
    /// What each component reaches, itself only when it is a cycle.
    private final long[][] reached;

    /// @param next   of each place those directly below it
    /// @param millis how long each has waited
    Reach(int[][] next, long[] millis) {
        this.next = next;
        this.millis = millis;
        this.component = new int[next.length];
        this.reached = new long[next.length + 1][];
        int words = (next.length + Long.SIZE - 1) / Long.SIZE;
        this.sums = new long[words];
        this.greatest = new long[words];
        for (int place = 0; place < next.length; place++) {
            int word = place / Long.SIZE;
            sums[word] += millis[place];
            greatest[word] = Math.max(greatest[word], millis[place]);
        }
        new Walk().all();
    }

    /// Those below a place as bits, without itself.
    private long[] below(int place) {
        return reached[component[place]];
    }

    private boolean has(long[] bits, int place) {
        int word = place / Long.SIZE;
        return word < bits.length && (bits[word] & 1L << place) != 0;
    }

    /// How many stand below.
    int count(int place) {
        long[] bits = below(place);
        int count = has(bits, place) ? -1 : 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /// How long those below have waited, in all.
    long millis(int place) {
        long[] bits = below(place);
        long sum = has(bits, place) ? -millis[place] : 0;
        for (int word = 0; word < bits.length; word++) {
            if (bits[word] == FULL) {
                sum += sums[word];
            } else {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    sum += millis[word * Long.SIZE + Long.numberOfTrailingZeros(rest)];
                }
            }
        }
        return sum;
    }

    /// How long the one below has waited that has waited longest.
    long longest(int place) {
        long[] bits = below(place);
        long longest = 0;
        for (int word = 0; word < bits.length; word++) {
            if (bits[word] == FULL && word != place / Long.SIZE) {
                longest = Math.max(longest, greatest[word]);
            } else if (greatest[word] > longest) {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    int other = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                    longest = other == place ? longest : Math.max(longest, millis[other]);
                }
            }
        }
        return longest;
    }

    /// The places below.
    int[] places(int place) {
        long[] bits = below(place);
        int[] places = new int[count(place)];
        int found = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                int other = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (other != place) {
                    places[found++] = other;
                }
            }
        }
        return places;
    }

    private final class Walk {
        private final int[] order = new int[next.length];
        private final int[] low = new int[next.length];
        private final int[] cursor = new int[next.length];
        private final int[] path = new int[next.length];
        private final int[] open = new int[next.length];
        private int opened;
        private int visited;
        private int components;

        void all() {
            for (int place = 0; place < next.length; place++) {
                if (order[place] == 0) {
                    from(place);
                }
            }
        }

        private void from(int start) {
            int depth = 0;
            enter(start);
            path[0] = start;
            while (depth >= 0) {
                int place = path[depth];
                if (cursor[place] < next[place].length) {
                    int other = next[place][cursor[place]++];
                    if (order[other] == 0) {
                        enter(other);
                        path[++depth] = other;
                    } else if (component[other] == 0) {
                        low[place] = Math.min(low[place], order[other]);
                    }
                } else {
                    leave(place);
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[place]);
                    }
                }
            }
        }

        private void enter(int place) {
            order[place] = ++visited;
            low[place] = visited;
            open[opened++] = place;
        }

        private void leave(int place) {
            if (low[place] != order[place]) {
                return;
            }
            components++;
            int first = opened;
            do {
                first--;
                component[open[first]] = components;
            } while (open[first] != place);
            long[] bits = new long[0];
            for (int member = first; member < opened; member++) {
                bits = taken(bits, next[open[member]]);
            }
            reached[components] = bits;
            opened = first;
        }

        /// Whoever is already reached was so with all that it reaches.
        private long[] taken(long[] bits, int[] below) {
            long[] all = bits;
            for (int other : below) {
                if (component[other] == components) {
                    all = with(all, other, null);
                } else if (!has(all, other)) {
                    all = with(all, other, reached[component[other]]);
                }
            }
            return all;
        }

        private long[] with(long[] bits, int place, long @Nullable [] more) {
            int length = Math.max(place / Long.SIZE + 1, more == null ? 0 : more.length);
            long[] all = length > bits.length ? Arrays.copyOf(bits, length) : bits;
            all[place / Long.SIZE] |= 1L << place;
            if (more != null) {
                for (int word = 0; word < more.length; word++) {
                    all[word] |= more[word];
                }
            }
            return all;
        }
    }
}
