#include <QtTest>

#include "naive_document.h"
#include <random>

using namespace sinopia;
using namespace sinopia::test;

namespace {

/// Does random things to a document and to the naive one. Small numbers of classes and values, so that edits
/// often meet pixels that already are as they should be.
class Script {
  public:
    Script(unsigned seed, Size size) : document(TileGrid<ClassIndex>(size)), naive(size), random_(seed) {}

    void step();

    Document document;
    NaiveDocument naive;

  private:
    int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    bool chance(int percent) { return number(100) < percent; }
    Size size() const { return document.size(); }
    std::uint64_t stroke();
    Layer mask_layer() { return chance(60) ? Layer::region : Layer::selection; }
    std::uint8_t mask_value() { return std::array<std::uint8_t, 4>{0, 255, 127, 128}[random_() % 4]; }
    Spans spans();
    Point corner() { return {number(size().width + 60) - 60, number(size().height + 60) - 60}; }

    template <class T, class F>
    Plane<T> plane(F&& value) {
        Plane<T> out({1 + number(150), 1 + number(150)}, value());
        const Spans some = disk_spans({number(150) + 0.0, number(150) + 0.0}, number(80), out.size());
        const T inside = value();
        for (const Span& s : some)
            std::fill(out.row(s.y) + s.x0, out.row(s.y) + s.x1, inside);
        return out;
    }
    template <class T, class F>
    TileGrid<T> whole_layer(F&& value) {
        TileGrid<T> grid(size(), value());
        fill_spans(grid, spans_inside(), T(value()));
        return grid;
    }
    Spans spans_inside() {
        return disk_spans({number(size().width) + 0.5, number(size().height) + 0.5}, number(90), size());
    }
    Rgb color() { return {std::uint8_t(number(3)), std::uint8_t(number(3)), 7}; }

    template <class Edit>
    void both(const Edit& edit) {
        document.apply(edit);
        naive.apply(edit);
    }
    void pixels();
    void layers();
    void settings();
    void canvas();
    void results();
    void history();

