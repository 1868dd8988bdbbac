#include "app/parity/checks.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cctype>
#include <fstream>

namespace sinopia::parity {

namespace {

at::Tensor count(double value) {
    return at::tensor({value}, at::kDouble);
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

/// A line for each of the file's own conclusions from the settings that it states.
class DerivedChecks {
  public:
    DerivedChecks(const ReferenceModel& model, Report& report) : model_(model), report_(report) {}

    void numbers(const char* key, const std::vector<double>& ours) {
        if (model_.derived().contains(key))
            report_.compare(name(key), at::tensor(ours, at::kDouble),
                            at::tensor(model_.derived_numbers(key), at::kDouble), tolerance::exact);
    }
    void number(const char* key, double ours) {
        const auto found = model_.derived().find(key);
        if (found != model_.derived().end() && found->is_number())
            report_.compare(name(key), count(ours), count(found->get<double>()), tolerance::exact);
    }
    void text(const char* key, const std::string& ours) {
        if (model_.derived().contains(key))
            report_.compare(name(key), count(ours == model_.derived_text(key) ? 0 : 1), count(0),
                            tolerance::exact);
    }

  private:
    std::string name(const char* key) const { return model_.name + ".config/" + key; }

    const ReferenceModel& model_;
    Report& report_;
};

void check_derived(const ReferenceModel& model, Report& report) {
    const NetworkConfig network = model.network_config();
    const nlohmann::json diffusion = to_json(model.diffusion_config());
    DerivedChecks checks(model, report);
    checks.number("unet_num_label_channels", network.label_channels());
    checks.number("out_channels", network.out_channels());
    checks.numbers("channel_mult", network.multipliers());
    std::vector<int> factors = network.attention_factors();
    checks.numbers("attention_ds", std::vector<double>(factors.begin(), factors.end()));
    checks.text("model_mean_type",
                diffusion["prediction"] == "x0" ? "START_X" : upper(diffusion["prediction"]));
    checks.text("model_var_type", upper(diffusion["variance"]));
    checks.text("loss_type", upper(diffusion["loss"]));
}

/// Parameters that the stated shapes have and the network lacks, or the other way round, or in another shape.
void check_shapes(const ReferenceModel& model, SdmUNet network, Report& report) {
    const auto found = model.derived().find("state_dict_shapes");
    if (found == model.derived().end() || !found->is_object())
        return;
    int wrong = 0;
    std::size_t matched = 0;
    for (const auto& item : network->named_parameters()) {
        const auto stated = found->find(item.key());
        if (stated != found->end() && *stated == nlohmann::json(item.value().sizes().vec()))
            ++matched;
        else
            ++wrong;
    }
    wrong += static_cast<int>(found->size() - matched);
    report.compare(model.name + ".config/state_dict_shapes", count(wrong), count(0), tolerance::exact);
}

void check_order(const ReferenceModel& model, SdmUNet network, Report& report) {
    const std::string name = model.name + ".params/param_order";
    std::ifstream stream(model.file(".params.json"));
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    if (!json.is_object() || !json.contains("param_order"))
        return report.fail(name, "missing");
    nlohmann::json ours = nlohmann::json::array();
    for (const auto& item : network->named_parameters())
        ours.push_back(item.key());
    report.compare(name, count(json["param_order"] == ours ? 0 : 1), count(0), tolerance::exact);
}

} // namespace

void check_settings(const ReferenceModel& model, SdmUNet network, Report& report) {
    check_derived(model, report);
    check_shapes(model, network, report);
    check_order(model, network, report);
}

} // namespace sinopia::parity
