package io.watchfloor.journal.frames;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some frames packed together. A record in a list, and a text, is kept once however many frames hold it. For one
/// thread.
final class BlockWriter {
    private final Class<?> type;
    private final Kinds kinds;
    private final Map<Object, Integer> rowIds = new HashMap<>();
    private final Map<String, Integer> textIds = new HashMap<>();
    private final List<Integer> rowStarts = new ArrayList<>();
    private final List<Integer> frameStarts = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private final Bytes texts = new Bytes();
    private final Bytes rows = new Bytes();
    private final Bytes frames = new Bytes();

    BlockWriter(Class<?> type, Kinds kinds) {
        this.type = type;
        this.kinds = kinds;
    }

    void add(Instant at, Record frame) {
        Bytes packed = new Bytes();
        put(packed, Shape.of(type), frame);
        frameStarts.add(frames.size());
        times.add(at);
        frames.put(packed.toArray());
    }

    List<Instant> times() {
        return times;
    }

    int size() {
        return rows.size() + frames.size() + texts.size();
    }

    /// Everything in one piece: three tables of starts, then texts, rows and frames.
    byte[] toArray() {
        Bytes all = new Bytes();
        all.putUnsigned(textIds.size());
        all.put(texts.toArray());
        starts(all, rowStarts, rows.size());
        starts(all, frameStarts, frames.size());
        all.put(rows.toArray());
        all.put(frames.toArray());
        return all.toArray();
    }

    private static void starts(Bytes all, List<Integer> starts, int end) {
        all.putUnsigned(starts.size());
        int before = 0;
        for (int start : starts) {
            all.putUnsigned(start - before);
            before = start;
        }
        all.putUnsigned(end);
    }

    private void put(Bytes out, Shape shape, @Nullable Object value) {
        if (value == null) {
            out.put(0);
            return;
        }
        switch (shape) {
            case Shape.Plain plain -> plain(out, plain.type(), value);
            case Shape.Compound compound -> {
                out.put(1);
                compound(out, compound, value);
            }
            case Shape.Any _ -> out.putUnsigned(row(value) + 1L);
            case Shape.Many many -> {
                List<?> list = (List<?>) value;
                out.putUnsigned(list.size() + 1L);
                boolean ofRecords = many.element() instanceof Shape.Compound || many.element() instanceof Shape.Any;
                for (Object each : list) {
                    if (ofRecords) {
                        out.putUnsigned(row(each));
                    } else {
                        put(out, many.element(), each);
                    }
                }
            }
            case Shape.Texts _ -> {
                Map<?, ?> map = (Map<?, ?>) value;
                out.putUnsigned(map.size() + 1L);
                map.forEach((key, text) -> {
                    out.putUnsigned(text(key));
                    out.putUnsigned(text(text));
                });
            }
        }
    }

    private void compound(Bytes out, Shape.Compound compound, Object value) {
        List<@Nullable Object> values = compound.apart(value);
        for (int each = 0; each < values.size(); each++) {
            put(out, compound.parts().get(each), values.get(each));
        }
    }

    private void plain(Bytes out, Class<?> of, Object value) {
        if (!of.isPrimitive()) {
            out.put(1);
        }
        switch (value) {
            case String text -> out.putUnsigned(text(text));
            case Integer number -> out.putSigned(number);
            case Long number -> out.putSigned(number);
            case Boolean yes -> out.put(yes ? 1 : 0);
            case Double number -> {
                long bits = Double.doubleToLongBits(number);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.put((int) (bits >>> shift));
                }
            }
            case Instant time -> time(out, time.getEpochSecond(), time.getNano());
            case Duration span -> time(out, span.getSeconds(), span.getNano());
            case Enum<?> constant -> out.putUnsigned(text(constant.name()));
            default -> throw new IllegalArgumentException("values of " + of + " cannot be kept");
        }
    }

    /// Servers tell microseconds: a nanosecond costs more.
    private static void time(Bytes out, long seconds, int nanos) {
        out.putSigned(seconds);
        boolean fine = nanos % 1000 != 0;
        out.putUnsigned(fine ? (nanos * 2L) | 1 : nanos / 1000 * 2L);
    }

    private int row(Object value) {
        Integer known = rowIds.get(value);
        if (known != null) {
            return known;
        }
        Bytes packed = new Bytes();
        packed.putUnsigned(kinds.id(value.getClass()));
        compound(packed, Shape.of(value.getClass()), value);
        int id = rowStarts.size();
        rowStarts.add(rows.size());
        rows.put(packed.toArray());
        rowIds.put(value, id);
        return id;
    }

    private int text(@Nullable Object value) {
        String text = String.valueOf(value);
        Integer known = textIds.get(text);
        if (known == null) {
            known = textIds.size();
            textIds.put(text, known);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            texts.putUnsigned(bytes.length);
            texts.put(bytes);
        }
        return known;
    }
}
