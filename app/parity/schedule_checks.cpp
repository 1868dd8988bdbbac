#include "app/parity/checks.h"
#include "app/parity/quantity_names.h"
#include "app/parity/rounding_units.h"
#include "diffusion/noise_schedule.h"
#include "model/timestep_embedding.h"

#include <ATen/ATen.h>

#include <charconv>
#include <map>

namespace sinopia::parity {

namespace {

using Array = std::vector<double> ProcessTables::*;

const std::map<std::string, Array>& arrays() {
    static const std::map<std::string, Array> table{
        {"betas", &ProcessTables::betas},
        {"alphas_cumprod", &ProcessTables::alphas_cumprod},
        {"alphas_cumprod_prev", &ProcessTables::alphas_cumprod_prev},
        {"alphas_cumprod_next", &ProcessTables::alphas_cumprod_next},
        {"sqrt_alphas_cumprod", &ProcessTables::sqrt_alphas_cumprod},
        {"sqrt_one_minus_alphas_cumprod", &ProcessTables::sqrt_one_minus_alphas_cumprod},
        {"log_one_minus_alphas_cumprod", &ProcessTables::log_one_minus_alphas_cumprod},
        {"sqrt_recip_alphas_cumprod", &ProcessTables::sqrt_recip_alphas_cumprod},
        {"sqrt_recipm1_alphas_cumprod", &ProcessTables::sqrt_recipm1_alphas_cumprod},
        {"posterior_variance", &ProcessTables::posterior_variance},
        {"posterior_log_variance_clipped", &ProcessTables::posterior_log_variance_clipped},
        {"posterior_mean_coef1", &ProcessTables::posterior_mean_coef1},
        {"posterior_mean_coef2", &ProcessTables::posterior_mean_coef2},
    };
    return table;
}

/// One process of the file: its description and the arrays stored of it.
struct Process {
    ScheduleName name;
    std::vector<std::string> stored;

    bool raw() const { return !name.respacing && stored.size() == 1 && stored.front() == "betas"; }
};

void check_process(const Process& process, ReferenceFile& file) {
    const ScheduleName& name = process.name;
    const DiffusionConfig config =
        diffusion_config_from_json({{"noise_schedule", name.schedule}, {"diffusion_steps", name.steps}});
    const std::vector<double> betas = make_betas(config.noise_schedule, config.diffusion_steps);
    if (process.raw()) // the named schedule as it is, before any process is made of it
        return file.check(name.prefix + "betas", at::tensor(betas, at::kDouble), tolerance::schedule);
    const ProcessTables tables = make_tables(betas, space_timesteps(name.steps, name.respacing.value_or("")));
    for (const auto& [array, member] : arrays())
        file.check(name.prefix + array, at::tensor(tables.*member, at::kDouble), tolerance::schedule);
    const std::vector<std::int64_t> map(tables.timestep_map.begin(), tables.timestep_map.end());
    const std::string map_name = name.prefix + "timestep_map";
    if (name.respacing)
        file.check(map_name, at::tensor(map, at::kLong), tolerance::exact);
    else
        file.check_if_there(map_name, at::tensor(map, at::kLong), tolerance::exact);
}

void check_embeddings(ReferenceFile& file) {
    const at::Tensor t = file.input("timestep_embedding.t");
    const std::string prefix = "timestep_embedding.dim";
    const auto names = file.names(prefix);
    if (names.empty())
        file.require({prefix + "256"});
    for (const std::string& name : names) {
        int dim = 0;
        const char* digits = name.data() + prefix.size();
        const auto [end, error] = std::from_chars(digits, name.data() + name.size(), dim);
        if (error == std::errc() && end == name.data() + name.size() && dim > 0 && dim <= 65536)
            file.check(name, timestep_embedding(t, dim), tolerance::timestep_embedding,
                       embedding_unit(t, dim));
    }
}

} // namespace

void check_schedules(ReferenceFile& file) {
    std::map<std::string, Process> processes;
    if (!file.listed())
        for (const char* schedule : {"linear", "cosine"}) { // these two are in every set
            const ScheduleName name = *parse_schedule_name(std::string(schedule) + "1000.alphas_cumprod");
            processes[name.prefix] = {name, {name.array}};
        }
    for (const std::string& stored : file.names()) {
        const auto name = parse_schedule_name(stored);
        if (!name)
            continue;
        Process& process = processes[name->prefix];
        process.name = *name;
        process.stored.push_back(name->array);
    }
    for (const auto& [prefix, process] : processes)
        file.section(prefix, [&] { check_process(process, file); });
    file.section("timestep_embedding", [&] { check_embeddings(file); });
}

} // namespace sinopia::parity
