package io.watchfloor.journal;

import io.watchfloor.journal.Line.Unreadable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the bytes of a journal hold.
///
/// @param last   the hash the next line names
/// @param length bytes up to and with the last line feed
/// @param torn   what stands after it: the beginning of a line whose append never returned
record Chain(
        List<Entry> entries,
        Verification verification,
        String last,
        int length,
        @Nullable String torn) {
    static Chain of(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        Verification verification = null;
        String last = Line.BEGINNING;
        long number = 0;
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] != '\n') {
                continue;
            }
            number++;
            String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            try {
                Line line = Line.read(strict(bytes, start, end));
                if (verification == null && !line.previous().equals(last)) {
                    verification = new Verification.Broken(number, "it does not follow the line before it");
                }
                entries.add(line.entry());
                last = line.hash();
            } catch (Unreadable broken) {
                if (verification == null) {
                    verification = new Verification.Broken(number, String.valueOf(broken.getMessage()));
                }
                last = Line.sha256(text);
            }
            start = end + 1;
        }
        String torn = start == bytes.length
                ? null
                : new String(Arrays.copyOfRange(bytes, start, bytes.length), StandardCharsets.UTF_8);
        Verification result = verification == null ? new Verification.Intact(number) : verification;
        return new Chain(List.copyOf(entries), result, last, start, torn);
    }

    // A byte that is no UTF-8 would decode to the replacement character and could hide behind another such byte.
    private static String strict(byte[] bytes, int start, int end) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            Unreadable unreadable = new Unreadable("it is not UTF-8");
            unreadable.initCause(malformed);
            throw unreadable;
        }
    }
}
