package io.watchfloor.app.commands;

import io.watchfloor.app.UserError;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.signals.estate.Estate;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which estate to watch.
final class EstateOptions {
    @Option(names = "--estate", paramLabel = "FILE", required = true, description = "The estate file.")
    private Path file = Path.of("estate.yaml");

    Estate load() {
        return UserError.unless(() -> EstateFile.load(file));
    }
}
