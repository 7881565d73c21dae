package io.watchfloor.mitigation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A cluster with one thing that can be paused, which remembers who paused it, as the real executor's marks do.
class FakeCluster implements Executor {
    final Queue<String> calls = new ConcurrentLinkedQueue<>();
    /// Answers instead of acting, in order; what is not scripted is done.
    private final Queue<Function<Approved, Outcome>> scripted = new ArrayDeque<>();

    private String pausedBy = "";
    private Standing unknown = new Standing.NotDone("");
    private boolean reachable = true;
    Runnable changed = () -> {};
    String who = "operator-1@cluster";

    @Nullable
    InstantSource clock;

    final List<Left> left = new CopyOnWriteArrayList<>();
    final List<List<Mitigation>> alarms = new CopyOnWriteArrayList<>();
    Check.Result permission = Check.Result.PASSED;
    Check.Result dryRun = Check.Result.PASSED;

    synchronized void next(Function<Approved, Outcome> answer) {
        scripted.add(answer);
    }

    synchronized String pausedBy() {
        return pausedBy;
    }

    synchronized void pausedBy(String plan) {
        pausedBy = plan;
    }

    synchronized void unreachable(String text) {
        reachable = text.isEmpty();
        unknown = new Standing.Unknown(text);
    }

    long count(Approved.Direction direction) {
        return calls.stream().filter(call -> call.equals(direction.name())).count();
    }

    @Override
    public boolean handles(Action action) {
        return true;
    }

    @Override
    public Check permitted(Plan plan) {
        return new Check("permission", permission, "operator-1 may, or not", who);
    }

    @Override
    public Check rehearse(Plan plan) {
        calls.add("REHEARSE");
        return new Check("dry run", dryRun, "as rehearsed", "");
    }

    @Override
    public synchronized Outcome carryOut(Approved approved) {
        calls.add(approved.direction().name());
        Function<Approved, Outcome> answer = scripted.poll();
        if (answer != null) {
            return answer.apply(approved);
        }
        return switch (approved.direction()) {
            case DO -> pause(approved.plan().id());
            case UNDO -> resume(approved.plan().id());
        };
    }

    private Outcome pause(String plan) {
        if (!pausedBy.isEmpty() && !pausedBy.equals(plan)) {
            return new Outcome.MovedOn("suspended by " + pausedBy);
        }
        pausedBy = plan;
        return new Outcome.Done(List.of("suspend true"));
    }

    private Outcome resume(String plan) {
        if (!pausedBy.equals(plan)) {
            return new Outcome.MovedOn("not paused by this plan");
        }
        pausedBy = "";
        return new Outcome.Done(List.of("suspend false"));
    }

    @Override
    public synchronized Standing standing(Plan plan) {
        calls.add("STANDING");
        if (!reachable) {
            return unknown;
        }
        return pausedBy.equals(plan.id())
                ? new Standing.Done(List.of("suspend true"))
                : new Standing.NotDone("suspend false");
    }

    @Override
    public Optional<Instant> time(Plan plan) {
        return Optional.ofNullable(clock).map(InstantSource::instant);
    }

    @Override
    public List<Left> left() {
        calls.add("LEFT");
        return List.copyOf(left);
    }

    @Override
    public void alarm(List<Mitigation> overdue) {
        alarms.add(overdue);
        changed.run();
    }

    /// The same cluster as somebody else sees it.
    FakeCluster as(String other) {
        FakeCluster same = this;
        FakeCluster view = new FakeCluster() {
            @Override
            public synchronized Outcome carryOut(Approved approved) {
                return same.carryOut(approved);
            }

            @Override
            public synchronized Standing standing(Plan plan) {
                return same.standing(plan);
            }
        };
        view.who = other;
        return view;
    }

    @Override
    public void close() {}
}
