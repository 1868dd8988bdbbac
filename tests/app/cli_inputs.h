#pragma once

#include <filesystem>

namespace sinopia::test {

/// Fills a folder with the inputs that the command-line tests name: good ones (map16.png: 16x16, 8 classes;
/// image16.png, image16.jpg and region16.png to edit with it;
/// the small reference network sdm_b.pt with its sidecar) and every kind of bad one.
void make_cli_inputs(const std::filesystem::path& folder);

} // namespace sinopia::test
