#pragma once

#include "hostile.h"

namespace sinopia::test {

/// Malformed files of the exchange formats; the cause is part of the sentence that refuses them.
std::vector<HostileFile> hostile_labelme();
std::vector<HostileFile> hostile_coco();
std::vector<HostileFile> hostile_openraster();
std::vector<HostileFile> hostile_pictures();

/// Small good files, to be truncated and changed.
std::string good_labelme();
std::string good_coco();
std::string good_openraster();

} // namespace sinopia::test
