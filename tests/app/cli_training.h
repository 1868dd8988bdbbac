#pragma once

#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sinopia::test {

inline QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// `train` with a network that takes milliseconds a step.
inline QStringList tiny_training(const QStringList& more) {
    return QStringList{"train", "--size",       "16x16", "--channels",  "8",   "--channel-mult",
                       "1,2",   "--res-blocks", "1",     "--attention", "8",   "--batch",
                       "2",     "--threads",    "1",     "--progress",  "none"} +
           more;
}

/// Step and loss of each training step in the run's progress.jsonl.
inline std::vector<nlohmann::json> steps_of(const std::filesystem::path& run) {
    std::vector<nlohmann::json> steps;
    std::ifstream in(run / "progress.jsonl");
    for (std::string line; std::getline(in, line);)
        if (nlohmann::json json = nlohmann::json::parse(line); !json.contains("event"))
            steps.push_back({json.at("step"), json.at("loss")});
    return steps;
}

} // namespace sinopia::test
