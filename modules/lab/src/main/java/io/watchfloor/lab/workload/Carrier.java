package io.watchfloor.lab.workload;

import java.io.IOException;

/// The carrier that labels are bought from.
public interface Carrier {
    /// Buys a label and answers its tracking number; blocks for at most some seconds.
    ///
    /// @throws IOException when the carrier refuses or does not answer in time
    String label(long parcel) throws IOException, InterruptedException;
}
