package io.watchfloor.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchfloor.lab.host.LabFolder;
import io.watchfloor.lab.host.Resources;
import io.watchfloor.lab.workload.Tenant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// The description by which consoles find the lab. Secrets are named by file, never written here.
final class EstateFile {
    /// Where everything is; `redis` only when there is one.
    record Places(List<String> nodes, URI kubernetes, URI metrics, OptionalInt redis, URI control) {
        Places {
            nodes = List.copyOf(nodes);
        }
    }

    private static final String LOGISTICS = "logistics.yaml";

    private EstateFile() {}

    static Path write(LabFolder folder, Places places) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("estate")
                .put("name", "lab")
                .put("title", "Watchfloor lab")
                .put("environment", "development")
                .put("zone", "UTC")
                .put("lab", true);
        ObjectNode pair = root.putArray("postgres").addObject().put("name", "pg");
        places.nodes().forEach(pair.withArray("nodes")::add);
        pair.put("ssl", "disable").put("database", "postgres");
        pair.putObject("watch").put("user", "watchfloor").put("password", "file:secrets/watch.password");
        pair.putObject("act").put("user", "operator").put("password", "file:secrets/operator.password");
        for (Tenant tenant : Tenant.ALL) {
            root.withArray("tenants")
                    .addObject()
                    .put("name", tenant.slug())
                    .put("title", tenant.title())
                    .put("server", "pg")
                    .put("database", tenant.slug())
                    .put("namespace", tenant.slug());
        }
        ObjectNode kubernetes =
                root.putObject("kubernetes").put("url", places.kubernetes().toString());
        kubernetes.putObject("watch").put("token", "file:secrets/kubernetes-watch.token");
        kubernetes.putObject("act").put("token", "file:secrets/kubernetes-operator.token");
        root.putObject("ingress")
                .put("metrics", places.metrics().toString())
                .put("router", "{tenant}-{workflow}@kubernetes");
        places.redis()
                .ifPresent(port -> root.putObject("redis")
                        .put("address", "127.0.0.1:" + port)
                        .put("password", "file:secrets/redis.password"));
        root.putArray("pack").add("odoo-retail").add(LOGISTICS);
        folder.write(LOGISTICS, Resources.text(EstateFile.class, LOGISTICS));
        root.putObject("lab").put("control", places.control().toString()).put("token", "file:secrets/control.token");
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .build();
        return folder.write("estate.yaml", yaml.writeValueAsString(root));
    }
}
