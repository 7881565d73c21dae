package io.watchfloor.estate;

import io.watchfloor.signals.estate.Governance;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Team;
import java.util.Collection;

/// Reads how the people of an estate work together: `team` and `policy`.
final class GovernanceReader {
    /// What messages call the team's server.
    private static final String NAME = "team-database";

    private final Words words;
    private final Mistakes mistakes;

    GovernanceReader(Words words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    /// @param tenants the slugs that a policy may name
    Governance read(Fields top, Collection<String> tenants) {
        Team team = top.fields("team").map(this::team).orElse(null);
        Policy policy = top.fields("policy")
                .map(fields -> new PolicyReader(words, mistakes, tenants).read(fields))
                .orElse(Policy.OPEN);
        if (team == null && !policy.twoPersons().isEmpty()) {
            top.node("policy")
                    .ifPresent(node -> mistakes.add(
                            node.at(),
                            "'two-persons' needs a team database: without one nobody else can approve, and all of it"
                                    + " would be refused"));
        }
        return new Governance(team, policy);
    }

    private Team team(Fields fields) {
        fields.node("act")
                .ifPresent(node -> mistakes.add(
                        node.at(), "the team database has one role: write it in 'url' or as 'user' and 'password'"));
        return new Team(new PostgresReader(words, mistakes, new OperatedReader(words, mistakes)).single(NAME, fields));
    }
}
