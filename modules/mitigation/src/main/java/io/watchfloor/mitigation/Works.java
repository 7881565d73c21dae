package io.watchfloor.mitigation;

import io.watchfloor.mitigation.MitigationDesk.Parts;
import io.watchfloor.signals.estate.Policy;
import java.time.Instant;
import java.util.Optional;

/// What the parts of the desk share.
record Works(Parts parts, Table table, Ledger ledger, Crew crew, Deeds deeds) {
    static Works of(Parts parts, Table table, Crew crew) {
        Ledger ledger = new Ledger(parts.journal(), parts.clock(), policy(parts).hash());
        return new Works(parts, table, ledger, crew, new Deeds(table, ledger, crew, parts.clock()));
    }

    private static Policy policy(Parts parts) {
        return parts.estate().governance().policy();
    }

    Policy policy() {
        return policy(parts);
    }

    Instant now() {
        return parts.clock().instant();
    }

    Held known(String plan) {
        return table.find(plan).orElseThrow(() -> new IllegalArgumentException("no plan " + plan));
    }

    /// Refuses one that is still in this stage, with the reason.
    Optional<Held> refuse(Held held, String reason, String who) {
        return table.move(
                held.plan().id(),
                current -> current.stage().equals(held.stage())
                        ? Optional.of(current.at(new Mitigation.Stage.Refused(reason), null)
                                .by(who))
                        : Optional.empty());
    }
}
