package io.watchfloor.controls.tile;

/// The shape of a state: circle, triangle with !, square with ×, diamond with ?, hatched square, bar, brackets; the
/// latched ones hollow. Sized and coloured by CSS, so that a state is never told by colour alone.
public final class StateShape extends GridShape {
    private static final String EXCLAMATION = "M7 5.6H9V10H7ZM7 11.2H9V13H7Z";
    private static final String TRIANGLE = "M8 1.4L15.3 14.6H0.7Z";
    private static final String CROSS =
            "M5.5 4.4L8 6.9L10.5 4.4L11.6 5.5L9.1 8L11.6 10.5L10.5 11.6L8 9.1L5.5 11.6L4.4 10.5L6.9 8L4.4 5.5Z";
    private static final String QUESTION = "M7.27 9.34V9.25Q7.27 8.65 7.38 8.31Q7.49 7.97 7.7 7.78Q7.9 7.58 8.2 7.4"
            + "Q8.5 7.2 8.71 6.95Q8.92 6.7 8.92 6.35Q8.92 5.95 8.65 5.72Q8.38 5.48 7.99 5.48Q7.63 5.48 7.34 5.71"
            + "Q7.06 5.94 7.03 6.41H5.86Q5.87 5.77 6.16 5.35Q6.46 4.93 6.94 4.71Q7.42 4.5 8 4.5Q8.63 4.5 9.12 4.72"
            + "Q9.6 4.95 9.87 5.36Q10.14 5.77 10.14 6.33Q10.14 6.9 9.88 7.29Q9.61 7.69 9.15 7.96Q8.88 8.13 8.7 8.29"
            + "Q8.53 8.45 8.45 8.67Q8.37 8.89 8.37 9.25V9.34ZM6.9 10.1H8.7V11.6H6.9Z";

    public StateShape() {
        super("", "");
        getStyleClass().add("state-shape");
    }

    public StateShape(TileState state) {
        this();
        show(state);
    }

    public void show(TileState state) {
        draw(mark(state), state == TileState.DEGRADED ? EXCLAMATION : "");
        state.markOn(this);
    }

    private static String mark(TileState state) {
        return switch (state) {
            case HEALTHY -> "M8 2A6 6 0 1 1 8 14A6 6 0 1 1 8 2ZM8 3.5A4.5 4.5 0 1 0 8 12.5A4.5 4.5 0 1 0 8 3.5Z";
            case DEGRADED -> TRIANGLE + EXCLAMATION;
            case LATCHED_DEGRADED ->
                "M8 0.9L15.8 15H0.2ZM8 3.8L2.6 13.6H13.4Z" + "M7.3 6.4H8.7V10H7.3ZM7.3 10.9H8.7V12.3H7.3Z";
            case DOWN -> "M1.5 1.5H14.5V14.5H1.5Z" + CROSS;
            case LATCHED_DOWN -> "M1 1H15V15H1ZM2.5 2.5H13.5V13.5H2.5Z" + CROSS;
            case STALE ->
                "M1 1H15V15H1ZM2.3 2.3H13.7V13.7H2.3Z"
                        + "M2.3 7.2L7.2 2.3H9L2.3 9ZM2.3 11.4L11.4 2.3H13.2L2.3 13.2ZM4.4 13.7L13.7 4.4V6.2L6.2 13.7ZM8.6 13.7L13.7 8.6V10.4L10.4 13.7Z";
            case UNKNOWN -> "M8 0L16 8L8 16L0 8ZM8 2.1L2.1 8L8 13.9L13.9 8Z" + QUESTION;
            case IDLE -> "M2 7H14V9H2Z";
            case MAINTENANCE -> "M1.5 2H5V3.5H3V12.5H5V14H1.5ZM14.5 2H11V3.5H13V12.5H11V14H14.5ZM5.8 7.2H10.2V8.8H5.8Z";
        };
    }
}
