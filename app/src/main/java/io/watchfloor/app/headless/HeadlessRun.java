package io.watchfloor.app.headless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Tick;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A watch without a window, as JSON lines: one `tick` and one `waits` a second, `action` when something is done, and
/// one last `summary`.
public final class HeadlessRun {
    private static final int BEHIND = 60;

    private final Watch watch;
    private final PrintStream out;
    private final Story story = new Story();
    private final Consumer<Tick> also;
    /// Bounded: a reader that stands still, such as a pager, costs ticks and not memory.
    private final LinkedBlockingQueue<Tick> ticks = new LinkedBlockingQueue<>(BEHIND);

    /// A run of `watch` that prints to `out`.
    public HeadlessRun(Watch watch, PrintStream out) {
        this(watch, out, tick -> {});
    }

    /// A run that also hands each tick to `also`, on the caller's thread.
    public HeadlessRun(Watch watch, PrintStream out, Consumer<Tick> also) {
        this.watch = watch;
        this.out = out;
        this.also = also;
    }

    /// Watches for so long, or until nobody reads any more when `length` is absent, and prints the summary.
    ///
    /// @param remedy what is done about a finding, absent when only watching
    public ObjectNode run(String scenario, @Nullable Duration length, @Nullable Remedy remedy)
            throws IOException, InterruptedException {
        long end = length == null ? Long.MAX_VALUE : System.nanoTime() + length.toNanos();
        watch.start(ticks::offer);
        // A print stream keeps its errors to itself: nobody reads any more, such as after `head`.
        while (System.nanoTime() < end && !out.checkError()) {
            Tick tick = ticks.poll(
                    Math.min(end - System.nanoTime(), Duration.ofSeconds(1).toNanos()), TimeUnit.NANOSECONDS);
            if (tick != null) {
                also.accept(tick);
                story.follow(tick.snapshot(), tick.judgement());
                print(Lines.tick(tick.judgement()));
                for (WaitTree tree : tick.judgement().waitTrees()) {
                    print(Lines.waits(tree));
                }
                if (remedy != null) {
                    remedy.consider(tick).ifPresent(this::print);
                }
            }
        }
        ObjectNode summary = story.summary(scenario);
        if (remedy == null) {
            summary.putNull("recovered");
        } else {
            remedy.conclude(summary);
        }
        print(summary);
        return summary;
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
