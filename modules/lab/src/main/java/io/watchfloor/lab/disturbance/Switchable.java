package io.watchfloor.lab.disturbance;

import java.io.IOException;

/// Something that can be put out of reach and come back.
public interface Switchable {
    /// Nobody reaches it any more.
    void vanish() throws IOException;

    /// It is as before.
    void comeBack() throws IOException;
}
