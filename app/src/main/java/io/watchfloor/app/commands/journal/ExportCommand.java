package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.RecordedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes entries for other programs.
@Command(
        name = "export",
        description = "Write entries as JSON lines or CSV, chain by chain.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    /// How they are written.
    enum Format {
        JSON,
        CSV
    }

    @Mixin
    private EntriesOptions entries = new EntriesOptions();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "JSON",
            description = "json (one object a line) or csv (default: json).")
    private Format format = Format.JSON;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Path file = out;
        if (file == null) {
            write(System.out);
            return 0;
        }
        try (PrintStream stream = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            write(stream);
        } catch (IOException refused) {
            throw new UserError("cannot write " + file + ": " + refused.getMessage());
        }
        return 0;
    }

    private void write(PrintStream stream) {
        if (format == Format.CSV) {
            stream.print(RecordedText.CSV_HEAD + "\r\n");
        }
        entries.each(Clock.systemUTC().instant(), recorded -> stream.print(line(recorded)));
        // A print stream keeps its errors to itself.
        if (stream.checkError()) {
            throw new UserError("not everything could be written");
        }
    }

    private String line(Recorded recorded) {
        return switch (format) {
            case JSON -> RecordedText.json(recorded) + "\n";
            case CSV -> RecordedText.csv(recorded) + "\r\n";
        };
    }
}
