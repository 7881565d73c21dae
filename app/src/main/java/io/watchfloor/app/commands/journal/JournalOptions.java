package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.app.team.TeamDoor;
import io.watchfloor.app.watch.StateFolder;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.journal.JournalFolder;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whose journals.
final class JournalOptions {
    @Option(
            names = "--estate",
            paramLabel = "FILE",
            description = "The estate file: all its consoles on this machine, and its team database.")
    private @Nullable Path estate;

    @Option(names = "--file", paramLabel = "PATH", description = "One journal file, or a folder of them.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    private @Nullable Estate read;

    Optional<Estate> estate() {
        Path path = estate;
        if (read == null && path != null) {
            read = UserError.unless(() -> EstateFile.load(path));
        }
        return Optional.ofNullable(read);
    }

    /// The team database, where the estate names one.
    Optional<TeamDoor> team() {
        return estate().flatMap(TeamDoor::of);
    }

    /// The folder whose notes tell where anchors are kept.
    Path folder() {
        Path given = file;
        if (given != null) {
            Path above = given.toAbsolutePath().getParent();
            return Files.isDirectory(given) || above == null ? given : above;
        }
        return estate().map(each -> StateFolder.of(each.identity().slug())).orElseThrow(this::neither);
    }

    /// Whether all journals of a folder are meant, not one of them.
    boolean whole() {
        return file == null || Files.isDirectory(file);
    }

    /// The files, at least one.
    List<Path> files() {
        if ((estate == null) == (file == null)) {
            throw neither();
        }
        Path given = file;
        if (given != null && !Files.exists(given)) {
            throw new UserError("there is no journal " + given);
        }
        if (given != null && !Files.isDirectory(given)) {
            return List.of(given);
        }
        try {
            List<Path> files = new JournalFolder(folder()).chains();
            if (files.isEmpty() && team().isEmpty()) {
                throw new UserError("there is no journal in " + folder());
            }
            return files;
        } catch (IOException unreadable) {
            throw cannotRead(folder(), unreadable);
        }
    }

    static UserError cannotRead(Path file, IOException problem) {
        return new UserError(file + " cannot be read: " + problem.getMessage());
    }

    private RuntimeException neither() {
        return spec == null
                ? new UserError("say --estate FILE or --file PATH", 2)
                : new ParameterException(spec.commandLine(), "say --estate FILE or --file PATH, one of them");
    }
}
