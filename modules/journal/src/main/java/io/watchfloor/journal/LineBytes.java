package io.watchfloor.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Splits a stream at line feeds without holding more than a line and a block of it.
final class LineBytes {
    /// A journal's line is a few hundred bytes: what is longer by far is no journal.
    private static final int LONGEST = 16 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[256 * 1024];
    private int start;
    private int end = -1;
    private int filled;
    private long passed;

    LineBytes(InputStream in) {
        this.in = in;
    }

    /// Goes to the next whole line. False at the end, where [#bytes] from [#start] to [#end] is what no line feed
    /// ends.
    boolean next() throws IOException {
        start = end + 1;
        int scanned = start;
        while (true) {
            for (int index = scanned; index < filled; index++) {
                if (buffer[index] == '\n') {
                    end = index;
                    return true;
                }
            }
            scanned = makeRoom();
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                end = filled;
                return false;
            }
            filled += read;
        }
    }

    // Moves the unfinished line to the front; answers where its unread rest will begin.
    private int makeRoom() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            passed += start;
            filled -= start;
            start = 0;
        } else if (filled == buffer.length) {
            if (filled >= LONGEST) {
                throw new IOException("a line of more than " + (LONGEST >> 20) + " MB: this is no journal");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        return filled;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    /// Where the line feed stands, in [#bytes].
    int end() {
        return end;
    }

    /// Where the line begins in the stream.
    long offset() {
        return passed + start;
    }
}