    std::mt19937 random_;
    std::uint64_t stroke_ = 0;
};

std::uint64_t Script::stroke() {
    if (chance(30))
        return 0;
    if (stroke_ == 0 || chance(40))
        stroke_ = document.new_stroke();
    return stroke_;
}

/// Runs in and beyond the map, some of them over each other.
Spans Script::spans() {
    Spans out = spans_inside();
    if (chance(30))
        for (int i = 0; i < 5; ++i) {
            const int x = number(size().width + 40) - 20;
            out.push_back({number(size().height + 20) - 10, x, x + number(200) - 5});
        }
    if (chance(5))
        out = rect_spans(whole(size()), size());
    return out;
}

void Script::pixels() {
    switch (number(6)) {
    case 0:
    case 1: {
        const Spans where = spans();
        LabelEdit edit{"Paint", where, ClassIndex(number(4)), stroke(), {}};
        if (chance(50))
            edit.instance = static_cast<std::uint16_t>(number(5));
        both(edit);
        break;
    }
    case 2: {
        const Spans where = spans();
        both(MaskEdit{"Mask", mask_layer(), where, mask_value(), stroke()});
        break;
    }
    case 3:
        both(LabelPlaneEdit{"Smooth", corner(), plane<ClassIndex>([&] { return ClassIndex(number(4)); }),
                            stroke()});
        break;
    case 4:
        both(MaskPlaneEdit{"Feather", mask_layer(), corner(),
                           plane<std::uint8_t>([&] { return mask_value(); }), stroke()});
        break;
    default:
        both(RemapEdit{"Swap",
                       {{ClassIndex(number(4)), ClassIndex(number(4))},
                        {ClassIndex(number(4)), ClassIndex(number(300))}},
                       chance(70),
                       stroke()});
        break;
    }
}

void Script::layers() {
    switch (number(5)) {
    case 0:
        both(PictureEdit{"Generate",
                         chance(20) ? TileGrid<Rgb>() : whole_layer<Rgb>([&] { return color(); }),
                         {{"seed", std::to_string(number(9))}},
                         stroke()});
        break;
    case 1:
        both(InstancesEdit{"Instances",
                           chance(30) ? TileGrid<std::uint16_t>()
                                      : whole_layer<std::uint16_t>([&] { return std::uint16_t(number(9)); }),
                           stroke()});
        break;
    case 2:
        both(DeselectEdit{"Deselect", stroke()});
        break;
    default:
        if (document.has_picture())
            both(PicturePatchEdit{"Put back", corner(), plane<Rgb>([&] { return color(); }), stroke()});
        break;
    }
}

void Script::settings() {
    switch (number(3)) {
    case 0:
        both(LabelSetEdit{"Classes", LabelSet::generated(1 + number(3)), stroke()});
        break;
    case 1: {
        OptionsEdit edit{document.options()};
        edit.options.steps = 1 + number(3);
        both(edit);
        break;
    }
    default: {
        const auto index = static_cast<ClassIndex>(number(4));
        const bool locked = chance(40);
        document.set_locked(index, locked);
        naive.set_locked(index, locked);
        break;
    }
    }
}

void Script::canvas() {
    CanvasEdit edit;
    edit.name = "Canvas";
    edit.kind = static_cast<CanvasEdit::Kind>(number(7));
    edit.rect = {number(120) - 60, number(120) - 60, 200 + number(200), 200 + number(150)};
    edit.size = {180 + number(240), 180 + number(200)};
    edit.fill = static_cast<ClassIndex>(number(4));
    both(edit);
}

void Script::results() {
    if (const auto listed = naive.results(); !listed.empty() && chance(50)) {
        const std::uint64_t id = listed[random_() % listed.size()];
        document.remove_result(id);
        naive.remove_result(id);
    } else {
        naive.add_result(document.add_result({}));
    }
}

void Script::history() {
    for (int count = 1 + number(6); count > 0; --count)
        if (chance(55))
            QCOMPARE(document.undo(), naive.undo());
        else
            QCOMPARE(document.redo(), naive.redo());
}

void Script::step() {
    const int what = number(100);
    if (what < 55)
        pixels();
    else if (what < 67)
        layers();
    else if (what < 75)
        settings();
    else if (what < 78)
        canvas();
    else if (what < 82)
        results();
    else
        history();
    if (chance(3))
        QCOMPARE(document.cancel_stroke(stroke_), naive.cancel_stroke(stroke_));
    if (chance(50)) {
        document.end_stroke();
        naive.end_stroke();
    }
    if (chance(4)) {
        document.end_stroke();
        naive.end_stroke();
        document.mark_saved(document.snapshot());
        naive.mark_saved();
    }
}

} // namespace

class TestDocumentEdits : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void agreesWithTheNaiveModel_data();
    void agreesWithTheNaiveModel();
};

void TestDocumentEdits::agreesWithTheNaiveModel_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestDocumentEdits::agreesWithTheNaiveModel() {
    QFETCH(unsigned, seed);
    Script script(seed, {300, 280});
    int unmodified = 0;
    for (int i = 0; i < 700; ++i) {
        script.step();
        const std::string differs = difference(script.document, script.naive);
        QVERIFY2(differs.empty(), qPrintable(QString("%1 after edit %2").arg(differs.c_str()).arg(i)));
        unmodified += !script.document.is_modified();
    }
    QVERIFY(unmodified > 10);
    script.document.end_stroke();
    script.naive.end_stroke();
    QCOMPARE(script.document.history().size(), script.naive.steps());
    QCOMPARE(script.document.history_position(), script.naive.position());
    while (script.naive.undo())
        QVERIFY(script.document.undo() && difference(script.document, script.naive).empty());
    QVERIFY(!script.document.can_undo());
    while (script.naive.redo())
        QVERIFY(script.document.redo() && difference(script.document, script.naive).empty());
    QVERIFY(!script.document.can_redo());
}

QTEST_GUILESS_MAIN(TestDocumentEdits)
#include "test_document_edits.moc"
