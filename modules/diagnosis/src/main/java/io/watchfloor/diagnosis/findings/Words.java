package io.watchfloor.diagnosis.findings;

import java.time.Duration;
import java.util.Locale;

/// Figures in sentences.
final class Words {
    private Words() {}

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
