package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillResult.Measured;
import io.watchfloor.mitigation.drill.DrillResult.Occasion;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is handed on of a drill: the same content for people (Markdown) and for programs (JSON).
///
/// @param earlier drills of the same server, newest first
public record DrillReport(DrillResult result, List<DrillCheck> checks, List<DrillResult> earlier) {
    public DrillReport {
        checks = List.copyOf(checks);
        earlier = List.copyOf(earlier);
    }

    /// Writes both files, `drill-ID.md` and `.json`; answers the first.
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = result.occasion().id();
        Files.writeString(folder.resolve(name + ".json"), json(), StandardCharsets.UTF_8);
        return Files.writeString(folder.resolve(name + ".md"), markdown(), StandardCharsets.UTF_8);
    }

    /// For people.
    public String markdown() {
        Occasion occasion = result.occasion();
        Measured measured = result.measured();
        StringBuilder text = new StringBuilder(2000);
        text.append("# ")
                .append(occasion.kind() == DrillKind.FAILOVER ? "Failover" : "Switchover")
                .append(" drill, ")
                .append(occasion.server())
                .append(", ")
                .append(occasion.timing().prepared())
                .append("\n\n**")
                .append(words(result.verdict()))
                .append("**: ")
                .append(result.text())
                .append(".\n\n");
        if (occasion.kind() == DrillKind.SWITCHOVER) {
            text.append("A switchover proves no failover: the old leader handed over in good order.\n\n");
        }
        text.append("| | measured | target |\n|---|---|---|\n| write outage (RTO) | ")
                .append(seconds(measured.outage()))
                .append(" | ≤ ")
                .append(seconds(measured.targets().outage()))
                .append(" |\n| acknowledged writes lost (RPO) | ")
                .append(lost(measured.census()))
                .append(" | ")
                .append(measured.targets().lost())
                .append(" |\n\n");
        text.append("Led before: ")
                .append(occasion.leader())
                .append(". Begun by ")
                .append(
                        occasion.timing().operator().isEmpty()
                                ? "nobody"
                                : occasion.timing().operator())
                .append(".\nWrites: ")
                .append(measured.tally().acknowledged())
                .append(" acknowledged, ")
                .append(measured.tally().failed())
                .append(" failed, ")
                .append(measured.tally().unknown())
                .append(" sent without an answer");
        Census census = measured.census();
        if (census != null) {
            text.append(" (")
                    .append(census.unanswered().kept())
                    .append(" of them were there, ")
                    .append(census.unanswered().gone())
                    .append(" not).\nCounted on ")
                    .append(census.node())
                    .append(" at ")
                    .append(census.at())
                    .append(", each by its key");
            if (census.lost() > 0) {
                text.append("; lost keys: ").append(census.missing());
            }
        }
        text.append(".\n\n## Steps\n\n| step | after the act |\n|---|---|\n");
        for (DrillStep step : DrillStep.ALL) {
            text.append("| ")
                    .append(step.slug().replace('-', ' '))
                    .append(" | ")
                    .append(seconds(measured.steps().get(step)))
                    .append(" |\n");
        }
        text.append("\n## Checks before\n\n| | check | reason | limit |\n|---|---|---|---|\n");
        for (DrillCheck check : checks) {
            text.append("| ")
                    .append(check.go().name().replace('_', '-'))
                    .append(" | ")
                    .append(check.name())
                    .append(" | ")
                    .append(check.reason())
                    .append(" | ")
                    .append(check.limit())
                    .append(" |\n");
        }
        text.append(
                "\n## Earlier drills\n\n| at | kind | RTO | lost of acknowledged | target |\n|---|---|---|---|---|\n");
        for (DrillResult each : earlier) {
            text.append("| ")
                    .append(each.occasion().timing().prepared())
                    .append(" | ")
                    .append(each.occasion().kind().slug())
                    .append(" | ")
                    .append(seconds(each.measured().outage()))
                    .append(" | ")
                    .append(lost(each.measured().census()))
                    .append(" | ")
                    .append(words(each.verdict()))
                    .append(" |\n");
        }
        return text.toString();
    }

    /// For programs. Times are seconds; what was not measured is null.
    public String json() {
        Occasion occasion = result.occasion();
        Measured measured = result.measured();
        Census census = measured.census();
        JsonText json = new JsonText();
        json.open()
                .text("drill", occasion.id())
                .text("kind", occasion.kind().slug())
                .text("server", occasion.server())
                .text("leader", occasion.leader())
                .text("prepared", occasion.timing().prepared().toString())
                .text("operator", occasion.timing().operator())
                .text("verdict", result.verdict().name().toLowerCase(Locale.ROOT))
                .text("text", result.text())
                .seconds("rto", measured.outage())
                .seconds("rtoTarget", measured.targets().outage())
                .number("rpoTarget", measured.targets().lost())
                .number("acknowledged", measured.tally().acknowledged())
                .number("failed", measured.tally().failed())
                .number("unknown", measured.tally().unknown());
        if (census == null) {
            json.nothing("rpo").nothing("counted");
        } else {
            json.number("rpo", census.lost())
                    .object("counted")
                    .text("node", census.node())
                    .text("at", census.at().toString())
                    .number("asked", census.asked())
                    .numbers("missing", census.missing())
                    .number("unknownKept", census.unanswered().kept())
                    .number("unknownGone", census.unanswered().gone())
                    .close();
        }
        json.object("steps");
        measured.steps().forEach((step, at) -> json.seconds(step.slug(), at));
        json.close().list("checks");
        for (DrillCheck check : checks) {
            json.open()
                    .text("check", check.name())
                    .text("go", check.go().name().toLowerCase(Locale.ROOT))
                    .text("reason", check.reason())
                    .text("limit", check.limit())
                    .close();
        }
        json.end().list("earlier");
        for (DrillResult each : earlier) {
            Census counted = each.measured().census();
            json.open()
                    .text("drill", each.occasion().id())
                    .text("kind", each.occasion().kind().slug())
                    .text("prepared", each.occasion().timing().prepared().toString())
                    .seconds("rto", each.measured().outage());
            if (counted == null) {
                json.nothing("rpo");
            } else {
                json.number("rpo", counted.lost());
            }
            json.text("verdict", each.verdict().name().toLowerCase(Locale.ROOT)).close();
        }
        return json.end().close().toString();
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case MISSED -> "missed";
            case NOT_PROVEN -> "not proven";
            case ABORTED -> "aborted";
            case NO_GO -> "no-go, not begun";
        };
    }

    private static String lost(@Nullable Census census) {
        return census == null ? "not proven" : census.lost() + " of " + census.asked();
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "–" : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
