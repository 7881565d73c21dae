package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.locks.Detail.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;

/// What can be planned for the selected session. What cannot is dashed, with the reason underneath.
final class OfferButtons extends VBox {
    private final Consumer<Advice> plan;
    private List<Offer> shown = List.of();

    OfferButtons(Consumer<Advice> plan) {
        this.plan = plan;
        getStyleClass().add("offers");
        setVisible(false);
        setManaged(false);
    }

    /// Buttons stay the same nodes while the offers do, so that the focus is not lost with each tick.
    void show(List<Offer> offers) {
        if (offers.equals(shown)) {
            return;
        }
        boolean hadFocus = getChildren().stream().anyMatch(Node::isFocused);
        shown = List.copyOf(offers);
        setVisible(!offers.isEmpty());
        setManaged(!offers.isEmpty());
        List<Node> nodes = new ArrayList<>();
        for (Offer offer : offers) {
            nodes.add(button(offer, nodes.isEmpty()));
            if (!offer.reason().isEmpty()) {
                nodes.add(Labels.wrapped(offer.reason(), "caption", "offer-reason"));
            }
        }
        getChildren().setAll(nodes);
        if (hadFocus) {
            focusFirst();
        }
    }

    private Button button(Offer offer, boolean first) {
        Button button = new Button(offer.label());
        button.setMaxWidth(Double.MAX_VALUE);
        Advice advice = offer.advice();
        if (advice == null) {
            button.setDisable(true);
        } else {
            button.setText(LocksText.PLANS.text(offer.label()));
            button.getStyleClass().addAll(first ? List.of("primary", "offer") : List.of("offer"));
            button.setOnAction(event -> plan.accept(advice));
            if (first) {
                button.setGraphic(Labels.key("P"));
                button.setContentDisplay(ContentDisplay.RIGHT);
            }
        }
        return button;
    }

    /// The first offer that can be planned.
    Optional<Advice> first() {
        return shown.stream().map(Offer::advice).filter(Objects::nonNull).findFirst();
    }

    boolean focusFirst() {
        Optional<Node> enabled = getChildren().stream()
                .filter(node -> node instanceof Button && !node.isDisabled())
                .findFirst();
        enabled.ifPresent(Node::requestFocus);
        return enabled.isPresent();
    }
}
