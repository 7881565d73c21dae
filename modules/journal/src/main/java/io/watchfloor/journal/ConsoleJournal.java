package io.watchfloor.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal of one console among others: its own chain on disk first, shared with the team afterwards. An append
/// never waits for the team database.
public final class ConsoleJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleJournal.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final FileJournal file;
    private final Colleagues colleagues = new Colleagues();
    private final Siblings siblings;
    private final InstantSource clock;
    private final AtomicReference<Sharing.@Nullable Tampered> tampered = new AtomicReference<>();
    private final Others others = new Known();
    private final @Nullable Team team;
    private volatile boolean closed;

    /// The two ways to the team database.
    private record Team(Bell bell, Sender sender, Link sending, Link receiving) {}

    private ConsoleJournal(FileJournal file, JournalFolder folder, @Nullable TeamDatabase team, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.siblings = new Siblings(folder, file.path(), colleagues);
        this.team = team == null ? null : team(file, team);
    }

    /// Opens the first free chain in a folder, and shares it where there is a team database.
    ///
    /// @param name whose console it is, such as `ops@laptop`
    /// @throws IOException when nothing can be recorded; the message is the operator's text
    public static ConsoleJournal open(
            JournalFolder folder, String name, @Nullable TeamDatabase team, InstantSource clock) throws IOException {
        ConsoleJournal journal = new ConsoleJournal(folder.open(name, clock.instant()), folder, team, clock);
        journal.start();
        return journal;
    }

    private Team team(FileJournal file, TeamDatabase database) {
        Bell bell = new Bell();
        Sender sender = new Sender(file, bell, clock, this::tampered);
        Receiver receiver = new Receiver(file, new TeamChains(this::tampered), colleagues, () -> closed);
        return new Team(
                bell,
                sender,
                new Link("journal-sender", database, clock, sender, colleagues::stateChanged),
                new Link("journal-receiver", database, clock, receiver, colleagues::stateChanged));
    }

    private void start() {
        // Before the desk asks what others have begun.
        siblings.look();
        siblings.start();
        if (team != null) {
            team.sending().start();
            team.receiving().start();
        }
    }

    private void tampered(String text) {
        LOG.error("journal: {}", text);
        if (tampered.compareAndSet(null, new Sharing.Tampered(clock.instant(), text))) {
            colleagues.stateChanged();
        }
    }

    @Override
    public void append(Entry entry) throws IOException {
        file.append(entry);
        if (team != null) {
            team.bell().ring();
        }
    }

    @Override
    public List<Entry> entries() throws IOException {
        return file.entries();
    }

    @Override
    public Others others() {
        return others;
    }

    /// Reads and checks everything known here. Blocks for as long as reading this console's chain takes.
    public Reading read() throws IOException {
        List<Recorded> all = new ArrayList<>();
        List<Anchoring> found = new ArrayList<>();
        Inspection checked = Inspection.of(file.path(), anchors(found), all::add);
        found.addAll(checked.anchorings());
        all.addAll(colleagues.entries());
        Inspection own =
                new Inspection(checked.file(), checked.console(), checked.verification(), checked.head(), found);
        return new Reading(all, own, sharing(), clock.instant());
    }

    /// The anchors known here; what is wrong with where they are kept is added to `found`.
    private List<Anchor> anchors(List<Anchoring> found) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        Set<Path> places = new LinkedHashSet<>();
        AnchorFile.noted(folderOf(file.path())).forEach(noted -> places.add(noted.file()));
        for (Path kept : places) {
            if (Files.exists(kept)) {
                anchors.addAll(AnchorFile.read(kept));
            } else {
                found.add(new Anchoring.Mismatch(kept.toString(), "this file of anchors is noted but missing"));
            }
        }
        if (team != null) {
            team.sender().head().ifPresent(anchors::add);
        }
        return anchors;
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /// The chain of this console.
    public FileJournal own() {
        return file;
    }

    private Sharing sharing() {
        Sharing.Tampered found = tampered.get();
        Team present = team;
        if (found != null) {
            return found;
        }
        if (present == null) {
            return new Sharing.Alone();
        }
        long unsent = Math.max(0, file.lines() - present.sender().sent());
        Link.State sending = present.sending().state();
        Link.State receiving = present.receiving().state();
        String reason = sending.reason() == null ? receiving.reason() : sending.reason();
        if (reason != null) {
            return new Sharing.Away((sending.reason() == null ? receiving : sending).since(), reason, unsent);
        }
        Instant since = sending.since().isAfter(receiving.since()) ? sending.since() : receiving.since();
        TeamSchema.Standing standing = present.sender().standing();
        return new Sharing.Together(since, standing.role(), standing.insertOnly(), unsent);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        siblings.close();
        try {
            if (team != null) {
                if (team.sending().state().reason() == null) {
                    team.sender().await(CLOSING);
                }
                team.receiving().close(Duration.ZERO);
                team.sending().close(CLOSING);
                team.receiving().close(CLOSING);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            file.close();
        }
    }

    /// Where this console's chain is kept.
    public Path path() {
        return file.path();
    }

    private final class Known implements Others {
        @Override
        public List<Recorded> entries() {
            return colleagues.entries();
        }

        @Override
        public Sharing sharing() {
            return ConsoleJournal.this.sharing();
        }

        @Override
        public Subscription listen(Consumer<List<Recorded>> listener) {
            return colleagues.listen(listener);
        }
    }
}
