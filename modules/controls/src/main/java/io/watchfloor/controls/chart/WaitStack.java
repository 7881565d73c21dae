package io.watchfloor.controls.chart;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// Classes stacked over time with steps, not slopes: a sample holds until the next. A range is brushed by dragging,
/// its edges and itself are dragged further, the wheel zooms, and a crosshair tells values under the pointer.
public final class WaitStack extends Control {
    private final ObjectProperty<@Nullable StackContent> content = new SimpleObjectProperty<>(this, "content");
    private final ReadOnlyDoubleWrapper plotWidth = new ReadOnlyDoubleWrapper(this, "plotWidth", 0);
    private final Function<Instant, String> clock;
    private final Gestures gestures;

    /// What is asked for with the pointer.
    public interface Gestures {
        /// A range, or none any more.
        void brush(Optional<TimeRange> range);

        /// Longer (above 1) or shorter by a factor around an instant.
        void zoom(Instant around, double factor);
    }

    /// @param clock writes the instant under the crosshair
    public WaitStack(Function<Instant, String> clock, Gestures gestures) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.gestures = Objects.requireNonNull(gestures, "gestures");
        getStyleClass().add("wait-stack");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
    }

    /// Replaces what is drawn; UI thread.
    public void show(StackContent value) {
        content.set(Objects.requireNonNull(value, "value"));
    }

    /// Pixels of the screen that the plot is wide: more steps than these cannot be seen.
    public ReadOnlyDoubleProperty plotWidthProperty() {
        return plotWidth.getReadOnlyProperty();
    }

    ReadOnlyDoubleWrapper plotWidth() {
        return plotWidth;
    }

    ObjectProperty<@Nullable StackContent> content() {
        return content;
    }

    Function<Instant, String> clock() {
        return clock;
    }

    Gestures gestures() {
        return gestures;
    }

    @Override
    protected Skin<WaitStack> createDefaultSkin() {
        return new WaitStackSkin(this);
    }
}
