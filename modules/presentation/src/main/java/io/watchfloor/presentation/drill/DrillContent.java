package io.watchfloor.presentation.drill;

import io.watchfloor.controls.probe.RunsChart;
import io.watchfloor.controls.probe.StripContent;
import io.watchfloor.controls.probe.TargetScale;
import java.util.List;

/// Everything that the drill page shows at one moment, in words.
record DrillContent(Head head, Figures figures, Strip strip, Checks checks, Past past) {
    /// @param running whether it is at work; `ready` whether it may be started
    record Head(String title, String server, String tag, String note, boolean running, boolean ready) {}

    /// The two clocks and the steps.
    record Figures(Clock clock, Loss loss, List<Step> steps) {
        Figures {
            steps = List.copyOf(steps);
        }
    }

    /// Write outage.
    record Clock(String since, String figure, List<String> words, TargetScale.Content scale, boolean missed) {
        Clock {
            words = List.copyOf(words);
        }
    }

    /// Acknowledged writes that are gone.
    record Loss(String target, String figure, String of, List<Fact> facts, boolean missed) {
        Loss {
            facts = List.copyOf(facts);
        }
    }

    /// A word and what is known of it.
    record Fact(String label, String text) {}

    enum Reached {
        DONE,
        NOW,
        OPEN
    }

    /// @param share of the longest usual time, 0 to 1
    record Step(Reached reached, String name, String at, String usual, double share) {}

    /// The probe.
    record Strip(StripContent content, List<Fact> counts) {
        Strip {
            counts = List.copyOf(counts);
        }
    }

    /// Go or no-go.
    record Checks(String word, boolean go, String text, List<Check> lines) {
        Checks {
            lines = List.copyOf(lines);
        }
    }

    enum Mark {
        GO,
        NO_GO,
        DECLARED
    }

    record Check(Mark mark, String word, String name, String reason, String limit) {}

    /// Earlier drills, and what ends this one.
    record Past(RunsChart.Content chart, List<Row> rows, List<Fact> aborts, Afterwards afterwards) {
        Past {
            rows = List.copyOf(rows);
            aborts = List.copyOf(aborts);
        }
    }

    record Row(String at, String kind, String outage, String lost, String verdict, boolean bad) {}

    /// @param back why the return cannot be planned yet, empty where it can
    record Afterwards(String back, String report) {}
}
