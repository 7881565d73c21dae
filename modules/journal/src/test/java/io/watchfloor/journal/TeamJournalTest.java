package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Consoles that share a real database.
final class TeamJournalTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54.125Z");
    private static final InstantSource CLOCK = Clock.fixed(AT, java.time.ZoneOffset.UTC);

    @TempDir
    static Path machine;

    private static TeamServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = TeamServer.prepared(machine);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() throws Exception {
        server.execute(
                "postgres",
                "ALTER TABLE watchfloor.entry DISABLE TRIGGER keep; TRUNCATE watchfloor.entry;"
                        + " ALTER TABLE watchfloor.entry ENABLE ALWAYS TRIGGER keep");
    }

    static Entry entry(String who, int number) {
        return new Entry(AT.plusSeconds(number), "m-" + who + number, "intent", "db:" + who, Map.of("n", "" + number));
    }

    private ConsoleJournal console(String who, TeamDatabase database) throws IOException {
        return ConsoleJournal.open(new JournalFolder(folder.resolve(who)), who + "@nb", database, CLOCK);
    }

    private static void append(ConsoleJournal journal, String who, int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            journal.append(entry(who, number));
        }
    }

    private static List<Entry> entriesOf(Others others, ConsoleJournal of) {
        return others.entries().stream()
                .filter(each -> each.console().equals(of.own().console()))
                .map(Recorded::entry)
                .toList();
    }

    private static boolean together(ConsoleJournal journal) {
        return journal.others().sharing() instanceof Sharing.Together now && now.unsent() == 0;
    }

    @Test
    void whatOneRecordsTheOtherHearsOfWithAuthorAndTimeOfTheDatabase() throws Exception {
        Heard heard = new Heard();
        try (ConsoleJournal ann = console("ann", server.door("ann"));
                ConsoleJournal ben = console("ben", server.door("ben"))) {
            var _ = ben.others().listen(heard);
            heard.await(() -> together(ann) && together(ben));
            ann.append(entry("ann", 7));
            heard.await(() -> heard.all().stream().anyMatch(each -> each.entry().equals(entry("ann", 7))));
            Recorded recorded = heard.all().getLast();
            assertEquals("ann", recorded.origin().author());
            assertTrue(recorded.origin().linked());
            assertFalse(recorded.origin().received().isBefore(Instant.parse("2024-01-01T00:00:00Z")));
            assertEquals(2, recorded.sequence());
            assertEquals(
                    "Together[ann true]",
                    "Together[%s %s]"
                            .formatted(
                                    ((Sharing.Together) ann.others().sharing()).role(),
                                    ((Sharing.Together) ann.others().sharing()).insertOnly()));
        }
    }

    @Test
    void twoConsolesWriteThousandsAtOnceAndEachHasAllOfTheOther() throws Exception {
        int count = 5_000;
        Heard heard = new Heard();
        try (ConsoleJournal ann = console("ann", server.door("ann"));
                ConsoleJournal ben = console("ben", server.door("ben"))) {
            var _ = ann.others().listen(heard);
            var _ = ben.others().listen(heard);
            Thread other = Thread.ofVirtual().start(() -> {
                try {
                    append(ben, "ben", 0, count);
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            });
            append(ann, "ann", 0, count);
            other.join();
            heard.await(() -> together(ann)
                    && together(ben)
                    && entriesOf(ann.others(), ben).size() == count + 1
                    && entriesOf(ben.others(), ann).size() == count + 1);
            assertEquals(ann.entries(), entriesOf(ben.others(), ann));
            assertEquals(ben.entries(), entriesOf(ann.others(), ben));
            assertEquals(2 * (count + 1), heard.all().size());
            assertEquals(
                    List.of(Integer.toString(2 * (count + 1))), server.rows("SELECT count(*) FROM watchfloor.entry"));
        }
    }

    @Test
    void whileTheNetworkIsCutEachWorksOnAndAfterwardsAllIsThereOnce() throws Exception {
        Heard heard = new Heard();
        try (Wire wire = new Wire(server.port());
                ConsoleJournal ann = console("ann", TeamServer.door("ann", wire.port()));
                ConsoleJournal ben = console("ben", server.door("ben"))) {
            var _ = ann.others().listen(heard);
            heard.await(() -> together(ann) && together(ben));
            append(ann, "ann", 0, 50);
            for (int round = 1; round <= 3; round++) {
                wire.cut();
                append(ann, "ann", round * 50, round * 50 + 50);
                append(ben, "ben", round * 50, round * 50 + 50);
                heard.await(() -> ann.others().sharing() instanceof Sharing.Away);
                wire.mend();
                // In the middle of catching up it is cut again.
                append(ann, "ann", 1000 + round, 1001 + round);
            }
            heard.await(() -> together(ann) && entriesOf(ann.others(), ben).size() == 151);
            heard.await(
                    () -> entriesOf(ben.others(), ann).size() == (int) ann.own().lines());
            assertEquals(ann.entries(), entriesOf(ben.others(), ann));
            assertEquals(ben.entries(), entriesOf(ann.others(), ben));
        }
    }

    @Test
    void aNetworkThatSwallowsEverythingIsNoticedAndAppendsDoNotWaitForIt() throws Exception {
        Heard heard = new Heard();
        try (Wire wire = new Wire(server.port());
                ConsoleJournal ann = console("ann", TeamServer.door("ann", wire.port()))) {
            heard.await(() -> together(ann));
            wire.silence();
            append(ann, "ann", 0, 20);
            Sharing.Away away = awaitAway(heard, ann);
            assertTrue(away.unsent() >= 20, away.toString());
            wire.mend();
            heard.await(() -> together(ann));
            assertEquals(List.of("21"), server.rows("SELECT count(*) FROM watchfloor.entry"));
        }
    }

    private static Sharing.Away awaitAway(Heard heard, ConsoleJournal journal) throws InterruptedException {
        heard.await(() -> journal.others().sharing() instanceof Sharing.Away);
        return assertInstanceOf(Sharing.Away.class, journal.others().sharing());
    }

    @Test
    void aConsoleThatStartsWhileTheDatabaseIsAwayCatchesUpLater() throws Exception {
        Heard heard = new Heard();
        try (Wire wire = new Wire(server.port())) {
            wire.cut();
            try (ConsoleJournal ann = console("ann", TeamServer.door("ann", wire.port()))) {
                append(ann, "ann", 0, 10);
                assertEquals(11, awaitAway(heard, ann).unsent());
            }
            assertEquals(List.of("0"), server.rows("SELECT count(*) FROM watchfloor.entry"));
            wire.mend();
            try (ConsoleJournal ann = console("ann", TeamServer.door("ann", wire.port()))) {
                append(ann, "ann", 10, 12);
                heard.await(() -> together(ann));
            }
            assertEquals(
                    LongStream.rangeClosed(1, 13).mapToObj(Long::toString).toList(),
                    server.rows("SELECT sequence FROM watchfloor.entry ORDER BY 1"));
        }
    }

    @Test
    void closingSendsWhatIsStillOnItsWay() throws Exception {
        try (ConsoleJournal ann = console("ann", server.door("ann"))) {
            new Heard().await(() -> together(ann));
            append(ann, "ann", 0, 30);
        }
        assertEquals(List.of("31"), server.rows("SELECT count(*) FROM watchfloor.entry"));
    }

    @Test
    void aLineChangedOrTakenOutInTheDatabaseIsSeenByEveryConsole() throws Exception {
        Heard heard = new Heard();
        String console;
        try (ConsoleJournal ann = console("ann", server.door("ann"))) {
            append(ann, "ann", 0, 5);
            heard.await(() -> together(ann));
            console = ann.own().console();
        }
        server.execute(
                "postgres",
                "ALTER TABLE watchfloor.entry DISABLE TRIGGER keep;"
                        + " UPDATE watchfloor.entry SET line = replace(line, 'm-ann1', 'm-ann9') WHERE sequence = 3");
        try (ConsoleJournal ben = console("ben", server.door("ben"))) {
            heard.await(() -> ben.others().sharing() instanceof Sharing.Tampered
                    && ben.others().entries().size() == 5);
            String text = ((Sharing.Tampered) ben.others().sharing()).text();
            assertTrue(text.contains(console) && text.contains("line 3"), text);
            assertEquals(
                    List.of(true, true, false, false, false),
                    ben.others().entries().stream()
                            .map(each -> each.origin().linked())
                            .toList());
        }
        server.execute(
                "postgres",
                "DELETE FROM watchfloor.entry WHERE sequence = 3; ALTER TABLE watchfloor.entry ENABLE ALWAYS TRIGGER keep");
        try (ConsoleJournal ben = console("ben", server.door("ben"))) {
            heard.await(() -> ben.others().sharing() instanceof Sharing.Tampered);
            String text = ((Sharing.Tampered) ben.others().sharing()).text();
            assertTrue(text.contains("line 3 is missing"), text);
        }
    }

    @Test
    void aTailCutOffTheFileIsNoticedByTheTeamDatabase() throws Exception {
        Heard heard = new Heard();
        Path file;
        try (ConsoleJournal ann = console("ann", server.door("ann"))) {
            append(ann, "ann", 0, 5);
            heard.await(() -> together(ann));
            file = ann.path();
        }
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 3));
        try (ConsoleJournal ann = console("ann", server.door("ann"))) {
            heard.await(() -> ann.others().sharing() instanceof Sharing.Tampered);
            String text = ((Sharing.Tampered) ann.others().sharing()).text();
            assertTrue(text.contains("its tail was cut off"), text);
            // And what is written over the cut is not passed off as what stood there.
            append(ann, "ann", 20, 25);
        }
        try (ConsoleJournal ann = console("ann", server.door("ann"))) {
            heard.await(() -> ann.others().sharing() instanceof Sharing.Tampered);
            String text = ((Sharing.Tampered) ann.others().sharing()).text();
            assertTrue(text.contains("is not the one"), text);
        }
        assertEquals(List.of("6"), server.rows("SELECT count(*) FROM watchfloor.entry"));
    }

    @Test
    void aConsoleMayAddAndReadAndNothingElse() throws Exception {
        Heard heard = new Heard();
        String console;
        try (ConsoleJournal ann = console("ann", server.door("ann"))) {
            heard.await(() -> together(ann));
            console = ann.own().console();
        }
        for (String sql : List.of(
                "UPDATE watchfloor.entry SET line = ''",
                "DELETE FROM watchfloor.entry",
                "TRUNCATE watchfloor.entry",
                "ALTER TABLE watchfloor.entry DISABLE TRIGGER keep",
                "DROP TABLE watchfloor.entry",
                "INSERT INTO watchfloor.migration (version) VALUES (9)")) {
            SQLException refused = assertThrows(SQLException.class, () -> server.execute("ann", sql), sql);
            assertEquals("42501", refused.getSQLState(), sql);
        }
        for (String sql : List.of(
                "UPDATE watchfloor.entry SET line = ''", "DELETE FROM watchfloor.entry", "TRUNCATE watchfloor.entry")) {
            assertThrows(SQLException.class, () -> server.execute("keeper", sql), "even the owner: " + sql);
            assertThrows(SQLException.class, () -> server.execute("postgres", sql), "even a superuser: " + sql);
        }
        String next = "INSERT INTO watchfloor.entry (console, sequence, line, author, received) VALUES ('%s', %d, 'x',"
                + " 'ann', '2020-01-01')";
        assertThrows(SQLException.class, () -> server.execute("ben", next.formatted(console, 2)), "another's chain");
        assertThrows(SQLException.class, () -> server.execute("ann", next.formatted(console, 9)), "a hole");
        server.execute("ben", next.formatted("forged", 1));
        assertEquals(List.of("ben"), server.rows("SELECT author FROM watchfloor.entry WHERE console = 'forged'"));
        assertEquals(
                List.of("t"),
                server.rows(
                        "SELECT received > now() - interval '1 hour' FROM watchfloor.entry WHERE console = 'forged'"));
    }

    @Test
    void aRoleThatCouldChangeTheJournalIsCalledSo() throws Exception {
        Heard heard = new Heard();
        try (ConsoleJournal keeper = console("keeper", server.door("keeper"))) {
            heard.await(() -> together(keeper));
            assertFalse(((Sharing.Together) keeper.others().sharing()).insertOnly());
        }
    }

    @Test
    void twoConsolesOfOneMachineSeeEachOtherWithoutAnyDatabase() throws Exception {
        Heard heard = new Heard();
        JournalFolder shared = new JournalFolder(folder.resolve("both"));
        try (ConsoleJournal one = ConsoleJournal.open(shared, "ops@nb", null, CLOCK);
                ConsoleJournal two = ConsoleJournal.open(shared, "ops@nb", null, CLOCK)) {
            var _ = one.others().listen(heard);
            IntStream.range(0, 3).forEach(number -> assertDoesAppend(two, number));
            heard.await(() -> entriesOf(one.others(), two).size() == 4);
            assertEquals(two.entries(), entriesOf(one.others(), two));
            assertEquals(one.entries(), entriesOf(two.others(), one));
            assertInstanceOf(Sharing.Alone.class, one.others().sharing());
        }
    }

    private static void assertDoesAppend(ConsoleJournal journal, int number) {
        try {
            journal.append(entry("two", number));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void anEntryKnownFromThisMachineIsToldAgainWhenTheDatabaseVouchesForIt() throws Exception {
        Heard heard = new Heard();
        JournalFolder shared = new JournalFolder(folder.resolve("both"));
        try (ConsoleJournal one = ConsoleJournal.open(shared, "ops@nb", server.door("ann"), CLOCK);
                ConsoleJournal two = ConsoleJournal.open(shared, "ops@nb", server.door("ann"), CLOCK)) {
            var _ = one.others().listen(heard);
            two.append(entry("two", 1));
            heard.await(() -> one.others().entries().stream()
                    .anyMatch(each -> each.entry().equals(entry("two", 1))
                            && "ann".equals(each.origin().author())));
            assertEquals(two.entries(), entriesOf(one.others(), two));
        }
    }
}
