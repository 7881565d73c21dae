package io.watchfloor.collectors.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces the literals of a statement by `?`, as they may be personal data, and closes up white space. Comments
/// go too. A literal that was cut off counts as one to the end, and so does one with a backslash before a quote:
/// where it ends depends on a setting of its session.
final class Redactor {
    private static final Pattern PART = Pattern.compile("""
            (?<comment>--[^\\n]*|/\\*.*?(?:\\*/|\\z))\
            |(?<quoted>"(?:[^"]|"")*(?:"|\\z))\
            |(?<escaped>\\b[eE]'(?:[^'\\\\]|''|\\\\.)*(?:'|\\\\?\\z))\
            |(?<text>(?:\\b(?:[bBxXnN]|[uU]&))?'(?:[^'\\\\]|''|\\\\(?!'))*(?:'|\\\\'.*|\\z))\
            |(?<dollar>\\$(?<tag>[A-Za-z_]\\w*|)\\$.*?(?:\\$\\k<tag>\\$|\\z))\
            |(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)\
            |(?<number>0[xX][0-9a-fA-F_]+|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d+)(?:[eE][+-]?\\d+)?)\
            |(?<space>\\s+)""", Pattern.DOTALL);

    private Redactor() {}

    /// Of a text that was read with one character more than `most`: a longer one is cut there and ends with `…`.
    static String redact(String statement, int most) {
        return statement.length() <= most ? redact(statement) : redact(statement.substring(0, most)) + "…";
    }

    static String redact(String statement) {
        Matcher matcher = PART.matcher(statement);
        StringBuilder out = new StringBuilder(statement.length());
        int at = 0;
        while (matcher.find(at)) {
            out.append(statement, at, matcher.start());
            at = matcher.end();
            if (matcher.group("comment") != null) {
                at = Math.max(at, commentEnd(statement, matcher.start()));
                out.append(' ');
            } else if (matcher.group("space") != null) {
                out.append(' ');
            } else if (matcher.group("quoted") != null || matcher.group("word") != null) {
                out.append(matcher.group());
            } else {
                out.append('?');
            }
        }
        out.append(statement, at, statement.length());
        return out.toString().replaceAll(" {2,}", " ").strip();
    }

    /// Comments between `/*` and `*/` hold others of their kind.
    private static int commentEnd(String statement, int start) {
        if (!statement.startsWith("/*", start)) {
            return start;
        }
        int depth = 0;
        for (int at = start; at < statement.length(); at++) {
            if (statement.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (statement.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return statement.length();
    }
}
