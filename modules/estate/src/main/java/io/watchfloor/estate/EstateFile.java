package io.watchfloor.estate;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Reads an estate from its file, or makes the smallest one from the URL of a PostgreSQL server.
public final class EstateFile {
    private static final long LARGEST = 1_000_000;

    private EstateFile() {}

    /// The estate that the file describes. Files it refers to are relative to it; secrets are not read here.
    ///
    /// @throws EstateException with every mistake in the file and its packs
    public static Estate load(Path file) throws EstateException {
        Mistakes mistakes = new Mistakes();
        String name =
                Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("estate.yaml");
        String text = text(file, new Place(name, 1, 1), mistakes);
        mistakes.throwIfAny();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        Node root = YamlTree.parse(name, text, mistakes);
        if (!(root instanceof Node.Mapping)) {
            // What is no estate at all has one mistake, not a second one about its content.
            mistakes.throwIfAny();
            mistakes.add(root.at(), "an estate file must be a mapping of keys to values");
            mistakes.throwIfAny();
        }
        Estate estate = new EstateReader(new Words(folder, mistakes), mistakes, "estate").read(root);
        mistakes.throwIfAny();
        return estate;
    }

    /// An estate of one server without tenants: PostgreSQL and its locks. The password comes from `PGPASSWORD` where
    /// that is set, else from the usual password file.
    ///
    /// @throws EstateException when the URL cannot be read or holds a password
    public static Estate ofPostgres(String url) throws EstateException {
        Mistakes mistakes = new Mistakes();
        Place at = new Place("--postgres", 1, 1);
        PostgresUrl read = PostgresUrl.read(new Fields.Text(at, url), mistakes);
        if (read.user() == null) {
            mistakes.add(at, "the URL needs a role: postgresql://ROLE@host:5432/database");
        }
        Words words = new Words(Path.of(""), mistakes);
        String ssl = Optional.ofNullable(read.ssl())
                .flatMap(text -> words.choice(text, PostgresReader.SSL_MODES))
                .orElse(PostgresReader.usual(read.nodes()));
        mistakes.throwIfAny();
        Secret password = System.getenv().containsKey("PGPASSWORD") ? new Secret.Variable("PGPASSWORD") : null;
        Login watch = new Login(Optional.ofNullable(read.user()).orElse(""), password);
        PostgresServer server = new PostgresServer(
                "pg",
                read.nodes(),
                ssl,
                Optional.ofNullable(read.database()).orElse("postgres"),
                new Logins(watch, null));
        String title = read.nodes().getFirst();
        return new Estate(
                new Identity("pg", title, Environment.PRODUCTION, ZoneId.systemDefault(), false),
                new Systems(List.of(server), null, null, null, null),
                List.of(),
                List.of());
    }

    private static String text(Path file, Place at, Mistakes mistakes) {
        try {
            if (Files.size(file) > LARGEST) {
                mistakes.add(at, "larger than an estate file can be");
                return "";
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            mistakes.add(at, "there is no such file: " + file);
        } catch (CharacterCodingException e) {
            mistakes.add(at, "not UTF-8 text");
        } catch (IOException e) {
            mistakes.add(at, "cannot be read: " + e.getMessage());
        }
        return "";
    }
}
