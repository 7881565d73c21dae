package io.watchfloor.executors.probe;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.HttpEndpoint;
import io.watchfloor.mitigation.drill.Topology.Control;
import io.watchfloor.signals.estate.Systems.Patroni;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Patroni, as any of its members tells it under `/cluster`. Its store is not asked: a member that can lead has it.
final class PatroniLeadership implements Leading {
    private static final Logger LOG = LoggerFactory.getLogger(PatroniLeadership.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final long LARGEST = 64 * 1024;
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern PAUSED = Pattern.compile("\"pause\"\\s*:\\s*true");
    private static final String NAME = "Patroni members";

    private final Patroni patroni;
    private final HttpEndpoint http = new HttpEndpoint(LIMIT, LARGEST);
    private Control last = new Control(NAME, 0, 0, true, false);
    private long asked;

    PatroniLeadership(Patroni patroni) {
        this.patroni = patroni;
    }

    @Override
    public synchronized Control control() {
        long now = System.nanoTime();
        if (asked == 0 || now - asked > KEPT.toNanos()) {
            last = ask();
            asked = now;
        }
        return last;
    }

    private Control ask() {
        for (URI url : patroni.urls()) {
            try {
                return of(http.get(url.resolve("/cluster"), "application/json"));
            } catch (ConnectionException silent) {
                LOG.debug("the next member may answer", silent);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Control(NAME, 0, patroni.urls().size(), true, false);
    }

    private static Control of(String cluster) {
        int all = 0;
        int well = 0;
        for (Matcher state = STATE.matcher(cluster); state.find(); all++) {
            if (state.group(1).equals("running") || state.group(1).equals("streaming")) {
                well++;
            }
        }
        return new Control(NAME, well, all, true, PAUSED.matcher(cluster).find());
    }

    @Override
    public void close() {
        http.close();
    }
}
