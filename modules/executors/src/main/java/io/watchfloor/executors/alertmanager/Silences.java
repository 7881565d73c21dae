package io.watchfloor.executors.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.connections.ActingHttp.Reply;
import io.watchfloor.executors.http.Asking;
import io.watchfloor.executors.http.Json;
import io.watchfloor.executors.postgres.Outcomes;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.SilenceAlert;
import io.watchfloor.mitigation.actions.SilenceAlert.Matcher;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Silences alerts in Alertmanager. Each silence names its plan and has an end that Alertmanager itself keeps; an undo
/// expires it.
///
/// @param who the login's name, empty where Alertmanager asks for none
record Silences(Asking alertmanager, String who) implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Silences.class);
    private static final Duration WRITING = Duration.ofSeconds(8);
    private static final String SILENCES = "/api/v2/silences";

    @Override
    public boolean handles(Action action) {
        return action instanceof SilenceAlert;
    }

    private static SilenceAlert silence(Plan plan) {
        return (SilenceAlert) plan.action();
    }

    private static String mark(Plan plan) {
        return "[watchfloor " + plan.id() + "]";
    }

    @Override
    public Look look(Action action) {
        SilenceAlert silence = (SilenceAlert) action;
        String filter = silence.matchers().stream()
                .map(matcher -> "filter=" + URLEncoder.encode(matcher.text(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            List<String> alerts = new ArrayList<>();
            for (JsonNode alert : alertmanager.get("/api/v2/alerts?active=true&silenced=false&" + filter)) {
                alerts.add(alert.at("/labels/alertname").asText("unnamed"));
            }
            String now = alerts.isEmpty()
                    ? "No alert that fires now matches."
                    : alerts.size() + " of the alerts that fire now match: "
                            + alerts.stream().distinct().sorted().collect(Collectors.joining(", ")) + ".";
            return new Look.Seen(action, List.of(now));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    @Override
    public Check permitted(Plan plan) {
        String name = "permission";
        try {
            alertmanager.get("/api/v2/status");
            return who.isEmpty()
                    ? new Check(name, Result.NOT_OFFERED, "Alertmanager asks nobody who they are", "")
                    : new Check(name, Result.PASSED, "the login of " + who + " is accepted", who);
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    @Override
    public Check rehearse(Plan plan) {
        return new Check("dry run", Result.NOT_OFFERED, "Alertmanager has no dry run", "");
    }

    @Override
    public Outcome carryOut(Approved approved) {
        Plan plan = approved.plan();
        try {
            return switch (approved.direction()) {
                case DO -> begin(plan, approved.until());
                case UNDO -> expire(plan);
            };
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether it is silenced is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    private Outcome begin(Plan plan, Instant until) throws Trouble {
        List<JsonNode> ours = ours(plan);
        if (!ours.isEmpty()) {
            return new Outcome.Done(ours.stream().map(Silences::line).toList());
        }
        Reply reply = alertmanager.send("POST", SILENCES, body(plan, until), WRITING);
        return switch (reply) {
            case Reply.Answer answer
            when answer.status() == 200 -> {
                List<JsonNode> made = ours(plan);
                yield made.isEmpty()
                        ? new Outcome.Failed("Alertmanager took the silence and shows none: look at its log")
                        : new Outcome.Done(made.stream().map(Silences::line).toList());
            }
            case Reply.Answer answer -> new Outcome.Failed(alertmanager.refusal(answer) + "; nothing was changed");
            case Reply.NotSent not -> new Outcome.Failed(not.text() + "; nothing was changed");
            case Reply.NoAnswer none -> Outcomes.unknown(none.text() + "; whether it is silenced is not known");
        };
    }

    private ObjectNode body(Plan plan, Instant until) {
        ObjectNode body = Json.object();
        ArrayNode matchers = body.putArray("matchers");
        for (Matcher matcher : silence(plan).matchers()) {
            matchers.addObject()
                    .put("name", matcher.name())
                    .put("value", matcher.value())
                    .put("isRegex", matcher.regex())
                    .put("isEqual", true);
        }
        String comment = silence(plan).comment();
        return body.put("startsAt", plan.scope().planned().toString())
                .put("endsAt", until.toString())
                .put("createdBy", who.isEmpty() ? "watchfloor" : who)
                .put("comment", (comment.isBlank() ? "" : comment + " ") + mark(plan));
    }

    private Outcome expire(Plan plan) throws Trouble {
        List<JsonNode> ours = ours(plan);
        if (ours.isEmpty()) {
            return new Outcome.MovedOn("no silence of this plan is active any more");
        }
        for (JsonNode each : ours) {
            Reply reply = alertmanager.send(
                    "DELETE", "/api/v2/silence/" + each.path("id").asText(), null, WRITING);
            switch (reply) {
                case Reply.Answer answer -> {
                    if (answer.status() != 200 && answer.status() != 404) {
                        return new Outcome.Failed(alertmanager.refusal(answer));
                    }
                }
                case Reply.NotSent not -> {
                    return new Outcome.Failed(not.text() + "; nothing was changed");
                }
                case Reply.NoAnswer none -> {
                    return Outcomes.unknown(none.text() + "; whether the silence has expired is not known");
                }
            }
        }
        return ours(plan).isEmpty()
                ? new Outcome.Done(ours.stream()
                        .map(each -> "silence " + each.path("id").asText() + " has expired")
                        .toList())
                : new Outcome.Failed("Alertmanager took the request and the silence is still active");
    }

    /// The silences of a plan that hold or will.
    private List<JsonNode> ours(Plan plan) throws Trouble {
        List<JsonNode> ours = new ArrayList<>();
        for (JsonNode each : alertmanager.get(SILENCES)) {
            boolean holds = !each.at("/status/state").asText().equals("expired");
            if (holds && each.path("comment").asText("").endsWith(mark(plan))) {
                ours.add(each);
            }
        }
        return ours;
    }

    private static String line(JsonNode silence) {
        return "silence " + silence.path("id").asText() + " is "
                + silence.at("/status/state").asText() + " until "
                + silence.path("endsAt").asText();
    }

    @Override
    public Standing standing(Plan plan) {
        try {
            List<JsonNode> ours = ours(plan);
            return ours.isEmpty()
                    ? new Standing.NotDone("no silence of this plan is active")
                    : new Standing.Done(ours.stream().map(Silences::line).toList());
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    /// Raises an alert for each: what is forgotten is called out by the estate's own means. Alertmanager ends it
    /// when it is not raised again within its `resolve_timeout`; times are left to its own clock.
    @Override
    public void alarm(List<Mitigation> overdue) {
        if (overdue.isEmpty()) {
            return;
        }
        ArrayNode alerts = Json.array();
        for (Mitigation each : overdue) {
            ObjectNode alert = alerts.addObject();
            alert.putObject("labels")
                    .put("alertname", "WatchfloorMitigationOverdue")
                    .put("severity", "critical")
                    .put("mitigation", each.plan().action().slug())
                    .put("plan", each.plan().id());
            alert.putObject("annotations")
                    .put("summary", each.plan().title() + " is past its end and may still be in force");
        }
        try {
            if (!(alertmanager.send("POST", "/api/v2/alerts", alerts, WRITING) instanceof Reply.Answer answer)
                    || answer.status() != 200) {
                LOG.error("Alertmanager took no alarm over {} overdue mitigations", overdue.size());
            }
        } catch (Trouble trouble) {
            LOG.error("no alarm over {} overdue mitigations: {}", overdue.size(), trouble.text());
        }
    }

    @Override
    public void close() {
        alertmanager.http().close();
    }
}
