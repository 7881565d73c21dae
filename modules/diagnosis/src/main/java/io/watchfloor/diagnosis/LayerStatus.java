package io.watchfloor.diagnosis;

import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import io.watchfloor.signals.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One layer.
///
/// @param figure the layer's main figure, absent when not known
/// @param lines  at most two lines under it, in words
public record LayerStatus(
        Layer layer, State state, Reach reach, @Nullable Figure figure, List<String> lines) {
    public LayerStatus {
        lines = List.copyOf(lines);
    }

    /// A number, its unit, and what it measures in words.
    public record Figure(double value, Unit unit, String measure) {}
}
