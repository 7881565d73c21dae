package io.watchfloor.diagnosis;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something to do, or not to do.
///
/// @param mitigation slug: `pause-batch`, `terminate-session`, `add-workers`, …
/// @param text       title for the screen; `reason` is the sentence under it
public record Advice(String mitigation, Target target, String text, String reason, Effect effect) {

    /// What it would be done to. `object` is the CronJob's, Deployment's or session's name.
    ///
    /// @param workflow the workflow's slug, where it is one
    /// @param session  exactly which session, where it is one and its sample is known
    public record Target(
            @Nullable String tenant,
            @Nullable String workflow,
            String object,
            @Nullable SessionIdentity session) {
        /// Something that is no session.
        public Target(@Nullable String tenant, @Nullable String workflow, String object) {
            this(tenant, workflow, object, null);
        }
    }

    /// What it frees: sessions in all, and by workflow slug.
    public record Effect(int sessions, Map<String, Integer> byWorkflow) {
        /// Frees nothing.
        public static final Effect NONE = new Effect(0, Map.of());

        public Effect {
            byWorkflow = Map.copyOf(byWorkflow);
        }
    }
}
