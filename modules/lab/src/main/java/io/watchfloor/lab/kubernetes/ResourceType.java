package io.watchfloor.lab.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of object kept, with what discovery says about them.
enum ResourceType {
    NAMESPACE("v1", "Namespace", "namespaces ns", "status", "status.phase"),
    NODE("v1", "Node", "nodes no", "status", "spec.unschedulable"),
    POD("v1", "Pod", "pods po", "log status", "spec.nodeName spec.restartPolicy status.phase status.podIP"),
    EVENT(
            "v1",
            "Event",
            "events ev",
            "",
            "involvedObject.kind involvedObject.namespace involvedObject.name involvedObject.uid reason"
                    + " reportingComponent type"),
    RESOURCE_QUOTA("v1", "ResourceQuota", "resourcequotas quota", "status", ""),
    DEPLOYMENT("apps/v1", "Deployment", "deployments deploy", "scale status", ""),
    REPLICA_SET("apps/v1", "ReplicaSet", "replicasets rs", "scale status", ""),
    CRON_JOB("batch/v1", "CronJob", "cronjobs cj", "status", ""),
    JOB("batch/v1", "Job", "jobs", "status", "status.successful"),
    HORIZONTAL_POD_AUTOSCALER(
            "autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers hpa", "status", ""),
    MIDDLEWARE("traefik.io/v1alpha1", "Middleware", "middlewares", "", ""),
    ARGO_APPLICATION("argoproj.io/v1alpha1", "Application", "applications app", "", ""),
    FLUX_KUSTOMIZATION("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "kustomizations ks", "status", ""),
    FLUX_HELM_RELEASE("helm.toolkit.fluxcd.io/v2", "HelmRelease", "helmreleases hr", "status", ""),
    POSTGRES_CLUSTER("postgresql.cnpg.io/v1", "Cluster", "clusters", "status", "");

    final String group;
    final String version;
    final String kind;
    final String plural;
    private final String names;
    private final String subresources;
    private final String fields;

    /// Names, subresources and selectable fields are lists parted by blanks; the first name is the plural.
    ResourceType(String api, String kind, String names, String subresources, String fields) {
        group = api.contains("/") ? api.substring(0, api.indexOf('/')) : "";
        version = api.substring(api.indexOf('/') + 1);
        this.kind = kind;
        this.names = names;
        this.subresources = subresources;
        this.fields = fields;
        plural = names.split(" ", 2)[0];
    }

    List<String> shortNames() {
        return words(names).stream().skip(1).toList();
    }

    List<String> subresources() {
        return words(subresources);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Optional<ResourceType> of(String group, String version, String plural) {
        return Arrays.stream(values())
                .filter(type -> type.group.equals(group) && type.version.equals(version) && type.plural.equals(plural))
                .findFirst();
    }

    static Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return Arrays.stream(values())
                .filter(type -> type.apiVersion().equals(apiVersion) && type.kind.equals(kind))
                .findFirst();
    }

    /// Whether a CustomResourceDefinition would have brought it: such kinds know no strategic merge patch.
    boolean custom() {
        return switch (this) {
            case MIDDLEWARE, ARGO_APPLICATION, FLUX_KUSTOMIZATION, FLUX_HELM_RELEASE, POSTGRES_CLUSTER -> true;
            case NAMESPACE,
                    NODE,
                    POD,
                    EVENT,
                    RESOURCE_QUOTA,
                    DEPLOYMENT,
                    REPLICA_SET,
                    CRON_JOB,
                    JOB,
                    HORIZONTAL_POD_AUTOSCALER -> false;
        };
    }

    boolean namespaced() {
        return this != NAMESPACE && this != NODE;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /// `deployments.apps`, as error messages name it.
    String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /// `Deployment.apps`, as validation messages name it.
    String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    /// Kubernetes filters by a few fields of each kind only.
    boolean selectableBy(String field) {
        return words(fields).contains(field)
                || field.equals("metadata.name")
                || (namespaced() && field.equals("metadata.namespace"));
    }
}
