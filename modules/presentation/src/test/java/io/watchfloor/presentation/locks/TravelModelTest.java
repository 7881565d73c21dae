package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.chart.ScrubberContent;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Kept;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.activity.StatementHistory;
import io.watchfloor.presentation.Navigation;
import io.watchfloor.presentation.Records;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.plans.PlanAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TravelModelTest {
    private final TreeMap<Instant, Kept> kept = new TreeMap<>();
    private final List<String> went = new ArrayList<>();
    private final TravelModel travel = new TravelModel(surroundings(), new Noting());

    private Surroundings surroundings() {
        Past past = new Past(new Frames(), new ActivityHistory());
        Surroundings usual = TestSurroundings.at(Stories.NOW);
        Records records = new Records(
                usual.clock(), usual.history(), new StatementHistory(), past, request -> new PlanAnswer.Refused("no"));
        Navigation navigation = usual.navigation();
        return new Surroundings(
                usual.estate(),
                usual.desk(),
                new Surroundings.Threads(Runnable::run, Runnable::run),
                records,
                navigation);
    }

    private final class Frames implements Past.Frames {
        @Override
        public Optional<Kept> at(Instant instant) {
            return Optional.ofNullable(kept.floorEntry(instant)).map(entry -> entry.getValue());
        }

        @Override
        public Optional<Instant> first() {
            return kept.isEmpty() ? Optional.empty() : Optional.of(kept.firstKey());
        }

        @Override
        public Optional<Instant> last() {
            return kept.isEmpty() ? Optional.empty() : Optional.of(kept.lastKey());
        }
    }

    private final class Noting implements TravelModel.Traveller {
        @Override
        public void past(Tick then, Instant at) {
            went.add("past " + then.snapshot().at());
        }

        @Override
        public void gap(Instant at) {
            went.add("gap");
        }

        @Override
        public void live() {
            went.add("live");
        }

        @Override
        public void strip(ScrubberContent content) {}
    }

    private void record(int seconds) {
        for (int second = 0; second < seconds; second++) {
            Tick tick = Stories.quiet(Stories.SAMPLED.plusSeconds(second), List.of());
            kept.put(tick.snapshot().at(), Kept.of(tick.snapshot(), List.of()));
        }
        travel.newest(Stories.SERVER, Stories.SAMPLED.plusSeconds(seconds - 1));
    }

    @Test
    void aStepBackShowsTheSecondBeforeAndTheEndIsLiveAgain() {
        record(20);
        travel.step(Duration.ofSeconds(-1));
        assertEquals(Optional.empty(), travel.at());
        travel.step(Duration.ofSeconds(-10));
        assertEquals(List.of("past " + Stories.SAMPLED.plusSeconds(9)), went);
        travel.step(Duration.ofSeconds(-1));
        travel.live();
        assertEquals(List.of("past " + Stories.SAMPLED.plusSeconds(8), "live"), went.subList(1, 3));
    }

    @Test
    void goingForthToTheNewestInstantIsLive() {
        record(20);
        travel.step(Duration.ofSeconds(-5));
        travel.step(Duration.ofSeconds(10));
        assertEquals("live", went.getLast());
        assertTrue(travel.at().isEmpty());
    }

    @Test
    void whereNothingWasKeptIsAGap() {
        record(20);
        travel.seek(Stories.SAMPLED.minusSeconds(600));
        assertEquals(List.of("gap"), went);
    }
}
