#pragma once

#include <map>
#include <string>
#include <vector>

namespace sinopia::fuzz {

/// For each target the files that fuzzing starts from.
using Corpus = std::map<std::string, std::vector<std::string>>;

/// Small good files, and the malformed ones that the readers' tests know by name.
Corpus make_corpus();

} // namespace sinopia::fuzz
