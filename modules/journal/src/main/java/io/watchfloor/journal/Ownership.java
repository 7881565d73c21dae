package io.watchfloor.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a journal or a recording for one console: an exclusive lock on a file beside it, released by the system
/// however the console ends. The lock is not on the journal itself, because closing any handle of a locked file
/// releases it.
final class Ownership implements AutoCloseable {
    // A second lock within one process would release the first when it is given up.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final RandomAccessFile handle;

    private Ownership(Path file, RandomAccessFile handle) {
        this.file = file;
        this.handle = handle;
    }

    static Ownership of(Path thing) throws IOException {
        Path file = thing.resolveSibling(thing.getFileName() + ".lock");
        if (!HELD.add(file)) {
            throw new InUse(thing, "this console");
        }
        RandomAccessFile handle = null;
        boolean held = false;
        try {
            createForOwner(file);
            handle = new RandomAccessFile(file.toFile(), "rw");
            FileLock lock = handle.getChannel().tryLock();
            if (lock == null) {
                String holder = handle.readLine();
                throw new InUse(thing, holder == null ? "another console" : "the console with process id " + holder);
            }
            handle.setLength(0);
            handle.write((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            held = true;
            return new Ownership(file, handle);
        } finally {
            if (!held) {
                HELD.remove(file);
                if (handle != null) {
                    handle.close();
                }
            }
        }
    }

    /// Another console has it.
    static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;

        InUse(Path thing, String holder) {
            super(thing + " is in use by " + holder
                    + ": close that one, or give this console a state folder of its own");
        }
    }

    /// Creates a file that only its owner may read, or makes an existing one so, where the file system knows how.
    static void createForOwner(Path file) throws IOException {
        boolean posix = Files.getFileStore(folderOf(file)).supportsFileAttributeView(PosixFileAttributeView.class);
        var mode = PosixFilePermissions.fromString("rw-------");
        if (Files.exists(file)) {
            if (posix) {
                Files.setPosixFilePermissions(file, mode);
            }
        } else if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(mode));
            forceFolder(folderOf(file));
        } else {
            Files.createFile(file);
        }
    }

    /// The absolute path of a file in a folder that exists now, open to its owner only if it had to be made.
    static Path place(Path file) throws IOException {
        Path folder = folderOf(file.toAbsolutePath());
        createFolderForOwner(folder);
        return folder.toRealPath().resolve(file.getFileName());
    }

    static void createFolderForOwner(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is not a file in a folder");
        }
        return folder;
    }

    // A new file survives a power cut only when its folder was forced too.
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        HELD.remove(file);
        handle.close();
    }
}
