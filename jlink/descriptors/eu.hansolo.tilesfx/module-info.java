/// TilesFX without the web and media modules, which only its map tile needs.
open module eu.hansolo.tilesfx {
    requires javafx.base;
    requires javafx.graphics;
    requires javafx.controls;
    requires transitive eu.hansolo.fx.countries;

    exports eu.hansolo.tilesfx;
    exports eu.hansolo.tilesfx.addons;
    exports eu.hansolo.tilesfx.chart;
    exports eu.hansolo.tilesfx.colors;
    exports eu.hansolo.tilesfx.events;
    exports eu.hansolo.tilesfx.fonts;
    exports eu.hansolo.tilesfx.skins;
    exports eu.hansolo.tilesfx.tools;
}
