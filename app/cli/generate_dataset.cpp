#include "app/cli/generate_dataset.h"

#include "app/cli/dataset_options.h"
#include "app/cli/output_file.h"
#include "app/cli/progress.h"
#include "app/cli/sampling_options.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "dataset/folder_dataset.h"
#include "dataset/preprocess.h"
#include "formats/json_file.h"
#include "image/image_io.h"
#include "synthesis/class_check.h"
#include "synthesis/generator.h"
#include "synthesis/picture_text.h"

#include <algorithm>
#include <cstdio>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

/// What the samples of one output folder share; another run there must have the same.
nlohmann::json shared_settings(const GenerationRequest& request, const ModelSummary& model) {
    const SamplingOptions& options = request.options;
    nlohmann::json settings{{"model_hash", model.hash},    {"sampler", to_string(options.sampler)},
            {"steps", options.steps},      {"guidance", options.guidance},
            {"eta", options.eta},          {"seed", options.seed},
            {"style", options.style},      {"dtype", to_string(options.precision)},
            {"width", request.size.width}, {"height", request.size.height}};
    add_rare_settings(settings, options);
    return settings;
}

/// Writes settings.json at the first run; at a later one refuses other settings than those.
void agree_on_settings(const fs::path& folder, const nlohmann::json& settings) {
    const fs::path path = folder / "settings.json";
    if (!fs::exists(path)) {
        write_json_file(path, settings);
        return;
    }
    if (read_json_file(path) != settings)
        throw Error(folder.string() +
                    " holds samples that were made with other settings (see settings.json there); "
                    "choose another --output or the same settings");
}

/// Ignored pixels of the dataset become the model's own ignore index, where it has one.
void translate_ignore(LabelMap& map, const LabelSet& labels, const ModelSummary& model) {
    if (labels.ignore() && model.ignore && labels.ignore() != model.ignore)
        std::replace(map.pixels().begin(), map.pixels().end(), *labels.ignore(), *model.ignore);
}

std::vector<Rgb> palette_of(const LabelSet& labels) {
    std::vector<Rgb> colors;
    for (const LabelClass& c : labels.classes())
        colors.push_back(c.color);
    return colors;
}

/// One sample; its own file is written last, so that its presence means all three are there.
void make_sample(Generator& generator, GenerationRequest request, const FolderDataset& dataset,
                 std::size_t index, const ModelSummary& model, const fs::path& folder) {
    Pair pair = dataset.load(index, 0);
    if (!request.size.empty())
        pair = resize_plain(pair, request.size);
    const fs::path name = dataset.name(index) + ".png";
    write_label_map_png(folder / "labels" / name, pair.label, palette_of(dataset.labels()));
    write_picture_png(folder / "images" / name, pair.image);
    translate_ignore(pair.label, dataset.labels(), model);
    check_classes(pair.label, static_cast<int>(model.class_names.size()), model.ignore,
                  dataset.listing().pairs[index].mask.string());
    request.id = index + 1;
    request.options.seed += index;
    request.map = std::make_shared<const LabelMap>(std::move(pair.label));
    if (pair.instance)
        request.instances = std::make_shared<const InstanceMap>(std::move(*pair.instance));
    const GenerationResult result = generator.generate(request, {}, stop_token());
    write_picture_png(folder / "samples" / name, result.picture, picture_text(result));
}

FolderDataset chosen_dataset(const Options& options) {
    DatasetOptions chosen = read_dataset_options(options);
    chosen.split = split_from_string(options.text("split"));
    return FolderDataset(chosen);
}

/// Makes the folders; the others look at them once the first process has.
void prepare_output(const fs::path& output, const nlohmann::json& settings, Processes& processes) {
    if (processes.first()) {
        for (const char* part : {"images", "labels", "samples"})
            make_output_folder(output / part);
        agree_on_settings(output, settings);
    }
    processes.wait_for_all();
    agree_on_settings(output, settings);
}

void report(const Options& options, const fs::path& output, std::size_t count, double made) {
    const auto now = static_cast<std::size_t>(made);
    if (options.on("json"))
        std::printf("%s\n",
                    nlohmann::json{
                        {"event", "result"}, {"output", output.string()}, {"samples", count}, {"made", now}}
                        .dump()
                        .c_str());
    else
        std::printf("%s: %zu samples, %zu of them made now\n", output.c_str(), count, now);
}

} // namespace

int generate_dataset(const Options& options, Processes& processes) {
    for (const char* single : {"count", "save-steps", "instances"})
        if (options.given(single))
            throw Error(std::string("--") + single + " does not go with --data; leave it out");
    const fs::path output = options.path("output");
    check_sampling_options(options);
    const FolderDataset dataset = chosen_dataset(options);
    std::size_t count = dataset.size();
    if (options.given("num-samples"))
        count = std::min(count, static_cast<std::size_t>(options.integer("num-samples", 1)));

    const std::unique_ptr<Generator> generator = make_generator();
    GenerationRequest request;
    request.checkpoint = options.text("checkpoint");
    request.config = options.text("config");
    request.size = options.size("size");
    const ModelSummary model = generator->load(request.checkpoint, request.config);
    request.options = read_sampling_options(options, model);
    prepare_output(output, shared_settings(request, model), processes);

    Progress progress(progress_mode_from_string(processes.first() ? options.text("progress") : "none"),
                      "samples");
    double made = 0;
    const auto step = static_cast<std::size_t>(processes.size());
    for (std::size_t i = static_cast<std::size_t>(processes.rank()); i < count; i += step) {
        if (!fs::exists(output / "samples" / (dataset.name(i) + ".png"))) {
            make_sample(*generator, request, dataset, i, model, output);
            ++made;
        }
        progress.update(static_cast<long long>(std::min(i + step, count)), static_cast<long long>(count));
    }
    progress.finish();
    processes.sum(std::span(&made, 1));
    if (processes.first())
        report(options, output, count, made);
    return 0;
}

} // namespace sinopia::cli
