package io.watchfloor.app.commands;

import io.watchfloor.app.UserError;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.window.Screenshot;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Renders a view of a lab off-screen.
@Command(
        name = "screenshot",
        description = "Render a view off-screen into a PNG, from a lab that is started for it.",
        mixinStandardHelpOptions = true)
public final class ScreenshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    /// The views that can be rendered, and the digit that opens each.
    enum View {
        floor(1),
        locks(3),
        statements(3);

        private final int place;

        View(int place) {
            this.place = place;
        }
    }

    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private WindowOptions window = new WindowOptions();

    @Option(names = "--view", defaultValue = "floor", description = "One of: ${COMPLETION-CANDIDATES}.")
    private View view = View.floor;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1920x1080", description = "Size in pixels.")
    private String size = "1920x1080";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The PNG to write.")
    private Path out = Path.of("watchfloor.png");

    @Option(
            names = "--after",
            paramLabel = "LENGTH",
            converter = Length.class,
            defaultValue = "45s",
            description = "How long to watch first (default: 45s, in weekend-promotion in the midst of it).")
    private Duration after = Duration.ofSeconds(45);

    @Option(
            names = "--past",
            paramLabel = "LENGTH",
            converter = Length.class,
            description = "Of locks: how far back in time to look.")
    private Duration past = Duration.ZERO;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches() && spec != null) {
            throw new ParameterException(spec.commandLine(), "'" + size + "' is not a size such as 1920x1080");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UserError("cannot write " + out + ": its folder is missing or cannot be written");
        }
        boolean calm = !lab.scenario.equals(LabOptions.DEFAULT_SCENARIO);
        try (LabProcess process = lab.start()) {
            Estate estate = process.readEstate();
            var shot = new Screenshot.Shot(
                    new Screenshot.Sight(view.place, view == View.statements, past),
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    after);
            new Screenshot(estate, window.looks())
                    .take(
                            shot,
                            tick -> calm || tick.judgement().verdict() instanceof Verdict.Finding,
                            process.state(),
                            out);
        }
        return 0;
    }
}
