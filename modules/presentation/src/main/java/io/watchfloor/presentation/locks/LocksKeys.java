package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.Detail.Act;
import java.time.Duration;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of the page that hold wherever the focus is, but while text is typed. The table has its own.
record LocksKeys(LocksModel model, ActivityModel activity, TravelModel travel, Deeds deeds) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final double ZOOM = 1.25;

    /// What only the page can do.
    interface Deeds {
        void go(SessionKey key);

        void filter();

        void plan(Act act);

        void explain();

        void statements();

        void columns();

        void goToTime();

        void copyPicture();

        void freeze();
    }

    void listen(Node page) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        // The character that opened the filter is not meant for it.
        page.addEventFilter(KeyEvent.KEY_TYPED, this::type);
    }

    /// Brackets and signs stand elsewhere on each keyboard: what they type decides.
    private void type(KeyEvent event) {
        if (typing(event.getTarget()) || event.isShortcutDown()) {
            return;
        }
        switch (event.getCharacter()) {
            case "/" -> consume(event, deeds::filter);
            case "[" -> consume(event, () -> activity.move(-1));
            case "]" -> consume(event, () -> activity.move(1));
            case "{" -> consume(event, () -> activity.extend(-1));
            case "}" -> consume(event, () -> activity.extend(1));
            case "+" -> consume(event, () -> activity.zoom(1 / ZOOM));
            case "-" -> consume(event, () -> activity.zoom(ZOOM));
            default -> {}
        }
    }

    private void press(KeyEvent event) {
        if (typing(event.getTarget())) {
            return;
        }
        if (event.isShortcutDown()) {
            shortcut(event);
        } else if (!event.isAltDown() && !event.isMetaDown()) {
            plain(event);
        }
    }

    private void shortcut(KeyEvent event) {
        if (event.getCode() == KeyCode.G) {
            consume(event, deeds::goToTime);
        } else if (event.getCode() == KeyCode.C && event.isAltDown()) {
            consume(event, deeds::copyPicture);
        }
    }

    private void plain(KeyEvent event) {
        Duration step = event.isShiftDown() ? TEN_SECONDS : SECOND;
        switch (event.getCode()) {
            case SPACE -> consume(event, deeds::freeze);
            case J -> consume(event, () -> model.root(!event.isShiftDown()).ifPresent(deeds::go));
            case B -> consume(event, () -> otherBlocker().ifPresent(deeds::go));
            case E -> consume(event, deeds::explain);
            case S -> consume(event, deeds::statements);
            case O -> consume(event, deeds::columns);
            case P -> consume(event, () -> deeds.plan(Act.PAUSE));
            case X -> consume(event, () -> deeds.plan(Act.CANCEL));
            case T -> consume(event, () -> deeds.plan(Act.TERMINATE));
            case W -> consume(event, activity::splitOtherwise);
            case COMMA -> consume(event, () -> travel.step(step.negated()));
            case PERIOD -> consume(event, () -> travel.step(step));
            case END -> consume(event, travel::live);
            case ESCAPE -> {
                if (activity.clear()) {
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private Optional<SessionKey> otherBlocker() {
        return model.selected().flatMap(model::otherBlocker);
    }

    private static void consume(Event event, Runnable does) {
        does.run();
        event.consume();
    }

    private static boolean typing(@Nullable EventTarget target) {
        return target instanceof TextInputControl;
    }
}
