package io.watchfloor.lab.ingress;

/// A router's identity: a workflow of a tenant.
public record Route(String tenant, String workflow) {
    /// As Traefik names a router that came from a Kubernetes Ingress.
    public String router() {
        return tenant + "-" + workflow + "@kubernetes";
    }
}
