package io.watchfloor.app.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One measured figure against its limit. A figure that was not measured has no value and does not hold.
///
/// @param unit  `s`, `ms`, `ms/s`, `ms/look`, `ticks`, `connections`, `differences`, `ratio`
/// @param limit the most it may be
/// @param peer  what another program was measured at, side by side
public record Figure(
        String name,
        double value,
        String unit,
        double limit,
        @Nullable Peer peer) {
    /// Another program and its value.
    public record Peer(String name, double value) {}

    /// A figure without a peer.
    public Figure(String name, double value, String unit, double limit) {
        this(name, value, unit, limit, null);
    }

    /// Whether it was measured and is within its limit.
    public boolean holds() {
        return value <= limit;
    }

    ObjectNode json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("figure", name);
        put(line, "value", value);
        line.put("unit", unit).put("limit", limit).put("holds", holds());
        if (peer != null) {
            line.put("peer", peer.name());
            put(line, "peerValue", peer.value());
            put(line, "ratio", value / peer.value());
        }
        return line;
    }

    private static void put(ObjectNode line, String field, double number) {
        if (Double.isFinite(number)) {
            line.put(field, Math.round(number * 10_000) / 10_000.0);
        } else {
            line.putNull(field);
        }
    }

    String text() {
        String beside = peer == null ? "" : "  (%s: %.3f)".formatted(peer.name(), peer.value());
        return "%-44s %10.3f %-12s limit %-8s %s%s"
                .formatted(name, value, unit, limit, holds() ? "holds" : "FALLS SHORT", beside);
    }
}
