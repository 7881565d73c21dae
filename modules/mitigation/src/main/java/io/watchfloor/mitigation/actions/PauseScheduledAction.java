package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Switch an Odoo scheduled action off. A run in flight goes on and holds its row.
///
/// @param id       of the row in `ir_cron`
/// @param nextCall when it was due, as the database says
public record PauseScheduledAction(String server, String database, int id, String name, Was nextCall)
        implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "pause-scheduled-action";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("odoo/" + server + "/" + database + "/ir_cron/" + id);
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
