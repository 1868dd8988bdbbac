#include "document/document.h"

#include <QtTest>

using namespace sinopia;

/// What of a document is not pixels: results, options, classes, the saved state, the list of steps.
class TestDocumentSettings : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void resultsOutliveUndo();
    void removedResultsCountInTheHistory();
    void optionsInARowAreOneStep();
    void programsAdjustmentsAreNoWork();
    void aLateSaveOfAnotherDocumentIsIgnored();
    void recoveredWorkIsModified();
    void historyCanBeListedAndWalked();
};

void TestDocumentSettings::resultsOutliveUndo() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    const std::uint64_t first = document.add_result({});
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 5}}, 1});
    const std::uint64_t second = document.add_result({});
    QVERIFY(first != second);
    while (document.undo()) {
    }
    QCOMPARE(document.results().size(), std::size_t(2));
    document.remove_result(first);
    document.add_result({});
    document.undo();
    QCOMPARE(document.results().size(), std::size_t(3));
    QCOMPARE(document.results()[0]->id, first);
    document.remove_result(999);
    QVERIFY(!document.can_undo());
}

void TestDocumentSettings::removedResultsCountInTheHistory() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    StoredResult result;
    result.picture = TileGrid<Rgb>(Size{1000, 1000});
    document.remove_result(document.add_result(std::move(result)));
    QVERIFY(document.history().bytes() >= 3000000);
    document.undo();
    QVERIFY(document.history().bytes() < 10000); // on the list again
}

void TestDocumentSettings::optionsInARowAreOneStep() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    const SamplingOptions before = document.options();
    for (const int steps : {10, 20, 30})
        document.apply(OptionsEdit{SamplingOptions{.steps = steps}});
    QCOMPARE(document.history_names(), std::vector<std::string>{"Settings"});
    document.undo();
    QVERIFY(document.options() == before && !document.is_modified());
    document.redo();
    QCOMPARE(document.options().steps, 30);
    document.apply(OptionsEdit{before}); // there and back
    document.apply(OptionsEdit{SamplingOptions{.steps = 30}});
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    QCOMPARE(document.history_names(), (std::vector<std::string>{"Settings", "Stroke"}));
}

void TestDocumentSettings::programsAdjustmentsAreNoWork() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    document.set_label_set(LabelSet::generated(4));
    document.set_options(SamplingOptions{.steps = 9});
    QVERIFY(!document.is_modified() && !document.can_undo());
    document.apply(LabelSetEdit{"Classes", LabelSet::generated(5)});
    QVERIFY(document.is_modified());
    document.set_label_set(LabelSet::generated(6));
    QVERIFY(document.is_modified());
    document.undo();
    QVERIFY(document.label_set() == LabelSet::generated(4) && !document.is_modified());
}

void TestDocumentSettings::aLateSaveOfAnotherDocumentIsIgnored() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    const DocumentSnapshot old = document.snapshot();
    document.replace(TileGrid<ClassIndex>(Size{30, 20}));
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    document.mark_saved(old);
    QVERIFY(document.is_modified());
    document.mark_saved(document.snapshot());
    QVERIFY(!document.is_modified());
}

void TestDocumentSettings::recoveredWorkIsModified() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    DocumentSnapshot work;
    work.layers.labels = TileGrid<ClassIndex>(Size{40, 50}, 3);
    work.locked = {7, 2, 7};
    auto result = std::make_shared<StoredResult>();
    result->id = 12;
    work.results = {result};
    document.replace(work, true);
    QVERIFY(document.is_modified() && !document.can_undo());
    QVERIFY(document.is_locked(2) && document.is_locked(7) && !document.is_locked(3));
    QCOMPARE(document.region().size(), (Size{40, 50}));
    QVERIFY(document.add_result({}) > 12);
    document.mark_saved(document.snapshot());
    QVERIFY(!document.is_modified());
}

void TestDocumentSettings::historyCanBeListedAndWalked() {
    Document document{TileGrid<ClassIndex>(Size{64, 64})};
    std::vector<LabelMap> states{document.labels().read()};
    for (int i = 0; i < 5; ++i) {
        document.apply(LabelEdit{"Step " + std::to_string(i), Spans{{i, 0, 20}}, 1});
        states.push_back(document.labels().read());
    }
    for (const std::size_t position : {2, 5, 0, 3, 3, 99}) {
        document.go_to(position);
        const std::size_t reached = std::min(position, std::size_t(5));
        QCOMPARE(document.history_position(), reached);
        QVERIFY(document.labels().read() == states[reached]);
        QCOMPARE(document.history_names().size(), std::size_t(5));
    }
    document.go_to(2);
    document.apply(LabelEdit{"Other", Spans{{30, 0, 20}}, 1, document.new_stroke()}); // in progress
    QCOMPARE(document.history_names(), (std::vector<std::string>{"Step 0", "Step 1", "Other"}));
    QCOMPARE(document.history_position(), std::size_t(3));
}

QTEST_GUILESS_MAIN(TestDocumentSettings)
#include "test_document_settings.moc"
