// Random hands on every tool: a cancelled gesture leaves no trace, a finished one is one step that undo takes
// back exactly, and locks and the selection hold whatever is done.
#include "image/span_sets.h"
#include "support/tool_hand.h"
#include "ui/tools/box_tool.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/merge_instances_tool.h"
#include "ui/tools/polygon_tool.h"
#include "ui/tools/smart_fill_tool.h"
#include "ui/tools/smooth_tool.h"

#include <QtTest>

#include <random>
#include <set>

using namespace sinopia;

namespace {

constexpr Size size{300, 270}; // across the seams of tiles
constexpr ClassIndex locked_class = 2;

/// All pixels of a document.
struct Pixels {
    LabelMap labels;
    Mask region;
    Mask selection;
    InstanceMap instances;
    bool operator==(const Pixels&) const = default;
};

Pixels pixelsOf(const Document& document) {
    return {document.labels().read(), document.region().read(), document.selection().read(),
            document.instances().read()};
}

class Script {
  public:
    explicit Script(unsigned seed) : engine_(seed), hand_(size) {
        LabelMap map(size);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                map.at(x, y) = static_cast<ClassIndex>((x / 37 + y / 23) % 5);
        RgbImage picture(size);
        for (Rgb& p : picture.pixels())
            p = {static_cast<std::uint8_t>(engine_()), static_cast<std::uint8_t>(engine_()), 80};
        hand_.document->replace(TileGrid<ClassIndex>(map), TileGrid<Rgb>(picture));
        if (seed % 2)
            hand_.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
        if (seed % 3)
            hand_.document->set_locked(locked_class, true);
        tools_.push_back(std::make_unique<BrushTool>());
        tools_.push_back(std::make_unique<RectangleTool>());
        tools_.push_back(std::make_unique<EllipseTool>());
        tools_.push_back(std::make_unique<LassoTool>());
        tools_.push_back(std::make_unique<PolygonTool>());
        tools_.push_back(std::make_unique<FillTool>());
        tools_.push_back(std::make_unique<WandTool>());
        tools_.push_back(std::make_unique<SmartFillTool>());
        tools_.push_back(std::make_unique<SmoothTool>());
        tools_.push_back(std::make_unique<MergeInstancesTool>());
        tools_.push_back(std::make_unique<PickTool>());
    }

    Document& document() { return *hand_.document; }
    std::size_t tools() const { return tools_.size(); }

    /// Chooses settings and keys at random, then makes a gesture; the last part of it is left out if it is to
    /// be cancelled. Returns the tool's number.
    std::size_t gesture(bool to_be_cancelled) {
        chooseSettings();
        const std::size_t number = engine_() % tools_.size();
        Tool& tool = *tools_[number];
        const auto* polygon = dynamic_cast<PolygonTool*>(&tool);
        const bool clicks = polygon != nullptr;
        bool closed = false; // by chance, by a click near the first corner
        const int places = 2 + static_cast<int>(engine_() % 8);
        if (!clicks)
            hand_.press(tool, place());
        for (int i = 0; i < places; ++i) {
            if (!clicks) {
                hand_.move(tool, place());
            } else if (!closed) {
                hand_.click(tool, place());
                closed = polygon->corners() == 0;
            }
        }
        if (clicks)
            hand_.hover(tool, place());
        if (to_be_cancelled)
            cancelled_ = hand_.cancel(tool) && !closed;
        else if (clicks)
            hand_.commit(tool);
        else
            hand_.release(tool, place());
        if (clicks)
            hand_.cancel(tool); // too few corners
        return number;
    }
    /// The tool knew of a gesture to cancel.
    bool cancelled() const { return cancelled_; }

  private:
    PointF place() {
        std::uniform_real_distribution<double> anywhere(-30, 330);
        return {anywhere(engine_), anywhere(engine_)};
    }

