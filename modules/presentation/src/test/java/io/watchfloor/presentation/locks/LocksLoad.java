package io.watchfloor.presentation.locks;

import atlantafx.base.theme.PrimerDark;
import io.watchfloor.controls.ScaledPane;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Screens;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.themes.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.ListView;

/// Measures the page under thousands of sessions: time on the UI thread for each tick with its layout, time of a frame
/// while scrolling, and the heap afterwards.
public final class LocksLoad {
    private static final int TICKS = 60;

    private LocksLoad() {}

    public static void main(String[] arguments) {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        boolean idle = arguments.length < 2 || !arguments[1].equals("active");
        Surroundings surroundings = TestSurroundings.at(Stories.NOW);
        LocksPage page = Screens.on(() -> new LocksPage(surroundings));
        // Without a window: the toolkit's off-screen one holds a thousand pixels each way.
        Scene scene = Screens.on(() -> scene(page));
        List<Double> shows = new ArrayList<>();
        List<Double> layouts = new ArrayList<>();
        for (int second = 0; second < TICKS; second++) {
            Tick tick = tick(sessions, idle, Stories.NOW.plusSeconds(second));
            surroundings.history().add(tick.snapshot(), tick.judgement());
            shows.add(timed(() -> page.show(tick)));
            layouts.add(timed(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }));
        }
        List<Double> frames = new ArrayList<>();
        ListView<?> list = (ListView<?>) page.node().lookup(".tree-list");
        for (int row = 0; row < 300; row++) {
            int to = row * 3;
            frames.add(timed(() -> {
                list.scrollTo(to);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        System.out.printf(Locale.ROOT, "%d sessions, %s%n", sessions, idle ? "most of them idle" : "all active");
        print("tick on the UI thread, ms", shows);
        print("its layout, ms", layouts);
        print("frame while scrolling, ms", frames);
        System.out.printf(Locale.ROOT, "heap after collection: %d MB%n", used);
        System.exit(0);
    }

    private static void print(String what, List<Double> times) {
        double[] sorted = times.subList(times.size() / 3, times.size()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.2f, p95 %.2f, worst %.2f%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                Arrays.stream(sorted).max().orElse(0));
    }

    private static Scene scene(LocksPage page) {
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        Scene scene = new Scene(new ScaledPane(page.node()), 1920, 1080);
        scene.getStylesheets().setAll(Theme.DARK.stylesheets());
        return scene;
    }

    /// Processor time of the UI thread: what else runs on the machine does not count.
    private static double timed(Runnable work) {
        return Screens.on(() -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            work.run();
            return (threads.getCurrentThreadCpuTime() - start) / 1e6;
        });
    }

    /// Two hundred waiters on five roots, and the rest beside them.
    private static Tick tick(int sessions, boolean idle, Instant at) {
        WaitTree crowd = Stories.crowd().judgement().waitTrees().getFirst();
        WaitTree tree = new WaitTree(crowd.server(), at, crowd.roots(), crowd.edges());
        List<Session> others = new ArrayList<>();
        for (int i = 0; i < sessions - 205; i++) {
            boolean works = !idle || i % 8 == 0;
            String state = works ? "active" : i % 50 == 1 ? "idle in transaction" : "idle";
            others.add(Stories.session(
                    100_000 + i,
                    "odoo-web",
                    i % 2 == 0 ? "nord" : "fjord",
                    new Session.Activity(
                            state,
                            i % 3 == 0 ? "IO" : null,
                            i % 3 == 0 ? "DataFileRead" : null,
                            (long) (i % 400),
                            "SELECT id, name FROM product_product WHERE id = $1 AND company_id = " + i % 400),
                    i % 97));
        }
        return Stories.tick(at, tree, others, new Verdict.Healthy(""));
    }
}
