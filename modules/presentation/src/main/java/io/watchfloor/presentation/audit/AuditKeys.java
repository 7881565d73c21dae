package io.watchfloor.presentation.audit;

import io.watchfloor.presentation.Labels;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The keys of the page, wherever the focus is, but while text is typed.
record AuditKeys(Runnable filter, BooleanSupplier back, Runnable copy, Runnable copyAll, Runnable verify) {
    void listen(Node page) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        // The character that opened the filter is not meant for it.
        page.addEventFilter(KeyEvent.KEY_TYPED, this::type);
    }

    private void type(KeyEvent event) {
        if ("/".equals(event.getCharacter()) && !typing(event)) {
            filter.run();
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        if (typing(event)) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            if (back.getAsBoolean()) {
                event.consume();
            }
        } else if (event.getCode() == KeyCode.F5) {
            verify.run();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            (event.isShiftDown() ? copyAll : copy).run();
            event.consume();
        }
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof Node node && node instanceof TextInputControl;
    }

    /// The keys of the page, at its foot.
    static HBox line() {
        HBox line = new HBox();
        line.getStyleClass().add("key-line");
        line.getChildren()
                .setAll(
                        hint(AuditText.KEY_ENTRY, "↑", "↓"),
                        hint(AuditText.KEY_STORY, "Enter"),
                        hint(AuditText.KEY_BACK, "Esc"),
                        hint(AuditText.KEY_FILTER, "/"),
                        hint(AuditText.KEY_COPY, "Ctrl C"),
                        hint(AuditText.KEY_CSV, "Ctrl Shift C"),
                        hint(AuditText.KEY_VERIFY, "F5"));
        return line;
    }

    private static HBox hint(AuditText does, String... keys) {
        HBox hint = new HBox(4);
        for (String key : keys) {
            hint.getChildren().add(Labels.key(key));
        }
        hint.getChildren().add(Labels.fixed(does.text(), "caption"));
        hint.getStyleClass().add("key-hint");
        return hint;
    }
}
