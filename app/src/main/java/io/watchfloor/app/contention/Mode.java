package io.watchfloor.app.contention;

import java.util.Set;

/// The modes of a table lock, written down here once more: what is measured must not be its own judge.
enum Mode {
    ACCESS_SHARE("ACCESS SHARE", "AccessShare"),
    ROW_SHARE("ROW SHARE", "RowShare"),
    ROW_EXCLUSIVE("ROW EXCLUSIVE", "RowExclusive"),
    SHARE_UPDATE_EXCLUSIVE("SHARE UPDATE EXCLUSIVE", "ShareUpdateExclusive"),
    SHARE("SHARE", "Share"),
    SHARE_ROW_EXCLUSIVE("SHARE ROW EXCLUSIVE", "ShareRowExclusive"),
    EXCLUSIVE("EXCLUSIVE", "Exclusive"),
    ACCESS_EXCLUSIVE("ACCESS EXCLUSIVE", "AccessExclusive");

    private final String sql;
    private final String text;

    Mode(String sql, String text) {
        this.sql = sql;
        this.text = text;
    }

    String sql() {
        return sql;
    }

    String text() {
        return text;
    }

    boolean excludes(Mode other) {
        return excluded().contains(other);
    }

    private Set<Mode> excluded() {
        return switch (this) {
            case ACCESS_SHARE -> Set.of(ACCESS_EXCLUSIVE);
            case ROW_SHARE -> Set.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
            case ROW_EXCLUSIVE -> Set.of(SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_UPDATE_EXCLUSIVE ->
                Set.of(SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE ->
                Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE_ROW_EXCLUSIVE ->
                Set.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE, ACCESS_EXCLUSIVE);
            case EXCLUSIVE ->
                Set.of(
                        ROW_SHARE,
                        ROW_EXCLUSIVE,
                        SHARE_UPDATE_EXCLUSIVE,
                        SHARE,
                        SHARE_ROW_EXCLUSIVE,
                        EXCLUSIVE,
                        ACCESS_EXCLUSIVE);
            case ACCESS_EXCLUSIVE -> Set.of(values());
        };
    }
}
