package io.watchfloor.journal.frames;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How the values of a type are taken apart and put together again: plain values, records, lists of them and maps of
/// texts. A new component of a record is kept without being named here.
sealed interface Shape {
    /// A value without parts.
    record Plain(Class<?> type) implements Shape {}

    /// Elements of one shape.
    record Many(Shape element) implements Shape {}

    /// Texts by text.
    record Texts() implements Shape {}

    /// One of several kinds of record, told by the value.
    record Any() implements Shape {}

    /// A record and its components in order.
    record Compound(Class<?> type, List<Method> accessors, List<Shape> parts, Constructor<?> constructor)
            implements Shape {
        List<@Nullable Object> apart(Object value) {
            List<@Nullable Object> values = new ArrayList<>(accessors.size());
            try {
                for (Method accessor : accessors) {
                    values.add(accessor.invoke(value));
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(type + " cannot be read", e);
            }
            return values;
        }

        Object together(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(type + " cannot be made", e);
            }
        }
    }

    /// The shapes known so far, by class.
    Map<Class<?>, Compound> COMPOUNDS = new ConcurrentHashMap<>();

    /// The shape of a record.
    static Compound of(Class<?> type) {
        Compound known = COMPOUNDS.get(type);
        if (known == null) {
            known = compound(type);
            COMPOUNDS.put(type, known);
        }
        return known;
    }

    private static Compound compound(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is no record");
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new Compound(
                    type,
                    Arrays.stream(components).map(RecordComponent::getAccessor).toList(),
                    Arrays.stream(components)
                            .map(component -> of(component.getGenericType()))
                            .toList(),
                    type.getConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " has no public constructor of its components", e);
        }
    }

    private static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return new Many(of(generic.getActualTypeArguments()[0]));
            }
            if (generic.getRawType() == Map.class
                    && Arrays.equals(generic.getActualTypeArguments(), new Type[] {String.class, String.class})) {
                return new Texts();
            }
        }
        if (type instanceof Class<?> one) {
            if (one.isRecord()) {
                return of(one);
            }
            if (one.isInterface()) {
                return new Any();
            }
            if (one.isEnum() || one.isPrimitive() || PLAIN.contains(one)) {
                return new Plain(one);
            }
        }
        throw new IllegalArgumentException("values of " + type + " cannot be kept");
    }

    /// What has no parts, beside primitives and enums.
    List<Class<?>> PLAIN = List.of(
            String.class, Integer.class, Long.class, Double.class, Boolean.class, Instant.class, Duration.class);
}
