#include "app/cli/project_pairs.h"

#include "base/error.h"
#include "dataset/class_coding.h"
#include "document/project/project_file.h"

#include <algorithm>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* ending = ".sinopia";

std::vector<fs::path> projects_at(const fs::path& place) {
    if (!fs::is_directory(place))
        return {place};
    std::vector<fs::path> projects;
    std::error_code error;
    for (fs::directory_iterator it(place, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ending)
            projects.push_back(it->path());
    if (error)
        throw Error(place.string() + ": could not be listed: " + error.message());
    if (projects.empty())
        throw Error(place.string() + ": holds no .sinopia project; name one, or a folder of them");
    std::sort(projects.begin(), projects.end());
    return projects;
}

/// Pixels without a class need an index of their own.
LabelSet with_ignore(const LabelSet& labels) {
    return labels.ignore() ? labels : LabelSet(labels.classes(), labels.unlabelled());
}

} // namespace

ProjectPairs::ProjectPairs(const fs::path& place) {
    for (const fs::path& project : projects_at(place))
        add(project);
    drop_incomplete_instances();
    if (pairs_.empty())
        throw Error(place.string() + ": holds no picture with its label map; generate some pictures first");
}

void ProjectPairs::add(const fs::path& project) {
    const DocumentSnapshot snapshot = load_project(project).snapshot;
    const LabelSet labels = with_ignore(snapshot.label_set);
    if (labels_.empty())
        labels_ = labels;
    else if (labels != labels_)
        throw Error(project.string() +
                    ": has other classes than the projects before it; train on each by itself");
    const std::string stem = project.stem().string();
    const auto keep = [&](Stored pair) {
        if (!pair.picture.empty() && pair.picture.size() == pair.labels.size())
            pairs_.push_back(std::move(pair));
    };
    keep({stem, snapshot.layers.picture, snapshot.layers.labels, snapshot.layers.instances});
    for (const ResultPtr& result : snapshot.results)
        keep({stem + "-" + std::to_string(result->id), result->picture, result->labels, {}});
}

/// Results keep no instances: where only some pairs would have them, none has.
void ProjectPairs::drop_incomplete_instances() {
    if (std::any_of(pairs_.begin(), pairs_.end(), [](const Stored& pair) { return pair.instances.empty(); }))
        for (Stored& pair : pairs_)
            pair.instances = {};
}

Pair ProjectPairs::load(std::size_t index, std::uint64_t) const {
    const Stored& stored = pairs_.at(index);
    Pair pair;
    pair.image = stored.picture.read();
    pair.label = ClassCoding(labels_).to_indices(stored.labels.read(), stored.name);
    if (!stored.instances.empty())
        pair.instance = stored.instances.read();
    return pair;
}

} // namespace sinopia::cli
