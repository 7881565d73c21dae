package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Silence alerts until an end. Alertmanager ends it by itself.
public record SilenceAlert(List<Matcher> matchers, String comment) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "silence-alert";

    public SilenceAlert {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty()) {
            throw new IllegalArgumentException("a silence names the alerts it silences");
        }
    }

    /// A label and the value it must have.
    public record Matcher(String name, String value, boolean regex) {
        /// As Alertmanager writes it.
        public String text() {
            return name + (regex ? "=~\"" : "=\"") + value + "\"";
        }
    }

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of(
                matchers.stream().map(Matcher::text).sorted().collect(Collectors.joining(",", "alertmanager/", "")));
    }

    @Override
    public Ending ending() {
        return Ending.BY_ITSELF;
    }
}
