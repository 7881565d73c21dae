package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Statement;
import org.jspecify.annotations.Nullable;

/// What one or more sessions have in common in a sample. Sessions idle in transaction differ in nothing else.
record Combination(
        WaitClass waitClass,
        String event,
        @Nullable String tenant,
        @Nullable String workflow,
        @Nullable Statement statement) {
    static final Combination IDLE = new Combination(WaitClass.IDLE_IN_TRANSACTION, "", null, null, null);
}
