package io.watchfloor.presentation;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// A string on screen, by key. Each page has an enum of its keys and a `.properties` file of the enum's name.
public interface Text {
    /// The enum constant's name.
    String name();

    /// The text with arguments filled in as [MessageFormat] does.
    default String text(Object... arguments) {
        String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        String pattern = ResourceBundle.getBundle(
                        getClass().getName(), Locale.ROOT, getClass().getModule())
                .getString(key);
        return new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
