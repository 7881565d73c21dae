package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A team database that dies while consoles write.
final class TeamDatabaseKilledTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54Z");
    private static final InstantSource CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
    private static final int COUNT = 1_500;

    @TempDir
    Path folder;

    private ConsoleJournal console(String who, TeamServer server) throws IOException {
        return ConsoleJournal.open(new JournalFolder(folder.resolve(who)), who + "@nb", server.door(who), CLOCK);
    }

    private static List<Entry> others(ConsoleJournal journal) {
        return journal.others().entries().stream().map(Recorded::entry).toList();
    }

    @Test
    void killedTwiceWhileTwoConsolesWriteNothingIsLostOrDoubled() throws Exception {
        Heard heard = new Heard();
        try (TeamServer server = TeamServer.prepared(folder.resolve("server"));
                ConsoleJournal ann = console("ann", server);
                ConsoleJournal ben = console("ben", server)) {
            Thread other = Thread.ofVirtual().start(() -> write(ben, "ben"));
            Thread mine = Thread.ofVirtual().start(() -> write(ann, "ann"));
            for (int kill = 1; kill <= 2; kill++) {
                int part = kill * COUNT / 4;
                heard.await(() -> ann.own().lines() > part && others(ben).size() > part / 2);
                server.killAndRestart();
            }
            mine.join();
            other.join();
            heard.await(() -> others(ann).size() == COUNT + 1 && others(ben).size() == COUNT + 1);
            assertEquals(ann.entries(), others(ben));
            assertEquals(ben.entries(), others(ann));
            // The server does not wait for its disk here: it loses the newest lines that it had confirmed, as a
            // failover to a standby that lags would. They are sent once more.
            heard.await(() -> count(server) == 2 * COUNT + 2);
        }
    }

    private static int count(TeamServer server) {
        try {
            return Integer.parseInt(
                    server.rows("SELECT count(*) FROM watchfloor.entry").getFirst());
        } catch (SQLException restarting) {
            return -1;
        }
    }

    private static void write(ConsoleJournal journal, String who) {
        for (int number = 0; number < COUNT; number++) {
            try {
                journal.append(new Entry(AT, "m-" + who + number, "intent", "db:" + who, Map.of()));
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }
}
