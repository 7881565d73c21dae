package io.watchfloor.mitigation.drill;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes JSON (RFC 8259) in the order of its calls.
final class JsonText {
    private final StringBuilder text = new StringBuilder(1000);
    private boolean first = true;

    JsonText open() {
        comma();
        text.append('{');
        first = true;
        return this;
    }

    JsonText object(String name) {
        key(name);
        text.append('{');
        first = true;
        return this;
    }

    JsonText list(String name) {
        key(name);
        text.append('[');
        first = true;
        return this;
    }

    /// Closes an object.
    JsonText close() {
        text.append('}');
        first = false;
        return this;
    }

    /// Closes a list.
    JsonText end() {
        text.append(']');
        first = false;
        return this;
    }

    JsonText text(String name, String value) {
        key(name);
        quote(value);
        return this;
    }

    JsonText number(String name, long value) {
        key(name);
        text.append(value);
        return this;
    }

    JsonText numbers(String name, List<Long> values) {
        key(name);
        text.append('[')
                .append(String.join(",", values.stream().map(Object::toString).toList()))
                .append(']');
        return this;
    }

    JsonText seconds(String name, @Nullable Duration value) {
        if (value == null) {
            return nothing(name);
        }
        key(name);
        text.append(String.format(Locale.ROOT, "%.3f", value.toMillis() / 1000.0));
        return this;
    }

    JsonText nothing(String name) {
        key(name);
        text.append("null");
        return this;
    }

    private void key(String name) {
        comma();
        quote(name);
        text.append(':');
    }

    private void comma() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"');
        for (int index = 0; index < value.length(); index++) {
            char each = value.charAt(index);
            if (each == '"' || each == '\\') {
                text.append('\\').append(each);
            } else if (each < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                text.append(each);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
