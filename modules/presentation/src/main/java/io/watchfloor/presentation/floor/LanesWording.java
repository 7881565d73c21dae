package io.watchfloor.presentation.floor;

import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.Words;
import io.watchfloor.presentation.floor.Lanes.Bin;
import io.watchfloor.presentation.floor.Lanes.Lane;
import io.watchfloor.presentation.floor.RailContent.Change;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Turns the histories into lanes. How busy a bin was is its throughput against the busiest of its lane.
record LanesWording(Titles titles, Map<String, History> histories) {
    private static final Bin EMPTY = new Bin.Empty();

    Lanes lanes(Map<String, State> states, Instant end, Duration span, List<Change> marks) {
        Instant start = end.minus(span);
        List<Lane> lanes = titles.estate().workflows().stream()
                .filter(workflow -> states.containsKey(workflow.slug()))
                .map(workflow -> new Lane(
                        workflow.title(),
                        Words.shape(states.getOrDefault(workflow.slug(), State.UNKNOWN)),
                        bins(histories.getOrDefault(workflow.slug(), new History()), end, span)))
                .toList();
        List<Change> within =
                marks.stream().filter(change -> change.at().isAfter(start)).toList();
        return new Lanes(end, span.dividedBy(History.BINS), lanes, within);
    }

    private static List<Bin> bins(History history, Instant end, Duration span) {
        List<History.Bin> bins = history.bins(end, span);
        double most = bins.stream()
                .mapToDouble(History.Bin::throughput)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return bins.stream().map(bin -> bin(bin, most)).toList();
    }

    private static Bin bin(History.Bin bin, double most) {
        State worst = bin.worst();
        if (worst == null) {
            return EMPTY;
        }
        double load = most > 0 && Double.isFinite(bin.throughput()) ? bin.throughput() / most : 0;
        return new Bin.Seen(Words.shape(worst), load);
    }
}
