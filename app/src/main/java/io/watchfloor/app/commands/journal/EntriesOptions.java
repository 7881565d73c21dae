package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.app.commands.Length;
import io.watchfloor.app.team.TeamDoor;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Inspection;
import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.RecordedText;
import io.watchfloor.journal.TeamArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which entries.
final class EntriesOptions {
    @Mixin
    private JournalOptions journals = new JournalOptions();

    @Option(names = "--team", description = "Those of all consoles in the team database, not those on this machine.")
    private boolean shared;

    @Option(names = "--mitigation", paramLabel = "ID", description = "Of one mitigation: its whole story.")
    private @Nullable String mitigation;

    @Option(names = "--step", paramLabel = "STEP", description = "Such as intent, acted, refused, undone.")
    private List<String> steps = List.of();

    @Option(names = "--who", paramLabel = "TEXT", description = "Whose identity or console contains this.")
    private @Nullable String who;

    @Option(names = "--contains", paramLabel = "TEXT", description = "That say this in their words.")
    private @Nullable String words;

    @Option(
            names = "--last",
            paramLabel = "LENGTH",
            converter = Length.class,
            description = "Not older than this, such as 90s, 5m or 24h.")
    private @Nullable Duration last;

    /// Hands over each in turn, chain by chain. Broken chains are read as far as they can be.
    void each(Instant now, Consumer<Recorded> reader) {
        Predicate<Recorded> wanted = wanted(now);
        Consumer<Recorded> filter = recorded -> {
            if (wanted.test(recorded)) {
                reader.accept(recorded);
            }
        };
        if (shared) {
            fromTeam(filter);
        } else {
            for (Path file : journals.files()) {
                fromFile(file, filter);
            }
        }
    }

    private static void fromFile(Path file, Consumer<Recorded> reader) {
        try {
            Inspection.of(file, List.of(), reader);
        } catch (IOException unreadable) {
            throw JournalOptions.cannotRead(file, unreadable);
        }
    }

    private void fromTeam(Consumer<Recorded> reader) {
        TeamDoor door = journals.team()
                .orElseThrow(() -> new UserError("--team needs an --estate that names a team database", 2));
        try (Connection connection = door.open()) {
            TeamArchive.read(connection, reader);
        } catch (SQLException away) {
            throw new UserError(door.explain(away));
        }
    }

    private Predicate<Recorded> wanted(Instant now) {
        Instant since = last == null ? Instant.MIN : now.minus(last);
        return recorded -> {
            Entry entry = recorded.entry();
            return !entry.at().isBefore(since)
                    && (mitigation == null || entry.mitigation().equals(mitigation))
                    && (steps.isEmpty() || steps.contains(entry.step()))
                    && (contains(entry.who(), who) || contains(recorded.console(), who))
                    && contains(RecordedText.sentence(entry), words);
        };
    }

    private static boolean contains(String text, @Nullable String part) {
        return part == null || text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
