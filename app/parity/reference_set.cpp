#include "app/parity/reference_set.h"

#include "base/error.h"
#include "checkpoint/checkpoint.h"

#include <algorithm>
#include <fstream>

namespace sinopia::parity {

namespace {

constexpr std::string_view config_ending = ".config.json";

std::vector<std::string> sorted_file_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file())
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The first `quoted` word of a table row, without its quotes.
std::string quoted_word(const std::string& line) {
    const auto first = line.find('`');
    const auto last = first == std::string::npos ? first : line.find('`', first + 1);
    return last == std::string::npos ? std::string() : line.substr(first + 1, last - first - 1);
}

} // namespace

const nlohmann::json& ReferenceModel::derived() const {
    static const nlohmann::json none = nlohmann::json::object();
    const auto found = settings.find("_derived");
    return found != settings.end() && found->is_object() ? *found : none;
}

std::vector<double> ReferenceModel::derived_numbers(const char* key) const {
    std::vector<double> numbers;
    const auto found = derived().find(key);
    if (found != derived().end() && found->is_array())
        for (const auto& value : *found)
            if (value.is_number())
                numbers.push_back(value.get<double>());
    return numbers;
}

std::string ReferenceModel::derived_text(const char* key) const {
    const auto found = derived().find(key);
    return found != derived().end() && found->is_string() ? found->get<std::string>() : std::string();
}

NetworkConfig ReferenceModel::network_config() const {
    return network_config_from_json(settings);
}
DiffusionConfig ReferenceModel::diffusion_config() const {
    return diffusion_config_from_json(settings);
}

SdmUNet ReferenceModel::load_network() const {
    SdmUNet network = load_model(file(".pt"), file(".config.json")).stages.front().network;
    network->eval();
    return network;
}

std::vector<std::string> model_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const std::string& file : sorted_file_names(folder))
        if (file.size() > config_ending.size() && file.ends_with(config_ending))
            names.push_back(file.substr(0, file.size() - config_ending.size()));
    return names;
}

ReferenceModel read_model(const std::filesystem::path& folder, const std::string& name) {
    ReferenceModel model{folder, name, {}};
    const auto path = model.file(".config.json");
    std::ifstream stream(path);
    model.settings = nlohmann::json::parse(stream, nullptr, false);
    if (!model.settings.is_object())
        throw Error(path.string() + " is not a JSON object; the reference set is damaged");
    return model;
}

std::vector<std::string> stray_files(const std::filesystem::path& folder,
                                     const std::vector<std::string>& models) {
    std::vector<std::string> strays;
    for (const std::string& file : sorted_file_names(folder)) {
        if (!file.ends_with(".safetensors") && !file.ends_with(".pt"))
            continue;
        bool known = file == "schedules.safetensors" || file == "dataset.safetensors";
        for (const std::string& model : models)
            for (const char* ending :
                 {".pt", ".io.safetensors", ".diffusion.safetensors", ".sampling.safetensors"})
                known = known || file == model + ending;
        if (!known)
            strays.push_back(file);
    }
    return strays;
}

std::map<std::string, std::vector<std::string>> listed_quantities(const std::filesystem::path& folder) {
    std::map<std::string, std::vector<std::string>> listed;
    std::ifstream stream(folder / "MANIFEST.md");
    std::string line, file;
    while (std::getline(stream, line)) {
        if (line.starts_with("## "))
            file = line.substr(3, line.find(' ', 3) - 3);
        else if (line.starts_with("| `") && file.ends_with(".safetensors"))
            listed[file].push_back(quoted_word(line));
    }
    return listed;
}

} // namespace sinopia::parity
