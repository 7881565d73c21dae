package io.watchfloor.app.bench;

import io.watchfloor.app.UserError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs one bench by name and prints each figure as soon as it is known.
public final class Bench {
    private final long seeds;
    private final Duration calm;
    private final boolean json;
    private final LocksBench.Options locks;
    private final DeskBench.Options desk;
    private final List<Figure> figures = new ArrayList<>();

    /// A bench over so many seeds, with calm runs of the given length.
    public Bench(long seeds, Duration calm, LocksBench.Options locks, DeskBench.Options desk, boolean json) {
        this.seeds = seeds;
        this.calm = calm;
        this.locks = locks;
        this.desk = desk;
        this.json = json;
    }

    /// Whether every figure holds.
    public boolean run(String name) throws IOException, InterruptedException {
        switch (name) {
            case "floor" -> new FloorBench(seeds, calm, this::print).run();
            case "failover" -> new FailoverBench(seeds, this::print).run();
            case "locks" -> new LocksBench(locks, this::print).run();
            case "history" -> new HistoryBench(locks, this::print).run();
            case "desk" -> new DeskBench(desk, seeds, this::print).run();
            default ->
                throw new UserError("no bench '" + name + "'; there are: floor, failover, locks, history, desk", 2);
        }
        return figures.stream().allMatch(Figure::holds);
    }

    private void print(Figure figure) {
        figures.add(figure);
        System.out.println(json ? figure.json() : figure.text());
    }
}
