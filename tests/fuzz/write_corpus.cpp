// fuzz_corpus FOLDER: writes the corpus for libFuzzer, a folder for each target.
#include "fuzz/corpus.h"
#include <filesystem>
#include <fstream>

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    for (const auto& [target, files] : sinopia::fuzz::make_corpus()) {
        const std::filesystem::path folder = std::filesystem::path(argv[1]) / target;
        std::filesystem::create_directories(folder);
        for (std::size_t i = 0; i < files.size(); ++i)
            std::ofstream(folder / std::to_string(i), std::ios::binary) << files[i];
    }
    return 0;
}
