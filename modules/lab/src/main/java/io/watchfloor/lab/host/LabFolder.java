package io.watchfloor.lab.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// The lab's private directory (mode 0700 where the platform has modes). It is removed when the lab ends.
public final class LabFolder {
    /// Begins the name of every lab directory that was not named by whoever started the lab.
    public static final String PREFIX = "watchfloor-lab-";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path path;

    private LabFolder(Path path) {
        this.path = path;
    }

    /// Creates the directory: the one asked for, which must be absent or empty, else a new one among the temporary
    /// files.
    public static LabFolder create(Optional<Path> asked) {
        if (asked.isEmpty()) {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            try {
                return new LabFolder(Files.createTempDirectory(parent, PREFIX).toRealPath());
            } catch (IOException e) {
                throw new CannotStart("cannot create a folder in " + parent + ": " + reason(e), e);
            }
        }
        Path path = asked.get().toAbsolutePath().normalize();
        try {
            if (Files.exists(path)) {
                requireUsable(path);
                return new LabFolder(path.toRealPath());
            }
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(path, ownerOnly("rwx------"));
            return new LabFolder(path.toRealPath());
        } catch (IOException e) {
            throw new CannotStart("cannot write to the folder " + path + ": " + reason(e), e);
        }
    }

    private static void requireUsable(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new CannotStart("not a folder: " + path);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            if (entries.iterator().hasNext()) {
                throw new CannotStart(
                        "the folder is not empty: " + path + " (the lab removes its folder when it ends)");
            }
        }
        Files.delete(Files.createTempFile(path, "probe", ""));
        if (posix()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileAlreadyExistsException _ -> "a file is in the way";
            case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getClass().getSimpleName() + " " + e.getMessage();
        };
    }

    /// The directory itself, absolute.
    public Path path() {
        return path;
    }

    /// A new private directory in it.
    public Path directory(String name) throws IOException {
        Path created = path.resolve(name);
        Files.createDirectories(created, ownerOnly("rwx------"));
        return created;
    }

    /// Writes a file that only its owner reads.
    public Path write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent, ownerOnly("rwx------"));
        }
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly("rw-------"));
        Files.writeString(file, content);
        return file;
    }

    /// Draws a new secret and keeps it in `secrets/<name>`, readable by the owner alone.
    public String secret(String name) throws IOException {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        write("secrets/" + name, secret + "\n");
        return secret;
    }

    /// Removes the directory with everything in it.
    public void remove() throws IOException {
        Folders.remove(path);
    }

    /// The attribute that gives a new file the mode; empty where the platform has no modes.
    private static FileAttribute<?>[] ownerOnly(String mode) {
        if (!posix()) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    static boolean posix() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
