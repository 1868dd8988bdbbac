#include "ui/dialogs/training_fields.h"

#include "base/error.h"

#include <QCoreApplication>

#include <algorithm>

namespace sinopia {
namespace {

using Json = nlohmann::json;

QString translated(const char* text) {
    return QCoreApplication::translate("TrainingFields", text);
}

bool has(const std::vector<std::string>& sentences, const std::string& sentence) {
    return std::find(sentences.begin(), sentences.end(), sentence) != sentences.end();
}

/// The sentences that are left when the field at `pointer` has its default.
std::vector<std::string> without(const Json& options, const Json& defaults, const std::string& pointer) {
    Json changed = options;
    const Json::json_pointer at(pointer);
    changed[at] = defaults.at(at);
    // What follows from the default is worked out anew.
    if (pointer == "/size")
        changed["network"]["channel_mult"] = "";
    TrainingOptions mended = training_options_from_json(changed);
    settle(mended);
    return mended.problems();
}

} // namespace

QString fieldSection(const TrainingField& field) {
    return translated(field.section);
}

QString fieldTitle(const TrainingField& field) {
    return translated(field.title);
}

QString fieldSentence(const TrainingField& field) {
    return translated(field.sentence);
}

void settle(TrainingOptions& options) {
    NetworkConfig& network = options.network;
    network.image_size = std::min(options.size.width, options.size.height);
    if (network.channel_mult.empty() && !options.size.empty() && network.patch_size > 0)
        network.channel_mult = default_multipliers(options.size, network.patch_size);
    network.learn_sigma = options.diffusion.variance == VarianceType::learned ||
                          options.diffusion.variance == VarianceType::learned_range;
    network.context_channels = options.super_resolution ? network.in_channels : 0;
}

std::vector<FieldProblem> fieldProblems(const TrainingOptions& options, const QString& recent) {
    std::vector<FieldProblem> problems;
    const std::vector<std::string> sentences = options.problems();
    if (sentences.empty())
        return problems;
    const Json json = to_json(options), defaults = to_json(TrainingOptions());
    QStringList pointers{recent, "/data"};
    for (const TrainingField& field : trainingFields())
        pointers << field.pointer;
    for (const std::string& sentence : sentences) {
        FieldProblem problem{{}, QString::fromStdString(sentence)};
        for (const QString& pointer : pointers) {
            const std::string at = pointer.toStdString();
            if (at.empty() || !defaults.contains(Json::json_pointer(at)))
                continue;
            if (json.at(Json::json_pointer(at)) != defaults.at(Json::json_pointer(at)) &&
                !has(without(json, defaults, at), sentence)) {
                problem.pointer = pointer;
                break;
            }
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

} // namespace sinopia
