package io.watchfloor.mitigation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes up a value of every kind of record, so that a new action is tried without anybody thinking of it.
final class Samples {
    private final boolean absent;
    private int count;

    /// @param absent whether what may be absent is
    Samples(boolean absent) {
        this.absent = absent;
    }

    /// One of every action there is.
    static List<Action> actions(boolean absent) {
        List<Action> actions = new ArrayList<>();
        for (Class<?> each : Action.class.getPermittedSubclasses()) {
            actions.add((Action) new Samples(absent).record(each));
        }
        return actions;
    }

    Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            types[index] = components[index].getType();
            boolean none = absent && components[index].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[index] = none ? null : value(components[index].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("no sample of " + type, broken);
        }
    }

    private Object value(Type type) {
        count++;
        if (type instanceof ParameterizedType of) {
            Type last = of.getActualTypeArguments()[of.getActualTypeArguments().length - 1];
            return of.getRawType().equals(List.class)
                    ? List.of(value(last), value(last))
                    : Map.of("pods", value(last), "requests.cpu", value(last));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[plain.getEnumConstants().length - 1];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> "text " + count + " with = : \"marks\"\nand more";
            case "int", "Integer" -> 1 + count;
            case "long" -> (1L << 40) + count;
            case "double" -> 0.25 + count;
            case "boolean" -> true;
            case "Instant" -> Instant.parse("2026-11-28T01:53:49.123456Z").plusSeconds(count);
            // A pool is paused for at most ten seconds.
            case "Duration" -> Duration.ofMillis(1500);
            default -> throw new IllegalStateException("no sample of " + plain);
        };
    }
}
