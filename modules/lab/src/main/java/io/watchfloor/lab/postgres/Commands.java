package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How PostgreSQL's programs are called on this machine. They refuse to run as root; there they get a user namespace.
final class Commands {
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
        List<String> namespace = List.of("unshare", "-U");
        List<String> probe = new ArrayList<>(namespace);
        probe.add("true");
        try {
            if (program.run(probe, log, Map.of(), 10) == 0) {
                return new Commands(binaries, program, namespace);
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL refuses to run as root and there is no 'unshare' here: start the lab as another user",
                    e);
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root and this machine refuses 'unshare -U': start the lab as another user");
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
