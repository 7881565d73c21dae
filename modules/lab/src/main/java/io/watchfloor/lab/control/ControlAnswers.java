package io.watchfloor.lab.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.lab.ingress.Ingress;
import io.watchfloor.lab.ingress.Measured;
import io.watchfloor.lab.ingress.Router;
import io.watchfloor.lab.scenario.Calm;
import io.watchfloor.lab.scenario.Scenario;
import io.watchfloor.lab.scenario.ScenarioPlayer;
import io.watchfloor.lab.scenario.Scenarios;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the control endpoint answers, by method and path.
public final class ControlAnswers {
    private static final Pattern SECONDS = Pattern.compile("seconds=(\\d{1,4})");
    private static final int SECONDS_OTHERWISE = 10;

    private final ScenarioPlayer player;
    private final Ingress ingress;
    private final Calm calm;
    private final Servers servers;
    private final InstantSource clock;

    /// The servers of the lab.
    ///
    /// @param state tells where they are
    public record Servers(Supplier<ObjectNode> state, PairAnswers pair) {}

    public ControlAnswers(ScenarioPlayer player, Ingress ingress, Calm calm, Servers servers, InstantSource clock) {
        this.player = player;
        this.ingress = ingress;
        this.calm = calm;
        this.servers = servers;
        this.clock = clock;
    }

    /// Empty where there is nothing under that path.
    Optional<JsonNode> answer(String method, String path, Optional<String> query) {
        if (method.equals("GET") && path.equals("/scenario")) {
            return Optional.of(scenario());
        }
        if (method.equals("POST") && path.startsWith("/scenario/")) {
            player.start(Scenarios.shipped(known(path.substring("/scenario/".length()))));
            return Optional.of(scenario());
        }
        if (method.equals("DELETE") && path.equals("/scenario")) {
            player.stop();
            return Optional.of(scenario());
        }
        if (method.equals("GET") && path.startsWith("/clock/")) {
            return clock(path.substring("/clock/".length()), seconds(query));
        }
        if (method.equals("GET") && path.equals("/state")) {
            return Optional.of(servers.state().get());
        }
        return servers.pair().answer(method, path, query);
    }

    private static String known(String name) {
        if (!Scenarios.KNOWN.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown scenario '" + name + "' (known: " + String.join(", ", Scenarios.KNOWN) + ")");
        }
        return name;
    }

    private JsonNode scenario() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Optional<ScenarioPlayer.Playing> playing = player.playing();
        if (playing.isPresent()) {
            Scenario scenario = playing.get().scenario();
            describe(answer.putObject("running"), scenario)
                    .put("elapsedSeconds", rounded(playing.get().seconds()))
                    .put("phase", scenario.phase(playing.get().seconds()));
        } else {
            answer.putNull("running");
        }
        ArrayNode known = answer.putArray("known");
        Scenarios.KNOWN.forEach(name -> describe(known.addObject(), Scenarios.shipped(name)));
        return answer;
    }

    private static ObjectNode describe(ObjectNode into, Scenario scenario) {
        return into.put("name", scenario.name())
                .put("title", scenario.text().title())
                .put("story", scenario.text().story())
                .put("simulated", scenario.text().simulated())
                .put("durationSeconds", scenario.duration().toSeconds());
    }

    private static int seconds(Optional<String> query) {
        if (query.isEmpty()) {
            return SECONDS_OTHERWISE;
        }
        Matcher matcher = SECONDS.matcher(query.get());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected ?seconds=N");
        }
        return Math.max(1, Integer.parseInt(matcher.group(1)));
    }

    private Optional<JsonNode> clock(String workflow, int seconds) {
        List<Router> routers = ingress.routers().stream()
                .filter(router -> router.route().workflow().equals(workflow))
                .toList();
        if (routers.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("workflow", workflow)
                .put("seconds", seconds)
                .put("at", clock.instant().toString());
        fill(answer.putObject("all"), Measured.last(routers, seconds), calm.steady(workflow));
        ObjectNode tenants = answer.putObject("tenants");
        for (Router router : routers) {
            fill(
                    tenants.putObject(router.route().tenant()),
                    Measured.last(List.of(router), seconds),
                    calm.steady(router));
        }
        return Optional.of(answer);
    }

    private static void fill(ObjectNode into, Measured measured, OptionalDouble steady) {
        into.put("answered", measured.answered()).put("failed", measured.failed());
        put(into, "p50", measured.p50());
        put(into, "p95", measured.p95());
        put(into, "steadyP95", steady);
        into.put("open", measured.waiting().open())
                .put("queued", measured.waiting().queued())
                .put("oldestSeconds", rounded(measured.waiting().oldestSeconds()));
    }

    private static void put(ObjectNode into, String name, OptionalDouble value) {
        if (value.isPresent()) {
            into.put(name, rounded(value.getAsDouble()));
        } else {
            into.putNull(name);
        }
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
