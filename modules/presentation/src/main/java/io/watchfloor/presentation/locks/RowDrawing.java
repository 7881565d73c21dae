package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.controls.tree.Row.Cell;
import io.watchfloor.controls.tree.Row.Kind;
import io.watchfloor.controls.tree.Row.Look;
import io.watchfloor.controls.tree.Row.Piece;
import io.watchfloor.controls.tree.Row.Shape;
import io.watchfloor.controls.tree.Row.Square;
import io.watchfloor.controls.tree.Row.Text;
import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.signals.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Sets one row's texts, shapes and squares for the tree.
final class RowDrawing {
    private static final double BAR_PER_SESSION = 3;
    private static final double WIDEST_BAR = 42;

    private RowDrawing() {}

    static io.watchfloor.controls.tree.Row draw(Row row, String key) {
        return switch (row) {
            case Row.Section section ->
                new io.watchfloor.controls.tree.Row(
                        key,
                        0,
                        Kind.GROUP,
                        List.of(Cell.of(text(section.title(), "secondary"), text(section.note(), "tertiary"))));
            case Line line -> {
                Row.Place place = line.place();
                yield new io.watchfloor.controls.tree.Row(
                        key, place.depth(), place.depth() == 0 ? Kind.ROOT : Kind.ROW, look(place), new Cells(line));
            }
        };
    }

    private static Look look(Row.Place place) {
        io.watchfloor.controls.tree.Row.Life life =
                switch (place.life()) {
                    case STAYS -> io.watchfloor.controls.tree.Row.Life.STAYS;
                    case NEW -> io.watchfloor.controls.tree.Row.Life.CAME;
                    case GONE -> io.watchfloor.controls.tree.Row.Life.LEFT;
                };
        return new Look(life, place.crossing() + 1);
    }

    /// Drawn once the row comes into sight.
    private record Cells(Line line) implements io.watchfloor.controls.tree.Row.Drawing {
        @Override
        public List<Cell> cells() {
            boolean root = line.place().depth() == 0;
            return List.of(
                    session(line),
                    Cell.text(line.who().pod(), style(line, "tertiary", "tail")),
                    work(line, root),
                    Cell.text(line.who().tenant(), style(line, "secondary")),
                    state(line),
                    where(line),
                    Cell.text(line.figures().transactionAge(), style(line, "secondary")),
                    Cell.text(line.figures().waiting(), style(line, "value")),
                    blocks(line),
                    Cell.text(line.doing().statement(), style(line, "mono", "tertiary")));
        }

        @Override
        public String searched() {
            return line.searched();
        }
    }

    private static Cell session(Line line) {
        List<Piece> pieces = new ArrayList<>();
        Severity severity = line.place().severity();
        if (severity != null) {
            pieces.add(new Shape(line.place().stale() ? TileState.STALE : Marks.shape(severity)));
        }
        pieces.add(text(DetailWriter.pid(line.key().pid()), style(line, "mono", "strong")));
        pieces.add(text(line.who().application(), style(line, "secondary")));
        if (severity != null) {
            pieces.add(
                    line.place().stale()
                            ? text(LocksText.WAS.text(Marks.word(severity)), "tertiary")
                            : text(Marks.word(severity), Marks.wordClass(severity), "strong"));
        }
        for (SessionKey other : line.figures().also()) {
            pieces.add(text(LocksText.ALSO.text(DetailWriter.pid(other.pid())), "chip", "lock"));
        }
        switch (line.place().life()) {
            case STAYS, NEW -> {}
            case GONE -> pieces.add(text(LocksText.LEFT.text(), "chip", "unproven"));
        }
        return new Cell(pieces, OptionalDouble.empty());
    }

    private static Cell work(Line line, boolean root) {
        if (line.who().work().isEmpty()) {
            Text chip = text(LocksText.UNATTRIBUTED.text(), "chip", "unproven");
            String job = line.who().job();
            return job.isEmpty() ? Cell.of(chip) : Cell.of(chip, text(job, style(line, "tertiary")));
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(text(line.who().work(), root ? style(line, "strong") : style(line, "value")));
        if (!line.who().job().isEmpty()) {
            pieces.add(text(line.who().job(), style(line, "tertiary")));
        }
        return new Cell(pieces, OptionalDouble.empty());
    }

    private static Cell state(Line line) {
        List<Piece> pieces = new ArrayList<>();
        WaitClass waitClass = line.doing().waitClass();
        if (waitClass != null) {
            pieces.add(new Square("wait-" + waitClass.slug()));
        }
        Row.State state = line.doing().state();
        for (Text text : List.of(
                text(state.kind(), style(line, "tertiary")),
                text(state.text(), style(line, "value")),
                text(state.against(), style(line, "tertiary")))) {
            if (!text.text().isEmpty()) {
                pieces.add(text);
            }
        }
        return new Cell(pieces, OptionalDouble.empty());
    }

    private static Cell where(Line line) {
        Row.Where where = line.doing().where();
        return Cell.of(text(where.relation(), style(line, "value")), text(where.row(), style(line, "tertiary")));
    }

    private static Cell blocks(Line line) {
        int blocks = line.figures().blocks();
        if (blocks == 0) {
            return Cell.EMPTY;
        }
        return new Cell(
                List.of(text(Integer.toString(blocks), style(line, "strong"))),
                OptionalDouble.of(Math.min(WIDEST_BAR, blocks * BAR_PER_SESSION)));
    }

    /// What left is struck through, and what is not now is dim, whatever it would be otherwise.
    private static String[] style(Line line, String... usual) {
        List<String> classes = new ArrayList<>(List.of(usual));
        if (line.place().life() == Life.GONE) {
            classes.add("struck");
        }
        if (line.place().stale()) {
            classes.add("not-live");
        }
        return classes.toArray(String[]::new);
    }

    private static Text text(String text, String... styleClasses) {
        return new Text(text, List.of(styleClasses));
    }
}
