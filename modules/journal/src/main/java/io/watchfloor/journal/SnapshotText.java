package io.watchfloor.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Fact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A snapshot as one line of JSON and back, without loss: what is replayed is what was judged.
final class SnapshotText {
    private static final ObjectMapper JSON = mapper();

    private SnapshotText() {}

    private static ObjectMapper mapper() {
        SimpleModule times = new SimpleModule("times")
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse))
                .addDeserializer(Duration.class, new Parsed<>(Duration.class, Duration::parse));
        return JsonMapper.builder()
                .addModule(times)
                .visibility(PropertyAccessor.FIELD, Visibility.NONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    static String write(Snapshot snapshot) throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", snapshot.at().toString());
        node.put("tick", snapshot.tick().toString());
        node.set("samples", JSON.valueToTree(List.copyOf(snapshot.samples().values())));
        ArrayNode facts = node.putArray("facts");
        for (Fact fact : snapshot.facts()) {
            facts.addObject().put("kind", kind(fact)).set("fact", JSON.valueToTree(fact));
        }
        node.set("sources", JSON.valueToTree(List.copyOf(snapshot.sources().values())));
        return JSON.writeValueAsString(node);
    }

    static Snapshot read(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        Map<SignalKey, Sample> samples = new HashMap<>();
        for (JsonNode each : node.path("samples")) {
            Sample sample = JSON.treeToValue(each, Sample.class);
            samples.put(sample.key(), sample);
        }
        List<Fact> facts = new ArrayList<>();
        for (JsonNode each : node.path("facts")) {
            facts.add(
                    JSON.treeToValue(each.path("fact"), kindOf(each.path("kind").asText())));
        }
        Map<String, SourceHealth> sources = new HashMap<>();
        for (JsonNode each : node.path("sources")) {
            SourceHealth health = JSON.treeToValue(each, SourceHealth.class);
            sources.put(health.source().name(), health);
        }
        return new Snapshot(
                JSON.treeToValue(node.path("at"), Instant.class),
                JSON.treeToValue(node.path("tick"), Duration.class),
                samples,
                facts,
                sources);
    }

    private static String kind(Fact fact) {
        return fact.getClass().getSimpleName();
    }

    // Every kind of fact is a record of plain values: a new one is recorded without being named here.
    private static Class<? extends Fact> kindOf(String kind) throws JsonProcessingException {
        for (Class<?> each : Fact.class.getPermittedSubclasses()) {
            if (each.getSimpleName().equals(kind)) {
                return each.asSubclass(Fact.class);
            }
        }
        throw new UnknownKind(kind);
    }

    private static final class UnknownKind extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        UnknownKind(String kind) {
            super("no fact of kind '" + kind + "' is known to this version");
        }
    }

    private static final class Parsed<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) throws IOException {
            return parse.apply(value);
        }
    }
}
