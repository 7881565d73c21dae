package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the cluster who the operator is and what they may do there.
record Permission(KubernetesClient client) {
    private static final Logger LOG = LoggerFactory.getLogger(Permission.class);
    private static final String NAME = "permission";

    /// One thing to be allowed: `patch` on `deployments` of the group `apps`; a subresource as `clusters/status`.
    record Need(String verb, String group, String resource) {}

    /// Whether the operator may patch each of these kinds (plural names of the group `batch`) in a namespace.
    Check toPatch(String namespace, List<String> resources) {
        return to(
                namespace,
                resources.stream()
                        .map(resource -> new Need("patch", "batch", resource))
                        .toList());
    }

    /// Whether the operator may do all of it in a namespace.
    Check to(String namespace, List<Need> needs) {
        try {
            String who = identity();
            Set<String> denied = new LinkedHashSet<>();
            Set<String> verbs = new LinkedHashSet<>();
            Set<String> allowed = new LinkedHashSet<>();
            for (Need need : needs) {
                String reason = denial(namespace, need);
                if (!reason.isEmpty()) {
                    denied.add(reason);
                    verbs.add(need.verb());
                }
                allowed.add(need.resource());
            }
            String subject = who.isEmpty() ? "the operator" : who;
            return denied.isEmpty()
                    ? new Check(
                            NAME,
                            Result.PASSED,
                            subject + " may " + verbs(needs) + " " + String.join(" and ", allowed) + " in " + namespace
                                    + (who.isEmpty() ? " (the cluster does not say who that is)" : ""),
                            who)
                    : new Check(
                            NAME,
                            Result.FAILED,
                            subject + " " + String.join("; ", denied) + ": ask for a Role with the verb "
                                    + String.join(" and ", verbs) + " on it",
                            who);
        } catch (KubernetesClientException problem) {
            return new Check(NAME, Result.FAILED, Refusals.text(problem), "");
        }
    }

    private static String verbs(List<Need> needs) {
        Set<String> verbs = new LinkedHashSet<>();
        needs.forEach(need -> verbs.add(need.verb()));
        return String.join(" and ", verbs);
    }

    private String denial(String namespace, Need need) {
        int slash = need.resource().indexOf('/');
        String resource = slash < 0 ? need.resource() : need.resource().substring(0, slash);
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(need.group())
                .withResource(resource)
                .withSubresource(slash < 0 ? null : need.resource().substring(slash + 1))
                .withVerb(need.verb())
                .endResourceAttributes()
                .endSpec()
                .build();
        SelfSubjectAccessReview answer = client.resource(review).create();
        var status = answer == null ? null : answer.getStatus();
        if (status != null && Boolean.TRUE.equals(status.getAllowed())) {
            return "";
        }
        String reason = status == null || status.getReason() == null ? "" : status.getReason();
        return "may not " + need.verb() + " " + need.resource() + " in " + namespace
                + (reason.isBlank() ? "" : " (" + reason + ")");
    }

    /// The name the cluster authenticated, empty where it does not say: the question is younger than some clusters.
    String identity() {
        try {
            SelfSubjectReview answer = client.resource(new SelfSubjectReview()).create();
            if (answer == null
                    || answer.getStatus() == null
                    || answer.getStatus().getUserInfo() == null
                    || answer.getStatus().getUserInfo().getUsername() == null) {
                return "";
            }
            return answer.getStatus().getUserInfo().getUsername();
        } catch (KubernetesClientException problem) {
            if (List.of(Refusals.NOT_FOUND, Refusals.METHOD_NOT_ALLOWED, Refusals.FORBIDDEN)
                    .contains(problem.getCode())) {
                LOG.debug("the cluster does not say who the operator is: {}", problem.getMessage());
                return "";
            }
            throw problem;
        }
    }
}
