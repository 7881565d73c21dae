package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How PostgreSQL's programs are called on this machine. They refuse to run as root; there they get a user namespace
// or,
/// where a container refuses that, another user who may still enter root's folders.
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final String FOLDERS = "+dac_override,+fowner";
    private static final List<List<String>> WAYS = List.of(
            List.of("unshare", "-U"),
            List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "--inh-caps=" + FOLDERS,
                    "--ambient-caps=" + FOLDERS));

    private final Binaries binaries;
    private final Program program;
    private final List<String> prefix;

    private Commands(Binaries binaries, Program program, List<String> prefix) {
        this.binaries = binaries;
        this.program = program;
        this.prefix = List.copyOf(prefix);
    }

    static Commands on(Binaries binaries, Program program, Path log) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return new Commands(binaries, program, List.of());
        }
        for (List<String> way : WAYS) {
            if (goes(way, program, log)) {
                return new Commands(binaries, program, way);
            }
        }
        throw new CannotStart("PostgreSQL refuses to run as root, and this machine refuses both 'unshare -U' and"
                + " 'setpriv' to another user: start the lab as another user");
    }

    private static boolean goes(List<String> way, Program program, Path log) throws IOException, InterruptedException {
        List<String> probe = new ArrayList<>(way);
        probe.add("true");
        try {
            return program.run(probe, log, Map.of(), 10) == 0;
        } catch (IOException e) {
            LOG.debug("no {} here", way.getFirst(), e);
            return false;
        }
    }

    int run(Path log, Map<String, String> environment, String name, List<String> arguments)
            throws IOException, InterruptedException {
        return program.run(command(name, arguments), log, environment, 60);
    }

    Process start(Path log, String name, List<String> arguments) throws IOException {
        return program.start(command(name, arguments), log, "");
    }

    private List<String> command(String name, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(name));
        command.addAll(arguments);
        return command;
    }
}
