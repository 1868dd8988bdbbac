#include "app/cli/options.h"
#include "base/error.h"
#include "checkpoint/checkpoint.h"
#include "formats/json_file.h"
#include "formats/tensor_file.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

/// What a weights file's network is, or why it is none that Sinopia knows.
struct Recognition {
    nlohmann::json network; ///< null if unknown
    std::string source;     ///< "config.json beside it", "the weights"
    std::string reason;     ///< why not known
};

Recognition recognize(const TensorFile& file, const fs::path& path, const fs::path& config) {
    Recognition found;
    try {
        found.network = to_json(derive_network_config(file));
        found.source = "derived from the weights";
        fs::path sidecar = config;
        if (sidecar.empty())
            (sidecar = path).replace_extension(".config.json");
        if (fs::exists(sidecar)) {
            found.network = to_json(network_config_from_json(read_json_file(sidecar)));
            found.source = sidecar.filename().string();
        }
    } catch (const Error& error) {
        found.network = nullptr;
        found.reason = error.what();
    }
    return found;
}

std::string shape_text(const std::vector<std::int64_t>& shape) {
    std::string out = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        out += (i ? ", " : "") + std::to_string(shape[i]);
    return out + "]";
}

nlohmann::json file_json(const TensorFile& file, const fs::path& path, const Recognition& network) {
    nlohmann::json tensors = nlohmann::json::array();
    long long numbers = 0;
    for (const TensorView& t : file.tensors) {
        tensors.push_back({{"name", t.name}, {"dtype", element_name(t.type)}, {"shape", t.shape}});
        numbers += t.element_count();
    }
    nlohmann::json json{{"path", path.string()},
                        {"format", file.format},
                        {"file_bytes", file.file.size()},
                        {"tensor_count", file.tensors.size()},
                        {"numbers", numbers},
                        {"network", network.network},
                        {"metadata", file.metadata},
                        {"tensors", std::move(tensors)}};
    if (network.network.is_null())
        json["network_unknown_because"] = network.reason;
    return json;
}

void print_file(const TensorFile& file, const fs::path& path, const Recognition& network) {
    long long numbers = 0;
    std::map<std::string_view, int> types;
    std::size_t width = 0;
    for (const TensorView& t : file.tensors) {
        numbers += t.element_count();
        ++types[element_name(t.type)];
        width = std::max(width, std::min<std::size_t>(t.name.size(), 60));
    }
    std::printf("%s: %s, %zu tensors, %lld numbers, %zu bytes\n", path.c_str(), file.format.c_str(),
                file.tensors.size(), numbers, file.file.size());
    for (const auto& [type, count] : types)
        std::printf("  %d of type %.*s\n", count, static_cast<int>(type.size()), type.data());
    for (const auto& [key, value] : file.metadata)
        std::printf("  metadata %s: %s\n", key.c_str(), value.c_str());
    if (network.network.is_null())
        std::printf("Not a network that Sinopia knows: %s\n", network.reason.c_str());
    else
        std::printf("SDM U-Net (%s):\n  %s\n", network.source.c_str(), network.network.dump().c_str());
    for (const TensorView& t : file.tensors)
        std::printf("  %-*s  %-4.*s  %s\n", static_cast<int>(width), t.name.c_str(),
                    static_cast<int>(element_name(t.type).size()), element_name(t.type).data(),
                    shape_text(t.shape).c_str());
}

/// The weights files of a folder: those of its manifest, or every readable one in it and below.
std::vector<fs::path> weights_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const fs::path extension = entry.path().extension();
        if (entry.is_regular_file() &&
            (extension == ".safetensors" || extension == ".pt" || extension == ".pth"))
            files.push_back(entry.path());
    }
    if (files.empty())
        throw Error(folder.string() + ": there are no weights (.safetensors, .pt) in this folder");
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

int info_command(int argc, char** argv) {
    Options options("info",
                    "Lists what a checkpoint holds: format, tensors, and the network if Sinopia knows it. "
                    "Reads .safetensors and PyTorch .pt files of any program, and folders with such files.");
    options.positional("FILE|FOLDER", "the checkpoint", false)
        .option("checkpoint", "FILE|FOLDER", "the same as an option")
        .option("config", "FILE", "the network's configuration (default: <stem>.config.json beside the file)")
        .flag("json", "as one JSON object");
    if (!options.parse(argc, argv))
        return 0;
    if (options.positionals().empty() != options.given("checkpoint"))
        throw Error("name one checkpoint: sinopia-cli info FILE");
    const fs::path path =
        options.given("checkpoint") ? options.path("checkpoint") : fs::path(options.positionals()[0]);

    const bool folder = fs::is_directory(path);
    nlohmann::json all = nlohmann::json::array();
    for (const fs::path& one : folder ? weights_in(path) : std::vector<fs::path>{path}) {
        const TensorFile file = read_tensor_file(one);
        const Recognition network = recognize(file, one, options.path("config"));
        if (options.on("json"))
            all.push_back(file_json(file, one, network));
        else
            print_file(file, one, network);
    }
    if (options.on("json"))
        std::printf(
            "%s\n",
            (folder ? nlohmann::json{{"path", path.string()}, {"files", all}} : all[0]).dump().c_str());
    return 0;
}

} // namespace sinopia::cli
