package io.watchfloor.collectors.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of `pg_locks`.
///
/// @param owner the virtual transaction that holds or awaits it: a prepared transaction keeps the one it was made in
/// @param pid   absent for a prepared transaction
record LockRow(Key key, String owner, @Nullable Integer pid, String mode, Grant grant) {
    /// Whether it is held; else, since when it is awaited, absent in the first instants.
    record Grant(boolean granted, @Nullable Instant waitStart) {}

    /// What is locked. Numbers are 0 and texts empty where the type has no such part; page and tuple then are -1.
    record Key(String type, Place place, String transaction, Named named) {}

    record Place(long database, long relation, long page, int tuple) {}

    record Named(long classId, long objectId, int part) {}

    static List<LockRow> read(ResultSet rows) throws SQLException {
        List<LockRow> read = new ArrayList<>();
        while (rows.next()) {
            read.add(row(rows));
        }
        return read;
    }

    private static LockRow row(ResultSet rows) throws SQLException {
        long page = rows.getLong(4);
        boolean paged = !rows.wasNull();
        int tuple = rows.getInt(5);
        boolean tupled = !rows.wasNull();
        String virtual = rows.getString(6);
        String transaction = rows.getString(7);
        Place place = new Place(rows.getLong(2), rows.getLong(3), paged ? page : -1, tupled ? tuple : -1);
        Key key = new Key(
                Objects.requireNonNullElse(rows.getString(1), ""),
                place,
                virtual == null ? Objects.requireNonNullElse(transaction, "") : virtual,
                new Named(rows.getLong(8), rows.getLong(9), rows.getInt(10)));
        int pid = rows.getInt(12);
        Integer holder = rows.wasNull() ? null : pid;
        return new LockRow(
                key,
                Objects.requireNonNullElse(rows.getString(11), ""),
                holder,
                Objects.requireNonNullElse(rows.getString(13), ""),
                new Grant(rows.getBoolean(14), ActivityRows.instant(rows, "waitstart")));
    }

    /// Whether it names one row of a table.
    boolean ofRow() {
        return key.place().tuple() >= 0;
    }
}
