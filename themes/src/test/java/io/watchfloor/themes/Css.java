package io.watchfloor.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads our own stylesheets as text: definitions, uses and colours.
final class Css {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DEFINITION = Pattern.compile("(-wf-[a-z0-9-]+)\\s*:\\s*(#[0-9A-Fa-f]{6,8})\\s*;");
    private static final Pattern USE = Pattern.compile("(-wf-[a-z0-9-]+)");

    private Css() {}

    static String text(String url) {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> tokens(Theme theme) {
        return tokens(text(theme.stylesheets().getFirst()));
    }

    static Map<String, String> tokens(String css) {
        Map<String, String> tokens = new TreeMap<>();
        var matcher = DEFINITION.matcher(css);
        while (matcher.find()) {
            String before = tokens.put(matcher.group(1), matcher.group(2));
            if (before != null) {
                throw new AssertionError(matcher.group(1) + " is defined twice");
            }
        }
        return tokens;
    }

    static List<String> components() {
        List<String> all = Theme.DARK.stylesheets();
        return all.subList(1, all.size());
    }

    static Set<String> uses(String css) {
        Set<String> uses = new TreeSet<>();
        var matcher = USE.matcher(css);
        while (matcher.find()) {
            uses.add(matcher.group(1));
        }
        return uses;
    }

    /// WCAG 2 contrast of two opaque colours.
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1, 7), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
