package io.watchfloor.estate;

import io.watchfloor.signals.estate.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads single values: slugs, choices, durations, addresses, references to secrets.
final class Words {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(\\.\\d{1,3})?\\s?(ms|s|m|h)");

    private final Path folder;
    private final Mistakes mistakes;

    Words(Path folder, Mistakes mistakes) {
        this.folder = folder;
        this.mistakes = mistakes;
    }

    Path folder() {
        return folder;
    }

    String slug(Fields.Text text) {
        if (!text.value().isEmpty() && !SLUG.matcher(text.value()).matches()) {
            mistakes.add(
                    text.at(),
                    "'" + text.value() + "' is no identifier: use lower-case letters, digits and inner hyphens");
        }
        return text.value();
    }

    /// One of the known words, else nothing after naming the mistake.
    Optional<String> choice(Fields.Text text, Collection<String> known) {
        if (known.contains(text.value())) {
            return Optional.of(text.value());
        }
        if (!text.value().isEmpty()) {
            mistakes.add(text.at(), "unknown value '" + text.value() + "'" + Nearest.hint(text.value(), known));
        }
        return Optional.empty();
    }

    Duration duration(Fields.Text text, Duration fallback) {
        Matcher matcher = DURATION.matcher(text.value());
        if (text.value().isEmpty()) {
            return fallback;
        }
        if (!matcher.matches()) {
            mistakes.add(text.at(), "'" + text.value() + "' is no duration: write 500ms, 1.5s, 2m or 1h");
            return fallback;
        }
        String fraction = matcher.group(2);
        double amount = Double.parseDouble(matcher.group(1) + (fraction == null ? "" : fraction));
        double millis =
                switch (matcher.group(3)) {
                    case "ms" -> amount;
                    case "s" -> amount * 1_000;
                    case "m" -> amount * 60_000;
                    default -> amount * 3_600_000;
                };
        if (millis < 1) {
            mistakes.add(text.at(), "'" + text.value() + "' must be longer than nothing");
            return fallback;
        }
        return Duration.ofMillis(Math.round(millis));
    }

    @Nullable
    Secret secret(Fields fields, String key) {
        Fields.Text text = fields.text(key).orElse(null);
        if (text == null) {
            return null;
        }
        String value = text.value();
        if (value.startsWith("env:")
                && VARIABLE.matcher(value.substring("env:".length())).matches()) {
            return new Secret.Variable(value.substring("env:".length()));
        }
        if (value.startsWith("file:") && value.length() > "file:".length()) {
            try {
                return new Secret.File(
                        folder.resolve(value.substring("file:".length())).normalize());
            } catch (InvalidPathException e) {
                mistakes.add(text.at(), key + " names a file that cannot exist here");
                return null;
            }
        }
        // The value is not shown: it may be the secret itself.
        mistakes.add(text.at(), key + " must be a reference: env:NAME or file:PATH");
        return null;
    }

    @Nullable
    URI web(Fields.Text text) {
        if (text.value().isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(text.value());
            String scheme = uri.getScheme();
            if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
                mistakes.add(text.at(), "must be a URL such as https://host:port/path");
                return null;
            }
            if (uri.getRawUserInfo() != null) {
                mistakes.add(text.at(), "no user or password may stand in a URL");
                return null;
            }
            return uri;
        } catch (URISyntaxException e) {
            mistakes.add(text.at(), "must be a URL such as https://host:port/path");
            return null;
        }
    }

    /// `host:port`, IPv6 in brackets; the port may be left out.
    String address(Fields.Text text, int usualPort) {
        if (text.value().isEmpty()) {
            return "";
        }
        Optional<String> address = Address.read(text.value(), usualPort);
        if (address.isEmpty()) {
            mistakes.add(text.at(), "'" + text.value() + "' is no address: write host:port");
        }
        return address.orElse("");
    }
}
