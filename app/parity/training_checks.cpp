#include "app/parity/checks.h"
#include "base/error.h"
#include "diffusion/gaussian_diffusion.h"
#include "training/adamw.h"

#include <ATen/ATen.h>

#include <cmath>
#include <fstream>
#include <map>

namespace sinopia::parity {

namespace {

using Named = std::map<std::string, at::Tensor>;

/// params.json: the parameters' order and the constants of the step.
struct StepSettings {
    std::vector<std::string> order;
    double learning_rate = 1e-3, ema_rate = 0.9;
    AdamWOptions adamw{0.9, 0.999, 1e-8, 0.05};
};

NamedTensors parameters_of(SdmUNet& network) {
    NamedTensors parameters;
    for (const auto& item : network->named_parameters())
        parameters.emplace_back(item.key(), item.value());
    return parameters;
}

StepSettings read_settings(const ReferenceModel& model) {
    std::ifstream stream(model.file(".params.json"));
    const auto json = nlohmann::json::parse(stream, nullptr, false);
    try {
        const auto& step = json.at("train_step");
        const auto& betas = step.at("betas");
        return {json.at("param_order").get<std::vector<std::string>>(),
                step.at("lr").get<double>(),
                step.at("ema_rate").get<double>(),
                {betas.at(0).get<double>(), betas.at(1).get<double>(), step.at("eps").get<double>(),
                 step.at("weight_decay").get<double>()}};
    } catch (const nlohmann::json::exception&) {
        throw Error(model.name +
                    ".params.json is missing or incomplete; it lists param_order and train_step");
    }
}

at::Tensor mean_loss(const ReferenceModel& model, SdmUNet& network, ReferenceFile& file) {
    const GaussianDiffusion diffusion(model.diffusion_config());
    const at::Tensor y = file.input("y");
    const DenoiseFunction denoise = [&](const at::Tensor& x, const at::Tensor& t) {
        return network->forward(x, t, y);
    };
    return diffusion.training_losses(denoise, file.input("x_start"), file.input("t"), file.input("noise"))
        .loss.mean();
}

void check_gradients(const std::vector<std::string>& order, const Named& parameters, ReferenceFile& file) {
    std::vector<double> norms;
    double squares = 0;
    for (const std::string& name : order) {
        const auto found = parameters.find(name);
        const bool there = found != parameters.end() && found->second.grad().defined();
        norms.push_back(there ? found->second.grad().to(at::kDouble).norm().item<double>() : -1);
        squares += norms.back() * norms.back();
    }
    file.check("train.grad_norms", at::tensor(norms, at::kDouble), tolerance::gradient);
    file.check("train.grad_norm_total", at::tensor({std::sqrt(squares)}, at::kDouble), tolerance::gradient);
    for (const std::string& name : file.names("train.grad.")) {
        const auto found = parameters.find(name.substr(std::string_view("train.grad.").size()));
        if (found != parameters.end() && found->second.grad().defined())
            file.check(name, found->second.grad(), tolerance::gradient);
    }
}

/// Weights after the step. Where the stored gradient is about zero, only rounding decides which way AdamW
/// goes, by up to a learning rate each way: there anything within that is taken as equal.
void check_stepped(const std::string& name, const at::Tensor& actual, const std::string& gradient_name,
                   double reach, ReferenceFile& file) {
    at::Tensor compared = actual;
    if (file.has(gradient_name) && file.has(name)) {
        const at::Tensor stored = file.peek(name), gradient = file.peek(gradient_name);
        if (stored.sizes() == actual.sizes() && gradient.sizes() == actual.sizes()) {
            const at::Tensor free =
                (gradient.abs() <= tolerance::zero_gradient) & ((actual - stored).abs() <= reach);
            compared = at::where(free, stored, actual);
        }
    }
    file.check(name, compared, tolerance::after_step);
}

void check_train_step(const ReferenceModel& model, ReferenceFile& file) {
    const StepSettings settings = read_settings(model);
    SdmUNet network = model.load_network();
    const NamedTensors named = parameters_of(network);
    const Named parameters(named.begin(), named.end());
    Named before;
    for (const auto& [name, value] : named)
        before[name] = value.detach().clone();

    const at::Tensor loss = mean_loss(model, network, file);
    file.check("train.loss_mean", loss.detach().reshape({1}), tolerance::loss);
    loss.backward();
    check_gradients(settings.order, parameters, file);

    AdamW(named, settings.adamw).step(settings.learning_rate);
    for (const std::string stage : {"train.after.", "train.ema."})
        for (const std::string& name : file.names(stage)) {
            const std::string parameter = name.substr(stage.size());
            const auto found = parameters.find(parameter);
            if (found == parameters.end())
                continue;
            const double weight = stage == "train.ema." ? 1 - settings.ema_rate : 1.0;
            const at::Tensor stepped = before[parameter] * (1 - weight) + found->second.detach() * weight;
            check_stepped(name, stepped, "train.grad." + parameter, 2.1 * settings.learning_rate * weight,
                          file);
        }
}

/// The three quantities of each parameter that has any.
void require_triples(ReferenceFile& file) {
    bool any = false;
    for (const std::string stage : {"train.grad.", "train.after.", "train.ema."})
        for (const std::string& name : file.names(stage)) {
            const std::string parameter = name.substr(stage.size());
            file.require({"train.grad." + parameter, "train.after." + parameter, "train.ema." + parameter});
            any = true;
        }
    if (!any)
        file.require({"train.grad.", "train.after.", "train.ema."});
    file.require({"train.loss_mean", "train.grad_norms", "train.grad_norm_total"});
}

} // namespace

void check_training(const ReferenceModel& model, ReferenceFile& file) {
    require_triples(file);
    file.section("train", [&] { check_train_step(model, file); });
}

} // namespace sinopia::parity
