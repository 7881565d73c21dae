package io.watchfloor.app.commands;

import io.watchfloor.app.UserError;
import io.watchfloor.estate.EstateException;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.signals.estate.Estate;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which estate to watch.
final class EstateOptions {
    @Option(names = "--estate", paramLabel = "FILE", required = true, description = "The estate file.")
    private Path file = Path.of("estate.yaml");

    Estate load() {
        try {
            return EstateFile.load(file);
        } catch (EstateException e) {
            throw new UserError(e.getMessage() == null ? file + " cannot be read" : e.getMessage());
        }
    }
}
