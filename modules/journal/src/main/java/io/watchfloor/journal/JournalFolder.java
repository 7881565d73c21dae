package io.watchfloor.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The chains of an estate's consoles on one machine: `journal.jsonl`, `journal-2.jsonl`… in its folder and in the
/// folders of its walls, which lie within the desk's.
public final class JournalFolder {
    private static final int MOST = 16;

    private final Path folder;

    /// The journals in this folder.
    public JournalFolder(Path folder) {
        this.folder = folder;
    }

    /// Opens the first chain that no other console has, and begins it where it is new.
    ///
    /// @param name whose console it is, such as `ops@laptop`
    /// @throws IOException when it cannot be written, or too many consoles have one
    public FileJournal open(String name, Instant now) throws IOException {
        Ownership.InUse last = null;
        for (int number = 1; number <= MOST; number++) {
            try {
                return begun(FileJournal.open(folder.resolve(fileName(number))), name, now);
            } catch (Ownership.InUse taken) {
                last = taken;
            }
        }
        throw new IOException("there are " + MOST + " consoles on this estate: close one", last);
    }

    private static FileJournal begun(FileJournal journal, String name, Instant now) throws IOException {
        boolean begun = false;
        try {
            if (journal.lines() == 0) {
                byte[] token = new byte[4];
                SecureRandom random = new SecureRandom();
                random.nextBytes(token);
                journal.append(Console.begun(now, name, HexFormat.of().formatHex(token)));
            }
            begun = true;
            return journal;
        } finally {
            if (!begun) {
                journal.close();
            }
        }
    }

    private static String fileName(int number) {
        return number == 1 ? "journal.jsonl" : "journal-" + number + ".jsonl";
    }

    /// The files of all chains there are.
    public List<Path> chains() throws IOException {
        List<Path> chains = new ArrayList<>();
        Path root = root();
        if (Files.isDirectory(root)) {
            collect(root, chains);
            try (Stream<Path> folders = Files.list(root)) {
                for (Path inner : folders.filter(Files::isDirectory).sorted().toList()) {
                    collect(inner, chains);
                }
            }
        }
        return List.copyOf(chains);
    }

    private Path root() {
        Path above = folder.toAbsolutePath().getParent();
        return above != null && Files.exists(above.resolve(fileName(1))) ? above : folder;
    }

    private static void collect(Path folder, List<Path> chains) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("journal(-\\d+)?\\.jsonl"))
                    .sorted()
                    .forEach(chains::add);
        }
    }
}
