package io.watchfloor.signals.statements;

import io.watchfloor.signals.statements.Level.Place;
import io.watchfloor.signals.statements.StatementTables.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Walks over the tokens of a statement once and notes its tables, level by level of parentheses.
final class TableScan {
    private final List<Token> tokens;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Set<String> queries = new HashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> qualifiers = new LinkedHashSet<>();
    private Kind kind = Kind.OTHER;
    private boolean kindKnown;
    private boolean fromSeen;
    private boolean single = true;
    private int parameters;
    private int at;

    TableScan(List<Token> tokens) {
        this.tokens = tokens;
        levels.push(new Level(Place.FRESH));
        int first = 0;
        while (token(first).is("(")) {
            first++;
        }
        Token verb = token(first);
        // EXPLAIN, DECLARE, COPY and others hold statements, but are none that reads or writes rows itself.
        kindKnown = !Keywords.VERBS.contains(verb.text()) || verb.kind() != Token.Kind.WORD;
    }

    StatementTables scan(boolean closed) {
        while (at < tokens.size()) {
            step();
        }
        boolean whole = closed && single && levels.size() == 1;
        while (!levels.isEmpty()) {
            close();
        }
        read.removeAll(written);
        // A list of columns that was cut off before FROM still names its tables, as columns are qualified by them.
        boolean cutOff = kind == Kind.SELECT && written.isEmpty() && read.isEmpty() && !fromSeen && !whole;
        return new StatementTables(kind, written, cutOff ? qualifiers : read, parameters, whole);
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.END;
    }

    private Level level() {
        return levels.element();
    }

    private void step() {
        Token token = token(at);
        switch (token.kind()) {
            case SYMBOL -> symbol(token);
            case PARAMETER -> {
                String number = token.text().substring(1);
                parameters = Math.max(parameters, number.length() > 5 ? 0 : Integer.parseInt(number));
                at++;
            }
            case LITERAL -> at++;
            case WORD -> {
                if (!keyword(token.text())) {
                    name();
                }
            }
            case QUOTED -> name();
        }
    }

    private void symbol(Token token) {
        at++;
        Level level = level();
        switch (token.text()) {
            case "(" -> open(level);
            case ")" -> {
                if (levels.size() > 1) {
                    close();
                }
            }
            case "," -> {
                if (level.place == Place.FROM) {
                    level.place = Place.TABLE;
                }
            }
            case ";" -> single &= at >= tokens.size();
            default -> {
                // Operators mean nothing here.
            }
        }
    }

    private void open(Level above) {
        boolean tables = above.place == Place.TABLE;
        Level level = new Level(tables ? Place.TABLE : Place.FRESH);
        if (above.place == Place.QUERY_NAME) {
            level.defines = above.defines;
            above.defines = null;
        }
        if (tables) {
            above.place = Place.FROM;
        }
        levels.push(level);
    }

    private void close() {
        Level level = levels.pop();
        read.addAll(level.read);
        String defined = level.defines;
        if (defined != null) {
            queries.add(defined);
        }
    }

    /// Whether the word was a keyword that is dealt with.
    private boolean keyword(String word) {
        Level level = level();
        switch (word) {
            case "with" -> {
                if (level.place != Place.FRESH && level.place != Place.TABLE) {
                    return false;
                }
                level.place = Place.QUERY_NAME;
                level.recursive = token(at + 1).is("recursive");
                at += level.recursive ? 2 : 1;
            }
            case "select" -> begin(Kind.SELECT, Place.ELSEWHERE, 1);
            case "values" -> begin(Kind.VALUES, Place.ELSEWHERE, 1);
            case "insert", "merge" -> {
                if (!token(at + 1).is("into")) {
                    return false;
                }
                begin(word.equals("insert") ? Kind.INSERT : Kind.MERGE, Place.TARGET, 2);
            }
            case "delete" -> {
                if (!token(at + 1).is("from")) {
                    return false;
                }
                begin(Kind.DELETE, Place.TARGET, 2);
            }
            case "update" -> update();
            case "from", "using" -> from(word);
            case "join" -> {
                level.place = Place.TABLE;
                at++;
            }
            case "truncate",
                    "lock",
                    "alter",
                    "vacuum",
                    "analyze",
                    "reindex",
                    "cluster",
                    "create",
                    "drop",
                    "copy",
                    "refresh" -> {
                return command(word);
            }
            default -> {
                return other(word, level);
            }
        }
        return true;
    }

    private boolean other(String word, Level level) {
        if (level.place == Place.FROM && Keywords.END_OF_FROM.contains(word)) {
            level.place = Place.ELSEWHERE;
            at++;
            return true;
        }
        // ONLY and LATERAL stand before what is named.
        boolean before = (word.equals("only") || word.equals("lateral") || word.equals("table"))
                && (level.place == Place.TABLE || level.place == Place.TARGET);
        at += before ? 1 : 0;
        return before;
    }

