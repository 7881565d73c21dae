package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.locks.Detail.Act;
import io.watchfloor.presentation.locks.Detail.Offer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What can be planned for the selected session. What cannot is dashed, with the reason underneath.
final class OfferButtons extends VBox {
    private final Consumer<Advice> plan;
    private final List<Button> buttons = new ArrayList<>();
    private List<Offer> shown = List.of();

    OfferButtons(Consumer<Advice> plan) {
        this.plan = plan;
        getStyleClass().add("offers");
        setVisible(false);
        setManaged(false);
    }

    /// Buttons stay the same nodes while the offers do, so that the focus is not lost with each tick.
    void show(List<Offer> offers) {
        boolean alike = faces(offers).equals(faces(shown));
        if (alike) {
            shown = List.copyOf(offers);
            return;
        }
        boolean hadFocus = buttons.stream().anyMatch(Node::isFocused);
        shown = List.copyOf(offers);
        setVisible(!offers.isEmpty());
        setManaged(!offers.isEmpty());
        buttons.clear();
        List<Node> nodes = new ArrayList<>();
        HBox pair = new HBox(8);
        Set<String> reasons = new LinkedHashSet<>();
        for (Offer offer : offers) {
            boolean primary = offer.act() == Act.PAUSE;
            Button button = button(buttons.size(), primary && buttons.isEmpty());
            buttons.add(button);
            if (primary) {
                nodes.add(button);
                reason(offer).forEach(nodes::add);
            } else {
                HBox.setHgrow(button, Priority.ALWAYS);
                button.setPrefWidth(1);
                pair.getChildren().add(button);
                reasons.add(offer.reason());
            }
        }
        if (!pair.getChildren().isEmpty()) {
            nodes.add(pair);
        }
        // A reason that stands against all of them is said once.
        reasons.stream()
                .filter(reason -> !reason.isEmpty())
                .filter(reason -> nodes.stream().noneMatch(node -> says(node, reason)))
                .forEach(reason -> nodes.add(caption(reason)));
        getChildren().setAll(nodes);
        if (hadFocus) {
            focusFirst();
        }
    }

    private static List<Node> reason(Offer offer) {
        return offer.reason().isEmpty() ? List.of() : List.of(caption(offer.reason()));
    }

    private static Node caption(String reason) {
        Node caption = Labels.wrapped(reason, "caption", "offer-reason");
        caption.setUserData(reason);
        return caption;
    }

    private static boolean says(Node node, String reason) {
        return reason.equals(node.getUserData());
    }

    /// What is seen of the offers. What they name changes with each transaction; the buttons need not.
    private static List<Face> faces(List<Offer> offers) {
        return offers.stream()
                .map(offer -> new Face(offer.act(), offer.label(), offer.advice() != null, offer.reason()))
                .toList();
    }

    private record Face(Act act, String label, boolean possible, String reason) {}

    private Button button(int place, boolean primary) {
        Offer offer = shown.get(place);
        Button button = new Button(LocksText.PLANS.text(offer.label()));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setGraphic(Labels.key(offer.act().key()));
        button.setContentDisplay(ContentDisplay.RIGHT);
        if (offer.advice() == null) {
            button.setDisable(true);
            button.setAccessibleHelp(offer.reason());
        } else {
            button.getStyleClass().addAll(primary ? List.of("primary", "offer") : List.of("offer"));
            button.setOnAction(event -> plan(shown.get(place).advice()));
        }
        return button;
    }

    private void plan(@Nullable Advice advice) {
        if (advice != null) {
            plan.accept(advice);
        }
    }

    /// What can be planned by this key; absent when nothing can.
    Optional<Advice> offered(Act act) {
        return shown.stream()
                .filter(offer -> offer.act() == act)
                .map(Offer::advice)
                .filter(Objects::nonNull)
                .findFirst();
    }

    boolean focusFirst() {
        Optional<Button> enabled =
                buttons.stream().filter(button -> !button.isDisabled()).findFirst();
        enabled.ifPresent(Node::requestFocus);
        return enabled.isPresent();
    }
}
