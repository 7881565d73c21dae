package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.BoundDatabase;
import io.watchfloor.mitigation.actions.BoundNamespace;
import io.watchfloor.mitigation.actions.BoundRole;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Bounds on a role or a tenant. They bind what comes new only, so each lists what stays as it is.
final class BoundFamily {
    private BoundFamily() {}

    private static Stream<Session> sessions(Sight sight, String server) {
        Observed observed = sight.observed();
        return observed == null
                ? Stream.empty()
                : observed.snapshot().facts(Sessions.class).stream()
                        .filter(fact -> fact.subject().equals(server))
                        .flatMap(fact -> fact.sessions().stream());
    }

    private static String unaffected(List<Session> sessions, String of) {
        if (sessions.isEmpty()) {
            return "Binds new sessions only; of " + of + " none is at work now.";
        }
        String pids = String.join(
                ", ",
                sessions.stream()
                        .limit(8)
                        .map(each -> Integer.toString(each.pid()))
                        .toList());
        return "Binds new sessions only: " + Words.sessions(sessions.size()) + " of " + of
                + " at work stay as they are (" + pids + (sessions.size() > 8 ? ", …" : "")
                + "); end them as well if they are the problem.";
    }

    record Role(Sight sight, BoundRole bound) implements Family {
        @Override
        public String title() {
            return "Bound role " + bound.role();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            boolean timeout = bound.setting() == BoundRole.Setting.STATEMENT_TIMEOUT;
            return List.of(new Plan.Change(
                    "Role " + bound.role() + " · " + bound.server(),
                    timeout ? "statement_timeout" : "connection limit",
                    bound.earlier().text(),
                    timeout ? bound.value() + " ms" : bound.value(),
                    "new sessions only"));
        }

        @Override
        public List<String> costs() {
            List<Session> own = sessions(sight, bound.server())
                    .filter(each -> bound.role().equals(each.client().user()))
                    .toList();
            List<String> costs = new ArrayList<>();
            costs.add(
                    bound.setting() == BoundRole.Setting.STATEMENT_TIMEOUT
                            ? "Statements of " + bound.role() + " that take longer than " + bound.value() + " ms fail."
                            : bound.role() + " gets no more than " + bound.value() + " sessions: further ones fail.");
            costs.add(unaffected(own, "role " + bound.role()));
            List<String> tenants = own.stream()
                    .map(each -> each.client().database())
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .map(database -> sight.estate()
                            .tenantOf(bound.server(), database)
                            .map(Tenant::title)
                            .orElse(database))
                    .toList();
            if (!tenants.isEmpty()) {
                costs.add("Seen at work for: " + String.join(", ", tenants) + "; every tenant that shares the role is"
                        + " bound with it.");
            }
            return costs;
        }
    }

    record Database(Sight sight, BoundDatabase bound) implements Family {
        @Override
        public String title() {
            return "Bound connections of " + bound.database();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "Database " + bound.server() + "/" + bound.database(),
                    "connection limit",
                    bound.earlier().text(),
                    Integer.toString(bound.connections()),
                    "new sessions only; superusers are exempt"));
        }

        @Override
        public List<String> costs() {
            List<Session> own = sessions(sight, bound.server())
                    .filter(each -> bound.database().equals(each.client().database()))
                    .toList();
            return List.of(
                    "Beyond " + bound.connections() + " sessions, new ones of this tenant are refused: its users see"
                            + " errors.",
                    unaffected(own, "database " + bound.database()));
        }
    }

    record Namespace(BoundNamespace bound) implements Family {
        @Override
        public String title() {
            return "Bound namespace " + bound.quota().namespace();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            List<Plan.Change> changes = new ArrayList<>();
            bound.hard().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> changes.add(new Plan.Change(
                            bound.quota().title(),
                            "spec.hard." + entry.getKey(),
                            bound.earlier().text(),
                            entry.getValue(),
                            "new pods only")));
            changes.add(Words.mark(bound.quota().title(), plan));
            return changes;
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "New pods beyond it are not made: rollouts and autoscaling of this tenant stop there.",
                    "Binds new pods only: pods that run stay as they are.",
                    "Pods without requests are refused while a quota on that resource is in force.");
        }
    }
}
