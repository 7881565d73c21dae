import org.jspecify.annotations.NullMarked;

/// Design tokens and component rules, as stylesheets and fonts.
@NullMarked
module io.watchfloor.themes {
    requires static org.jspecify;

    exports io.watchfloor.themes;
}
