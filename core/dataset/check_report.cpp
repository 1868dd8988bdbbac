#include "dataset/check.h"

#include <cstdio>

namespace sinopia {
namespace {

nlohmann::json size_json(Size size) {
    return nlohmann::json::array({size.width, size.height});
}

/// JSON is UTF-8; a file name may be any bytes.
std::string valid_utf8(const std::string& text) {
    const std::string quoted =
        nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return nlohmann::json::parse(quoted).get<std::string>();
}

nlohmann::json fault_json(const Fault& fault) {
    nlohmann::json json{{"kind", fault_name(fault.kind)},
                        {"file", valid_utf8(fault.file.string())},
                        {"message", valid_utf8(fault.message)}};
    if (fault.kind == FaultKind::foreign_class) {
        json["value"] = fault.value;
        json["count"] = fault.count;
        json["first"] = nlohmann::json::array({fault.first.x, fault.first.y});
    }
    return json;
}

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f %%", 100.0 * share);
    return text;
}

} // namespace

std::string fault_name(FaultKind kind) {
    switch (kind) {
    case FaultKind::classes:
        return "classes";
    case FaultKind::layout:
        return "layout";
    case FaultKind::picture_alone:
        return "picture-alone";
    case FaultKind::mask_alone:
        return "mask-alone";
    case FaultKind::same_stem:
        return "same-stem";
    case FaultKind::unreadable:
        return "unreadable";
    case FaultKind::size_mismatch:
        return "size-mismatch";
    case FaultKind::foreign_class:
        return "foreign-class";
    case FaultKind::no_instances:
        return "no-instances";
    case FaultKind::split_leak:
        return "split-leak";
    }
    return "unknown";
}

nlohmann::json to_json(const DatasetReport& report) {
    nlohmann::json json{{"folder", valid_utf8(report.folder.string())},
                        {"layout", report.layout},
                        {"ok", report.ok()},
                        {"pairs", report.pairs},
                        {"usable", report.usable},
                        {"held_out", report.held_out},
                        {"balance", report.balance},
                        {"ignored_pixels", report.ignored_pixels},
                        {"smallest", size_json(report.smallest)},
                        {"largest", size_json(report.largest)},
                        {"faults", nlohmann::json::array()},
                        {"notes", nlohmann::json::array()},
                        {"classes", nlohmann::json::array()}};
    for (const Fault& fault : report.faults)
        json["faults"].push_back(fault_json(fault));
    for (const std::string& note : report.notes)
        json["notes"].push_back(valid_utf8(note));
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassCoverage& c = report.classes[i];
        json["classes"].push_back({{"index", i},
                                   {"name", c.name},
                                   {"pixels", c.pixels},
                                   {"maps", c.maps},
                                   {"share", c.share},
                                   {"ignored", c.ignored}});
    }
    if (!report.remap.table.is_null()) {
        json["remap"] = report.remap.table;
        json["remap_reason"] = report.remap.reason;
    }
    return json;
}

std::vector<std::string> to_lines(const DatasetReport& report) {
    std::vector<std::string> lines;
    for (const Fault& fault : report.faults)
        lines.push_back(fault_name(fault.kind) + ": " + fault.message);
    for (const std::string& note : report.notes)
        lines.push_back("note: " + note);
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassCoverage& c = report.classes[i];
        const std::string covers = percent(c.share) + ", in " + std::to_string(c.maps) + " maps";
        lines.push_back("class " + std::to_string(i) + " " + c.name + ": " +
                        (c.ignored ? "ignored" : covers));
    }
    if (report.ignored_pixels > 0)
        lines.push_back(std::to_string(report.ignored_pixels) + " pixels are ignored");
    if (!report.remap.table.is_null())
        lines.push_back("suggestion: " + report.remap.reason + " Use --remap '" + report.remap.table.dump() +
                        "'");
    std::string sum = std::to_string(report.pairs) + " pairs, " + std::to_string(report.usable) +
                      " usable, " + std::to_string(report.faults.size()) + " faults";
    if (report.usable > 0)
        sum += "; " + std::to_string(report.smallest.width) + "x" + std::to_string(report.smallest.height) +
               " to " + std::to_string(report.largest.width) + "x" + std::to_string(report.largest.height) +
               " pixels";
    lines.push_back(sum);
    return lines;
}

} // namespace sinopia
