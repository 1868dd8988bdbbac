#pragma once

#include "document/document.h"

#include <random>

namespace sinopia::test {

/// A person's session made from a seed: strokes of several edits on every layer, undo, redo, fills, planes.
/// The same seed always does the same, so that another process knows what should be there.
class RandomEdits {
  public:
    explicit RandomEdits(std::uint32_t seed) : random_(seed) {}

    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    /// One finished step.
    void step(Document& document) {
        switch (below(12)) {
        case 0:
            document.undo();
            break;
        case 1:
            document.redo();
            break;
        case 2:
            plane(document);
            break;
        case 3:
        case 4:
            mask_stroke(document, Layer::region);
            break;
        case 5:
            mask_stroke(document, Layer::selection);
            break;
        default:
            label_stroke(document);
            break;
        }
    }

  private:
    Spans spans(Size size) {
        const PointF a{static_cast<double>(below(size.width)), static_cast<double>(below(size.height))};
        const PointF b{a.x + below(60) - 30, a.y + below(60) - 30};
        return segment_spans(a, b, 1 + below(12), size);
    }

    void label_stroke(Document& document) {
        const std::uint64_t stroke = document.new_stroke();
        const auto value = static_cast<ClassIndex>(below(9));
        for (int i = 1 + below(6); i > 0; --i) {
            const Spans covered = spans(document.size());
            document.apply(LabelEdit{"Brush", covered, value, stroke, {}});
        }
        document.end_stroke();
    }

    void mask_stroke(Document& document, Layer layer) {
        const std::uint64_t stroke = document.new_stroke();
        // The selection grows often and shrinks seldom, or little could be painted.
        const std::uint8_t value = below(4) != 0 ? 255 : 0;
        for (int i = 1 + below(4); i > 0; --i) {
            const Spans covered = layer == Layer::selection
                                      ? rect_spans({below(40), below(40), 400, 400}, document.size())
                                      : spans(document.size());
            document.apply(MaskEdit{"Mask", layer, covered, value, stroke});
        }
        document.end_stroke();
    }

    void plane(Document& document) {
        LabelMap pixels(Size{1 + below(50), 1 + below(50)});
        for (ClassIndex& pixel : pixels.pixels())
            pixel = static_cast<ClassIndex>(below(9));
        document.apply(LabelPlaneEdit{
            "Paste", {below(document.size().width), below(document.size().height)}, pixels, 0});
    }

    std::mt19937 random_;
};

} // namespace sinopia::test
