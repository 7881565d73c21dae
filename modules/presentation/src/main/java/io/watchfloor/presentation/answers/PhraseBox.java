package io.watchfloor.presentation.answers;

import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileContent.Span;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// One phrase with its strong words; what does not fit ends in an ellipsis. Its font comes from the style class given.
public final class PhraseBox extends HBox {
    private final String styleClass;
    private List<Span> shown = List.of();

    /// @param styleClass of each word, such as `evidence`
    public PhraseBox(String styleClass) {
        this.styleClass = styleClass;
        setAlignment(Pos.BASELINE_LEFT);
        setMinWidth(0);
        getStyleClass().add("phrase");
    }

    /// Shows this phrase; UI thread. Words that stay keep their nodes.
    public void show(Phrase phrase) {
        List<Span> spans = phrase.spans();
        if (spans.equals(shown)) {
            return;
        }
        boolean sameShape = spans.size() == shown.size();
        for (int i = 0; sameShape && i < spans.size(); i++) {
            sameShape = spans.get(i).emphasis() == shown.get(i).emphasis();
        }
        if (sameShape) {
            for (int i = 0; i < spans.size(); i++) {
                ((Label) getChildren().get(i)).setText(spans.get(i).text());
            }
        } else {
            List<Label> words = new ArrayList<>();
            for (Span span : spans) {
                words.add(word(span));
            }
            getChildren().setAll(words);
        }
        shown = List.copyOf(spans);
    }

    private Label word(Span span) {
        Label label = new Label(span.text());
        label.setMinWidth(0);
        switch (span.emphasis()) {
            case PLAIN -> label.getStyleClass().add(styleClass);
            case STRONG -> {
                label.getStyleClass().addAll(styleClass, "strong");
                label.setMinWidth(USE_PREF_SIZE);
            }
            case TAG -> label.getStyleClass().add("tag");
        }
        return label;
    }
}
