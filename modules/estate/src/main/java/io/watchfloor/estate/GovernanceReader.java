package io.watchfloor.estate;

import io.watchfloor.signals.estate.Governance;
import io.watchfloor.signals.estate.Team;

/// Reads how the people of an estate work together: `team`.
final class GovernanceReader {
    /// What messages call the team's server.
    private static final String NAME = "team-database";

    private final Words words;
    private final Mistakes mistakes;

    GovernanceReader(Words words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    Governance read(Fields top) {
        return new Governance(top.fields("team").map(this::team).orElse(null));
    }

    private Team team(Fields fields) {
        fields.node("act")
                .ifPresent(node -> mistakes.add(
                        node.at(), "the team database has one role: write it in 'url' or as 'user' and 'password'"));
        return new Team(new PostgresReader(words, mistakes, new OperatedReader(words, mistakes)).single(NAME, fields));
    }
}
