package io.watchfloor.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one look at a chain's file found. Nobody's console is disturbed.
///
/// @param console    its name, empty for a file without lines
/// @param head       the newest line as an anchor would keep it, absent for a file without lines
/// @param anchorings what each anchor of this chain says; none means that a cut tail could not be noticed
public record Inspection(
        Path file, String console, Verification verification, Optional<Anchor> head, List<Anchoring> anchorings) {
    public Inspection {
        anchorings = List.copyOf(anchorings);
    }

    /// Whether nothing speaks against it.
    public boolean sound() {
        return verification instanceof Verification.Intact
                && anchorings.stream().noneMatch(Anchoring.Mismatch.class::isInstance);
    }

    /// Checks every line of a file, and the anchors that are of its chain.
    public static Inspection of(Path file, List<Anchor> anchors) throws IOException {
        return of(file, anchors, recorded -> {});
    }

    /// The same, and hands over each entry that can be read.
    public static Inspection of(Path file, List<Anchor> anchors, Consumer<Recorded> reader) throws IOException {
        Walk walk = new Walk(anchors, reader);
        try (InputStream in = Contents.upTo(file, Long.MAX_VALUE)) {
            Chain chain = Chain.follow(in, walk);
            return new Inspection(
                    file, walk.console, chain.verification(), walk.head(file, chain), walk.anchorings(chain.lines()));
        }
    }

    private static final class Walk implements Chain.Visitor {
        private final List<Anchor> anchors;
        private final Consumer<Recorded> reader;
        private final Map<Long, String> wanted = new HashMap<>();
        private String console = "";
        private @Nullable Line newest;

        Walk(List<Anchor> anchors, Consumer<Recorded> reader) {
            this.anchors = anchors;
            this.reader = reader;
            anchors.forEach(anchor -> wanted.put(anchor.sequence(), ""));
        }

        @Override
        public void line(Chain.Place place, @Nullable Line line, boolean linked) {
            newest = line;
            if (line == null) {
                return;
            }
            if (place.number() == 1) {
                console = Console.name(line);
            }
            wanted.computeIfPresent(place.number(), (number, before) -> line.hash());
            reader.accept(new Recorded(console, place.number(), line.entry(), Recorded.Origin.local(linked)));
        }

        Optional<Anchor> head(Path file, Chain chain) {
            Line line = newest;
            return line == null || chain.verification() instanceof Verification.Broken
                    ? Optional.empty()
                    : Optional.of(new Anchor(
                            console, chain.lines(), line.hash(), line.entry().at(), file.toString()));
        }

        List<Anchoring> anchorings(long lines) {
            List<Anchoring> result = new ArrayList<>();
            for (Anchor anchor : anchors) {
                if (anchor.console().equals(console)) {
                    result.add(anchoring(anchor, lines));
                }
            }
            return result;
        }

        private Anchoring anchoring(Anchor anchor, long lines) {
            if (anchor.sequence() > lines) {
                return new Anchoring.Mismatch(
                        anchor.where(),
                        "line " + anchor.sequence() + " is anchored there, but the chain ends at line " + lines
                                + ": its tail was cut off");
            }
            if (!anchor.hash().equals(wanted.get(anchor.sequence()))) {
                return new Anchoring.Mismatch(
                        anchor.where(), "line " + anchor.sequence() + " is not the one that is anchored there");
            }
            return new Anchoring.Anchored(anchor.where(), anchor.sequence(), anchor.at());
        }
    }
}
