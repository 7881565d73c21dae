package io.watchfloor.lab.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a stopped server left its data directory, from `global/pg_control` (src/include/catalog/pg_control.h).
///
/// @param inGoodOrder whether it was shut down as a primary with all of its WAL written
/// @param checkpoint  where its last checkpoint record begins in the WAL
record ControlFile(boolean inGoodOrder, long checkpoint) {
    private static final int STATE = 16;
    private static final int CHECKPOINT = 32;
    private static final int SHUT_DOWN = 1;

    static ControlFile of(Path data) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(data.resolve("global/pg_control")))
                .order(ByteOrder.nativeOrder());
        return new ControlFile(bytes.getInt(STATE) == SHUT_DOWN, bytes.getLong(CHECKPOINT));
    }
}
