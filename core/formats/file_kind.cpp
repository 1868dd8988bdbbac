#include "formats/file_kind.h"

#include "base/error.h"
#include "base/mapped_file.h"
#include "formats/json_slices.h"
#include "image/image_io.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace sinopia {
namespace {

constexpr std::size_t head_bytes = 4096;

bool is_json_start(std::string_view head) {
    if (head.starts_with("\xef\xbb\xbf"))
        head.remove_prefix(3);
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && head[at] == '{';
}

FileKind kind_of_json(std::string_view text, const std::string& name) {
    std::vector<JsonMember> members;
    try {
        members = json_members(text, name);
    } catch (const Error&) {
        return FileKind::unknown;
    }
    const auto has = [&](const char* key) { return !member_of(members, key).empty(); };
    if (has("shapes"))
        return FileKind::labelme;
    if (has("annotations") && has("images"))
        return FileKind::coco;
    return has("names") ? FileKind::label_set : FileKind::unknown;
}

/// A CVAT label map: lines "name:r,g,b:parts:actions", with comments after '#'.
bool is_label_map_text(std::string_view head) {
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        const std::string_view line = head.substr(at, end - at);
        at = end + 1;
        if (line.empty() || line.front() == '#' || line == "\r")
            continue;
        const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
        return count(':') == 3 && count(',') >= 2;
    }
    return false;
}

FileKind kind_of_zip(std::string_view head) {
    // A local header is 30 bytes, then the entry's name, then its bytes (PKWARE APPNOTE 4.3.7).
    if (head.size() > 60 && head.substr(30, 24) == "mimetypeimage/openraster")
        return FileKind::openraster;
    return FileKind::checkpoint; // PyTorch's files are zip archives
}

/// A header of safetensors: its length in eight bytes, then JSON.
bool is_safetensors(std::string_view head) {
    return head.size() > 10 && head[8] == '{' && head[7] == 0 && head[6] == 0 && head[5] == 0;
}

bool is_legacy_checkpoint(std::string_view head) {
    return head.size() > 4 && head[0] == '\x80' && head[1] >= 2 && head[1] <= 5;
}

FileKind kind_of_png(const std::filesystem::path& path) {
    try {
        const ImageInfo info = read_image_info(path);
        return info.indexed ? FileKind::indexed_png : info.gray ? FileKind::gray_png : FileKind::color_png;
    } catch (const Error&) {
        return FileKind::color_png; // damaged: reading it says how
    }
}

} // namespace

FileKind kind_of_file(const std::filesystem::path& path) {
    const MappedFile file(path);
    const std::string_view text(reinterpret_cast<const char*>(file.bytes().data()), file.size());
    const std::string_view head = text.substr(0, head_bytes);
    if (head.starts_with("\x89PNG\r\n\x1a\n"))
        return kind_of_png(path);
    if (head.starts_with("\xff\xd8\xff"))
        return FileKind::jpeg;
    if (head.starts_with(std::string_view("SQLite format 3\0", 16)))
        return FileKind::project;
    if (head.starts_with("PK\x03\x04"))
        return kind_of_zip(head);
    if (is_json_start(head))
        return kind_of_json(text, path.string());
    if (is_safetensors(head) || is_legacy_checkpoint(head))
        return FileKind::checkpoint;
    if (head.starts_with("GIMP Palette") || is_label_map_text(head))
        return FileKind::label_set;
    return FileKind::unknown;
}

} // namespace sinopia