    private void begin(Kind begun, Place place, int words) {
        Level level = level();
        // INSERT … SELECT and WITH … INSERT: the first verb outside of WITH says what it is.
        if (levels.size() == 1 && !kindKnown) {
            kind = begun;
            kindKnown = true;
        } else if (levels.stream().allMatch(each -> each.place == Place.FRESH) && !kindKnown) {
            kind = begun;
            kindKnown = true;
        }
        level.place = place;
        level.query = true;
        at += words;
    }

    private void update() {
        Token before = token(at - 1);
        if (before.is("for") || before.is("key")) {
            lock();
        } else if (before.is("do") || before.is("then") || before.is("on") || before.is(",")) {
            at++;
        } else {
            begin(Kind.UPDATE, Place.TARGET, 1);
        }
    }

    /// FOR UPDATE and FOR NO KEY UPDATE lock the rows of this level's tables, or of those that OF names.
    private void lock() {
        Level level = level();
        at++;
        if (token(at).is("of")) {
            do {
                at++;
                String named = token(at).text();
                written.add(level.aliases.getOrDefault(named, named));
                at++;
            } while (token(at).is(","));
        } else {
            written.addAll(level.read);
        }
    }

    private void from(String word) {
        Level level = level();
        boolean expression = token(at - 1).is("distinct")
                && (token(at - 2).is("is") || token(at - 2).is("not"));
        // JOIN … USING names columns, DELETE and MERGE … USING tables, which follow their target.
        boolean columns = word.equals("using") && level.place == Place.FROM;
        boolean begins = token(at + 1).isName() || token(at + 1).is("(");
        fromSeen |= level.query && !expression && !columns;
        if (level.query && begins && !expression && !columns) {
            level.place = Place.TABLE;
            level.seenFrom = true;
        }
        at++;
    }

    /// Commands that change tables as a whole.
    private boolean command(String word) {
        if (at != 0) {
            return false;
        }
        at++;
        boolean index = false;
        while (token(at).kind() == Token.Kind.WORD
                && Keywords.SKIPPED.contains(token(at).text())) {
            index |= token(at).is("index");
            at++;
        }
        if (index && word.equals("create")) {
            while (at < tokens.size() && !token(at).is("on")) {
                at++;
            }
            at++;
        }
        level().place = index && !word.equals("create") ? Place.ELSEWHERE : Place.TARGET;
        return true;
    }

    private void name() {
        int start = at;
        String first = token(at).text();
        String last = first;
        boolean qualified = false;
        while (token(at + 1).is(".") && token(at + 2).isName()) {
            first = qualified ? first : last;
            at += 2;
            last = token(at).text();
            qualified = true;
        }
        at++;
        Level level = level();
        switch (level.place) {
            case TABLE -> table(level, qualified ? first : "", last);
            case TARGET -> {
                written.add(named(qualified ? first : "", last));
                level.place = Place.ELSEWHERE;
            }
            case QUERY_NAME -> queryName(level, last);
            case FRESH, FROM, ELSEWHERE -> {
                if (qualified && level.query && !level.seenFrom) {
                    qualifiers.add(token(start).text());
                }
                level.place = level.place == Place.FRESH ? Place.ELSEWHERE : level.place;
            }
        }
    }

    private void table(Level level, String schema, String name) {
        level.place = Place.FROM;
        if (token(at).is("(")) {
            // A function; its arguments are no tables.
            return;
        }
        String alias = alias();
        if (schema.isEmpty() && queries.contains(name)) {
            return;
        }
        level.read.add(named(schema, name));
        level.aliases.put(alias.isEmpty() ? name : alias, named(schema, name));
    }

    private String alias() {
        int next = token(at).is("as") ? at + 1 : at;
        Token token = token(next);
        boolean taken = token.kind() == Token.Kind.WORD
                && (Keywords.NOT_AN_ALIAS.contains(token.text()) || Keywords.END_OF_FROM.contains(token.text()));
        if (!token.isName() || taken) {
            return "";
        }
        at = next + 1;
        return token.text();
    }

    private static String named(String schema, String name) {
        return schema.isEmpty() || schema.equals("public") ? name : schema + "." + name;
    }

    private void queryName(Level level, String name) {
        if (name.equals("as") || name.equals("not") || name.equals("materialized")) {
            return;
        }
        level.defines = name;
        if (level.recursive) {
            queries.add(name);
        }
        if (token(at).is("(")) {
            // A list of columns.
            while (at < tokens.size() && !token(at).is(")")) {
                at++;
            }
            at++;
        }
    }
}
