package io.watchfloor.signals.statements;

import io.watchfloor.signals.statements.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a statement into tokens by PostgreSQL's lexical rules (with `standard_conforming_strings` on). A text that
/// was cut off ends with `…`; the word that it was cut off in is left out, as half a name may be another name.
final class Lexer {
    private static final String CUT_OFF = "…";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private boolean unclosed;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// The tokens, and whether the last one was cut off.
    record Cut(List<Token> tokens, boolean unclosed) {}

    static Cut cut(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            int start = lexer.at;
            lexer.next();
            boolean last = text.startsWith(CUT_OFF, lexer.at) && lexer.at + 1 == text.length();
            if (last && !Character.isWhitespace(text.charAt(start)) && lexer.endsWithName()) {
                lexer.tokens.removeLast();
            }
        }
        return new Cut(lexer.tokens, lexer.unclosed);
    }

    private boolean endsWithName() {
        return !tokens.isEmpty() && tokens.getLast().isName();
    }

    private void next() {
        char here = text.charAt(at);
        if (Character.isWhitespace(here)) {
            at++;
        } else if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (here == '\'') {
            quoted('\'', false);
            tokens.add(new Token(Kind.LITERAL, ""));
        } else if (here == '"') {
            name();
        } else if (here == '$') {
            dollar();
        } else if (Character.isDigit(here)
                || (here == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
            number();
        } else if (Character.isLetter(here) || here == '_') {
            word();
        } else {
            unclosed |= text.startsWith(CUT_OFF, at) && at + 1 == text.length();
            tokens.add(new Token(Kind.SYMBOL, String.valueOf(here)));
            at++;
        }
    }

    /// Comments of this kind hold others.
    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        unclosed |= depth > 0;
    }

    private void name() {
        boolean before = unclosed;
        String name = quoted('"', false);
        if (unclosed == before) {
            tokens.add(new Token(Kind.QUOTED, name));
        }
    }

    private String quoted(char quote, boolean escapes) {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char here = text.charAt(at);
            if (escapes && here == '\\') {
                at += 2;
            } else if (here != quote) {
                content.append(here);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                content.append(quote);
                at += 2;
            } else {
                at++;
                return content.toString();
            }
        }
        at = text.length();
        unclosed = true;
        return content.toString();
    }

    private void dollar() {
        int end = at + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end > at + 1) {
            tokens.add(new Token(Kind.PARAMETER, text.substring(at, end)));
            at = end;
            return;
        }
        while (end < text.length() && isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '$') {
            String tag = text.substring(at, end + 1);
            int close = text.indexOf(tag, end + 1);
            unclosed |= close < 0;
            at = close < 0 ? text.length() : close + tag.length();
            tokens.add(new Token(Kind.LITERAL, ""));
        } else {
            tokens.add(new Token(Kind.SYMBOL, "$"));
            at++;
        }
    }

    private void number() {
        while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        tokens.add(new Token(Kind.LITERAL, ""));
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean quoteFollows = at < text.length() && text.charAt(at) == '\'';
        if (quoteFollows && (word.equals("e") || word.equals("b") || word.equals("x") || word.equals("n"))) {
            quoted('\'', word.equals("e"));
            tokens.add(new Token(Kind.LITERAL, ""));
        } else if (word.equals("u") && text.startsWith("&'", at)) {
            at++;
            quoted('\'', false);
            tokens.add(new Token(Kind.LITERAL, ""));
        } else if (word.equals("u") && text.startsWith("&\"", at)) {
            at++;
            name();
        } else {
            tokens.add(new Token(Kind.WORD, word));
        }
    }

    private static boolean isWordPart(char each) {
        return Character.isLetterOrDigit(each) || each == '_' || each == '$';
    }
}
