package io.watchfloor.lab.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of object kept, with what discovery says about them.
enum ResourceType {
    NAMESPACE("", "Namespace", "namespaces ns", "status", "status.phase"),
    NODE("", "Node", "nodes no", "status", "spec.unschedulable"),
    POD("", "Pod", "pods po", "log status", "spec.nodeName spec.restartPolicy status.phase status.podIP"),
    EVENT(
            "",
            "Event",
            "events ev",
            "",
            "involvedObject.kind involvedObject.namespace involvedObject.name involvedObject.uid reason"
                    + " reportingComponent type"),
    DEPLOYMENT("apps", "Deployment", "deployments deploy", "scale status", ""),
    REPLICA_SET("apps", "ReplicaSet", "replicasets rs", "scale status", ""),
    CRON_JOB("batch", "CronJob", "cronjobs cj", "status", ""),
    JOB("batch", "Job", "jobs", "status", "status.successful");

    final String group;
    final String kind;
    final String plural;
    private final String names;
    private final String subresources;
    private final String fields;

    /// Names, subresources and selectable fields are lists parted by blanks; the first name is the plural.
    ResourceType(String group, String kind, String names, String subresources, String fields) {
        this.group = group;
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

    static Optional<ResourceType> of(String group, String plural) {
        return Arrays.stream(values())
                .filter(type -> type.group.equals(group) && type.plural.equals(plural))
                .findFirst();
    }

    static Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return Arrays.stream(values())
                .filter(type -> type.apiVersion().equals(apiVersion) && type.kind.equals(kind))
                .findFirst();
    }

    boolean namespaced() {
        return this != NAMESPACE && this != NODE;
    }

    String apiVersion() {
        return group.isEmpty() ? "v1" : group + "/v1";
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
