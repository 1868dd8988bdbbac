#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace sinopia::test {

/// A folder of the test's own, removed with everything in it at the end.
class TempFolder {
  public:
    TempFolder() {
        if (!folder_.isValid())
            throw std::runtime_error("no temporary folder");
    }

    /// Qt leaves files behind whose names are not UTF-8.
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path(), ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::filesystem::path path() const { return folder_.path().toStdString(); }
    std::filesystem::path operator/(std::string_view name) const { return path() / name; }

  private:
    QTemporaryDir folder_;
};

inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
    // A new file: some file systems write a truncated one to the disk at once, which makes loops slow.
    std::filesystem::remove(path);
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::runtime_error("could not write " + path.string());
}

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace sinopia::test
