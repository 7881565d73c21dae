package io.watchfloor.controls.tile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that a tile shows at one moment, already worded. Immutable; made on any thread.
public record TileContent(Strip strip, Heading heading, Reading reading, List<Phrase> flow, List<Cell> cells) {

    public TileContent {
        Objects.requireNonNull(strip, "strip");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(reading, "reading");
        flow = List.copyOf(flow);
        cells = List.copyOf(cells);
    }

    /// The first line: `words` such as "degraded 7 min"; `acknowledgement` such as "acknowledged", shown with a
    /// tick where there is room for words; `age` of the value, such as "2 s".
    public record Strip(TileState state, String words, Optional<String> acknowledgement, String age) {
        public Strip {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(acknowledgement, "acknowledgement");
            Objects.requireNonNull(age, "age");
        }

        public Strip(TileState state, String words, String age) {
            this(state, words, Optional.empty(), age);
        }

        public boolean acknowledged() {
            return acknowledgement.isPresent();
        }
    }

    /// The name, and a tag such as "first to slow". A tag repeats an answer; it is no severity.
    public record Heading(String name, Optional<String> tag) {
        public Heading {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(tag, "tag");
        }

        public Heading(String name) {
            this(name, Optional.empty());
        }
    }

    /// What stands in the middle: a figure, or the reason why there is none.
    public sealed interface Reading {}

    /// A figure with its unit and a short note ("p95"), the line behind it, and one sentence of what it measures.
    public record Figure(String value, String unit, String note, Optional<Series> series, String measure)
            implements Reading {
        public Figure {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(note, "note");
            Objects.requireNonNull(series, "series");
            Objects.requireNonNull(measure, "measure");
        }
    }

    /// Why there is no figure: "needs pg_monitor", "on pg-2 (standby)".
    public record Reason(String what, String detail) implements Reading {
        public Reason {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /// A few words of which some are strong: "**412 /min** done".
    public record Phrase(List<Span> spans) {
        public Phrase {
            spans = List.copyOf(spans);
        }

        public static Phrase of(String strong, String plain) {
            return new Phrase(List.of(new Span(strong, Emphasis.STRONG), new Span(plain, Emphasis.PLAIN)));
        }

        public static Phrase plain(String text) {
            return new Phrase(List.of(new Span(text, Emphasis.PLAIN)));
        }

        public static Phrase tag(String text) {
            return new Phrase(List.of(new Span(text, Emphasis.TAG)));
        }

        String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining(" "));
        }
    }

    /// Words of a phrase that are written alike.
    public record Span(String text, Emphasis emphasis) {
        public Span {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(emphasis, "emphasis");
        }
    }

    /// How much words stand out.
    public enum Emphasis {
        PLAIN,
        STRONG,
        TAG
    }

    /// One part of the whole with its own state: a tenant, or "+118" for the rest.
    public record Cell(TileState state, String name, String value) {
        public Cell {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /// The tile in one sentence, for a screen reader.
    String spoken() {
        Stream<String> middle =
                switch (reading) {
                    case Figure figure ->
                        Stream.of(
                                (figure.value() + " " + figure.unit() + " " + figure.note()).strip(), figure.measure());
                    case Reason reason -> Stream.of(reason.what(), reason.detail());
                };
        return Stream.of(
                        Stream.of(heading.name(), strip.words()),
                        strip.acknowledgement().stream(),
                        heading.tag().stream(),
                        middle,
                        flow.stream().map(Phrase::text),
                        cells.stream().map(cell -> cell.name() + " " + cell.value()),
                        Stream.of("age " + strip.age()))
                .flatMap(part -> part)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
