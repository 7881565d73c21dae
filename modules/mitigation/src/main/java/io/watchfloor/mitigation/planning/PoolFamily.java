package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.LimitPool;
import io.watchfloor.mitigation.actions.PausePool;
import java.time.Duration;
import java.util.List;

/// Pools of PgBouncer.
final class PoolFamily {
    private PoolFamily() {}

    record Limit(Sight sight, LimitPool limit, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Limit pool " + limit.database() + " to " + limit.size();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "PgBouncer " + limit.pooler() + " · " + limit.database(),
                    "pool_size",
                    limit.earlier().text(),
                    Integer.toString(limit.size()),
                    "clients queue in the pooler"));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Clients beyond it wait in PgBouncer rather than in PostgreSQL, for at most its query_wait_timeout.",
                    "Server connections in use are closed when their transaction ends, not before.",
                    "The limit lives in PgBouncer's memory: a reload of its file takes it away.");
        }
    }

    record Pause(PausePool pause) implements Family {
        @Override
        public String title() {
            return "Hold queries of " + pause.database();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "PgBouncer " + pause.pooler() + " · " + pause.database(),
                    "paused",
                    "false",
                    "true",
                    "for at most " + Words.words(pause.atMost())));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Every client of this database waits until it resumes, by itself, after at most "
                            + Words.words(pause.atMost()) + ".",
                    "It takes effect when running transactions have ended.");
        }
    }
}
