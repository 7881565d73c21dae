package io.watchfloor.journal.frames;

import java.util.Arrays;

/// A growing row of bytes, written at its end.
final class Bytes {
    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    /// Seven bits a byte, the last one without the high bit.
    void putUnsigned(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
    }

    /// Small numbers of either sign take few bytes.
    void putSigned(long value) {
        putUnsigned((value << 1) ^ (value >> 63));
    }

    void put(byte[] more) {
        while (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /// Reads what was put.
    static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int at() {
            return at;
        }

        int next() {
            return bytes[at++];
        }

        long nextUnsigned() {
            long value = 0;
            int shift = 0;
            byte read = bytes[at++];
            while (read < 0) {
                value |= (read & 0x7fL) << shift;
                shift += 7;
                read = bytes[at++];
            }
            return value | ((long) read << shift);
        }

        int nextSize() {
            return Math.toIntExact(nextUnsigned());
        }

        long nextSigned() {
            long value = nextUnsigned();
            return (value >>> 1) ^ -(value & 1);
        }

        byte[] next(int length) {
            byte[] part = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return part;
        }
    }
}
