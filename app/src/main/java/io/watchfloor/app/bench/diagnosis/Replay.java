package io.watchfloor.app.bench.diagnosis;

import io.watchfloor.app.UserError;
import io.watchfloor.diagnosis.Engine;
import io.watchfloor.diagnosis.EngineState;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.journal.Recording;
import io.watchfloor.signals.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A recorded run judged anew by the present engine.
///
/// @param differences ticks told otherwise than live; -1 where the program has changed since, or nothing was kept
/// @param leaked      whether something in the snapshots gives the scenario away
record Replay(RunKey key, Truth truth, List<Told> told, int differences, boolean leaked) {
    Replay {
        told = List.copyOf(told);
    }

    static Replay of(RunKey key, Path folder) throws IOException {
        Engine engine = new Engine(UserError.unless(() -> EstateFile.load(folder.resolve(LiveRun.ESTATE))));
        Judge judge = new Judge(engine, key.scenario());
        Recording.each(folder.resolve(LiveRun.RECORDING), judge::take);
        Set<String> live = new HashSet<>(Files.readAllLines(folder.resolve(LiveRun.TOLD)));
        int differences = (int)
                judge.told.stream().filter(told -> !live.contains(told.line())).count();
        return new Replay(key, Truth.read(folder.resolve(LiveRun.STORY)), judge.told, differences, judge.leaked);
    }

    private static final class Judge {
        private static final int EACH = 5;

        private final Engine engine;
        private final List<String> givesAway;
        private final List<Told> told = new ArrayList<>();
        private EngineState state = EngineState.initial();
        private boolean leaked;

        Judge(Engine engine, String scenario) {
            this.engine = engine;
            this.givesAway = List.of(scenario.split("\\+", -1));
        }

        void take(Snapshot snapshot) {
            Engine.Step step = engine.judge(state, snapshot);
            state = step.after();
            told.add(Told.of(step.judgement()));
            // The text of a snapshot is large, and what gives a scenario away would do so for many ticks.
            if (!leaked && told.size() % EACH == 0) {
                String all = snapshot.toString();
                leaked = givesAway.stream().anyMatch(all::contains) || all.contains("story.jsonl");
            }
        }
    }
}
