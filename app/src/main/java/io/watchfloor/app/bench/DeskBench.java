package io.watchfloor.app.bench;

import java.io.IOException;
import java.util.function.Consumer;

/// What the mitigation desk stands on, measured.
final class DeskBench {
    private final long seeds;
    private final Consumer<Figure> figures;

    DeskBench(long seeds, Consumer<Figure> figures) {
        this.seeds = seeds;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        new JournalBench(seeds, figures).run();
        new DrillBench(figures).run();
    }
}
