package io.watchfloor.presentation;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;

/// The words that every screen shares: states, layers and units of time.
public enum Words implements Text {
    DOWN,
    DEGRADED,
    UNKNOWN,
    STALE,
    MAINTENANCE,
    IDLE,
    HEALTHY,
    INGRESS,
    APPLICATION,
    POSTGRESQL,
    REDIS,
    INFRASTRUCTURE,
    BACKUPS,
    INTEGRATIONS,
    AGE_SECONDS,
    AGE_MINUTES,
    AGE_HOURS,
    AGE_DAYS,
    AGE_MINUTES_SECONDS;

    /// The word of a state.
    public static Words of(State state) {
        return switch (state) {
            case DOWN -> DOWN;
            case DEGRADED -> DEGRADED;
            case UNKNOWN -> UNKNOWN;
            case STALE -> STALE;
            case MAINTENANCE -> MAINTENANCE;
            case IDLE -> IDLE;
            case HEALTHY -> HEALTHY;
        };
    }

    /// The name of a layer.
    public static Words of(Layer layer) {
        return switch (layer) {
            case INGRESS -> INGRESS;
            case APPLICATION -> APPLICATION;
            case POSTGRESQL -> POSTGRESQL;
            case REDIS -> REDIS;
            case INFRASTRUCTURE -> INFRASTRUCTURE;
            case BACKUPS -> BACKUPS;
            case INTEGRATIONS -> INTEGRATIONS;
        };
    }

    /// The shape and colour of a state.
    public static TileState shape(State state) {
        return switch (state) {
            case DOWN -> TileState.DOWN;
            case DEGRADED -> TileState.DEGRADED;
            case UNKNOWN -> TileState.UNKNOWN;
            case STALE -> TileState.STALE;
            case MAINTENANCE -> TileState.MAINTENANCE;
            case IDLE -> TileState.IDLE;
            case HEALTHY -> TileState.HEALTHY;
        };
    }
}
