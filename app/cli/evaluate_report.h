#pragma once

#include "evaluation/evaluation.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace sinopia::cli {

/// What `evaluate` was asked for and found.
struct EvaluationReport {
    Evaluation evaluation;
    std::string segmenter_name, segmenter_hash;
    bool miou = true;
    std::optional<double> frechet;          ///< of the generated pictures to the reference
    std::optional<double> frechet_rendered; ///< of as many other renderings to the same reference
    double seconds = 0;
};

/// One object: `generated_miou`, `rendered_miou`, `ratio`, each with its 95 % `..._interval`, and `classes`;
/// `frechet` and `frechet_rendered`; and the settings.
nlohmann::json to_json(const EvaluationReport& report);

/// The same as a table on stdout.
void print_report(const EvaluationReport& report);

} // namespace sinopia::cli
