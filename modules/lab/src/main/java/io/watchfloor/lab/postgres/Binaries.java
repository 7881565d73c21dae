package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.Folders;
import io.watchfloor.lab.host.Resources;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this platform, unpacked once per version into the user's cache and shared by all labs.
public record Binaries(Path home) {
    /// Finds or unpacks them. Where the cache cannot be written, they go into `otherwise`.
    public static Binaries unpack(Path otherwise) {
        Platform platform = Platform.current();
        try {
            String name = "postgres-" + version();
            try {
                return at(cache(), name, platform);
            } catch (FileSystemException _) {
                return at(otherwise, name, platform);
            }
        } catch (IOException e) {
            throw new CannotStart("cannot unpack PostgreSQL into " + otherwise + ": " + e.getMessage(), e);
        }
    }

    private static Binaries at(Path parent, String name, Platform platform) throws IOException {
        Path home = parent.resolve(name);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(parent);
            unpack(parent, home, platform);
        }
        return new Binaries(home);
    }

    /// The whole tree is written beside its place and moved there in one step, so that nobody sees half of it.
    private static void unpack(Path parent, Path home, Platform platform) throws IOException {
        Path part = Files.createTempDirectory(parent, home.getFileName() + ".part-");
        try {
            try (InputStream archive = archive(platform)) {
                extract(archive, part);
            }
            try {
                Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                // Another lab was quicker, which is as good.
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
        } finally {
            Folders.remove(part);
        }
    }

    private static InputStream archive(Platform platform) {
        InputStream archive = ClassLoader.getSystemResourceAsStream(platform.archive());
        if (archive == null) {
            archive = Binaries.class.getClassLoader().getResourceAsStream(platform.archive());
        }
        if (archive == null) {
            throw new CannotStart("no PostgreSQL binaries for this platform (" + platform + "): " + platform.archive()
                    + " is not on the module path");
        }
        return archive;
    }

    private static void extract(InputStream archive, Path into) throws IOException {
        Path root = into.toAbsolutePath().normalize();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = root.resolve(entry.getName()).normalize();
                if (!target.startsWith(root)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean runs = (entry.getMode() & 0111) != 0;
        if (runs && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + target);
        }
    }

    private static Path cache() {
        Optional<Path> configured = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(s -> !s.isBlank())
                .map(Path::of);
        return configured
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("watchfloor");
    }

    private static String version() throws IOException {
        Properties versions = new Properties();
        versions.load(new StringReader(Resources.text(Binaries.class, "versions.properties")));
        return Objects.requireNonNull(versions.getProperty("postgres"), "version of PostgreSQL");
    }

    /// The path of one of the programs `initdb`, `pg_ctl`, `postgres`.
    String program(String name) {
        Path bin = home.resolve("bin");
        return Set.of(name, name + ".exe").stream()
                .map(bin::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new CannotStart("PostgreSQL's " + name + " is missing in " + bin))
                .toString();
    }
}
