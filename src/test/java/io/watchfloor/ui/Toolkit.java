package io.watchfloor.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.testfx.util.WaitForAsyncUtils;

/// The JavaFX toolkit of this machine's headless platform, started once, and what can be read off its screens.
final class Toolkit {
    private static final int SECONDS_TO_ANSWER = 30;

    private static boolean started;

    private Toolkit() {}

    static synchronized void start() throws InterruptedException {
        if (!started) {
            CountDownLatch ready = new CountDownLatch(1);
            Platform.startup(ready::countDown);
            if (!ready.await(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                throw new AssertionError("the toolkit does not start");
            }
            Platform.setImplicitExit(false);
            started = true;
        }
    }

    /// Does this on the UI thread and answers what it answers.
    static <T> T on(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(SECONDS_TO_ANSWER), work);
    }

    /// Waits until this holds, asked on the UI thread.
    static void await(String what, int seconds, Callable<Boolean> condition, Supplier<String> otherwise) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> on(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("not within " + seconds + " s: " + what + "\n" + otherwise.get(), e);
        }
    }

    /// Every text that is to be seen under this node, in the order of the scene.
    static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        gather(node, texts);
        return texts;
    }

    private static void gather(Node node, List<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Labeled labeled -> texts.add(labeled.getText());
            case TextInputControl input -> texts.add(input.getText());
            case Text text when !(text.getParent() instanceof Labeled) -> texts.add(text.getText());
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
        }
        texts.removeIf(text -> text == null || text.isBlank());
    }
}
