package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.watchfloor.mitigation.actions.ClusterObject;
import java.util.List;

/// Where the API serves the kinds that actions change.
final class Kinds {
    /// Group, version and plural.
    record Place(String group, String version, String plural) {}

    private Kinds() {}

    static Place of(ClusterObject.Type type) {
        return switch (type) {
            case DEPLOYMENT -> new Place("apps", "v1", "deployments");
            case STATEFUL_SET -> new Place("apps", "v1", "statefulsets");
            case HORIZONTAL_POD_AUTOSCALER -> new Place("autoscaling", "v2", "horizontalpodautoscalers");
            case RESOURCE_QUOTA -> new Place("", "v1", "resourcequotas");
            case MIDDLEWARE -> new Place("traefik.io", "v1alpha1", "middlewares");
            case ARGO_APPLICATION -> new Place("argoproj.io", "v1alpha1", "applications");
            case FLUX_KUSTOMIZATION -> new Place("kustomize.toolkit.fluxcd.io", "v1", "kustomizations");
            case FLUX_HELM_RELEASE -> new Place("helm.toolkit.fluxcd.io", "v2", "helmreleases");
            case CLOUDNATIVEPG_CLUSTER -> new Place("postgresql.cnpg.io", "v1", "clusters");
        };
    }

    static String apiVersion(ClusterObject.Type type) {
        Place place = of(type);
        return place.group().isEmpty() ? place.version() : place.group() + "/" + place.version();
    }

    /// All objects of a kind in a namespace.
    static NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            in(KubernetesClient client, ClusterObject.Type type, String namespace) {
        return in(client, of(type), type.kind(), namespace);
    }

    /// All objects of a kind in every namespace.
    static List<GenericKubernetesResource> everywhere(KubernetesClient client, ClusterObject.Type type) {
        return all(client, of(type), type.kind()).inAnyNamespace().list().getItems();
    }

    /// The ReplicaSets of a namespace, which keep what a Deployment was.
    static List<GenericKubernetesResource> replicaSets(KubernetesClient client, String namespace) {
        return in(client, new Place("apps", "v1", "replicasets"), "ReplicaSet", namespace)
                .list()
                .getItems();
    }

    private static NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            in(KubernetesClient client, Place place, String kind, String namespace) {
        return all(client, place, kind).inNamespace(namespace);
    }

    private static MixedOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all(KubernetesClient client, Place place, String kind) {
        return client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                .withGroup(place.group())
                .withVersion(place.version())
                .withPlural(place.plural())
                .withKind(kind)
                .withNamespaced(true)
                .build());
    }
}
