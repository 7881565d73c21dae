package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.diagnosis.activity.StatementHistory;
import io.watchfloor.diagnosis.activity.StatementList;
import io.watchfloor.presentation.Surroundings.Threads;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The statements of the range that the chart shows, in the order chosen. UI thread.
final class StatementsModel {
    /// What there is to show, ordered.
    ///
    /// @param problem why there is nothing, and what to do; empty when there is
    record Content(String server, StatementList list, List<StatementList.Line> lines, Sort sort, String problem) {}

    /// By what statements are ordered, most first.
    enum Sort {
        TIME,
        CALLS,
        MEAN,
        ROWS,
        READ,
        TEMP,
        WAL,
        PLANNING;

        private Comparator<StatementList.Line> least() {
            return switch (this) {
                case TIME -> Comparator.comparing(line -> line.sum().time());
                case CALLS -> Comparator.comparingLong(line -> line.sum().calls());
                case MEAN -> Comparator.comparingDouble(StatementList.Line::meanMillis);
                case ROWS -> Comparator.comparingLong(line -> line.sum().work().rows());
                case READ ->
                    Comparator.comparingLong(line -> line.sum().blocks().read());
                case TEMP ->
                    Comparator.comparingLong(line -> line.sum().blocks().temp());
                case WAL -> Comparator.comparingLong(line -> line.sum().blocks().walBytes());
                case PLANNING -> Comparator.comparing(line -> line.sum().work().planning());
            };
        }
    }

    private record Wanted(String server, TimeRange range, String problem) {}

    private final Asking<Wanted, StatementList> reading;
    private final Consumer<Content> shown;
    private Content content = new Content("", StatementList.NOTHING, List.of(), Sort.TIME, "");
    private boolean seen;

    StatementsModel(StatementHistory history, Threads threads, Consumer<Content> shown) {
        this.shown = shown;
        reading = new Asking<>(
                threads,
                wanted -> history.list(
                        wanted.server(), wanted.range().from(), wanted.range().to()),
                (wanted, list) -> publish(wanted.server(), list, content.sort(), wanted.problem()));
    }

    /// What nobody sees is not read.
    void seen(boolean now) {
        seen = now;
    }

    boolean seen() {
        return seen;
    }

    /// Reads the statements of a range.
    void show(String server, TimeRange range, String problem) {
        if (seen && !server.isEmpty()) {
            reading.ask(new Wanted(server, range, problem));
        }
    }

    void sort(Sort by) {
        publish(content.server(), content.list(), by, content.problem());
    }

    private void publish(String server, StatementList list, Sort by, String problem) {
        List<StatementList.Line> lines =
                list.lines().stream().sorted(by.least().reversed()).toList();
        content = new Content(server, list, lines, by, problem);
        shown.accept(content);
    }
}
