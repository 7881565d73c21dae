package io.watchfloor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class FontsTest {

    @Test
    void aFigureDoesNotChangeItsWidthWithItsDigits() {
        for (FontWeight weight : new FontWeight[] {FontWeight.NORMAL, FontWeight.BOLD}) {
            Set<Double> widths = Pictures.onScreen(() -> IntStream.range(0, 10)
                    .mapToObj(digit -> width(Font.font(Fonts.TEXT, weight, 40), digit + "" + digit + ":" + digit))
                    .collect(Collectors.toSet()));
            assertEquals(1, widths.size(), weight + " " + widths);
        }
    }

    @Test
    void boldIsTheShippedSemibold() {
        Pictures.onScreen(() -> {
            Font regular = Font.font(Fonts.TEXT, FontWeight.NORMAL, 20);
            Font bold = Font.font(Fonts.TEXT, FontWeight.BOLD, 20);
            assertEquals(Fonts.TEXT, regular.getFamily());
            assertEquals(Fonts.TEXT, bold.getFamily());
            assertNotEquals(width(regular, "waiting"), width(bold, "waiting"));
            assertEquals(Fonts.MONO, Font.font(Fonts.MONO, 12).getFamily());
            return bold;
        });
    }

    private static double width(Font font, String words) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
