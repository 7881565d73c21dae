package io.watchfloor.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the house's sources and modules are.
final class House {
    static final Path ROOT =
            Path.of(System.getProperty("house")).toAbsolutePath().normalize();
    static final Path MODULE_PATH = ROOT.resolve("app/target/modules");

    private House() {}

    /// Production sources with the given ending, outside `target`.
    static List<Path> sources(String ending) {
        return Stream.of("app", "modules", "themes")
                .flatMap(room -> walk(ROOT.resolve(room)))
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> !file.toString().contains("/target/"))
                .filter(file -> file.getFileName().toString().endsWith(ending))
                .sorted()
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The compiled classes of every module.
    static List<Path> compiled() {
        return Stream.of("app", "modules", "themes")
                .flatMap(room -> walkFolders(ROOT.resolve(room)))
                .filter(folder -> folder.endsWith("target/classes"))
                .sorted()
                .toList();
    }

    private static Stream<Path> walkFolders(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 4)) {
            return files.filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
