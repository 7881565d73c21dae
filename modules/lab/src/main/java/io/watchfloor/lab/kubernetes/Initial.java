package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The status an object is born with. Only nodes bring their own, as kubelets do.
final class Initial {
    private Initial() {}

    static void status(ResourceType type, ObjectNode object) {
        switch (type) {
            case NODE -> node(object);
            case NAMESPACE -> {
                object.withObjectProperty("spec").putArray("finalizers").add("kubernetes");
                object.putObject("status").put("phase", "Active");
            }
            case POD -> object.putObject("status").put("phase", "Pending").put("qosClass", "BestEffort");
            case DEPLOYMENT, REPLICA_SET, CRON_JOB, JOB, RESOURCE_QUOTA, HORIZONTAL_POD_AUTOSCALER ->
                object.putObject("status");
            case MIDDLEWARE, ARGO_APPLICATION, FLUX_KUSTOMIZATION, FLUX_HELM_RELEASE, POSTGRES_CLUSTER -> {}
            case EVENT -> {}
        }
    }

    private static void node(ObjectNode node) {
        node.withObjectProperty("spec");
        ObjectNode status = node.withObjectProperty("status");
        if (status.path("addresses").isEmpty()) {
            status.putArray("addresses").addObject().put("type", "InternalIP").put("address", "127.0.0.1");
        }
        if (status.path("conditions").isEmpty()) {
            for (String pressure : List.of("MemoryPressure", "DiskPressure", "PIDPressure")) {
                status.withArrayProperty("conditions")
                        .addObject()
                        .put("type", pressure)
                        .put("status", "False");
            }
            status.withArrayProperty("conditions")
                    .addObject()
                    .put("type", "Ready")
                    .put("status", "True")
                    .put("reason", "KubeletReady");
        }
    }
}
