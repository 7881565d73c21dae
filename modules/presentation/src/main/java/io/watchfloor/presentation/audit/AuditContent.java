package io.watchfloor.presentation.audit;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.journal.Recorded;
import java.util.List;

/// What the audit page shows at one moment.
///
/// @param lines newest first; of a story oldest first
/// @param total how many entries there are without filter and story
/// @param story the mitigation whose story it is, empty for all
record AuditContent(Seal seal, List<Line> lines, long matching, long total, String story) {
    AuditContent {
        lines = List.copyOf(lines);
    }

    /// How far the record can be trusted.
    record Seal(TileState state, String title, List<String> notes) {
        Seal {
            notes = List.copyOf(notes);
        }
    }

    /// One entry, in words.
    record Line(String key, Recorded recorded, Words words) {}

    record Words(String time, String console, String who, String text) {}
}
