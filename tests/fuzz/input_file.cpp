#include "fuzz/target.h"
#include <unistd.h>

namespace sinopia::fuzz {
namespace fs = std::filesystem;

InputFile::InputFile() {
    const fs::path memory = "/dev/shm";
    std::error_code none;
    std::string name =
        ((fs::is_directory(memory, none) ? memory : fs::temp_directory_path()) / "input-XXXXXX");
    require(::mkdtemp(name.data()) != nullptr, "no temporary folder could be made");
    folder_ = name;
    path_ = folder_ / "input";
}

InputFile::~InputFile() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

const fs::path& InputFile::holding(const std::uint8_t* data, std::size_t size) const {
    // A new file each time: what the last one was mapped from or what a database left beside it is gone.
    for (const fs::directory_entry& left : fs::directory_iterator(folder_))
        fs::remove(left.path());
    std::FILE* file = std::fopen(path_.c_str(), "wb");
    require(file && std::fwrite(data, 1, size, file) == size, "the input could not be written");
    std::fclose(file);
    return path_;
}

} // namespace sinopia::fuzz
