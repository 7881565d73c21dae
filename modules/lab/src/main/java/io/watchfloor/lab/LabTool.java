package io.watchfloor.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.scenario.Scenario;
import io.watchfloor.lab.scenario.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.spi.ToolProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tool `watchfloor-lab`: starts the embedded estate, says where it is in one JSON line, and runs until its
/// standard input ends (`--parent-bound`) or the process is told to end. What goes wrong is one line on `err`.
public final class LabTool implements ToolProvider {
    private static final Logger LOG = LoggerFactory.getLogger(LabTool.class);

    /// For the service loader.
    public LabTool() {}

    @Override
    public String name() {
        return "watchfloor-lab";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        try {
            LabArguments parsed = LabArguments.parse(List.of(arguments));
            Scenario scenario =
                    Scenarios.find(parsed.play().scenario(), parsed.play().variant());
            CountDownLatch ended = new CountDownLatch(1);
            Lab lab = new Lab(InstantSource.system());
            Thread hook = Thread.ofPlatform().name("lab-end").unstarted(lab::endBySignal);
            Runtime.getRuntime().addShutdownHook(hook);
            try (lab) {
                lab.start(parsed, scenario);
                out.println(ready(lab));
                out.flush();
                if (parsed.parentBound()) {
                    awaitEnd(System.in);
                } else {
                    ended.await();
                }
            }
            return 0;
        } catch (CannotStart e) {
            LOG.debug("cannot start", e);
            return refused(err, String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            LOG.debug("cannot start", e);
            return refused(err, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return refused(err, "interrupted");
        }
    }

    private static int refused(PrintWriter err, String reason) {
        err.println("watchfloor lab: " + reason.replaceAll("\\s*\\R\\s*", " "));
        err.flush();
        return 1;
    }

    private static String ready(Lab lab) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        return line.put("lab", "ready")
                .put("estate", lab.estate().toString())
                .put("control", lab.control().toString())
                .toString();
    }

    private static void awaitEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
