package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/// Gives each waiting session one place: under its nearest predecessor in the queue, else under the holder. Numbers are
/// the graph's places, smaller for who came later.
final class Forest {
    private static final int NOBODY = -1;

    private final WaitGraph graph;
    private final int[] parents;

    Forest(WaitGraph graph) {
        this.graph = graph;
        this.parents = new int[graph.size()];
        for (int place = 0; place < parents.length; place++) {
            parents[place] = nearest(place);
        }
        breakCycles();
    }

    /// Among those in the way that wait themselves the one who came last; else the eldest holder.
    private int nearest(int place) {
        int nearest = NOBODY;
        int holder = NOBODY;
        for (int blocker : graph.blockersAt(place)) {
            if (graph.waitsAt(blocker)) {
                nearest = nearest == NOBODY ? blocker : Math.min(nearest, blocker);
            } else if (holder == NOBODY || isElder(blocker, holder)) {
                holder = blocker;
            }
        }
        return nearest == NOBODY ? holder : nearest;
    }

    /// Among several holders the one whose transaction is oldest.
    private boolean isElder(int one, int other) {
        int order = start(one).compareTo(start(other));
        return order < 0 || (order == 0 && graph.pidAt(one) < graph.pidAt(other));
    }

    private Instant start(int place) {
        Session session = graph.session(graph.pidAt(place));
        Instant start = session == null ? null : session.times().transactionStart();
        return start == null ? Instant.MAX : start;
    }

    /// Whoever waits in the end for someone who waits for nobody is put below that one; where a cycle has no such way
    /// out, it is broken at the one that waits longest.
    private void breakCycles() {
        BitSet lost = lost();
        while (!lost.isEmpty()) {
            BitSet cycles = inCycles(lost);
            if (!led(cycles, lost) && !led(lost, lost)) {
                parents[cycles.length() - 1] = NOBODY;
            }
            lost = lost();
        }
    }

    /// Gives one of these, the first to come, a parent that is not lost; answers whether there was one.
    private boolean led(BitSet members, BitSet lost) {
        for (int member = members.length() - 1; member >= 0; member = members.previousSetBit(member - 1)) {
            for (int blocker : graph.blockersAt(member)) {
                if (!lost.get(blocker)) {
                    parents[member] = blocker;
                    return true;
                }
            }
        }
        return false;
    }

    /// Those from whom no way leads to the top.
    private BitSet lost() {
        int[] walk = new int[parents.length];
        BitSet lost = new BitSet();
        for (int place = 0; place < parents.length; place++) {
            int number = place + 1;
            int step = place;
            while (step != NOBODY && walk[step] == 0) {
                walk[step] = number;
                step = parents[step];
            }
            if (step != NOBODY && (walk[step] == number || lost.get(step))) {
                for (int each = place; !lost.get(each) && walk[each] == number; each = parents[each]) {
                    lost.set(each);
                }
            }
        }
        return lost;
    }

    /// Of those who are lost, the ones that go round; the others only hang below them.
    private BitSet inCycles(BitSet lost) {
        int[] children = new int[parents.length];
        lost.stream().forEach(place -> children[parents[place]]++);
        BitSet cycles = (BitSet) lost.clone();
        for (int start = lost.nextSetBit(0); start >= 0; start = lost.nextSetBit(start + 1)) {
            for (int leaf = start; cycles.get(leaf) && children[leaf] == 0; leaf = parents[leaf]) {
                cycles.clear(leaf);
                children[parents[leaf]]--;
            }
        }
        return cycles;
    }

    /// Those that stand under nobody, by place.
    int[] roots() {
        int[] roots = new int[parents.length];
        int found = 0;
        for (int place = 0; place < parents.length; place++) {
            if (parents[place] == NOBODY) {
                roots[found++] = place;
            }
        }
        return Arrays.copyOf(roots, found);
    }

    /// Direct children of each, in queue order.
    int[][] children() {
        int[] counts = new int[parents.length];
        for (int parent : parents) {
            if (parent != NOBODY) {
                counts[parent]++;
            }
        }
        int[][] children = new int[parents.length][];
        for (int place = 0; place < parents.length; place++) {
            children[place] = new int[counts[place]];
        }
        for (int place = parents.length - 1; place >= 0; place--) {
            int parent = parents[place];
            if (parent != NOBODY) {
                children[parent][children[parent].length - counts[parent]--] = place;
            }
        }
        return children;
    }
}
