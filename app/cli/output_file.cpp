#include "app/cli/output_file.h"

#include "base/atomic_file.h"
#include "base/error.h"

#include <algorithm>
#include <array>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

/// Makes and removes a temporary file there.
void try_writing(const fs::path& target) {
    try {
        const AtomicFile probe(target);
    } catch (const Error& error) {
        throw Error(
            error.what()); // a place that cannot be written is the person's to mend, whatever the cause
    }
}

} // namespace

void check_picture_output(const fs::path& path, const std::vector<fs::path>& inputs) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        throw Error(path.string() + " is a folder; name a file to write, such as " +
                    (path / "picture.png").string());
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    constexpr std::array others{".jpg",  ".jpeg", ".webp", ".bmp", ".tif",
                                ".tiff", ".gif",  ".json", ".pt",  ".safetensors"};
    if (std::find(others.begin(), others.end(), extension) != others.end())
        throw Error(path.string() + ": pictures are written as PNG; give the file the extension .png");
    for (const fs::path& input : inputs)
        if (!input.empty() && fs::equivalent(path, input, ignored))
            throw Error(path.string() + " is also an input of this command; choose another --output");
    try_writing(path);
}

fs::path numbered_output(const fs::path& path, std::uint64_t seed, int count) {
    if (count == 1)
        return path;
    fs::path name = path.stem();
    name += "-" + std::to_string(seed);
    name += path.has_extension() ? path.extension() : fs::path(".png");
    return path.parent_path() / name;
}

void make_output_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error || !fs::is_directory(folder))
        throw Error(folder.string() + ": the folder cannot be made" +
                    (error ? " (" + error.message() + ")" : ", a file of that name is in the way") +
                    "; choose another place");
    try_writing(folder / "probe");
}

} // namespace sinopia::cli
