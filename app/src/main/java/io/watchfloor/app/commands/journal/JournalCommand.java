package io.watchfloor.app.commands.journal;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Looks after the record of who did what.
@Command(
        name = "journal",
        description = "Verify, show, export and anchor the journals of an estate's consoles.",
        mixinStandardHelpOptions = true,
        subcommands = {
            VerifyCommand.class,
            ShowCommand.class,
            ExportCommand.class,
            AnchorCommand.class,
            PrepareCommand.class
        })
public final class JournalCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "journal needs one of: verify, show, export, anchor, prepare");
        }
        return 2;
    }
}
