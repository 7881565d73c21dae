package io.watchfloor.themes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {
    private static final Pattern LITERAL = Pattern.compile(
            "#[0-9A-Fa-f]{3,8}\\b|\\b(rgba?|hsba?|hsla?|derive|ladder)\\s*\\(|(?<![-.\\w])(black|white|red|green|blue|"
                    + "yellow|orange|gr[ae]y|silver|maroon|olive|lime|aqua|teal|navy|fuchsia|purple|brown|pink|gold|"
                    + "crimson|magenta|cyan|indigo|violet|(dark|light|medium)[a-z]+)(?![-\\w])");

    /// foreground, background, least contrast
    private static final List<Pair> PAIRS = List.of(
            new Pair("text-1", "tile", 4.5),
            new Pair("text-2", "tile", 4.5),
            new Pair("text-3", "tile", 4.5),
            new Pair("text-3", "panel", 4.5),
            new Pair("text-3", "ground", 4.5),
            new Pair("text-3", "raised", 4.5),
            new Pair("text-1", "down-body", 4.5),
            new Pair("text-2", "down-body", 4.5),
            new Pair("text-3", "down-body", 4.5),
            new Pair("on-inverse", "inverse", 4.5),
            new Pair("inverse", "tile", 3),
            new Pair("line-strong", "tile", 3),
            new Pair("line-strong", "panel", 3),
            new Pair("spark", "tile", 3),
            new Pair("spark", "band", 3),
            new Pair("slo", "band", 2),
            new Pair("on-down", "down", 4.5),
            new Pair("down", "tile", 3),
            new Pair("down", "ground", 3),
            new Pair("down-text", "tile", 4.5),
            new Pair("down-text", "down-body", 4.5),
            new Pair("down-text", "raised", 4.5),
            new Pair("down-text", "panel", 4.5),
            new Pair("on-degraded", "degraded", 4.5),
            new Pair("degraded-edge", "tile", 3),
            new Pair("degraded-text", "degraded-body", 4.5),
            new Pair("degraded-text", "tile", 4.5),
            new Pair("degraded-text", "raised", 4.5),
            new Pair("degraded-text", "panel", 4.5),
            new Pair("degraded", "down", 2.5),
            new Pair("heat-1", "ground", 1.2),
            new Pair("heat-3", "ground", 3),
            new Pair("focus", "tile", 3),
            new Pair("focus", "ground", 3),
            new Pair("hatch", "tile", 1.2),
            new Pair("on-not-now", "not-now", 4.5));

    private static final List<String> WAITS =
            List.of("cpu", "io", "client", "ipc", "lwlock", "lock", "idle-in-transaction");

    record Pair(String foreground, String background, double least) {}

    @Test
    void everyThemeDefinesTheSameTokens() {
        Map<Theme, Set<String>> names = Stream.of(Theme.values())
                .collect(Collectors.toMap(
                        theme -> theme, theme -> Css.tokens(theme).keySet()));
        assertTrue(names.get(Theme.DARK).size() > 30, "tokens were read at all");
        assertEquals(names.get(Theme.DARK), names.get(Theme.LIGHT));
    }

    @Test
    void everyTokenUsedIsDefinedAndNoneIsUnused() {
        Set<String> used = new TreeSet<>();
        Css.components().forEach(url -> used.addAll(Css.uses(Css.text(url))));
        assertEquals(new TreeSet<>(Css.tokens(Theme.DARK).keySet()), used);
    }

    @Test
    void coloursStandInTokenFilesOnly() {
        List<String> literals = Css.components().stream()
                .flatMap(url -> LITERAL.matcher(Css.text(url).replace("-fx-font-smoothing-type: gray", ""))
                        .results()
                        .map(found -> url.substring(url.lastIndexOf('/') + 1) + ": " + found.group()))
                .toList();
        assertEquals(List.of(), literals);
    }

    @Test
    void tokenFilesHoldNothingButColours() {
        for (Theme theme : Theme.values()) {
            String css = Css.text(theme.stylesheets().getFirst());
            long declarations = css.chars().filter(c -> c == ':').count();
            assertEquals(Css.tokens(css).size(), declarations, theme.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pairsHaveTheContrastTheyNeed(Theme theme) {
        Map<String, String> tokens = Css.tokens(theme);
        assertAll(PAIRS.stream().map(pair -> () -> {
            double contrast =
                    Css.contrast(tokens.get("-wf-" + pair.foreground()), tokens.get("-wf-" + pair.background()));
            assertTrue(contrast >= pair.least(), theme + " " + pair + " has " + contrast);
        }));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void waitClassesAreSeenOnTileAndPanel(Theme theme) {
        Map<String, String> tokens = Css.tokens(theme);
        for (String wait : WAITS) {
            for (String ground : List.of("-wf-tile", "-wf-panel")) {
                double contrast = Css.contrast(tokens.get("-wf-wait-" + wait), tokens.get(ground));
                assertTrue(contrast >= 3, theme + " " + wait + " on " + ground + " has " + contrast);
            }
        }
    }

    @Test
    void contrastIsComputedAsInTheStandard() {
        assertEquals(21, Css.contrast("#000000", "#FFFFFF"), 0.01);
        assertEquals(13.57, Css.contrast("#ECEFF1", "#1F2427"), 0.01);
    }
}
