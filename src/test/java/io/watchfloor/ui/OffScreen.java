package io.watchfloor.ui;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;

/// A large window on the toolkit's headless screen, which is a thousand pixels wide and high and fails on more: the
/// content is laid out at its true size and shown smaller, so that a pointer reaches all of it. UI thread.
final class OffScreen {
    private static final double SIDE = 960;

    private final Region content;
    private final Scale scale = new Scale();
    private final Stage stage = new Stage();

    /// Shows this scene as a window of this size would.
    OffScreen(Scene scene, int width, int height) {
        content = (Region) scene.getRoot();
        Group group = new Group();
        group.setAutoSizeChildren(false);
        group.getTransforms().add(scale);
        scene.setRoot(new Pane(group));
        group.getChildren().add(content);
        stage.setScene(scene);
        resize(width, height);
        stage.show();
    }

    /// What it shows, at its true size.
    WritableImage picture() {
        return content.snapshot(null, new WritableImage((int) content.getWidth(), (int) content.getHeight()));
    }

    /// Lays the content out for another size.
    void resize(int width, int height) {
        double factor = SIDE / Math.max(width, height);
        scale.setX(factor);
        scale.setY(factor);
        stage.setWidth(width * factor);
        stage.setHeight(height * factor);
        content.resize(width, height);
        content.applyCss();
        content.layout();
    }

    /// Closes the window.
    void hide() {
        stage.hide();
    }
}
