import org.jspecify.annotations.NullMarked;

/// Command line and composition root: the one place where everything meets.
@NullMarked
module io.watchfloor.app {
    requires io.watchfloor.signals;
    requires io.watchfloor.estate;
    requires io.watchfloor.connections;
    requires io.watchfloor.collectors;
    requires io.watchfloor.diagnosis;
    requires io.watchfloor.journal;
    requires io.watchfloor.mitigation;
    requires io.watchfloor.presentation;
    requires io.watchfloor.controls;
    requires io.watchfloor.themes;
    requires java.net.http;
    requires java.sql;
    requires javafx.controls;
    requires javafx.swing;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static org.jspecify;

    opens io.watchfloor.app to
            info.picocli;
    opens io.watchfloor.app.commands to
            info.picocli;
    opens io.watchfloor.app.commands.journal to
            info.picocli;

    uses io.watchfloor.mitigation.ExecutorProvider;
    uses java.util.spi.ToolProvider;
}
