package io.watchfloor.lab.ingress;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All routers of the lab: one for each workflow of each tenant.
public final class Ingress {
    private final Map<Route, Router> routers = new LinkedHashMap<>();

    /// With a router for each route.
    public Ingress(List<Route> routes) {
        routes.forEach(route -> routers.put(route, new Router(route)));
    }

    /// The router of a workflow; it must be one of those the ingress was made with.
    public Router router(String tenant, String workflow) {
        Route route = new Route(tenant, workflow);
        return Objects.requireNonNull(routers.get(route), () -> "no router for " + route);
    }

    /// In the order they were given.
    public Collection<Router> routers() {
        return routers.values();
    }
}
