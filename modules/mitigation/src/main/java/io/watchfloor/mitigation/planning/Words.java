package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Plan;
import java.time.Duration;

/// Words and lines that plans of several kinds share.
public final class Words {
    private Words() {}

    /// `20 min`, `2 h`, `45 s`.
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /// `nord/recon`.
    public static String name(Action.Workload workload) {
        return workload.namespace() + "/" + workload.name();
    }

    /// A guard that lets it through.
    public static Check passed(String name, String text) {
        return new Check(name, Result.PASSED, text, "");
    }

    /// A guard that stands against it.
    public static Check failed(String name, String text) {
        return new Check(name, Result.FAILED, text, "");
    }

    static Plan.Change mark(String object, String plan) {
        return new Plan.Change(
                object,
                "metadata.annotations[" + Action.PAUSED_BY + "]",
                "",
                plan,
                "so that only what this plan changed is put back");
    }

    static String sessions(int count) {
        return count == 1 ? "1 session" : count + " sessions";
    }
}
