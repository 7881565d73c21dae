package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.Detail.Head;
import io.watchfloor.presentation.locks.Detail.Offer;
import io.watchfloor.presentation.locks.LocksContent.Header;
import io.watchfloor.presentation.locks.LocksContent.Picture;
import io.watchfloor.presentation.locks.LocksContent.Picture.Mode;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The wait tree and the detail without their nodes: ticks and choices in, contents out. Confined to one thread.
final class LocksModel {
    private final Estate estate;
    private final BooleanSupplier canAct;
    private final Consumer<LocksContent> shown;

    private @Nullable Sight latest;
    private @Nullable Sight pictured;
    private Instant now = Instant.EPOCH;
    private Mode mode = Mode.LIVE;
    private Instant heldAt = Instant.EPOCH;
    private @Nullable SessionKey selected;
    private boolean held;
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

    /// Takes the newest tick; the picture stays while it is frozen or of the past.
    void show(Tick tick) {
        now = later(now, tick.snapshot().at());
        Sight sight = Sight.of(estate, tick);
        latest = sight;
        if (mode == Mode.LIVE) {
            comings = comings();
            pictured = sight;
            render();
        } else {
            refresh(now);
        }
    }

    /// Lets ages grow between ticks, so that a picture that no longer changes is seen to be old. Rows are written anew
    /// only when what they rest on has become stale.
    void refresh(Instant at) {
        now = later(now, at);
        LocksContent before = content;
        Sight sight = pictured;
        if (before == null || sight == null) {
            return;
        }
        Header header = new Header(before.header().counts(), new HeadWriter(sight, instant(sight)).sampled());
        if (header.sampled().trust() != before.header().sampled().trust()) {
            render();
        } else {
            publish(new LocksContent(header, before.rows(), before.detail(), picture()));
        }
    }

    /// Goes to a session; none means the first root.
    void select(@Nullable SessionKey key) {
        if (!Objects.equals(key, selected)) {
            selected = key;
            Sight sight = pictured;
            LocksContent before = content;
            if (sight != null && before != null) {
                publish(new LocksContent(before.header(), before.rows(), detail(sight), before.picture()));
            }
        }
    }

    /// The session with this pid, on the server where it is found first, in the picture that is shown.
    Optional<SessionKey> find(int pid) {
        return pictured == null
                ? Optional.empty()
                : pictured.keys().stream()
                        .filter(key -> key.pid() == pid)
                        .min(Comparator.comparing(SessionKey::server));
    }

    /// Marks what comes and leaves from the next tick on, while somebody works in the table.
    void hold(boolean somebody) {
        held = somebody;
    }

    private Comings comings() {
        return held && content != null && pictured != null
                ? new Comings(true, content.rows(), pictured.keys())
                : Comings.NONE;
    }

    /// Freezes the picture, or lets it go on with the newest data.
    void freeze(boolean frozen) {
        if (frozen && mode == Mode.LIVE) {
            mode = Mode.FROZEN;
            heldAt = now;
            render();
        } else if (!frozen && mode == Mode.FROZEN) {
            live();
        }
    }

    boolean frozen() {
        return mode == Mode.FROZEN;
    }

    /// Shows an instant gone by as it was then.
    void past(Tick then, Instant at) {
        mode = Mode.PAST;
        heldAt = at;
        comings = Comings.NONE;
        pictured = Sight.of(estate, then);
        render();
    }

    /// Back to what is now.
    void live() {
        mode = Mode.LIVE;
        comings = Comings.NONE;
        pictured = latest;
        render();
    }

    /// The next or the previous root from the selected session on, round the end.
    Optional<SessionKey> root(boolean forward) {
        List<SessionKey> roots = lines().filter(line -> line.place().depth() == 0)
                .filter(line -> line.place().life() != Life.GONE)
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
        return lines().filter(line -> line.key().equals(key))
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

    private Stream<Line> lines() {
        return content == null
                ? Stream.of()
                : content.rows().stream().filter(Line.class::isInstance).map(Line.class::cast);
    }

    private void render() {
        Sight sight = pictured;
        if (sight == null) {
            return;
        }
        HeadWriter head = new HeadWriter(sight, instant(sight));
        List<Row> rows = new TableWriter(sight, instant(sight), comings).write();
        publish(new LocksContent(new Header(head.counts(), head.sampled()), rows, detail(sight), picture()));
    }

    /// Against which the sample's age is told: in the past, the instant of then.
    private Instant instant(Sight sight) {
        return mode == Mode.PAST ? sight.tick().snapshot().at() : now;
    }

    private void publish(LocksContent next) {
        content = next;
        shown.accept(next);
    }

    private Picture picture() {
        String ago = Ages.words(Duration.between(heldAt, now));
        return switch (mode) {
            case LIVE -> new Picture(mode, now, "");
            case FROZEN -> new Picture(mode, heldAt, LocksText.FROZEN.text(ago));
            case PAST -> new Picture(mode, heldAt, LocksText.PAST.text(ago));
        };
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
        DetailWriter writer = new DetailWriter(sight, instant(sight));
        Detail written = writer.write(key, offers(sight, key, writer));
        lastDetail = written != null ? written : gone(key, lastDetail);
        return lastDetail;
    }

    private List<Offer> offers(Sight sight, SessionKey key, DetailWriter writer) {
        OfferWriter offers = new OfferWriter(sight, instant(sight), canAct.getAsBoolean(), mode);
        Sight.Branch branch = sight.branches().get(key);
        if (branch != null) {
            return offers.offers(branch);
        }
        Session session = writer.alone(key);
        return session == null ? List.of() : offers.offers(key, session);
    }

    private static @Nullable Detail gone(SessionKey key, @Nullable Detail last) {
        if (last == null || !last.head().key().equals(key)) {
            return null;
        }
        Head head = new Head(key, null, LocksText.ROLE_GONE.text(), last.head().work(), true);
        return new Detail(head, last.sections(), last.statement(), Detail.Freed.NOTHING, List.of());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
