package io.watchfloor.lab.kubernetes;

import java.util.Map;

/// One pod as its runtime sees it: identity, the client address its sessions come from, and its labels.
public record PodSpec(String namespace, String name, String uid, String ip, Map<String, String> labels) {
    public PodSpec {
        labels = Map.copyOf(labels);
    }
}
