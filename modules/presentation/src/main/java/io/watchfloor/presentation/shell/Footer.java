package io.watchfloor.presentation.shell;

import io.watchfloor.controls.chart.Heartbeat;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Tick;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How the watching goes, and what time it is where the estate lives.
final class Footer extends HBox {
    private static final int TENTHS = 10;

    private final Heartbeat heartbeat = new Heartbeat();
    private final Label live = Header.label(ShellText.NO_TICK_YET.text(), "foot");
    private final Label sources = Header.label("", "foot");
    private final Label cost = Header.label("", "foot");
    private final Clock clock;
    private long beats;

    Footer(ZoneId zone, Station station) {
        getStyleClass().add("footer");
        setAlignment(Pos.CENTER_LEFT);
        clock = new Clock(zone, station == Station.WALL);
        Region spring = new Region();
        setHgrow(spring, Priority.ALWAYS);
        HBox alive = new HBox(heartbeat, live);
        alive.getStyleClass().add("alive");
        alive.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(alive, sources, cost);
        if (!station.acts()) {
            getChildren().add(Header.label(ShellText.NO_ACTIONS.text(), "foot", "no-actions"));
        }
        getChildren().add(spring);
        if (station != Station.WALL) {
            getChildren().add(clock);
        }
    }

    void show(Tick tick) {
        beats++;
        heartbeat.beat(beats);
        live.setText(ShellText.LIVE.text(Figures.seconds(tick.snapshot().tick().toMillis() / 1000.0)
                .text()
                .replace(".00", "")));
        Judgement.Watching watching = tick.judgement().watching();
        long fresh = watching.sources().stream()
                .filter(source ->
                        source.fresh(tick.judgement().at(), tick.snapshot().tick()))
                .count();
        sources.setText(ShellText.SOURCES_FRESH.text(
                Long.toString(fresh), Integer.toString(watching.sources().size())));
        String connections = Integer.toString(watching.connections());
        cost.setText(
                watching.databaseMillis() < 0
                        ? ShellText.COST_UNKNOWN.text(connections)
                        : ShellText.COST.text(tenths(watching.databaseMillis()), connections));
    }

    /// Moves the clock only: a heart that stands still says that nothing new came.
    void show(Instant now) {
        clock.show(now);
    }

    Clock clock() {
        return clock;
    }

    private static String tenths(double value) {
        return Double.toString((double) Math.round(value * TENTHS) / TENTHS);
    }

    /// Date, time and zone.
    static final class Clock extends HBox {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
        private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

        private final ZoneId zone;
        private final boolean brief;
        private final Label day = Header.label("", "foot");
        private final Label time = Header.label("", "clock");
        private final Label name = Header.label("", "foot");

        Clock(ZoneId zone, boolean brief) {
            this.zone = zone;
            this.brief = brief;
            getStyleClass().add("time");
            setAlignment(Pos.CENTER_RIGHT);
            getChildren().addAll(time, name);
            if (!brief) {
                getChildren().addFirst(day);
            }
        }

        void show(Instant now) {
            day.setText(DAY.format(now.atZone(zone)));
            time.setText(Figures.clock(now, zone));
            String city =
                    zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
            String abbreviation = ZONE.format(now.atZone(zone));
            name.setText(brief || city.equals(abbreviation) ? abbreviation : abbreviation + " " + city);
        }
    }
}
