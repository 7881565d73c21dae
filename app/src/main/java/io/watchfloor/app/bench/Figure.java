package io.watchfloor.app.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One measured figure against its limit. A figure that was not measured has no value and does not hold.
///
/// @param unit  `s`, `ms/s`, `ticks`, `connections`, `ratio`
/// @param limit the most it may be
public record Figure(String name, double value, String unit, double limit) {
    /// Whether it was measured and is within its limit.
    public boolean holds() {
        return value <= limit;
    }

    ObjectNode json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("figure", name);
        if (Double.isNaN(value)) {
            line.putNull("value");
        } else {
            line.put("value", Math.round(value * 1000) / 1000.0);
        }
        return line.put("unit", unit).put("limit", limit).put("holds", holds());
    }

    String text() {
        return "%-44s %10.3f %-12s limit %-8s %s"
                .formatted(name, value, unit, limit, holds() ? "holds" : "FALLS SHORT");
    }
}
