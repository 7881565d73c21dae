package io.watchfloor.app.bench.diagnosis;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of a scenario: which, how much of it, and which seed.
record RunKey(String scenario, String size, long seed) {
    private static final Pattern FOLDER = Pattern.compile("(.+)-(small|medium|large)-seed(\\d{1,6})");

    Path in(Path recordings) {
        return recordings.resolve(scenario + "-" + size + "-seed" + seed);
    }

    /// The run that a folder of that name holds, or null for any other name.
    static @org.jspecify.annotations.Nullable RunKey of(Path folder) {
        Matcher matcher = FOLDER.matcher(String.valueOf(folder.getFileName()));
        return matcher.matches()
                ? new RunKey(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3)))
                : null;
    }

    @Override
    public String toString() {
        return scenario + " " + size + " seed " + seed;
    }
}
