#include "document/project/options_json.h"

#include "formats/json_file.h"
#include "jobs/json_fields.h"

#include <cmath>

namespace sinopia {
namespace {

constexpr std::size_t max_styles = 1000;

} // namespace

std::string options_to_json(const SamplingOptions& options) {
    JsonFieldWriter write;
    write("sampler", std::string(to_string(options.sampler)));
    write("steps", options.steps);
    write("guidance", options.guidance);
    write("eta", options.eta);
    write("guidance_from", options.guidance_from);
    write("guidance_to", options.guidance_to);
    write("spacing", std::string(to_string(options.spacing)));
    write("dynamic_threshold", options.dynamic_threshold);
    write("seed", options.seed);
    write("device", options.device);
    write("precision", std::string(to_string(options.precision)));
    write("threads", options.threads);
    write("style", options.style);
    return write.json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

SamplingOptions options_from_json(const std::string& text, const std::string& where) {
    const nlohmann::json json = parse_json(text, where);
    const JsonFieldReader read(json, where);
    SamplingOptions options;
    std::string sampler(to_string(options.sampler)), precision(to_string(options.precision)),
        spacing(to_string(options.spacing));
    read("sampler", sampler);
    read("steps", options.steps);
    for (const auto& [key, value] : {std::pair{"guidance", &options.guidance}, {"eta", &options.eta},
                                     {"guidance_from", &options.guidance_from}, {"guidance_to", &options.guidance_to},
                                     {"dynamic_threshold", &options.dynamic_threshold}})
        if (!json.contains(key) || !json[key].is_null()) // not finite: it stays as it is by default
            read(key, *value);
    read("spacing", spacing);
    read("seed", options.seed);
    read("device", options.device);
    read("precision", precision);
    read("threads", options.threads);
    options.sampler = sampler_from_string(sampler);
    options.spacing = spacing_from_string(spacing);
    options.precision = precision_from_string(precision);
    const JsonObject object(json, where);
    if (json.contains("style"))
        for (const nlohmann::json& choice : object.array("style", max_styles)) {
            if (!choice.is_number_integer() || choice < 0 || choice > 1'000'000)
                object.fail("style", "must hold whole numbers from 0");
            options.style.push_back(choice.get<int>());
        }
    return options;
}

} // namespace sinopia
