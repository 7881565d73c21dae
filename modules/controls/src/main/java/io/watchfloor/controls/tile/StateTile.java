package io.watchfloor.controls.tile;

import eu.hansolo.tilesfx.Tile;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A tile that tells a state by shape, word, edge, body and colour at once. It never moves and never blinks: a
/// filled strip means new. Click, Enter and Space open it.
///
/// Pseudo-classes: `:healthy :degraded :down :stale :unknown :idle :maintenance`, with `:latched` and
/// `:acknowledged`.
public final class StateTile extends Tile {
    private static final PseudoClass ACKNOWLEDGED = PseudoClass.getPseudoClass("acknowledged");

    private final TileSize size;
    private final ReadOnlyObjectWrapper<@Nullable TileContent> content = new ReadOnlyObjectWrapper<>(this, "content");
    private final ObjectProperty<@Nullable EventHandler<ActionEvent>> onOpen =
            new SimpleObjectProperty<>(this, "onOpen");

    public StateTile(TileSize size) {
        this.size = size;
        setAnimated(false);
        getStyleClass().setAll("state-tile", size.styleClass());
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        setPrefSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                open();
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open();
                event.consume();
            }
        });
    }

    /// Shows this content, whole; UI thread.
    public void show(TileContent value) {
        Objects.requireNonNull(value, "value");
        if (value.equals(content.get())) {
            return;
        }
        value.strip().state().markOn(this);
        pseudoClassStateChanged(ACKNOWLEDGED, value.strip().acknowledged());
        setAccessibleText(value.spoken());
        content.set(value);
    }

    /// What is shown, `null` before the first `show`.
    public ReadOnlyObjectProperty<@Nullable TileContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    public TileSize size() {
        return size;
    }

    /// Called when somebody opens the tile; the source is the tile.
    public ObjectProperty<@Nullable EventHandler<ActionEvent>> onOpenProperty() {
        return onOpen;
    }

    public void setOnOpen(@Nullable EventHandler<ActionEvent> handler) {
        onOpen.set(handler);
    }

    private void open() {
        EventHandler<ActionEvent> handler = onOpen.get();
        if (handler != null) {
            handler.handle(new ActionEvent(this, this));
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    /// Ours alone: the colours come from the scene's stylesheets.
    @Override
    public @Nullable String getUserAgentStylesheet() {
        return null;
    }

    @Override
    protected Skin<Tile> createDefaultSkin() {
        return new StateTileSkin(this);
    }
}
