package io.watchfloor.executors.postgres;

import io.watchfloor.executors.postgres.Bounds.Change;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.BoundDatabase;
import io.watchfloor.mitigation.actions.BoundRole;
import io.watchfloor.mitigation.actions.Was;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bounds roles and databases for new sessions. What was set before is put back at the end.
record BoundChanges(Servers servers) implements Executor {

    /// A bound and the change of it that an action means.
    private record Meant(String server, Bounded bounded, String name, Was earlier, String wanted) {
        static Meant of(Action action) {
            return switch (action) {
                case BoundRole role ->
                    switch (role.setting()) {
                        case STATEMENT_TIMEOUT ->
                            new Meant(
                                    role.server(),
                                    Bounded.ROLE_TIMEOUT,
                                    role.role(),
                                    role.earlier(),
                                    role.value() + "ms");
                        case CONNECTION_LIMIT ->
                            new Meant(
                                    role.server(), Bounded.ROLE_CONNECTIONS, role.role(), role.earlier(), role.value());
                    };
                case BoundDatabase database ->
                    new Meant(
                            database.server(),
                            Bounded.DATABASE_CONNECTIONS,
                            database.database(),
                            database.earlier(),
                            Integer.toString(database.connections()));
                default -> throw new IllegalArgumentException("no bound: " + action.slug());
            };
        }

        Change change() {
            return new Change(earlier.value(), wanted);
        }
    }

    @Override
    public boolean handles(Action action) {
        return action instanceof BoundRole || action instanceof BoundDatabase;
    }

    private Optional<Bounds> bounds(Meant meant) {
        return servers.find(meant.server()).map(server -> new Bounds(server, meant.bounded(), meant.name()));
    }

    @Override
    public Look look(Action action) {
        Meant meant = Meant.of(action);
        Optional<Bounds> bounds = bounds(meant);
        if (bounds.isEmpty()) {
            return new Look.Not(Servers.missing(meant.server()));
        }
        if (!meant.wanted().matches("[0-9]{1,9}(ms)?")) {
            return new Look.Not("'" + meant.wanted() + "' is no bound: a number that is not negative");
        }
        try {
            Optional<Bounds.Now> now = bounds.get().read();
            if (now.isEmpty()) {
                return new Look.Not(
                        "there is no " + meant.bounded().kind() + " " + meant.name() + " on " + meant.server());
            }
            String value = now.get().value();
            if (Objects.equals(value, meant.wanted())) {
                return new Look.Not(meant.bounded().title(meant.name()) + " is " + value + " already");
            }
            return new Look.Seen(seen(action, value), bounds.get().remarks());
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    private static Action seen(Action action, @Nullable String value) {
        Was was = value == null ? Was.UNSET : Was.of(value);
        return switch (action) {
            case BoundRole role -> new BoundRole(role.server(), role.role(), role.setting(), role.value(), was);
            case BoundDatabase database ->
                new BoundDatabase(database.server(), database.database(), database.connections(), was);
            default -> action;
        };
    }

    @Override
    public Check permitted(Plan plan) {
        Meant meant = Meant.of(plan.action());
        return bounds(meant).map(Bounds::permitted).orElseGet(() -> Servers.failed("permission", meant.server()));
    }

    @Override
    public Check rehearse(Plan plan) {
        Meant meant = Meant.of(plan.action());
        return bounds(meant)
                .map(bounds -> bounds.rehearse(meant.change()))
                .orElseGet(() -> Servers.failed("dry run", meant.server()));
    }

    @Override
    public Outcome carryOut(Approved approved) {
        Meant meant = Meant.of(approved.plan().action());
        if (!meant.earlier().known()) {
            return new Outcome.Failed("what it was before is not known, so it is not changed: plan again");
        }
        Change change =
                switch (approved.direction()) {
                    case DO -> meant.change();
                    case UNDO -> meant.change().reversed();
                };
        return bounds(meant)
                .map(bounds -> bounds.carryOut(change))
                .orElseGet(() -> new Outcome.Failed(Servers.missing(meant.server())));
    }

    @Override
    public Standing standing(Plan plan) {
        Meant meant = Meant.of(plan.action());
        return bounds(meant)
                .map(bounds -> bounds.standing(meant.change()))
                .orElseGet(() -> new Standing.Unknown(Servers.missing(meant.server())));
    }

    @Override
    public Optional<Instant> time(Plan plan) {
        return servers.time(Meant.of(plan.action()).server());
    }

    @Override
    public void close() {}
}