    void chooseSettings() {
        hand_.settings.setCurrentClass(static_cast<ClassIndex>(engine_() % 6));
        hand_.settings.setTarget(static_cast<PaintTarget>(engine_() % 3));
        hand_.settings.setBrushDiameter(1 + static_cast<double>(engine_() % 60));
        hand_.setOptions([&](auto& o) {
            o.shape = engine_() % 2 ? BrushShape::round : BrushShape::square;
            o.stabiliser = engine_() % 3 == 0 ? 0.5 : 0;
            o.combine = static_cast<CombineMode>(engine_() % 4);
            o.contiguous = engine_() % 2;
            o.area = static_cast<AreaSource>(engine_() % 3);
            o.tolerance = 100;
            o.new_instances = engine_() % 2;
            o.smart_brush = engine_() % 2;
            o.smooth_radius = 1 + static_cast<int>(engine_() % 4);
        });
        hand_.keys = {engine_() % 4 == 0, engine_() % 4 == 0, engine_() % 4 == 0};
        hand_.pressure = engine_() % 2 ? 1 : 0.4;
    }

    std::mt19937 engine_;
    ToolHand hand_;
    std::vector<std::unique_ptr<Tool>> tools_;
    bool cancelled_ = false;
};

} // namespace

class TestToolScripts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cancelled_gestures_leave_no_trace() {
        std::set<std::size_t> used;
        for (unsigned seed = 0; seed < 8; ++seed) {
            Script script(seed);
            for (int i = 0; i < 40; ++i) {
                script.gesture(false);
                if (i % 2)
                    script.document().undo(); // something to be redone
                script.document().mark_saved(script.document().snapshot());
                const Pixels before = pixelsOf(script.document());
                const auto names = script.document().history_names();
                const std::size_t position = script.document().history_position();
                const bool can_redo = script.document().can_redo();
                const std::size_t tool = script.gesture(true);
                if (!script.cancelled())
                    continue; // a click that has done all at once is a step, and undo takes it back
                used.insert(tool);
                QVERIFY2(pixelsOf(script.document()) == before,
                         qPrintable(QString("tool %1, seed %2, round %3").arg(tool).arg(seed).arg(i)));
                QVERIFY(!script.document().is_modified());
                QVERIFY(script.document().history_names() == names);
                QCOMPARE(script.document().history_position(), position);
                QCOMPARE(script.document().can_redo(), can_redo);
            }
        }
        QVERIFY(used.size() >= 8); // all but those that do all at the press
    }

    void a_gesture_is_at_most_one_step() {
        for (unsigned seed = 20; seed < 28; ++seed) {
            Script script(seed);
            for (int i = 0; i < 40; ++i) {
                const Pixels before = pixelsOf(script.document());
                const std::size_t position = script.document().history_position();
                script.gesture(false);
                const Pixels after = pixelsOf(script.document());
                if (after == before && script.document().history_position() == position)
                    continue;
                QCOMPARE(script.document().history_position(), position + 1);
                QVERIFY(script.document().undo());
                QVERIFY(pixelsOf(script.document()) == before);
                QVERIFY(script.document().redo());
                QVERIFY(pixelsOf(script.document()) == after);
            }
            while (script.document().undo()) {
            }
            QCOMPARE(script.document().history_position(), std::size_t(0));
        }
    }

    void locks_and_selection_hold() {
        for (unsigned seed = 40; seed < 52; ++seed) {
            Script script(seed);
            Document& d = script.document();
            for (int i = 0; i < 40; ++i) {
                const Pixels before = pixelsOf(d);
                script.gesture(false);
                const Pixels after = pixelsOf(d);
                for (std::size_t p = 0; p < before.labels.pixels().size(); ++p) {
                    const bool locked = d.is_locked(before.labels.pixels()[p]);
                    const bool out = !before.selection.empty() && before.selection.pixels()[p] < 128;
                    if (!locked && !out)
                        continue;
                    QCOMPARE(after.labels.pixels()[p], before.labels.pixels()[p]);
                    if (!before.instances.empty())
                        QCOMPARE(after.instances.pixels()[p], before.instances.pixels()[p]);
                    if (out)
                        QCOMPARE(after.region.pixels()[p], before.region.pixels()[p]);
                }
            }
        }
    }

    void the_same_script_gives_the_same_document() {
        Script first(77), second(77);
        for (int i = 0; i < 60; ++i) {
            first.gesture(i % 5 == 0);
            second.gesture(i % 5 == 0);
        }
        QVERIFY(pixelsOf(first.document()) == pixelsOf(second.document()));
    }
};

QTEST_GUILESS_MAIN(TestToolScripts)
#include "test_tool_scripts.moc"
