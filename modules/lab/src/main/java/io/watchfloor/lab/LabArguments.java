package io.watchfloor.lab;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.scenario.Size;
import io.watchfloor.lab.scenario.Variant;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What the lab was asked for on its command line.
record LabArguments(Optional<Path> folder, Play play, int controlPort, boolean parentBound) {
    /// Which scenario in which of its forms.
    record Play(String scenario, Variant variant) {}

    static final String USAGE =
            "usage: watchfloor-lab [--dir DIR] [--scenario NAME|FILE] [--size-of-load S] [--seed N] [--port N] [--parent-bound]";

    static LabArguments parse(List<String> arguments) {
        Optional<Path> folder = Optional.empty();
        String scenario = "steady";
        Size size = Size.MEDIUM;
        long seed = 1;
        int port = 0;
        boolean parentBound = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--dir" -> folder = Optional.of(path(value(rest, option)));
                case "--scenario" -> scenario = value(rest, option);
                case "--seed" -> seed = number(option, value(rest, option), Long.MIN_VALUE, Long.MAX_VALUE);
                case "--size-of-load" -> size = size(value(rest, option));
                case "--port" -> port = (int) number(option, value(rest, option), 1, 65_535);
                case "--parent-bound" -> parentBound = true;
                default -> throw new CannotStart("unknown argument '" + option + "'; " + USAGE);
            }
        }
        return new LabArguments(folder, new Play(scenario, new Variant(size, seed)), port, parentBound);
    }

    private static String value(Iterator<String> rest, String option) {
        if (!rest.hasNext()) {
            throw new CannotStart(option + " needs a value; " + USAGE);
        }
        return rest.next();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CannotStart("not a path: " + text, e);
        }
    }

    private static Size size(String text) {
        return Size.named(text)
                .orElseThrow(() -> new CannotStart(
                        "--size-of-load must be one of " + String.join(", ", Size.slugs()) + ", not '" + text + "'"));
    }

    private static long number(String option, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new CannotStart(option + " needs a number, not '" + text + "'", e);
        }
        throw new CannotStart(option + " must be between " + least + " and " + most);
    }
}
