#pragma once

#include <QString>

#include <filesystem>

namespace sinopia::test {

/// A program that answers as sinopia-cli does, without a network: `dataset check` prints FOLDER/report.json,
/// `train --dry-run` FOLDER/prediction.json, and `train` reports a step each 50 ms and obeys RUN/control. It
/// dies without a word when there is a file FOLDER/die, and refuses to begin when there is FOLDER/refuse.
QString write_fake_trainer(const std::filesystem::path& folder);

} // namespace sinopia::test
