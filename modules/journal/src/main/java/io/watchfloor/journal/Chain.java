package io.watchfloor.journal;

import io.watchfloor.journal.Line.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the lines of a journal add up to.
///
/// @param last   the hash the next line names
/// @param lines  whole lines, readable or not
/// @param length bytes up to and with the last line feed
/// @param torn   what stands after it: the beginning of a line whose append never returned
record Chain(
        Verification verification,
        String last,
        long lines,
        long length,
        @Nullable String torn) {
    /// Is shown each line in turn.
    interface Visitor {
        /// Is shown one.
        ///
        /// @param place  its number, and the byte at which it begins
        /// @param line   absent where it is unreadable
        /// @param linked whether the chain holds up to here
        void line(Place place, @Nullable Line line, boolean linked) throws IOException;
    }

    /// Where a line stands.
    record Place(long number, long offset) {}

    /// Before the first line.
    static final Chain EMPTY = new Chain(new Verification.Intact(0), Line.BEGINNING, 0, 0, null);

    /// Goes along the whole stream.
    static Chain follow(InputStream in, Visitor visitor) throws IOException {
        return EMPTY.further(in, visitor);
    }

    /// Goes on with a stream that begins where this ended.
    Chain further(InputStream in, Visitor visitor) throws IOException {
        LineBytes bytes = new LineBytes(in);
        Links links = new Links(this);
        while (bytes.next()) {
            links.number++;
            Place place = new Place(links.number, length + bytes.offset());
            visitor.line(place, links.next(bytes, place), links.broken == null);
        }
        String torn = bytes.start() == bytes.end()
                ? null
                : new String(bytes.bytes(), bytes.start(), bytes.end() - bytes.start(), StandardCharsets.UTF_8);
        Verification result = links.broken == null ? new Verification.Intact(links.number) : links.broken;
        return new Chain(result, links.last, links.number, length + bytes.offset(), torn);
    }

    /// The link that was made last.
    private static final class Links {
        private String last;
        private long number;
        private Verification.@Nullable Broken broken;

        Links(Chain before) {
            last = before.last();
            number = before.lines();
            broken = before.verification() instanceof Verification.Broken found ? found : null;
        }

        @Nullable
        Line next(LineBytes bytes, Place place) {
            try {
                Line line = Line.read(bytes.bytes(), bytes.start(), bytes.end());
                if (!line.previous().equals(last)) {
                    breaks(place, "it does not follow the line before it");
                }
                last = line.hash();
                return line;
            } catch (Unreadable unreadable) {
                breaks(place, String.valueOf(unreadable.getMessage()));
                last = Line.sha256(bytes.bytes(), bytes.start(), bytes.end());
                return null;
            }
        }

        private void breaks(Place place, String reason) {
            if (broken == null) {
                broken = new Verification.Broken(place.number(), place.offset(), reason);
            }
        }
    }
}
