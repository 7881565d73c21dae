package io.watchfloor.lab.disturbance;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts something out of reach until it is closed.
public final class Lost implements Disturbance {
    private static final Logger LOG = LoggerFactory.getLogger(Lost.class);

    private final Switchable what;

    /// Of this.
    public Lost(Switchable what) {
        this.what = what;
    }

    @Override
    public void begin() throws IOException {
        what.vanish();
    }

    @Override
    public void close() {
        try {
            what.comeBack();
        } catch (IOException e) {
            LOG.warn("what was lost does not come back: {}", e.getMessage());
        }
    }
}
