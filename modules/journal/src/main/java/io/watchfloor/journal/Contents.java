package io.watchfloor.journal;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// Where each line of a journal's file begins, and what it is called. Guarded by its journal.
final class Contents {
    private final Chain found;
    private long[] begins;
    private int lines;
    private long length;
    private String console;

    private Contents(Chain found, long[] begins, String console) {
        this.found = found;
        this.begins = begins;
        this.lines = (int) found.lines();
        this.length = found.length();
        this.console = console;
    }

    static Contents of(Path path) throws IOException {
        Begins begins = new Begins();
        String[] console = {""};
        try (InputStream in = upTo(path, Long.MAX_VALUE)) {
            Chain found = Chain.follow(in, (place, line, linked) -> {
                begins.add(place.offset());
                if (line != null && place.number() == 1) {
                    console[0] = Console.name(line);
                }
            });
            return new Contents(found, begins.values, console[0]);
        }
    }

    /// The first bytes of a file. Not a channel: those close when the reading thread is interrupted.
    static InputStream upTo(Path path, long length) throws IOException {
        return new Bounded(new FileInputStream(path.toFile()), length);
    }

    /// What was there when it was opened.
    Chain found() {
        return found;
    }

    long lines() {
        return lines;
    }

    long length() {
        return length;
    }

    String console() {
        return console;
    }

    /// The byte at which a line begins, counted from 1; one past the last is the end.
    long offset(long line) {
        return line > lines ? length : begins[(int) line - 1];
    }

    void add(Entry entry, int bytes, String hash) {
        if (lines == 0) {
            console = Console.name(new Line(Line.BEGINNING, entry, hash));
        }
        if (lines == begins.length) {
            begins = Arrays.copyOf(begins, Math.max(16, lines * 2));
        }
        begins[lines++] = length;
        length += bytes;
    }

    private static final class Begins {
        private long[] values = new long[64];
        private int count;

        void add(long value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int value = left > 0 ? in.read() : -1;
            left -= value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public long skip(long most) throws IOException {
            long count = in.skip(Math.min(most, left));
            left -= count;
            return count;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            int count = left > 0 ? in.read(bytes, offset, (int) Math.min(most, left)) : -1;
            left -= Math.max(0, count);
            return count;
        }
    }
}
