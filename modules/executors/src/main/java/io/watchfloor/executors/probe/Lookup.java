package io.watchfloor.executors.probe;

import io.watchfloor.mitigation.drill.DrillGround.Found;
import io.watchfloor.mitigation.drill.DrillGround.Keys;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Looks keys up one by one, in portions.
record Lookup(Connection connection, String kept, String plan) {
    private static final int PORTION = 5_000;

    Found find(String node, Keys keys) throws SQLException {
        long began = System.nanoTime();
        SortedSet<Long> missing = new TreeSet<>(keys.acknowledged());
        missing.removeAll(kept(keys.acknowledged()));
        return new Found(node, missing, kept(keys.unknown()), Duration.ofNanos(System.nanoTime() - began));
    }

    private SortedSet<Long> kept(SortedSet<Long> keys) throws SQLException {
        SortedSet<Long> there = new TreeSet<>();
        List<Long> all = new ArrayList<>(keys);
        for (int from = 0; from < all.size(); from += PORTION) {
            List<Long> portion = all.subList(from, Math.min(all.size(), from + PORTION));
            Array array = connection.createArrayOf("bigint", portion.toArray());
            try (PreparedStatement statement = connection.prepareStatement(kept)) {
                statement.setString(1, plan);
                statement.setArray(2, array);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        there.add(rows.getLong(1));
                    }
                }
            } finally {
                array.free();
            }
        }
        return there;
    }
}
