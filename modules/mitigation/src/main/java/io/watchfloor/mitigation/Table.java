package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Mitigation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Everything on the desk: one immutable list in one reference, newest first. A transition happens once or not at all.
final class Table {
    /// Ended ones beyond this many are left to the journal.
    private static final int KEPT = 200;

    private final AtomicReference<List<Held>> state;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Table(List<Held> newestFirst) {
        state = new AtomicReference<>(trimmed(newestFirst));
    }

    List<Held> all() {
        return state.get();
    }

    Optional<Held> find(String plan) {
        return find(state.get(), plan);
    }

    private static Optional<Held> find(List<Held> list, String plan) {
        return list.stream().filter(held -> held.plan().id().equals(plan)).findFirst();
    }

    void add(Held held) {
        state.updateAndGet(list -> {
            List<Held> next = new ArrayList<>();
            next.add(held);
            next.addAll(list);
            return trimmed(next);
        });
        tell();
    }

    /// Moves one on. `step` answers what comes next, or nothing when the mitigation is no longer where it was thought
    /// to be; then nothing is changed and the answer is empty. It may be asked more than once.
    Optional<Held> move(String plan, Function<Held, Optional<Held>> step) {
        return moveAmong(plan, list -> held -> step.apply(held));
    }

    /// Replaces what is known of one, or adds it.
    void put(Held held) {
        String plan = held.plan().id();
        state.updateAndGet(list -> {
            List<Held> next = new ArrayList<>(list);
            next.removeIf(each -> each.plan().id().equals(plan));
            next.addFirst(held);
            return trimmed(next);
        });
        tell();
    }

    /// On to acting, unless another holds one of its objects: then refused. Empty when it was not in this stage.
    Optional<Held> claim(String plan, String who, Class<? extends Stage> from) {
        return moveAmong(plan, list -> held -> {
            if (!from.isInstance(held.stage())) {
                return Optional.empty();
            }
            return Optional.of(holder(list, held.plan())
                    .map(other -> held.at(new Stage.Refused(taken(other)), null))
                    .orElseGet(() -> held.at(new Stage.Acting(), null))
                    .by(who));
        });
    }

    /// The mitigation that holds an object of this plan.
    Optional<Held> holder(Plan plan) {
        return holder(state.get(), plan);
    }

    private static Optional<Held> holder(List<Held> list, Plan plan) {
        return list.stream()
                .filter(held -> !held.plan().id().equals(plan.id()))
                .filter(held -> held.occupies() && held.sharesTarget(plan))
                .findFirst();
    }

    static String taken(Held other) {
        return "\"" + other.plan().title() + "\" (" + other.plan().id()
                + ") holds this target: wait for its end or undo it first";
    }

    private Optional<Held> moveAmong(String plan, Function<List<Held>, Function<Held, Optional<Held>>> step) {
        while (true) {
            List<Held> before = state.get();
            Optional<Held> held = find(before, plan);
            Optional<Held> next = held.flatMap(step.apply(before));
            if (held.isEmpty() || next.isEmpty()) {
                return Optional.empty();
            }
            List<Held> after = new ArrayList<>(before);
            after.set(before.indexOf(held.get()), next.get());
            if (state.compareAndSet(before, trimmed(after))) {
                tell();
                return next;
            }
        }
    }

    private static List<Held> trimmed(List<Held> list) {
        List<Held> kept = new ArrayList<>();
        int ended = 0;
        for (Held held : list) {
            boolean idle = held.ended() || held.stage() instanceof Stage.Proposed;
            if (idle && ++ended > KEPT) {
                continue;
            }
            kept.add(held);
        }
        return List.copyOf(kept);
    }

    Registration listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    // On a thread of its own, so that a listener can neither hold up nor break a transition.
    private void tell() {
        for (Runnable listener : listeners) {
            Thread.ofVirtual().name("desk-listener").start(listener);
        }
    }
}
