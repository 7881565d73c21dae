package io.watchfloor.app;

import io.watchfloor.app.commands.BenchCommand;
import io.watchfloor.app.commands.ConsoleCommand;
import io.watchfloor.app.commands.DemoCommand;
import io.watchfloor.app.commands.LabCommand;
import io.watchfloor.app.commands.ScreenshotCommand;
import io.watchfloor.app.commands.WatchCommand;
import io.watchfloor.app.commands.journal.JournalCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/// The command line. Without arguments it starts the demo.
@Command(
        name = "watchfloor",
        description = "An operations console for Odoo ERP estates.",
        mixinStandardHelpOptions = true,
        version = "watchfloor 0.1.0",
        subcommands = {
            DemoCommand.class,
            ConsoleCommand.class,
            WatchCommand.class,
            LabCommand.class,
            ScreenshotCommand.class,
            JournalCommand.class,
            BenchCommand.class,
            HelpCommand.class
        })
public final class Main {
    private Main() {}

    /// Runs one command and exits with its status: 0, 1 for a failure, 2 for wrong usage.
    public static void main(String[] arguments) {
        String[] effective = arguments.length == 0 ? new String[] {"demo"} : arguments;
        System.exit(commandLine().execute(effective));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, given) -> {
                    say(String.valueOf(exception.getMessage()).replaceFirst("\\.$", "") + "; see '" + help(exception)
                            + "'");
                    return 2;
                })
                .setExecutionExceptionHandler((exception, line, result) -> {
                    if (exception instanceof UserError error) {
                        say(String.valueOf(error.getMessage()));
                        return error.status();
                    }
                    throw exception;
                });
    }

    /// One line, unless whoever knows more has said it already.
    private static void say(String text) {
        if (!text.isBlank()) {
            System.err.println("watchfloor: " + text.replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private static String help(ParameterException exception) {
        CommandLine about = exception.getCommandLine();
        CommandLine parent = about.getParent();
        if (parent == null) {
            return "./watchfloor help";
        }
        return parent.getParent() == null
                ? "./watchfloor help " + about.getCommandName()
                : "./watchfloor " + parent.getCommandName() + " " + about.getCommandName() + " --help";
    }
}
