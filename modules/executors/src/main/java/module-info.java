import io.watchfloor.executors.alertmanager.AlertmanagerExecutorProvider;
import io.watchfloor.executors.embedded.EmbeddedExecutorProvider;
import io.watchfloor.executors.kubernetes.KubernetesExecutorProvider;
import io.watchfloor.executors.odoo.OdooExecutorProvider;
import io.watchfloor.executors.patroni.PatroniExecutorProvider;
import io.watchfloor.executors.pgbouncer.PgBouncerExecutorProvider;
import io.watchfloor.executors.postgres.PostgresExecutorProvider;
import io.watchfloor.executors.probe.ProbeExecutorProvider;
import io.watchfloor.mitigation.ExecutorProvider;
import org.jspecify.annotations.NullMarked;

/// Carries out what the desk approved, one package per technology.
@NullMarked
module io.watchfloor.executors {
    requires io.watchfloor.signals;
    requires io.watchfloor.mitigation;
    requires io.watchfloor.connections;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.sql;
    requires java.net.http;
    requires kubernetes.model.admissionregistration;
    requires org.slf4j;
    requires static org.jspecify;

    provides ExecutorProvider with
            AlertmanagerExecutorProvider,
            EmbeddedExecutorProvider,
            KubernetesExecutorProvider,
            OdooExecutorProvider,
            PatroniExecutorProvider,
            PgBouncerExecutorProvider,
            PostgresExecutorProvider,
            ProbeExecutorProvider;
}
