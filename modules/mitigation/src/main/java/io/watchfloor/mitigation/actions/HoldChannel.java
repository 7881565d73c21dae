package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Hold a channel of `queue_job`: what is queued waits, what runs goes on.
///
/// @param earlier what the channel had before
public record HoldChannel(String server, String database, String channel, Was earlier) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "hold-channel";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("odoo/" + server + "/" + database + "/channel/" + channel);
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
