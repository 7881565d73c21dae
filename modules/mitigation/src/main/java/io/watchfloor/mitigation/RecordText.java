package io.watchfloor.mitigation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records as flat text and back, by their components: what an action carries is in the journal without anybody having
/// to think of it. Knows texts, numbers, switches, times, enums, lists, maps of texts, records and closed sets of them.
final class RecordText {
    private static final String CASE = "case";
    private static final String COUNT = "count";
    private static final String ABSENT = "absent";

    private RecordText() {}

    /// Writes a record under a prefix, with its name. What is absent is written as such.
    static void write(String at, Record value, Map<String, String> into) {
        into.put(at + "." + CASE, value.getClass().getSimpleName());
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            put(at + "." + component.getName(), of(value, component), into);
        }
    }

    private static @Nullable Object of(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a component of our own record cannot be read", impossible);
        }
    }

    private static void put(String at, @Nullable Object value, Map<String, String> into) {
        switch (value) {
            case null -> into.put(at + "." + ABSENT, "true");
            case Enum<?> constant -> into.put(at, constant.name());
            case List<?> list -> {
                into.put(at + "." + COUNT, Integer.toString(list.size()));
                for (int index = 0; index < list.size(); index++) {
                    put(at + "." + index, list.get(index), into);
                }
            }
            case Map<?, ?> map -> {
                into.put(at + "." + COUNT, Integer.toString(map.size()));
                map.forEach((key, each) -> into.put(at + ".of." + key, each.toString()));
            }
            case Record record -> write(at, record, into);
            default -> into.put(at, value.toString());
        }
    }

    /// Reads what was written.
    ///
    /// @throws IllegalArgumentException when something is missing or is not what it should be
    static <T> T read(String at, Class<T> type, Map<String, String> from) {
        Object value = get(at, type, type, from);
        if (value == null) {
            throw new IllegalArgumentException("no " + at);
        }
        return type.cast(value);
    }

    private static @Nullable Object get(String at, Class<?> type, Type generic, Map<String, String> from) {
        if (type.isRecord() || type.isSealed()) {
            String name = from.get(at + "." + CASE);
            return name == null ? null : record(at, type.isRecord() ? type : named(type, name), from);
        }
        if (List.class.equals(type)) {
            return list(at, generic, from);
        }
        if (Map.class.equals(type)) {
            return map(at, generic, from);
        }
        String text = from.get(at);
        return text == null ? null : single(type, text);
    }

    private static Object single(Class<?> type, String text) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + text));
        }
        try {
            return switch (type.getSimpleName()) {
                case "String" -> text;
                case "int", "Integer" -> Integer.valueOf(text);
                case "long", "Long" -> Long.valueOf(text);
                case "double", "Double" -> Double.valueOf(text);
                case "boolean", "Boolean" -> Boolean.valueOf(text);
                case "Instant" -> Instant.parse(text);
                case "Duration" -> Duration.parse(text);
                default -> throw new IllegalArgumentException("a " + type + " is not written");
            };
        } catch (DateTimeException damaged) {
            throw new IllegalArgumentException("no time: " + text, damaged);
        }
    }

    private static List<Object> list(String at, Type generic, Map<String, String> from) {
        Class<?> of = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
        int count = count(at, from);
        List<Object> values = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Object value = get(at + "." + index, of, of, from);
            if (value == null) {
                throw new IllegalArgumentException("no " + at + "." + index);
            }
            values.add(value);
        }
        return values;
    }

    private static Map<String, Object> map(String at, Type generic, Map<String, String> from) {
        Class<?> of = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[1];
        String prefix = at + ".of.";
        Map<String, Object> values = new HashMap<>();
        from.forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), single(of, text));
            }
        });
        if (values.size() != count(at, from)) {
            throw new IllegalArgumentException("not all of " + at);
        }
        return values;
    }

    private static int count(String at, Map<String, String> from) {
        String text = from.get(at + "." + COUNT);
        if (text == null) {
            throw new IllegalArgumentException("no " + at);
        }
        return Integer.parseInt(text);
    }

    private static Object record(String at, Class<?> type, Map<String, String> from) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            RecordComponent component = components[index];
            types[index] = component.getType();
            values[index] = get(at + "." + component.getName(), component.getType(), component.getGenericType(), from);
            if (values[index] == null && !from.containsKey(at + "." + component.getName() + "." + ABSENT)) {
                throw new IllegalArgumentException("no " + at + "." + component.getName());
            }
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("no " + type.getSimpleName(), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record of our own cannot be made", impossible);
        }
    }

    private static Class<?> named(Class<?> set, String name) {
        for (Class<?> each : set.getPermittedSubclasses()) {
            if (each.getSimpleName().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no " + set.getSimpleName() + " " + name);
    }
}
