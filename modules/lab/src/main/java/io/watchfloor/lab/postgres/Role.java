package io.watchfloor.lab.postgres;

/// A role with its password, which is never printed.
public record Role(String name, String password) {
    @Override
    public String toString() {
        return name;
    }
}
