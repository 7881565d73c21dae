package io.watchfloor.collectors.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the text exposition format, version 0.0.4: `name{label="value"} number [timestamp]` in lines.
final class Exposition {
    /// One line. The value may be infinite or not a number, as the format allows both.
    record Series(String name, Map<String, String> labels, double value) {
        Series {
            labels = Map.copyOf(labels);
        }

        String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /// A text that is no exposition; the message says where.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int line, String what) {
            super("line " + line + ": " + what);
        }
    }

    private final String text;
    private final int line;
    private int at;

    private Exposition(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /// The series whose names begin with the prefix; the other lines are not looked into.
    static List<Series> parse(String body, String prefix) throws Malformed {
        List<Series> series = new ArrayList<>();
        int number = 0;
        for (String line : body.split("\n", -1)) {
            number++;
            String stripped = line.strip();
            if (stripped.startsWith(prefix) && !stripped.startsWith("#")) {
                series.add(new Exposition(stripped, number).series());
            }
        }
        return series;
    }

    private Series series() throws Malformed {
        String name = name();
        Map<String, String> labels = new HashMap<>();
        skipSpace();
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            labels(labels);
        }
        String[] rest = text.substring(at).strip().split("\\s+", -1);
        if (rest.length > 2 || rest[0].isEmpty()) {
            throw new Malformed(line, "a value, and at most a timestamp, must follow the labels");
        }
        return new Series(name, labels, value(rest[0]));
    }

    private void labels(Map<String, String> labels) throws Malformed {
        while (true) {
            skipSpace();
            if (peek() == '}') {
                at++;
                return;
            }
            String label = name();
            skipSpace();
            expect('=');
            skipSpace();
            expect('"');
            if (labels.put(label, quoted()) != null) {
                throw new Malformed(line, "label " + label + " is given twice");
            }
            skipSpace();
            if (peek() == ',') {
                at++;
            } else if (peek() != '}') {
                throw new Malformed(line, "a comma or } must follow a label");
            }
        }
    }

    private String name() throws Malformed {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw new Malformed(line, "a name must stand at column " + (at + 1));
        }
        return text.substring(start, at);
    }

    private String quoted() throws Malformed {
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char next = peek();
            at++;
            if (next == '\\') {
                char escaped = peek();
                at++;
                out.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case '\\', '"' -> escaped;
                            default -> throw new Malformed(line, "unknown escape \\" + escaped);
                        });
            } else {
                out.append(next);
            }
        }
        at++;
        return out.toString();
    }

    private double value(String number) throws Malformed {
        return switch (number) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                if (!number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                    throw new Malformed(line, "'" + number + "' is no number");
                }
                yield Double.parseDouble(number);
            }
        };
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw new Malformed(line, "it ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) throws Malformed {
        if (peek() != wanted) {
            throw new Malformed(line, "'" + wanted + "' must stand at column " + (at + 1));
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
