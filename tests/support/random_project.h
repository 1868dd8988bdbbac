#pragma once

#include "document/project/project_file.h"

#include <random>

namespace sinopia::test {

/// Projects of any shape, made from a seed: sizes around the tile's edge, layers there or not, noise and
/// plain ground, results that share tiles.
class RandomProject {
  public:
    explicit RandomProject(std::uint32_t seed) : random_(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    bool coin() { return below(2) == 1; }

    std::string text() {
        static const char* const samples[] = {
            "", "sky", "Himmel & Höhle", "'); DROP TABLE tile; --", "\xf0\x9f\x8e\xa8", "line\nline", "a\0b"};
        return coin() ? samples[below(6)] : "text " + std::to_string(below(1000));
    }

    template <class T>
    T pixel() {
        if constexpr (std::is_same_v<T, Rgb>)
            return {static_cast<std::uint8_t>(below(256)), static_cast<std::uint8_t>(below(256)),
                    static_cast<std::uint8_t>(below(256))};
        else
            return static_cast<T>(below(1 << (8 * sizeof(T))));
    }

    template <class T>
    void scribble(TileGrid<T>& grid) {
        const Size size = grid.size();
        for (int i = below(8); i > 0; --i)
            grid.fill({below(size.width), below(size.height), 1 + below(200), 1 + below(200)}, pixel<T>());
        for (int i = below(3) * 4000; i > 0; --i)
            grid.set(below(size.width), below(size.height), pixel<T>());
    }

    template <class T>
    TileGrid<T> grid(Size size) {
        TileGrid<T> grid(size, coin() ? T{} : pixel<T>());
        scribble(grid);
        return grid;
    }

    std::map<std::string, std::string> texts() {
        std::map<std::string, std::string> texts;
        for (int i = below(4); i > 0; --i)
            texts["key " + text()] = text();
        return texts;
    }

    LabelSet label_set() {
        std::vector<LabelClass> classes;
        for (int i = below(40); i > 0; --i)
            classes.push_back({text(), pixel<Rgb>(), text()});
        return LabelSet(classes, coin() ? std::optional<ClassIndex>(pixel<ClassIndex>()) : std::nullopt);
    }

    SamplingOptions options() {
        SamplingOptions options;
        options.sampler = static_cast<Sampler>(below(5));
        options.steps = 1 + below(1000);
        options.guidance = below(1000) / 7.0;
        options.eta = below(10) / 9.0;
        options.guidance_from = below(5) / 10.0;
        options.guidance_to = 1 - below(5) / 10.0;
        options.spacing = static_cast<Spacing>(below(3));
        options.dynamic_threshold = below(2) * 0.995;
        options.seed = random_() * 0x9e3779b97f4a7c15ULL;
        options.device = coin() ? "auto" : "cuda:3";
        options.precision = static_cast<Precision>(below(4));
        options.threads = below(9);
        for (int i = below(4); i > 0; --i)
            options.style.push_back(below(5));
        return options;
    }

    ResultPtr result(std::uint64_t id, const Layers& layers) {
        auto result = std::make_shared<StoredResult>();
        result->id = id;
        result->name = text();
        result->created = "2026-01-02T03:04:05Z";
        result->seed = random_() * 0x9e3779b97f4a7c15ULL;
        result->text = texts();
        const bool shares = coin() && !layers.picture.empty();
        result->picture = shares ? layers.picture : grid<Rgb>({1 + below(600), 1 + below(300)});
        if (coin())
            result->labels = layers.labels;
        if (coin())
            result->thumbnail = grid<Rgb>({1 + below(160), 1 + below(160)}).read();
        return result;
    }

    Project project() {
        Project project;
        DocumentSnapshot& snapshot = project.snapshot;
        const Size size{1 + below(700), 1 + below(700)};
        snapshot.layers.labels = grid<ClassIndex>(size);
        snapshot.layers.region = grid<std::uint8_t>(size);
        if (coin())
            snapshot.layers.picture = grid<Rgb>(size);
        edit_picture(snapshot.layers);
        if (coin())
            snapshot.layers.picture_text = texts();
        if (coin())
            snapshot.layers.instances = grid<std::uint16_t>(size);
        if (coin())
            snapshot.layers.selection = grid<std::uint8_t>(size);
        snapshot.label_set = label_set();
        snapshot.options = options();
        for (int i = below(4), at = 0; i > 0; --i)
            snapshot.locked.push_back(static_cast<ClassIndex>(at += 1 + below(20)));
        for (int i = below(4); i > 0; --i)
            snapshot.results.push_back(result(snapshot.results.size() * 3 + 1, snapshot.layers));
        project.meta = meta();
        return project;
    }

    /// The picture becomes an edited one, or a whole one.
    void edit_picture(Layers& layers) {
        layers.original = layers.picture;
        if (!layers.picture.empty() && coin())
            scribble(layers.picture);
    }

    ProjectMeta meta() {
        ProjectMeta meta{text(), text(), {}, {}};
        if (coin())
            meta.view = ProjectView{{below(1000) / 8.0, below(1000) / 8.0}, (1 + below(100)) / 16.0};
        for (int i = below(3); i > 0; --i)
            meta.notes[text()] = text();
        return meta;
    }

    /// The same document a little later.
    void change(Project& project) {
        DocumentSnapshot& snapshot = project.snapshot;
        switch (below(9)) {
        case 0:
            snapshot.label_set = label_set();
            break;
        case 1:
            snapshot.options = options();
            break;
        case 2:
            snapshot.layers.picture = coin() ? TileGrid<Rgb>() : grid<Rgb>(snapshot.layers.labels.size());
            edit_picture(snapshot.layers);
            break;
        case 3:
            snapshot.results.push_back(
                result(static_cast<std::uint64_t>(1000 + random_() % 100000), snapshot.layers));
            break;
        case 4:
            if (!snapshot.results.empty())
                snapshot.results.erase(snapshot.results.begin() +
                                       below(static_cast<int>(snapshot.results.size())));
            break;
        case 5:
            snapshot.layers.selection =
                coin() ? TileGrid<std::uint8_t>() : grid<std::uint8_t>(snapshot.layers.labels.size());
            break;
        case 6:
            project.meta = meta();
            break;
        case 7: {
            Project other = this->project();
            other.snapshot.results = snapshot.results;
            project = other;
            break;
        }
        default:
            break;
        }
        scribble(snapshot.layers.labels);
        scribble(snapshot.layers.region);
    }

  private:
    std::mt19937 random_;
};

/// The first thing in which two projects differ; empty if there is none.
inline std::string difference(const Project& a, const Project& b) {
    const DocumentSnapshot &x = a.snapshot, &y = b.snapshot;
    const auto same = [](const auto& left, const auto& right) {
        return left.size() == right.size() && left.read() == right.read();
    };
    if (!same(x.layers.labels, y.layers.labels))
        return "labels";
    if (!same(x.layers.picture, y.layers.picture))
        return "picture";
    // A file does not hold an original that is the picture itself.
    const auto original = [](const Layers& layers) {
        return layers.original.empty() ? layers.picture : layers.original;
    };
    if (!same(original(x.layers), original(y.layers)))
        return "original";
    if (!same(x.layers.region, y.layers.region))
        return "region";
    if (!same(x.layers.instances, y.layers.instances))
        return "instances";
    if (!same(x.layers.selection, y.layers.selection))
        return "selection";
    if (x.layers.picture_text != y.layers.picture_text)
        return "picture text";
    if (x.label_set != y.label_set)
        return "label set";
    if (x.options != y.options)
        return "options";
    if (x.locked != y.locked)
        return "locks";
    if (x.results.size() != y.results.size())
        return "number of results";
    for (std::size_t i = 0; i < x.results.size(); ++i) {
        const StoredResult &r = *x.results[i], &s = *y.results[i];
        if (r.id != s.id || r.name != s.name || r.created != s.created || r.seed != s.seed ||
            r.text != s.text || !same(r.picture, s.picture) || !same(r.labels, s.labels) ||
            r.thumbnail != s.thumbnail)
            return "result " + std::to_string(i);
    }
    return a.meta == b.meta ? "" : "meta";
}

} // namespace sinopia::test
