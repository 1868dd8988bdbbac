#pragma once

#include "ui/tools/tool.h"

#include <memory>
#include <vector>

namespace sinopia {

/// A document with settings and a hand that draws on it with a tool, as the canvas does.
struct ToolHand {
    explicit ToolHand(Size size)
        : document(std::make_unique<Document>(TileGrid<ClassIndex>(size), LabelSet::generated(16))) {
        settings.setCurrentClass(3);
        settings.setBrushDiameter(10);
    }

    /// Modifier keys that are held down.
    struct Keys {
        bool shift = false;
        bool control = false;
        bool alt = false;
    };

    PointerSample sample(PointF at) const {
        PointerSample sample;
        sample.position = at;
        sample.pixel_size = pixel_size;
        sample.pressure = pressure;
        sample.shift = keys.shift;
        sample.control = keys.control;
        sample.alt = keys.alt;
        return sample;
    }
    ToolContext context() { return {*document, settings}; }

    void press(Tool& tool, PointF at) {
        ToolContext c = context();
        tool.press(sample(at), c);
    }
    void move(Tool& tool, PointF at) {
        ToolContext c = context();
        tool.move(sample(at), c);
    }
    void release(Tool& tool, PointF at) {
        ToolContext c = context();
        tool.release(sample(at), c);
    }
    void hover(Tool& tool, PointF at) {
        ToolContext c = context();
        tool.hover(sample(at), c);
    }
    void click(Tool& tool, PointF at) {
        press(tool, at);
        release(tool, at);
    }
    void doubleClick(Tool& tool, PointF at) {
        click(tool, at);
        ToolContext c = context();
        tool.doubleClick(sample(at), c);
        tool.release(sample(at), c);
    }
    /// Press at the first place, release at the last.
    void drag(Tool& tool, const std::vector<PointF>& way) {
        press(tool, way.front());
        for (const PointF at : way)
            move(tool, at);
        release(tool, way.back());
    }
    bool commit(Tool& tool) {
        ToolContext c = context();
        return tool.commit(c);
    }
    bool stepBack(Tool& tool) {
        ToolContext c = context();
        return tool.stepBack(c);
    }
    bool cancel(Tool& tool) {
        ToolContext c = context();
        return tool.cancel(c);
    }

    void setOptions(auto&& change) {
        PaintSettings::Options options = settings.options();
        change(options);
        settings.setOptions(options);
    }

    std::unique_ptr<Document> document;
    PaintSettings settings;
    Keys keys;
    double pixel_size = 1;
    double pressure = 1;
};

} // namespace sinopia
