#include "app/cli/convert_model.h"
#include "app/cli/convert_weights.h"
#include "app/cli/options.h"
#include "app/cli/output_file.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/mapped_file.h"
#include "checkpoint/model_folder.h"
#include "jobs/generation.h"

#include <cstdio>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

Options convert_options() {
    Options options("convert", "Rewrites a checkpoint. To a file: the tensors of any .pt or .safetensors, or "
                               "the averaged weights of a "
                               "run, as safetensors or as the original's .pt, with <stem>.config.json beside "
                               "it. To a folder: a model "
                               "with manifest.json and a card, ready for --checkpoint or to be published.");
    options.positional("CHECKPOINT", "weights, a model folder or a run folder", false)
        .option("checkpoint", "FILE|FOLDER", "the same as an option")
        .option("config", "FILE",
                "the network's configuration (default: <stem>.config.json beside the weights)")
        .required("output", "FILE|FOLDER",
                  "a file ends in .safetensors or .pt; anything else is a model folder")
        .option("dtype", "T", "f32, f16 or bf16 (default: as they are; in a model folder f16)")
        .section("To a file")
        .option("prefix", "P", "only the tensors whose names start so, such as ema. or model. (stripped)")
        .section("To a model folder")
        .option("name", "NAME", "the model's name (default: the folder's)")
        .option("description", "TEXT", "one sentence about it")
        .option("license", "TEXT", "the licence of the weights")
        .option("classes", "FILE", "classes.json with names and colours, where the checkpoint has none")
        .repeated("super-resolution", "FILE|FOLDER", "a further stage that doubles the picture; in order")
        .option("super-resolution-steps", "N",
                "sampling steps of these stages (default: as asked for the base)")
        .option("default-sampler", "NAME", "what suits the model where the person does not say")
        .option("default-steps", "N", "the same for the steps")
        .option("default-guidance", "S", "the same for the guidance")
        .option("default-style", "NAME=CHOICE,...", "the same for the styles, by the manifest's names")
        .option("max-pixels", "N",
                "above this the work is done at a reduced size; 0: never (default: 16 times "
                "the trained size)")
        .flag("replace", "replace the model that is in the folder");
    return options;
}

std::optional<ElementType> read_type(const Options& options) {
    if (!options.given("dtype"))
        return {};
    const std::string name = options.choice("dtype", {"f32", "f16", "bf16", "fp32", "fp16"});
    return name == "bf16"                    ? ElementType::bf16
           : name == "f16" || name == "fp16" ? ElementType::f16
                                             : ElementType::f32;
}

fs::path sidecar_of(fs::path weights) {
    return weights.replace_extension(".config.json");
}

/// The weights that a run or a model of one stage means; a file means itself.
fs::path weights_of(const fs::path& input) {
    if (!fs::is_directory(input))
        return input;
    const ModelPlace place = find_model_parts(input);
    if (place.weights.size() != 1)
        throw Error(input.string() + ": the model has several networks; name one of its files");
    return place.weights.front();
}

/// What stands beside the new file: the sidecar of the old one, or what its manifest says of the network.
std::string sidecar_text(const Options& options, const fs::path& weights) {
    fs::path config = options.path("config");
    if (config.empty() && fs::exists(sidecar_of(weights)))
        config = sidecar_of(weights);
    if (!config.empty()) {
        const MappedFile sidecar(config);
        return {reinterpret_cast<const char*>(sidecar.bytes().data()), sidecar.size()};
    }
    const std::optional<ModelPlace> place = find_manifest_of(weights);
    if (!place)
        return {};
    nlohmann::json json = place->manifest.stages.front().network;
    json.update(place->manifest.stages.front().diffusion);
    return json.dump(2) + "\n";
}

int convert_to_file(const Options& options, const fs::path& input, const fs::path& output) {
    const fs::path weights = weights_of(input);
    std::error_code ignored;
    if (fs::equivalent(weights, output, ignored))
        throw Error(output.string() + " is the input itself; choose another --output");
    const TensorFile file = read_tensor_file(weights);
    const std::string sidecar = sidecar_text(options, weights);
    const std::size_t count = convert_weights(file, output, options.text("prefix"), read_type(options));
    if (!sidecar.empty() && !fs::equivalent(sidecar_of(weights), sidecar_of(output), ignored))
        write_file_atomically(sidecar_of(output), std::string_view(sidecar));
    std::printf("%s: %zu tensors\n", output.c_str(), count);
    return 0;
}

int convert_to_folder(const Options& options, const fs::path& input, const fs::path& output) {
    ModelFolderPlan plan;
    plan.base = input;
    plan.config = options.path("config");
    plan.output = output;
    for (const std::string& stage : options.list("super-resolution"))
        plan.super_resolution.emplace_back(stage);
    if (options.given("super-resolution-steps"))
        plan.super_resolution_steps = options.integer("super-resolution-steps", 1, 100000);
    plan.name =
        options.given("name") ? options.text("name") : (output / "").parent_path().filename().string();
    plan.description = options.text("description");
    plan.license = options.text("license");
    plan.classes = options.path("classes");
    plan.type = read_type(options).value_or(ElementType::f16);
    plan.defaults = nlohmann::json::object();
    if (options.given("default-sampler"))
        plan.defaults["sampler"] = to_string(sampler_from_string(options.text("default-sampler")));
    if (options.given("default-steps"))
        plan.defaults["steps"] = options.integer("default-steps", 1, 100000);
    if (options.given("default-guidance"))
        plan.defaults["guidance"] = options.number("default-guidance", 0, 1000);
    for (const std::string& setting : options.list("default-style")) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos)
            throw Error("--default-style '" + setting + "' is not NAME=CHOICE, such as light=noon");
        plan.defaults["style"][setting.substr(0, equals)] = setting.substr(equals + 1);
    }
    if (options.given("max-pixels"))
        plan.max_pixels = options.integer64("max-pixels", 0, max_image_pixels);
    plan.replace = options.on("replace");
    write_model_folder(plan);
    std::printf("%s: model %s\n", output.c_str(), plan.name.c_str());
    return 0;
}

} // namespace

int convert_command(int argc, char** argv) {
    Options options = convert_options();
    if (!options.parse(argc, argv))
        return 0;
    if (options.positionals().empty() != options.given("checkpoint"))
        throw Error("name one checkpoint: sinopia-cli convert CHECKPOINT --output FILE.safetensors");
    const fs::path input =
        options.given("checkpoint") ? options.path("checkpoint") : fs::path(options.positionals()[0]);
    const fs::path output = options.path("output");
    if (output.extension() == ".safetensors" || is_pytorch_name(output))
        return convert_to_file(options, input, output);
    if (options.given("prefix"))
        throw Error("--prefix is for files; name an --output that ends in .safetensors or .pt");
    return convert_to_folder(options, input, output);
}

} // namespace sinopia::cli
