package io.watchfloor.lab.postgres;

import java.util.Locale;

/// The platform's name as the embedded binaries spell it.
record Platform(String system, String architecture) {
    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : os;
        String architecture =
                switch (osArch.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64", "x86-64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch;
                };
        return new Platform(system, architecture);
    }

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    String archive() {
        return "postgres-" + system + "-" + architecture + ".txz";
    }

    @Override
    public String toString() {
        return system + " " + architecture;
    }
}
