package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.app.team.TeamDoor;
import io.watchfloor.journal.Anchor;
import io.watchfloor.journal.Anchoring;
import io.watchfloor.journal.Inspection;
import io.watchfloor.journal.TeamArchive;
import io.watchfloor.journal.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks chains and what they are anchored in.
@Command(
        name = "verify",
        description = "Check every line of every chain; exit status 1 names the first broken link.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private JournalOptions options = new JournalOptions();

    @Option(names = "--anchor", paramLabel = "FILE", description = "A file of anchors that was exported.")
    private List<Path> named = List.of();

    @Option(names = "--anchored", description = "A chain that is not anchored anywhere is a failure too.")
    private boolean anchored;

    private final PrintStream out = System.out;
    private @Nullable String first;

    @Override
    public Integer call() {
        List<Path> files = options.files();
        Anchors anchors = Anchors.read(named, options.folder());
        List<Anchor> all = new ArrayList<>(anchors.known());
        team().ifPresent(archive -> all.addAll(archive.heads()));
        anchors.missing().forEach(file -> fails("the anchor file " + file + " is noted but missing"));
        Set<String> found = new HashSet<>();
        for (Path file : files) {
            found.add(tell(inspect(file, all)));
        }
        // Another machine may keep its anchors in the same file: only those from here are missed.
        if (options.whole()) {
            anchors.expected().stream()
                    .filter(console -> !found.contains(console))
                    .forEach(console -> fails("the chain of " + console + " is anchored, but its file is missing"));
        }
        if (first != null) {
            throw new UserError(first);
        }
        return 0;
    }

    private void fails(String text) {
        out.println("FAILS  " + text);
        first = first == null ? text : first;
    }

    private static Inspection inspect(Path file, List<Anchor> anchors) {
        try {
            return Inspection.of(file, anchors);
        } catch (IOException unreadable) {
            throw JournalOptions.cannotRead(file, unreadable);
        }
    }

    /// Answers whose chain it was.
    private String tell(Inspection inspection) {
        String what =
                inspection.file() + " (" + (inspection.console().isEmpty() ? "no lines" : inspection.console()) + ")";
        switch (inspection.verification()) {
            case Verification.Broken broken -> fails(broken(what, broken));
            case Verification.Intact intact -> tellIntact(what, intact, inspection.anchorings());
        }
        return inspection.console();
    }

    private void tellIntact(String what, Verification.Intact intact, List<Anchoring> anchorings) {
        Optional<Anchoring.Mismatch> against = anchorings.stream()
                .filter(Anchoring.Mismatch.class::isInstance)
                .map(Anchoring.Mismatch.class::cast)
                .findFirst();
        if (against.isPresent()) {
            fails(what + ": " + against.get().text() + " (" + against.get().where() + ")");
            return;
        }
        String text = what + ": " + lines(intact) + " intact, ";
        Optional<String> best = anchorings.stream()
                .filter(Anchoring.Anchored.class::isInstance)
                .map(Anchoring.Anchored.class::cast)
                .max(Comparator.comparingLong(Anchoring.Anchored::sequence))
                .map(each -> "anchored at line " + each.sequence() + " in " + each.where() + " (" + each.at() + ")");
        if (anchored && best.isEmpty()) {
            fails(text + "not anchored");
        } else {
            out.println("holds  " + text + best.orElse("not anchored: a cut tail could not be noticed"));
        }
    }

    private static String lines(Verification.Intact intact) {
        return intact.lines() == 1 ? "1 line" : intact.lines() + " lines";
    }

    private static String broken(String what, Verification.Broken broken) {
        return what + ": broken at line " + broken.line() + ", byte " + broken.offset() + ": " + broken.reason();
    }

    private Optional<TeamArchive> team() {
        Optional<TeamDoor> door = options.team();
        if (door.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = door.get().open()) {
            TeamArchive archive = TeamArchive.read(connection, recorded -> {});
            archive.chains().forEach(this::tellShared);
            return Optional.of(archive);
        } catch (SQLException away) {
            fails("the team database cannot be verified: " + door.get().explain(away));
            return Optional.empty();
        }
    }

    private void tellShared(String console, Verification verification) {
        switch (verification) {
            case Verification.Intact intact ->
                out.println("holds  team database (" + console + "): " + lines(intact) + " intact");
            case Verification.Broken broken ->
                fails("team database (" + console + "): broken at line " + broken.line() + ": " + broken.reason());
        }
    }
}
