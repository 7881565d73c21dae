package io.watchfloor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.controls.timeline.Timeline;
import io.watchfloor.controls.timeline.TimelineContent;
import io.watchfloor.themes.Theme;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOW = Instant.parse("2026-06-14T01:00:00Z");

    @Test
    void labelsOfCrowdedMarksNeverOverlapAndTheStrongOneIsShown() {
        List<TimelineContent.Mark> marks = IntStream.range(0, 40)
                .mapToObj(i -> new TimelineContent.Mark(
                        NOW.minusSeconds(i * 30L), "mark number " + i, Glyph.Drawing.START, i == 17))
                .toList();
        Timeline timeline = laidOut(content(marks, List.of()), 900);
        List<Label> seen = Pictures.onScreen(() -> timeline.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(Label.class::cast)
                .filter(label -> label.getText().startsWith("mark"))
                .toList());
        assertTrue(seen.stream().anyMatch(label -> label.getText().equals("mark number 17")));
        for (Label one : seen) {
            for (Label other : seen) {
                Bounds box = one.getBoundsInParent();
                assertTrue(one.equals(other) || !box.intersects(other.getBoundsInParent()), one + " " + other);
            }
        }
    }

    @Test
    void marksOutsideTheSpanAreNotShown() {
        Timeline timeline = laidOut(
                content(
                        List.of(new TimelineContent.Mark(
                                NOW.minusSeconds(7200), "long ago", Glyph.Drawing.DEPLOYMENT, true)),
                        List.of()),
                900);
        long seen = Pictures.onScreen(() -> timeline.lookupAll(".deployment-mark").stream()
                .filter(Node::isVisible)
                .count());
        assertEquals(0, seen);
    }

    @Test
    void equalNeighboursAreOneBoxThatEndsAtNow() {
        List<TimelineContent.Bin> bins = List.of(
                TimelineContent.Bin.LOW,
                TimelineContent.Bin.DEGRADED,
                TimelineContent.Bin.DEGRADED,
                TimelineContent.Bin.DEGRADED);
        Timeline timeline = laidOut(content(List.of(), bins), 596);
        Path degraded = (Path) Pictures.onScreen(() -> timeline.lookup(".bin-degraded"));
        assertEquals(5, degraded.getElements().size());
        // 596 px wide: names 184, then 400 to the margin of 12; the last three quarters are degraded.
        assertEquals(284, degraded.getLayoutBounds().getMinX(), 1);
        assertEquals(584, degraded.getLayoutBounds().getMaxX(), 1);
    }

    private static TimelineContent content(List<TimelineContent.Mark> marks, List<TimelineContent.Bin> bins) {
        return new TimelineContent(
                new TimelineContent.Axis(NOW.minusSeconds(1800), NOW, List.of(), "now"),
                List.of(),
                new TimelineContent.MarkRow("Changes", marks),
                List.of(new TimelineContent.Lane(
                        io.watchfloor.controls.tile.TileState.DEGRADED, "Order capture", bins)));
    }

    private static Timeline laidOut(TimelineContent content, double width) {
        return Pictures.onScreen(() -> {
            Timeline timeline = new Timeline();
            timeline.show(content);
            Pictures.scene(new StackPane(timeline), Theme.DARK, width, 200);
            timeline.getScene().getRoot().applyCss();
            timeline.getScene().getRoot().layout();
            return timeline;
        });
    }
}
