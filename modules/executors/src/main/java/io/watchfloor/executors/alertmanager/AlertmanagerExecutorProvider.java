package io.watchfloor.executors.alertmanager;

import io.watchfloor.connections.ActingHttp;
import io.watchfloor.executors.http.Asking;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Alertmanager;
import java.util.List;

/// Opens what silences alerts, where the estate names an Alertmanager.
public final class AlertmanagerExecutorProvider implements ExecutorProvider {
    /// Found by the service loader.
    public AlertmanagerExecutorProvider() {}

    @Override
    public List<Executor> open(Estate estate) {
        Alertmanager alertmanager = estate.systems().operated().alertmanager();
        if (alertmanager == null) {
            return List.of();
        }
        Asking asking = new Asking(new ActingHttp(alertmanager.act()), alertmanager.url(), "Alertmanager");
        String who = alertmanager.act() == null ? "" : alertmanager.act().user();
        return List.of(new Silences(asking, who));
    }
}
