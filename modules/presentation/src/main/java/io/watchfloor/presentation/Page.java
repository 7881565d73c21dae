package io.watchfloor.presentation;

import javafx.scene.Parent;

/// One screen of the console. Built and called on the UI thread.
public interface Page extends AutoCloseable {
    /// Its content, the same node at each call.
    Parent node();

    /// Shows the newest tick. Called also while the page is hidden, so that it opens with history.
    void show(Tick tick);

    /// Puts the keyboard focus where work begins.
    void focus();

    /// Whether it shows the four answers itself, in full. The shell puts them on one line above every other page.
    default boolean answers() {
        return false;
    }

    /// Lets go of what it listens to.
    @Override
    void close();
}
