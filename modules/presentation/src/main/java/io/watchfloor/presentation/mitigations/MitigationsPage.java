package io.watchfloor.presentation.mitigations;

import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.Offer;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.mitigations.MitigationsContent.DeedLine;
import io.watchfloor.presentation.mitigations.MitigationsContent.Does;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What can be done now, ranked, and what is in force, armed or waiting. Everything that changes something leads
/// through a plan or undoes one; nothing is carried out from here.
public final class MitigationsPage implements Page {
    private final VBox page = new VBox();
    private final Surroundings surroundings;
    private final MitigationDesk desk;
    private final String operator;
    private final MitigationsModel model;
    private final Label note = Labels.fixed("", "caption");
    private final TextField filter = new TextField();
    private final OfferList offers;
    private final DeedList deeds;
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(500), event -> draw()));
    private List<Offer> offered = List.of();
    private @Nullable Tick tick;

    /// @param operator the name under which something is undone from here
    public MitigationsPage(Surroundings surroundings, String operator) {
        this.surroundings = surroundings;
        this.desk = surroundings.desk();
        this.operator = operator;
        model = new MitigationsModel(
                new Titles(surroundings.estate()),
                mitigation -> desk.console(mitigation.plan().id()));
        offers = new OfferList(
                line -> surroundings.navigation().plan(line.offer().wish()));
        deeds = new DeedList(desk.canAct(), this::does);
        filter.setPromptText(MitigationsText.FILTER.text());
        filter.textProperty().addListener((observable, before, after) -> {
            model.filter(after);
            draw();
        });
        HBox body = new HBox(8, sense(), onTheDesk());
        VBox.setVgrow(body, Priority.ALWAYS);
        page.getStyleClass().addAll("ground", "mitigations-page");
        page.getChildren().setAll(body, Labels.cut(MitigationsText.KEYS.text(), "caption", "mitigations-keys"));
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        page.sceneProperty().addListener((observable, before, after) -> {
            if (after == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
        clock.setCycleCount(Animation.INDEFINITE);
    }

    private Node sense() {
        VBox card = card(
                new HBox(12, Labels.fixed(MitigationsText.SENSE.text(), "card-title"), note, Labels.spring()),
                filter,
                offers.node());
        if (!desk.canAct()) {
            card.getChildren().add(1, Labels.wrapped(MitigationsText.NOT_FROM_HERE.text(), "secondary", "card-note"));
        }
        return card;
    }

    private Node onTheDesk() {
        return card(new HBox(Labels.fixed(MitigationsText.ON_THE_DESK.text(), "card-title")), deeds.node());
    }

    private static VBox card(Node... parts) {
        VBox card = new VBox(8, parts);
        card.getStyleClass().addAll("card", "mitigations-card");
        card.setMinWidth(0);
        card.setPrefWidth(0);
        HBox.setHgrow(card, Priority.ALWAYS);
        VBox.setVgrow(parts[parts.length - 1], Priority.ALWAYS);
        if (parts[parts.length - 1] instanceof Region list) {
            list.setMinHeight(0);
        }
        return card;
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof TextField) {
            if (event.getCode() == KeyCode.ESCAPE
                    || event.getCode() == KeyCode.DOWN
                    || event.getCode() == KeyCode.ENTER) {
                offers.node().requestFocus();
                event.consume();
            }
        } else if (event.getCode() == KeyCode.SLASH || event.getCode() == KeyCode.DIVIDE) {
            filter.requestFocus();
            filter.selectAll();
            event.consume();
        }
    }

    private void does(DeedLine line, Does does) {
        String plan = line.mitigation().plan().id();
        switch (does) {
            case UNDO -> surroundings.threads().background().execute(() -> desk.undo(plan, operator));
            case DISARM -> surroundings.threads().background().execute(() -> desk.disarm(plan, operator));
            case APPROVE, OPEN -> surroundings.navigation().open(line.mitigation());
        }
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void show(Tick newest) {
        tick = newest;
        offered = desk.offers();
        draw();
    }

    private void draw() {
        MitigationsContent content = model.content(
                offered,
                tick == null ? List.of() : tick.mitigations(),
                surroundings.clock().instant());
        note.setText(content.note());
        offers.show(content.offers());
        deeds.show(content.deeds());
    }

    @Override
    public void focus() {
        offers.node().requestFocus();
    }

    @Override
    public void close() {
        clock.stop();
    }
}
