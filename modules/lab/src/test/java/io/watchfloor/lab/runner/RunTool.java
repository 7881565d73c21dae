package io.watchfloor.lab.runner;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.spi.ToolProvider;

/// Main class of a lab started by a test: the tool and nothing else.
public final class RunTool {
    private RunTool() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(ToolProvider.findFirst("watchfloor-lab").orElseThrow().run(out, err, arguments));
    }
}
