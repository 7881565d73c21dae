package io.watchfloor.journal.frames;

import io.watchfloor.journal.frames.Bytes.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes single frames out of a block: only what the frame holds is put together again. For one thread.
final class BlockReader {
    private final byte[] bytes;
    private final Kinds kinds;
    private final String[] texts;
    private final int[] rowStarts;
    private final int[] frameStarts;
    private final int rowsAt;
    private final int framesAt;
    private final @Nullable Object[] rows;

    BlockReader(byte[] bytes, Kinds kinds) {
        this.bytes = bytes;
        this.kinds = kinds;
        Cursor cursor = new Cursor(bytes, 0);
        this.texts = new String[cursor.nextSize()];
        for (int each = 0; each < texts.length; each++) {
            texts[each] = new String(cursor.next(cursor.nextSize()), StandardCharsets.UTF_8);
        }
        this.rowStarts = starts(cursor);
        int rowBytes = cursor.nextSize();
        this.frameStarts = starts(cursor);
        cursor.nextSize();
        this.rowsAt = cursor.at();
        this.framesAt = rowsAt + rowBytes;
        this.rows = new Object[rowStarts.length];
    }

    private static int[] starts(Cursor cursor) {
        int[] starts = new int[cursor.nextSize()];
        int before = 0;
        for (int each = 0; each < starts.length; each++) {
            before += cursor.nextSize();
            starts[each] = before;
        }
        return starts;
    }

    /// The frame with this number in the block.
    <F extends Record> F frame(int number, Class<F> type) {
        Object value = value(new Cursor(bytes, framesAt + frameStarts[number]), Shape.of(type));
        return type.cast(Objects.requireNonNull(value, "a frame is never absent"));
    }

    private @Nullable Object value(Cursor cursor, Shape shape) {
        return switch (shape) {
            case Shape.Plain plain ->
                plain.type().isPrimitive() || cursor.next() == 1 ? plain(cursor, plain.type()) : null;
            case Shape.Compound compound -> cursor.next() == 1 ? compound(cursor, compound) : null;
            case Shape.Any _ -> {
                int row = cursor.nextSize();
                yield row == 0 ? null : row(row - 1);
            }
            case Shape.Many many -> many(cursor, many.element());
            case Shape.Texts _ -> texts(cursor);
        };
    }

    private @Nullable Object many(Cursor cursor, Shape element) {
        int size = cursor.nextSize() - 1;
        if (size < 0) {
            return null;
        }
        boolean ofRecords = element instanceof Shape.Compound || element instanceof Shape.Any;
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int each = 0; each < size; each++) {
            list.add(ofRecords ? row(cursor.nextSize()) : value(cursor, element));
        }
        return list;
    }

    private @Nullable Object texts(Cursor cursor) {
        int size = cursor.nextSize() - 1;
        if (size < 0) {
            return null;
        }
        Map<String, String> map = new HashMap<>();
        for (int each = 0; each < size; each++) {
            map.put(texts[cursor.nextSize()], texts[cursor.nextSize()]);
        }
        return map;
    }

    private Object row(int id) {
        Object known = rows[id];
        if (known == null) {
            Cursor cursor = new Cursor(bytes, rowsAt + rowStarts[id]);
            known = compound(cursor, Shape.of(kinds.type(cursor.nextSize())));
            rows[id] = known;
        }
        return known;
    }

    private Object compound(Cursor cursor, Shape.Compound compound) {
        @Nullable Object[] values = new Object[compound.parts().size()];
        for (int each = 0; each < values.length; each++) {
            values[each] = value(cursor, compound.parts().get(each));
        }
        return compound.together(values);
    }

    private Object plain(Cursor cursor, Class<?> type) {
        if (type == String.class) {
            return texts[cursor.nextSize()];
        }
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(cursor.nextSigned());
        }
        if (type == long.class || type == Long.class) {
            return cursor.nextSigned();
        }
        if (type == boolean.class || type == Boolean.class) {
            return cursor.next() == 1;
        }
        if (type == double.class || type == Double.class) {
            long bits = 0;
            for (int each = 0; each < Long.BYTES; each++) {
                bits = (bits << 8) | (cursor.next() & 0xffL);
            }
            return Double.longBitsToDouble(bits);
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(cursor.nextSigned(), nanos(cursor));
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(cursor.nextSigned(), nanos(cursor));
        }
        String name = texts[cursor.nextSize()];
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type + " has no " + name);
    }

    private static long nanos(Cursor cursor) {
        long packed = cursor.nextUnsigned();
        return (packed & 1) == 1 ? packed >>> 1 : (packed >>> 1) * 1000;
    }
}
