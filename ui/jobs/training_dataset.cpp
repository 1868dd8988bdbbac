#include "ui/jobs/training_dataset.h"

#include "ui/jobs/json_values.h"

#include <utility>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_listed = 100'000;

Size size_of(const Json& json, const char* key) {
    const Json& sides = list_or_none(json, key, most_listed);
    if (sides.size() != 2 || !sides[0].is_number_integer() || !sides[1].is_number_integer())
        return {};
    return {sides[0].get<int>(), sides[1].get<int>()};
}

/// The report names a suggestion {"table": {...}, "reason": "..."}, or the table alone.
void read_remap(DatasetFindings& findings, const Json& report) {
    const Json remap = report.is_object() ? report.value("remap", Json()) : Json();
    if (!remap.is_object() || remap.empty())
        return;
    const bool wrapped = remap.contains("table") && remap["table"].is_object();
    findings.remap = wrapped ? remap["table"] : remap;
    findings.remap_reason =
        value_or(wrapped ? remap : report, wrapped ? "reason" : "remap_reason", std::string());
}

} // namespace

DatasetFindings findings_of(const Json& report) {
    DatasetFindings findings;
    findings.ok = value_or(report, "ok", false);
    findings.pairs = value_or(report, "pairs", 0LL);
    findings.usable = value_or(report, "usable", 0LL);
    findings.smallest = size_of(report, "smallest");
    findings.largest = size_of(report, "largest");
    for (const Json& fault : list_or_none(report, "faults", most_listed))
        findings.faults.push_back({value_or(fault, "kind", std::string()),
                                   value_or(fault, "file", std::string()),
                                   value_or(fault, "message", std::string())});
    for (const Json& note : list_or_none(report, "notes", most_listed))
        if (note.is_string())
            findings.notes.push_back(note.get<std::string>());
    for (const Json& each : list_or_none(report, "classes", most_listed))
        findings.classes.push_back({value_or(each, "name", std::string()), value_or(each, "share", 0.0),
                                    value_or(each, "maps", 0LL), value_or(each, "ignored", false)});
    read_remap(findings, report);
    return findings;
}

std::string guessed_layout(const fs::path& folder) {
    static constexpr std::pair<const char*, const char*> signs[] = {
        {"leftImg8bit", "cityscapes"}, {"images/training", "ade20k"}, {"CelebAMask-HQ-mask-anno", "celeba"},
        {"train/labels", "celeba"},    {"stuffthingmaps", "coco"},    {"train_label", "coco"},
        {"JPEGImages", "voc"}};
    std::error_code error;
    for (const auto& [inside, layout] : signs)
        if (fs::is_directory(folder / inside, error))
            return layout;
    if (folder.extension() == ".sinopia")
        return "project";
    return "folders";
}

} // namespace sinopia
