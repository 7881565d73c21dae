package io.watchfloor.signals.statements;

/// One piece of a statement, without white space and comments.
///
/// @param text words in lower case, quoted names as they are meant, of literals nothing
record Token(Kind kind, String text) {
    enum Kind {
        WORD,
        QUOTED,
        LITERAL,
        PARAMETER,
        SYMBOL
    }

    static final Token END = new Token(Kind.SYMBOL, "");

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
