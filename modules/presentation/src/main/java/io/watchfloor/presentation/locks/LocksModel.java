package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.Detail.Head;
import io.watchfloor.presentation.locks.LocksContent.Activity;
import io.watchfloor.presentation.locks.LocksContent.Header;
import io.watchfloor.presentation.locks.LocksContent.Picture;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The locks page without its nodes: ticks and choices in, contents out. Confined to one thread.
final class LocksModel {
    private final Estate estate;
    private final BooleanSupplier canAct;
    private final Consumer<LocksContent> shown;
    private final SessionHistory history = new SessionHistory();

    private @Nullable Sight latest;
    private @Nullable Sight pictured;
    private Instant now = Instant.EPOCH;
    private @Nullable Instant frozenAt;
    private @Nullable SessionKey selected;
    private Comings comings = Comings.NONE;
    private @Nullable LocksContent content;
    private @Nullable Detail lastDetail;

    /// @param canAct whether this start has anything to act with
    /// @param shown  is given each new content
    LocksModel(Estate estate, BooleanSupplier canAct, Consumer<LocksContent> shown) {
        this.estate = estate;
        this.canAct = canAct;
        this.shown = shown;
    }

    /// Takes the newest tick. While the picture is frozen only the history grows.
    void show(Tick tick) {
        now = later(now, tick.snapshot().at());
        Sight sight = Sight.of(estate, tick);
        latest = sight;
        history.add(tick, sight.samplings().values());
        if (frozenAt == null) {
            comings = comings(comings.held());
            pictured = sight;
        }
        render();
    }

    /// Lets ages grow between ticks, so that a picture that no longer changes is seen to be old.
    void refresh(Instant at) {
        now = later(now, at);
        render();
    }

    /// Goes to a session; none means the first root.
    void select(@Nullable SessionKey key) {
        if (!Objects.equals(key, selected)) {
            selected = key;
            render();
        }
    }

    /// The session with this pid, on the server where it is found first, in the picture that is shown.
    Optional<SessionKey> find(int pid) {
        return pictured == null
                ? Optional.empty()
                : TableWriter.keys(pictured).stream()
                        .filter(key -> key.pid() == pid)
                        .min(Comparator.comparing(SessionKey::server));
    }

    /// Marks what comes and leaves while somebody works in the table.
    void hold(boolean held) {
        if (held != comings.held()) {
            comings = comings(held);
            render();
        }
    }

    private Comings comings(boolean held) {
        return new Comings(
                held,
                content == null ? List.of() : content.rows(),
                pictured == null ? Set.of() : TableWriter.keys(pictured));
    }

    /// Freezes the picture, or lets it go on with the newest data.
    void freeze(boolean frozen) {
        frozenAt = frozen ? now : null;
        if (!frozen) {
            pictured = latest;
        }
        render();
    }

    boolean frozen() {
        return frozenAt != null;
    }

    /// The next or the previous root from the selected session on, round the end.
    Optional<SessionKey> root(boolean forward) {
        List<SessionKey> roots = lines().stream()
                .filter(line -> line.place().depth() == 0 && line.place().life() != Life.GONE)
                .map(Line::key)
                .toList();
        if (roots.isEmpty() || pictured == null) {
            return Optional.empty();
        }
        Sight.Branch branch = selected == null ? null : pictured.branches().get(selected);
        int at = branch == null
                ? (forward ? -1 : 0)
                : roots.indexOf(branch.root().key());
        return Optional.of(roots.get(Math.floorMod(at + (forward ? 1 : -1), roots.size())));
    }

    /// The other blocker of a session: one that it does not stand under.
    Optional<SessionKey> otherBlocker(SessionKey key) {
        return lines().stream()
                .filter(line -> line.key().equals(key))
                .flatMap(line -> line.figures().also().stream())
                .findFirst();
    }

    /// The session that was picked.
    Optional<SessionKey> selected() {
        return Optional.ofNullable(selected);
    }

    /// The last content; absent before the first tick.
    Optional<LocksContent> content() {
        return Optional.ofNullable(content);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        if (content != null) {
            for (Row row : content.rows()) {
                if (row instanceof Line line) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private void render() {
        Sight sight = pictured;
        if (sight == null) {
            return;
        }
        TableWriter table = new TableWriter(sight, now, comings);
        List<Row> rows = table.write();
        HeadWriter head = new HeadWriter(sight, now);
        Instant end = latest == null ? now : latest.tick().snapshot().at();
        Activity activity = new Activity(history.points(), end.minus(history.span(end)), end, head.shares());
        LocksContent next =
                new LocksContent(new Header(head.counts(), head.sampled()), rows, detail(sight), activity, picture());
        content = next;
        shown.accept(next);
    }

    private Picture picture() {
        Instant since = frozenAt;
        return since == null
                ? new Picture(false, "")
                : new Picture(true, LocksText.FROZEN.text(Ages.words(Duration.between(since, now))));
    }

    /// Of the selected session, for as long as it stays selected even when it has gone; else of the first root.
    private @Nullable Detail detail(Sight sight) {
        SessionKey key = selected;
        if (key == null) {
            key = sight.roots().isEmpty() ? null : sight.roots().getFirst().key();
        }
        if (key == null) {
            lastDetail = null;
            return null;
        }
        Sight.Branch branch = sight.branches().get(key);
        OfferWriter offers = new OfferWriter(sight, now, canAct.getAsBoolean(), frozen());
        Detail written = new DetailWriter(sight, now).write(key, branch == null ? List.of() : offers.offers(branch));
        lastDetail = written != null ? written : gone(key, lastDetail);
        return lastDetail;
    }

    private static @Nullable Detail gone(SessionKey key, @Nullable Detail last) {
        if (last == null || !last.head().key().equals(key)) {
            return null;
        }
        Head head = new Head(key, null, LocksText.ROLE_GONE.text(), last.head().work(), true);
        return new Detail(head, last.sections(), last.statement(), new Detail.Freed(0, List.of(), ""), List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
