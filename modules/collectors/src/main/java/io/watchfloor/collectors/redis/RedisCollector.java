package io.watchfloor.collectors.redis;

import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Rate;
import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.RedisEndpoint;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Systems.Redis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Memory, evictions and commands of Redis, from `INFO`.
public final class RedisCollector implements Collector {
    private final Source source;
    private final RedisEndpoint endpoint;
    private final Rate evicted = new Rate();
    private final Rate commands = new Rate();

    public RedisCollector(Redis redis) {
        this.source = new Source("redis/" + redis.address(), Layer.REDIS, Duration.ofSeconds(2));
        this.endpoint = new RedisEndpoint(redis);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException {
        Map<String, String> info = fields(endpoint.info());
        Instant at = clock.instant();
        Samples samples = new Samples(source, at, null);
        number(info, "used_memory")
                .ifPresent(bytes -> samples.add(SignalKey.of(SignalNames.REDIS_MEMORY), bytes, Unit.BYTES));
        number(info, "maxmemory").stream()
                .filter(bytes -> bytes > 0)
                .forEach(bytes -> samples.add(SignalKey.of(SignalNames.REDIS_MEMORY_MAX), bytes, Unit.BYTES));
        rate(info, "evicted_keys", evicted, at)
                .ifPresent(value -> samples.add(SignalKey.of(SignalNames.REDIS_EVICTED), value, Unit.PER_SECOND));
        rate(info, "total_commands_processed", commands, at)
                .ifPresent(value -> samples.add(SignalKey.of(SignalNames.REDIS_COMMANDS), value, Unit.PER_SECOND));
        return List.of(samples.read(Reading.Cost.NONE));
    }

    private static OptionalDouble rate(Map<String, String> info, String field, Rate rate, Instant at) {
        OptionalDouble counter = number(info, field);
        return counter.isEmpty() ? counter : rate.perSecond(counter.getAsDouble(), at);
    }

    private static OptionalDouble number(Map<String, String> info, String field) {
        String text = info.get(field);
        return text == null || !text.matches("\\d{1,18}")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text));
    }

    private static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return fields;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
