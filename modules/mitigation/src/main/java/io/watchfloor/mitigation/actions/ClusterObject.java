package io.watchfloor.mitigation.actions;

import java.util.List;

/// A Kubernetes object that is not suspended but changed otherwise.
public record ClusterObject(Type type, String namespace, String name, Revision revision) {

    /// Which of the objects that ever had this name: `uid` is empty where it does not exist yet or was not looked at,
    /// `version` the resource version planned against, `owners` who owns it by GitOps, in words.
    public record Revision(String uid, String version, List<String> owners) {
        /// Not looked at yet, or not existing.
        public static final Revision NONE = new Revision("", "", List.of());

        public Revision {
            owners = List.copyOf(owners);
        }
    }

    /// The kinds of objects that actions change.
    public enum Type {
        DEPLOYMENT("Deployment"),
        STATEFUL_SET("StatefulSet"),
        HORIZONTAL_POD_AUTOSCALER("HorizontalPodAutoscaler"),
        RESOURCE_QUOTA("ResourceQuota"),
        MIDDLEWARE("Middleware"),
        ARGO_APPLICATION("Application"),
        FLUX_KUSTOMIZATION("Kustomization"),
        FLUX_HELM_RELEASE("HelmRelease"),
        CLOUDNATIVEPG_CLUSTER("Cluster");

        private final String kind;

        Type(String kind) {
            this.kind = kind;
        }

        /// The `kind` in its manifest.
        public String kind() {
            return kind;
        }
    }

    /// An object that has not been looked at.
    public static ClusterObject unseen(Type type, String namespace, String name) {
        return new ClusterObject(type, namespace, name, Revision.NONE);
    }

    /// What identifies it among everything that can be held: its name, because it may have to be made first.
    public String key() {
        return "kubernetes/" + type.kind() + "/" + namespace + "/" + name;
    }

    /// `Deployment nord/web`.
    public String title() {
        return type.kind() + " " + namespace + "/" + name;
    }
}
