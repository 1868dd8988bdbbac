#include "ui/jobs/training_record.h"

#include <algorithm>

namespace sinopia {
namespace {

using Kind = TrainingLine::Kind;

constexpr std::size_t most_kept_bands = 16;
constexpr std::size_t most_samples = 10000;

} // namespace

void TrainingRecord::add(const TrainingLine& line) {
    closing_.reset(); // whatever comes after the end says that it was none
    switch (line.kind) {
    case Kind::step:
        loss_.add(static_cast<double>(line.step), line.numbers.loss);
        numbers_ = line.numbers;
        break;
    case Kind::started:
        process_ = line.number;
        break;
    case Kind::held_out:
        add_held_out(line);
        break;
    case Kind::sample:
        std::erase_if(samples_, [&](const Sheet& sheet) { return sheet.step >= line.step; });
        if (samples_.size() < most_samples)
            samples_.push_back({line.step, line.text});
        break;
    case Kind::saved:
        saved_step_ = line.step;
        break;
    case Kind::skipped:
    case Kind::rolled_back: // to older weights; the steps are counted on
    case Kind::micro_batch:
    case Kind::save_failed:
        trouble_ = line;
        break;
    case Kind::stopped:
    case Kind::done:
    case Kind::failed:
        closing_ = line.kind;
        reason_ = line.text;
        break;
    case Kind::other:
        break;
    }
    step_ = line.step;
}

void TrainingRecord::add_held_out(const TrainingLine& line) {
    const auto at = static_cast<double>(line.step);
    held_out_.add(at, line.numbers.loss);
    for (const BandLoss& loss : line.bands) {
        auto band = std::find_if(bands_.begin(), bands_.end(), [&](const Band& each) {
            return each.from == loss.from && each.to == loss.to;
        });
        if (band == bands_.end()) {
            if (bands_.size() == most_kept_bands)
                continue;
            band = bands_.insert(bands_.end(), {loss.from, loss.to, {}});
        }
        band->loss.add(at, loss.loss);
    }
}

} // namespace sinopia
