package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.workload.Releases;
import java.util.function.Consumer;

/// A release: the Deployment's image changes, its pods are replaced, and the new ones ask the database far too often.
public final class Release implements Disturbance {
    private static final String VERSION = "19.0-20261121";

    private final Releases releases;
    private final Consumer<String> deploy;
    private final Fault fault;

    /// `deploy` puts a version on the Deployment; an empty one is the version before.
    public Release(Releases releases, Consumer<String> deploy, Fault fault) {
        this.releases = releases;
        this.deploy = deploy;
        this.fault = fault;
    }

    @Override
    public void begin() {
        releases.careless(VERSION, (int) fault.amount());
        deploy.accept(VERSION);
    }

    @Override
    public void close() {
        deploy.accept("");
    }
}
