package io.watchfloor.controls.tile;

/// A small drawing that is no state, sized and coloured by CSS (`.mark`).
public final class Glyph extends GridShape {

    public Glyph(Drawing drawing) {
        super(drawing.mark, "");
        getStyleClass().add(drawing.styleClass);
    }

    /// What can be drawn, each on a grid of sixteen by sixteen.
    public enum Drawing {
        TICK("tick", "M2.4 8.6L3.7 7.3L6.5 10.1L12.6 3.6L13.9 4.9L6.5 12.7Z"),
        CROSS("cross", "M4 2.6L8 6.6L12 2.6L13.4 4L9.4 8L13.4 12L12 13.4L8 9.4L4 13.4L2.6 12L6.6 8L2.6 4Z"),
        /// What should be done now.
        RECOMMENDED(
                "recommended-mark",
                "M8 0A8 8 0 1 1 8 16A8 8 0 1 1 8 0ZM3.9 8.4L6.8 11.3L12.2 5.7L11 4.6L6.8 9L5.1 7.2Z"),
        /// What must not be done.
        AVOIDED(
                "avoided-mark",
                "M8 0A8 8 0 1 1 8 16A8 8 0 1 1 8 0ZM3.3 4.5A5.9 5.9 0 0 0 11.5 12.7ZM12.7 11.5A5.9 5.9 0 0 0 4.5 3.3Z"),
        DEPLOYMENT("deployment-mark", "M3 4H13L8 13Z"),
        START("start-mark", "M4 3L13 8L4 13Z"),
        FLAG("flag-mark", "M3 2H4.4V3H13.5L11.2 6L13.5 9H4.4V14H3Z"),
        MITIGATION("mitigation-mark", "M3 3H4.6V7.2H11.4V3H13V13H11.4V8.8H4.6V13H3Z");

        private final String styleClass;
        private final String mark;

        Drawing(String styleClass, String mark) {
            this.styleClass = styleClass;
            this.mark = mark;
        }
    }
}
