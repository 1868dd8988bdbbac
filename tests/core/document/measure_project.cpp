// measure_project [FOLDER]: what projects and the working journal cost at 4096x4096 with a picture of noise.
// One line a figure, in milliseconds unless it says otherwise.
#include "document/journal/working_journal.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

using namespace sinopia;
using namespace sinopia::test;
using Clock = std::chrono::steady_clock;

namespace {

constexpr Size size{4096, 4096};

double since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void report(const char* what, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    std::printf("%-58s median %8.3f  p99 %8.3f  max %8.3f\n", what, times[times.size() / 2],
                times[times.size() * 99 / 100], times.back());
}

DocumentSnapshot noisy() {
    std::mt19937 random(1);
    DocumentSnapshot snapshot;
    snapshot.layers.labels = TileGrid<ClassIndex>(size);
    snapshot.layers.region = TileGrid<std::uint8_t>(size);
    snapshot.layers.picture = TileGrid<Rgb>(size);
    snapshot.layers.picture.write_runs(whole(size), [&](int, int, int count, Rgb* to) {
        for (int i = 0; i < count; ++i) {
            const auto bits = random();
            to[i] = {static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> 8),
                     static_cast<std::uint8_t>(bits >> 16)};
        }
    });
    for (int i = 0; i < 3000; ++i) { // a map of many regions
        const PointF centre{static_cast<double>(random() % 4096), static_cast<double>(random() % 4096)};
        fill_spans(snapshot.layers.labels, disk_spans(centre, 20 + random() % 200, size),
                   static_cast<ClassIndex>(random() % 182));
    }
    snapshot.label_set = LabelSet::generated(182);
    return snapshot;
}

Spans random_spans(std::mt19937& random) {
    const PointF a{static_cast<double>(random() % 4096), static_cast<double>(random() % 4096)};
    return segment_spans(a, {a.x + random() % 40, a.y + random() % 40}, 32, size);
}

void files(const std::filesystem::path& path, DocumentSnapshot snapshot) {
    std::vector<double> fresh, again, open;
    ProjectFile file;
    std::mt19937 random(2);
    for (int i = 0; i < 5; ++i) {
        std::filesystem::remove(path);
        const auto start = Clock::now();
        ProjectFile().save(path, snapshot, {});
        fresh.push_back(since(start));
    }
    std::printf("%-58s %.1f MB\n", "project file",
                static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    for (int i = 0; i < 9; ++i) {
        const auto start = Clock::now();
        const Project project = file.open(path);
        open.push_back(since(start));
    }
    for (int i = 0; i < 20; ++i) {
        fill_spans(snapshot.layers.labels, random_spans(random), ClassIndex{5});
        const auto start = Clock::now();
        file.save(path, snapshot, {});
        again.push_back(since(start));
    }
    report("open, all tiles", open);
    report("save to a new file", fresh);
    report("save after a stroke (first: everything is compared)", again);
    ProjectLoading how;
    std::vector<double> seen;
    how.visible = {1000, 1000, 1400, 900};
    for (int i = 0; i < 9; ++i) {
        const auto start = Clock::now();
        how.on_visible = [&](const Project&) { seen.push_back(since(start)); };
        load_project(path, how);
    }
    report("open, until the visible 1400x900 are there", seen);
}

/// Strokes of 30 events, 120 a second; with and without a journal.
void strokes(const std::filesystem::path& folder, const DocumentSnapshot& snapshot) {
    for (const bool with_journal : {false, true}) {
        Document document{TileGrid<ClassIndex>(size)};
        document.replace(snapshot);
        std::unique_ptr<WorkingJournal> journal;
        if (with_journal) {
            const auto start = Clock::now();
            journal = std::make_unique<WorkingJournal>(document, folder, [](const std::string&) {});
            std::printf("%-58s %.3f\n", "journal: window's thread, start", since(start));
            while (!journal->is_current())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            std::printf("%-58s %.1f\n", "journal: until the whole document is in it", since(start));
        }
        std::mt19937 random(3);
        std::vector<double> events, ends, lags;
        for (int stroke = 0; stroke < 60; ++stroke) {
            const std::uint64_t id = document.new_stroke();
            for (int i = 0; i < 30; ++i) {
                const Spans spans = random_spans(random);
                const auto start = Clock::now();
                document.apply(LabelEdit{"Brush", spans, static_cast<ClassIndex>(stroke % 182), id, {}});
                events.push_back(since(start));
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            const auto start = Clock::now();
            document.end_stroke();
            ends.push_back(since(start));
            while (journal && !journal->is_current())
                std::this_thread::sleep_for(std::chrono::microseconds(500));
            if (journal)
                lags.push_back(since(start));
        }
        report(with_journal ? "an event, with journal" : "an event, without journal", events);
        report(with_journal ? "end of a stroke, with journal" : "end of a stroke, without journal", ends);
        if (journal) {
            report("journal: tiles written after the end of a stroke", lags);
            journal->close();
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    const TempFolder temporary;
    const std::filesystem::path folder = argc > 1 ? std::filesystem::path(argv[1]) : temporary.path();
    const DocumentSnapshot snapshot = noisy();
    files(folder / "measure.sinopia", snapshot);
    std::filesystem::remove(folder / "measure.sinopia");
    strokes(folder / "measure-journals", snapshot);
}
