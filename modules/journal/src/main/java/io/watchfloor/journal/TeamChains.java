package io.watchfloor.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows the chains in the team database line by line, each of its own. Used by one thread.
final class TeamChains {
    private final Map<String, Following> chains = new LinkedHashMap<>();
    private final Consumer<String> broken;

    /// A row of the team database.
    record Row(String console, long sequence, String line, String author, Instant received) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, OffsetDateTime.class).toInstant());
        }
    }

    /// What is known of one chain.
    private record Following(long sequence, String last, Instant received, Verification.@Nullable Broken broken) {
        static final Following BEGINNING = new Following(0, Line.BEGINNING, Instant.EPOCH, null);

        Following to(Row row, String hash, @Nullable String reason) {
            Verification.Broken now =
                    broken != null || reason == null ? broken : new Verification.Broken(row.sequence(), 0, reason);
            return new Following(row.sequence(), hash, row.received(), now);
        }
    }

    /// How far each chain is known, for the query that asks what follows.
    @SuppressWarnings("ArrayRecordComponent")
    record Known(String[] consoles, Long[] sequences) {}

    /// @param broken is told once of each chain that does not hold
    TeamChains(Consumer<String> broken) {
        this.broken = broken;
    }

    Known known() {
        return new Known(
                chains.keySet().toArray(String[]::new),
                chains.values().stream().map(Following::sequence).toArray(Long[]::new));
    }

    /// Takes the next row of a chain; answers its entry where it can be read.
    Optional<Recorded> next(Row row) {
        Following before = chains.getOrDefault(row.console(), Following.BEGINNING);
        Line line = null;
        String reason = row.sequence() == before.sequence() + 1
                ? null
                : "line " + (before.sequence() + 1) + " is missing in the team database";
        String hash;
        try {
            line = Line.read(row.line());
            hash = line.hash();
            if (reason == null && !line.previous().equals(before.last())) {
                reason = "it does not follow the line before it";
            }
            if (reason == null && row.sequence() == 1 && !Console.name(line).equals(row.console())) {
                reason = "it begins another chain, " + Console.name(line);
            }
        } catch (Line.Unreadable unreadable) {
            hash = Line.sha256(row.line().getBytes(StandardCharsets.UTF_8));
            reason = reason == null ? String.valueOf(unreadable.getMessage()) : reason;
        }
        Following after = before.to(row, hash, reason);
        chains.put(row.console(), after);
        if (before.broken() == null && after.broken() != null) {
            broken.accept("in the team database the chain of " + row.console() + " is broken at line "
                    + after.broken().line() + ": " + after.broken().reason());
        }
        return Optional.ofNullable(line)
                .map(each -> new Recorded(
                        row.console(),
                        row.sequence(),
                        each.entry(),
                        new Recorded.Origin(after.broken() == null, row.author(), row.received())));
    }

    /// The newest line of each chain that holds, as an anchor.
    List<Anchor> heads() {
        return chains.entrySet().stream()
                .filter(chain -> chain.getValue().broken() == null)
                .map(chain -> new Anchor(
                        chain.getKey(),
                        chain.getValue().sequence(),
                        chain.getValue().last(),
                        chain.getValue().received(),
                        TeamArchive.NAME))
                .toList();
    }

    /// What was found of each chain so far.
    Map<String, Verification> verifications() {
        Map<String, Verification> result = new LinkedHashMap<>();
        chains.forEach((console, chain) -> {
            Verification.Broken broken = chain.broken();
            result.put(console, broken == null ? new Verification.Intact(chain.sequence()) : broken);
        });
        return result;
    }
}
