package io.watchfloor.estate;

/// One thing that is wrong in an estate file or pack, and where; line and column count from 1.
public record Mistake(String file, int line, int column, String text) {
    static Mistake at(Place place, String text) {
        return new Mistake(place.file(), place.line(), place.column(), text);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + text;
    }
}
