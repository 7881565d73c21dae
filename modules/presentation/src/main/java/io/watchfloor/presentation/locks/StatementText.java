package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A statement as text, each redacted literal a grey box.
final class StatementText extends TextFlow {
    /// Parameters, and the question marks that stand for what was cut out; not those of an operator such as `?|`.
    private static final Pattern LITERAL = Pattern.compile("\\$\\d+|(?<![?|&@\\w])\\?(?![?|&])");

    StatementText(String text) {
        getStyleClass().addAll("detail-statement", "statement-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(text);
        getChildren().setAll(parts(text));
    }

    private static List<Node> parts(String text) {
        List<Node> parts = new ArrayList<>();
        Matcher literals = LITERAL.matcher(text);
        int at = 0;
        while (literals.find()) {
            words(parts, text.substring(at, literals.start()));
            Label box = Labels.fixed(literals.group(), "mono", "literal");
            StackPane spaced = new StackPane(box);
            spaced.getStyleClass().add("literal-room");
            parts.add(spaced);
            at = literals.end();
        }
        words(parts, text.substring(at));
        return parts;
    }

    private static void words(List<Node> parts, String words) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().addAll("mono", "statement-words");
            parts.add(text);
        }
    }
}
