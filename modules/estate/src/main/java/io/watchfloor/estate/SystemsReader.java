package io.watchfloor.estate;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Context;
import io.watchfloor.signals.estate.Systems.Ingress;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import io.watchfloor.signals.estate.Systems.Lab;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Systems.Redis;
import io.watchfloor.signals.estate.Systems.Tokens;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads how each watched system is reached.
final class SystemsReader {
    private static final int REDIS_PORT = 6379;

    private final Words words;
    private final Mistakes mistakes;

    SystemsReader(Words words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    Systems read(Fields top) {
        List<Node> servers = top.items("postgres");
        OperatedReader operated = new OperatedReader(words, mistakes);
        KubernetesCluster kubernetes =
                top.fields("kubernetes").map(this::kubernetes).orElse(null);
        Ingress ingress = top.fields("ingress").map(this::ingress).orElse(null);
        Redis redis = top.fields("redis").map(this::redis).orElse(null);
        Lab lab = top.fields("lab").map(this::lab).orElse(null);
        if (servers.isEmpty() && kubernetes == null && ingress == null && redis == null) {
            mistakes.add(top.at(), "nothing to watch: name at least a server under 'postgres'");
        }
        List<PostgresServer> postgres = new PostgresReader(words, mistakes, operated).read(servers);
        return new Systems(postgres, kubernetes, ingress, redis, lab, operated.read(top));
    }

    private KubernetesCluster kubernetes(Fields fields) {
        URI url = fields.text("url").map(words::web).orElse(null);
        Optional<Fields.Text> kubeconfig = fields.text("kubeconfig");
        Optional<Fields.Text> context = fields.text("context");
        Tokens tokens = new Tokens(token(fields, "watch"), token(fields, "act"));
        if (fields.has("url") && (kubeconfig.isPresent() || context.isPresent())) {
            mistakes.add(fields.at(), "kubernetes is reached by 'url' or by 'context' and 'kubeconfig', not by both");
        }
        if (!fields.has("url") && kubeconfig.isEmpty() && context.isEmpty()) {
            mistakes.add(fields.at(), "kubernetes needs 'url', 'context' or 'kubeconfig'");
        }
        fields.refuseOthers();
        if (url != null) {
            return new KubernetesCluster(url, null, tokens);
        }
        String file = kubeconfig
                .map(text -> words.folder().resolve(text.value()).normalize().toString())
                .orElse(null);
        return new KubernetesCluster(
                null, new Context(file, context.map(Fields.Text::value).orElse(null)), tokens);
    }

    private @Nullable Secret token(Fields fields, String key) {
        Optional<Fields> login = fields.fields(key);
        if (login.isEmpty()) {
            return null;
        }
        login.get().required("token");
        Secret secret = words.secret(login.get(), "token");
        login.get().refuseOthers();
        return secret;
    }

    private @Nullable Ingress ingress(Fields fields) {
        URI metrics = words.web(fields.required("metrics"));
        Fields.Text router =
                fields.text("router").orElse(new Fields.Text(fields.at(), "{tenant}-{workflow}@kubernetes"));
        if (!router.value().contains("{workflow}")) {
            mistakes.add(router.at(), "'router' must hold {workflow}, and {tenant} where there are several tenants");
        }
        fields.refuseOthers();
        return metrics == null ? null : new Ingress(metrics, router.value());
    }

    private Redis redis(Fields fields) {
        Redis redis =
                new Redis(words.address(fields.required("address"), REDIS_PORT), words.secret(fields, "password"));
        fields.refuseOthers();
        return redis;
    }

    private @Nullable Lab lab(Fields fields) {
        URI control = words.web(fields.required("control"));
        fields.required("token");
        Secret token = words.secret(fields, "token");
        fields.refuseOthers();
        return control == null || token == null ? null : new Lab(control, token);
    }
}
