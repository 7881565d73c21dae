package io.watchfloor.controls.drawing;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Labels that are used again at the next content instead of being made anew each second.
public final class LabelPool {
    private final ObservableList<Node> parent;
    private final String styleClass;
    private final List<Label> labels = new ArrayList<>();

    public LabelPool(ObservableList<Node> parent, String styleClass) {
        this.parent = parent;
        this.styleClass = styleClass;
    }

    /// Makes exactly these texts available, in order. Call before layout, so that CSS has seen new labels.
    public void show(List<String> texts) {
        while (labels.size() < texts.size()) {
            Label label = Baseline.label(styleClass);
            labels.add(label);
            parent.add(label);
        }
        for (int i = 0; i < labels.size(); i++) {
            labels.get(i).setText(i < texts.size() ? texts.get(i) : "");
            labels.get(i).setVisible(i < texts.size());
        }
    }

    public Label get(int index) {
        return labels.get(index);
    }
}
