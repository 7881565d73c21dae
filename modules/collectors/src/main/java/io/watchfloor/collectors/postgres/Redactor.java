package io.watchfloor.collectors.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces the literals of a statement by `?`, as they may be personal data, and closes up white space. Comments go
/// too. A literal that was cut off counts as one to the end.
final class Redactor {
    private static final Pattern PART = Pattern.compile("""
            (?<comment>--[^\\n]*|/\\*.*?(?:\\*/|\\z))\
            |(?<quoted>"(?:[^"]|"")*(?:"|\\z))\
            |(?<escaped>\\b[eE]'(?:[^'\\\\]|''|\\\\.)*(?:'|\\\\?\\z))\
            |(?<text>(?:\\b(?:[bBxXnN]|[uU]&))?'(?:[^']|'')*(?:'|\\z))\
            |(?<dollar>\\$(?<tag>[A-Za-z_]\\w*|)\\$.*?(?:\\$\\k<tag>\\$|\\z))\
            |(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)\
            |(?<number>0[xX][0-9a-fA-F_]+|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d+)(?:[eE][+-]?\\d+)?)\
            |(?<space>\\s+)""", Pattern.DOTALL);

    private Redactor() {}

    static String redact(String statement) {
        Matcher matcher = PART.matcher(statement);
        StringBuilder out = new StringBuilder(statement.length());
        while (matcher.find()) {
            String replacement;
            if (matcher.group("comment") != null || matcher.group("space") != null) {
                replacement = " ";
            } else if (matcher.group("quoted") != null || matcher.group("word") != null) {
                replacement = matcher.group();
            } else {
                replacement = "?";
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement));
        }
        matcher.appendTail(out);
        return out.toString().replaceAll(" {2,}", " ").strip();
    }
}
