#include "document/journal/journal_base.h"

#include "base/error.h"
#include "formats/json_file.h"
#include "jobs/json_fields.h"

#include <fstream>

namespace sinopia {

// JSON text must be UTF-8 and a path need not be: the path stands in it byte by byte.

void write_journal_base(const std::filesystem::path& path, const JournalBase& base) {
    nlohmann::json bytes = nlohmann::json::array();
    for (const char byte : base.project.string())
        bytes.push_back(static_cast<unsigned char>(byte));
    const nlohmann::json json{{"sequence", base.sequence}, {"save_id", base.save_id}, {"project", bytes}};
    const std::filesystem::path next = path.string() + ".new";
    std::ofstream file(next, std::ios::binary | std::ios::trunc);
    file << json.dump();
    file.close();
    std::error_code error;
    if (file)
        std::filesystem::rename(next, path, error);
    if (!file || error)
        throw Failure(path.string() + ": the working journal could not be written");
}

std::optional<JournalBase> read_journal_base(const std::filesystem::path& path) {
    std::error_code none;
    if (!std::filesystem::exists(path, none))
        return {};
    try {
        const nlohmann::json json = read_json_file(path);
        const JsonFieldReader read(json, path.string());
        const JsonObject object(json, path.string());
        JournalBase base;
        read("sequence", base.sequence);
        read("save_id", base.save_id);
        std::string project;
        for (const nlohmann::json& byte : object.array("project", 65536))
            project += static_cast<char>(byte.get<unsigned>());
        base.project = project;
        return base;
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace sinopia
