package io.watchfloor.diagnosis.layers;

import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.Reach;
import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.diagnosis.baselines.Steady.Pace;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.locks.Attribution;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Judges the seven layers.
public final class LayerBoard {
    /// The statuses from the edge inwards, and what is to be remembered.
    public record Result(List<LayerStatus> statuses, Map<Layer, Steady> memories) {
        public Result {
            statuses = List.copyOf(statuses);
            memories = Map.copyOf(memories);
        }
    }

    /// What one tick is judged by.
    ///
    /// @param contended whether a finding on locks is in force
    /// @param seconds   watched since the tick before
    public record Tick(
            Snapshot now, List<ServerLocks> servers, Attribution attribution, boolean contended, double seconds) {
        public Tick {
            servers = List.copyOf(servers);
        }
    }

    private static final Pace PODS_START = new Pace(10, 5);

    private LayerBoard() {}

    /// One tick.
    public static Result judge(Estate estate, Tick tick, Map<Layer, Steady> before) {
        Freshness freshness = new Freshness(tick.now());
        List<LayerStatus> statuses = new ArrayList<>();
        Map<Layer, Steady> after = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            Looks looks = looks(layer, estate, tick, freshness);
            Steady known = before.get(layer);
            Pace pace = layer == Layer.INFRASTRUCTURE ? PODS_START : Pace.USUAL;
            boolean sure = layer == Layer.POSTGRESQL && tick.contended();
            Steady steady = known == null || (sure && known.state() == State.HEALTHY)
                    ? Steady.first(looks.state(), tick.now().at())
                    : known.next(looks.state(), tick.now().at(), tick.seconds(), pace);
            after.put(layer, steady);
            Reach reach = new Reach(steady.since(), looks.age(), looks.reason());
            statuses.add(new LayerStatus(layer, steady.state(), reach, looks.figure(), looks.lines()));
        }
        return new Result(statuses, after);
    }

    private static Looks looks(Layer layer, Estate estate, Tick tick, Freshness freshness) {
        return switch (layer) {
            case INGRESS -> new Edge(estate, freshness).ingress();
            case APPLICATION ->
                new Cluster(estate, tick.now(), freshness).application(tick.servers(), tick.attribution());
            case POSTGRESQL -> new Database(estate, freshness).looks(tick.servers(), tick.contended());
            case REDIS -> new Edge(estate, freshness).redis();
            case INFRASTRUCTURE -> new Cluster(estate, tick.now(), freshness).infrastructure();
            case BACKUPS, INTEGRATIONS -> Looks.unknown("not in this estate's file");
        };
    }
}
