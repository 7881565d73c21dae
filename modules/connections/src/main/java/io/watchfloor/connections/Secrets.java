package io.watchfloor.connections;

import io.watchfloor.signals.estate.Secret;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Reads secrets where they are needed. They are kept nowhere and never part of a message.
public final class Secrets {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
    private static final int LARGEST = 64 * 1024;

    private Secrets() {}

    /// The secret that the reference names. A file must be readable by its owner alone where the system has such modes.
    public static String read(Secret secret) throws ConnectionException {
        return switch (secret) {
            case Secret.Variable variable -> variable(variable.name());
            case Secret.File file -> file(file.path());
        };
    }

    private static String variable(String name) throws ConnectionException {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new ConnectionException("the environment variable " + name + " is not set");
        }
        return value;
    }

    private static String file(Path path) throws ConnectionException {
        try {
            PosixFileAttributeView modes = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            if (modes != null) {
                Set<PosixFilePermission> permissions = modes.readAttributes().permissions();
                if (permissions.stream().anyMatch(OTHERS::contains)) {
                    throw new ConnectionException(path + " may be read by others than its owner ("
                            + PosixFilePermissions.toString(permissions) + "): chmod 600 it");
                }
            }
            if (Files.size(path) > LARGEST) {
                throw new ConnectionException(path + " is too large for a secret");
            }
            String secret = Files.readString(path, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            if (secret.isEmpty()) {
                throw new ConnectionException(path + " is empty: its first line must be the secret");
            }
            return secret;
        } catch (NoSuchFileException e) {
            throw new ConnectionException("there is no file " + path, e);
        } catch (CharacterCodingException e) {
            // The cause may quote what was read, so it is left behind.
            throw new ConnectionException(path + " is not UTF-8 text");
        } catch (IOException e) {
            throw new ConnectionException(path + " cannot be read", e);
        }
    }
}
