package io.watchfloor.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FontsTest {
    private static final String SHOWN = "0123456789 →←↑↓…–—·×≤≥≈−±µ€ÄÖÜäöüßÉéèñçŁłŐőřžşţ'\"“”‘’%/()[]{}";

    @Test
    void digitsOfEveryFontAreOfOneWidth() throws IOException, FontFormatException {
        for (URL url : Theme.fonts()) {
            Font font = read(url).deriveFont(100f);
            FontRenderContext context = new FontRenderContext(null, true, true);
            Set<Double> widths = IntStream.rangeClosed('0', '9')
                    .mapToObj(digit -> font.getStringBounds(Character.toString(digit), context)
                            .getWidth())
                    .collect(Collectors.toSet());
            assertEquals(1, widths.size(), url + " " + widths);
        }
    }

    @Test
    void everyCharacterThatIsShownHasAGlyph() throws IOException, FontFormatException {
        for (URL url : Theme.fonts()) {
            assertEquals(-1, read(url).canDisplayUpTo(SHOWN), url.toString());
        }
    }

    @Test
    void aChangedFontDoesNotCarryTheNameOfTheOriginal() throws IOException, FontFormatException {
        assertEquals("Watchfloor Inter", read(Theme.fonts().getFirst()).getFamily());
    }

    @Test
    void licencesLieBesideTheFonts() {
        assertNotNull(Theme.class.getResource("fonts/OFL-Inter.txt"));
        assertNotNull(Theme.class.getResource("fonts/OFL-JetBrainsMono.txt"));
        assertTrue(Theme.fonts().size() >= 3);
    }

    private static Font read(URL url) throws IOException, FontFormatException {
        try (InputStream in = url.openStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }
}
