package io.watchfloor.estate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word somebody probably meant.
final class Nearest {
    private Nearest() {}

    /// The closest known word, if it is close enough to be meant.
    static Optional<String> to(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String each) -> distance(wanted, each))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best -> distance(wanted, best) <= Math.max(2, wanted.length() / 3));
    }

    /// ` (did you mean 'x'?)`, else the known words, else nothing.
    static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(best -> ": did you mean '" + best + "'?")
                .orElseGet(() -> known.isEmpty()
                        ? ""
                        : ": known are "
                                + String.join(", ", known.stream().sorted().toList()));
    }

    /// Edits between two words: insert, delete, replace, or swap of neighbours (optimal string alignment).
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
