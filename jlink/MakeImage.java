import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes a self-contained image for this platform out of the module path that the build has collected.
///
/// jlink takes explicit modules only. The few libraries that are automatic modules get a descriptor here, drawn up by
/// jdeps and completed with what it cannot see. Usage: `java jlink/MakeImage.java MODULES IMAGE [wall]`; a `wall` has no executors and no lab linked in.
public final class MakeImage {
    private static final String MAIN = "io.watchfloor.app/io.watchfloor.app.Main";

    /// Service lookups that jdeps does not write into the descriptors it generates.
    private static final Map<String, String> USES = Map.of(
            "kubernetes.client", "uses io.fabric8.kubernetes.client.ServiceToURLProvider;",
            "kubernetes.client.api",
                    "uses io.fabric8.kubernetes.client.http.HttpClient.Factory;"
                            + " uses io.fabric8.kubernetes.client.extension.ExtensionAdapter;",
            "kubernetes.model.core", "uses io.fabric8.kubernetes.api.model.KubernetesResource;");

    /// What nothing requires but something finds: HTTP client, TLS, name look-up, locale data, logging.
    private static final List<String> BASE_ROOTS = List.of(
            "io.watchfloor.app",
            "io.fabric8.kubernetes.client.jdkhttp",
            "ch.qos.logback.classic",
            "jdk.crypto.ec",
            "java.naming",
            "jdk.localedata",
            "jdk.unsupported");

    private static final List<String> ACTING_ROOTS = List.of("io.watchfloor.executors", "io.watchfloor.lab");

    private MakeImage() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: java jlink/MakeImage.java MODULES IMAGE [wall]");
            System.exit(2);
        }
        Path modules = Path.of(arguments[0]).toAbsolutePath();
        Path image = Path.of(arguments[1]).toAbsolutePath();
        boolean wall = arguments.length > 2 && arguments[2].equals("wall");
        Path explicit = image.resolveSibling("modules");
        delete(explicit);
        Files.createDirectories(explicit);
        copyNeeded(modules, explicit);
        describe(explicit);
        delete(image);
        link(explicit, image, wall);
        unpackNatives(explicit, image);
        addLaunchers(Path.of(arguments[0]).toAbsolutePath(), image);
        System.out.printf("%s: %d MB%n", image.getFileName(), size(image) >> 20);
    }

    /// Leaves out the empty JavaFX jars without a platform.
    private static void copyNeeded(Path modules, Path explicit) throws IOException {
        for (Path jar : jars(modules)) {
            String name = jar.getFileName().toString();
            if (!name.matches("javafx-[a-z]+-[0-9.]+\\.jar")) {
                Files.copy(jar, explicit.resolve(name));
            }
        }
    }

    private static void describe(Path explicit) throws IOException {
        Path scratch = Files.createTempDirectory("descriptors");
        for (Path jar : jars(explicit)) {
            ModuleDescriptor descriptor = descriptor(jar);
            if (descriptor.isAutomatic()) {
                patch(jar, descriptor.name(), generate(jar, descriptor.name(), explicit, scratch), explicit, scratch);
            }
        }
        delete(scratch);
    }

    private static String generate(Path jar, String name, Path path, Path scratch) throws IOException {
        run(
                "jdeps", "--ignore-missing-deps", "--multi-release", "25", "--module-path", path.toString(),
                "--generate-module-info", scratch.resolve("jdeps").toString(), jar.toString());
        Path source;
        try (Stream<Path> found = Files.walk(scratch.resolve("jdeps").resolve(name))) {
            source = found.filter(file -> file.endsWith("module-info.java")).findFirst().orElseThrow();
        }
        // Opened as a whole, as an automatic module is: these libraries are read by reflection.
        String text = Files.readString(source).replaceFirst("module ", "open module ");
        return text.substring(0, text.lastIndexOf('}')) + USES.getOrDefault(name, "") + "}";
    }

    private static void patch(Path jar, String name, String source, Path path, Path scratch) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("sources").resolve(name));
        Path file = Files.writeString(folder.resolve("module-info.java"), source);
        Path classes = Files.createDirectories(scratch.resolve("classes").resolve(name));
        run(
                "javac", "-nowarn", "-Xlint:none", "--patch-module", name + "=" + jar, "--module-path", path.toString(),
                "-d", classes.toString(), file.toString());
        run("jar", "--update", "--file", jar.toString(), "-C", classes.toString(), "module-info.class");
    }

    private static void link(Path explicit, Path image, boolean wall) throws IOException {
        List<String> roots = new ArrayList<>(BASE_ROOTS);
        if (!wall) {
            roots.addAll(ACTING_ROOTS);
            jars(explicit).stream()
                    .map(MakeImage::name)
                    .filter(name -> name.startsWith("embedded.postgres.binaries"))
                    .forEach(roots::add);
        }
        run(
                "jlink", "--module-path", explicit.toString(), "--add-modules", String.join(",", roots),
                "--output", image.toString(), "--compress", "zip-6", "--no-header-files", "--no-man-pages",
                "--include-locales", "en", "--exclude-resources", "glob:/javafx.*/*.so,glob:/javafx.*/*.dylib,glob:/javafx.*/*.dll");
    }

    /// JavaFX looks in the image's `lib` (on Windows `bin`) first, and would else unpack into the user's home.
    private static void unpackNatives(Path explicit, Path image) throws IOException {
        Path windows = image.resolve("bin").resolve("java.exe");
        Path target = image.resolve(Files.exists(windows) ? "bin" : "lib");
        for (Path jar : jars(explicit)) {
            if (!jar.getFileName().toString().startsWith("javafx-")) {
                continue;
            }
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().matches("[^/]+\\.(so|dylib|dll)")) {
                        try (InputStream in = file.getInputStream(entry)) {
                            Files.copy(in, target.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
        }
    }

    private static void addLaunchers(Path modules, Path image) throws IOException {
        Path sources = modules.getParent().getParent().getParent().resolve("jlink").resolve("launchers");
        for (String name : List.of("watchfloor", "watchfloor.bat")) {
            String text = Files.readString(sources.resolve(name)).replace("@MAIN@", MAIN);
            Path launcher = Files.writeString(image.resolve("bin").resolve(name), text);
            launcher.toFile().setExecutable(true, false);
        }
    }

    private static void run(String tool, String... arguments) {
        ToolProvider provider =
                ToolProvider.findFirst(tool).orElseThrow(() -> new IllegalStateException("this JDK has no " + tool));
        StringWriter said = new StringWriter();
        PrintWriter output = new PrintWriter(said);
        int status = provider.run(output, output, arguments);
        if (status != 0) {
            System.err.println("watchfloor: " + tool + " failed with status " + status + ": " + said);
            System.exit(1);
        }
    }

    private static ModuleDescriptor descriptor(Path jar) {
        return ModuleFinder.of(jar).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(jar + " is no module"));
    }

    private static String name(Path jar) {
        return descriptor(jar).name();
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
