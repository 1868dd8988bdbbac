#pragma once

#include <string>
#include <vector>

namespace sinopia::test {

/// A malformed file and a part of the sentence that must refuse it, so that it is refused for its own fault.
struct HostileFile {
    std::string name;
    std::string bytes;
    std::string cause;
};

std::vector<HostileFile> hostile_safetensors();
std::vector<HostileFile> hostile_zips();
std::vector<HostileFile> hostile_pickles();
std::vector<HostileFile> hostile_bombs();
std::vector<HostileFile> hostile_views();
std::vector<HostileFile> hostile_legacy();

/// Small good files, to be truncated and mutated.
std::string good_safetensors();
std::string good_zip();
std::string good_legacy();

} // namespace sinopia::test
