package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.journal.Anchor;
import io.watchfloor.journal.AnchorFile;
import io.watchfloor.journal.Inspection;
import io.watchfloor.journal.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Exports the heads of chains to where whoever can change the chains cannot reach.
@Command(
        name = "anchor",
        description = "Append the newest line's hash of every chain to a file kept elsewhere; verify compares with it.",
        mixinStandardHelpOptions = true)
public final class AnchorCommand implements Callable<Integer> {
    @Mixin
    private JournalOptions options = new JournalOptions();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file, best on another machine.")
    private Path out = Path.of("anchors.jsonl");

    @Override
    public Integer call() {
        List<Anchor> heads = new ArrayList<>();
        for (Path file : options.files()) {
            Inspection inspection = inspect(file);
            if (inspection.verification() instanceof Verification.Broken broken) {
                throw new UserError(file + " is broken at line " + broken.line() + ": it is not anchored as it is");
            }
            inspection.head().ifPresent(heads::add);
        }
        if (heads.isEmpty()) {
            throw new UserError("there is no line to anchor yet");
        }
        try {
            AnchorFile.add(out, heads);
            for (Anchor head : heads) {
                AnchorFile.note(options.folder(), new AnchorFile.Noted(head.console(), out));
            }
        } catch (IOException refused) {
            throw new UserError("cannot write " + out + ": " + refused.getMessage());
        }
        for (Anchor head : heads) {
            System.out.println(head.console() + ": line " + head.sequence() + " anchored in " + out);
        }
        return 0;
    }

    private static Inspection inspect(Path file) {
        try {
            return Inspection.of(file, List.of());
        } catch (IOException unreadable) {
            throw JournalOptions.cannotRead(file, unreadable);
        }
    }
}
