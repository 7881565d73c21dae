package io.watchfloor.lab.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.lab.postgres.Handover;
import io.watchfloor.lab.postgres.PostgresPair;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a cluster manager would be asked: to hand the leadership over, and, what none offers, to lose the leader.
public final class PairAnswers {
    private static final Pattern LEADER = Pattern.compile("leader=([0-9.]+:\\d{1,5})");

    private final PostgresPair pair;

    /// For this pair.
    public PairAnswers(PostgresPair pair) {
        this.pair = pair;
    }

    /// Empty where there is nothing under that path.
    ///
    /// @throws IllegalStateException when the pair is not as the caller thinks
    Optional<JsonNode> answer(String method, String path, Optional<String> query) {
        if (!method.equals("POST")) {
            return Optional.empty();
        }
        try {
            return switch (path) {
                case "/pair/switchover" -> Optional.of(switchover(leader(query)));
                case "/pair/kill" -> Optional.of(kill(leader(query)));
                default -> Optional.empty();
            };
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the pair could not be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the lab ends", e);
        }
    }

    private static String leader(Optional<String> query) {
        Matcher matcher = LEADER.matcher(query.orElse(""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected ?leader=HOST:PORT");
        }
        return matcher.group(1);
    }

    private JsonNode switchover(String leader) throws IOException, SQLException, InterruptedException {
        List<Handover.Step> steps = pair.switchover(leader);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("former", leader).put("leader", pair.primaryAddress());
        for (Handover.Step step : steps) {
            answer.withArray("steps").addObject().put("name", step.name()).put("milliseconds", step.milliseconds());
        }
        return answer;
    }

    private JsonNode kill(String leader) throws IOException, SQLException, InterruptedException {
        return JsonNodeFactory.instance.objectNode().put("killed", leader).put("pid", pair.kill(leader));
    }
}
