#include "app/parity/parity.h"

#include "app/parity/checks.h"
#include "base/error.h"
#include "base/log.h"

#include <map>

namespace sinopia::parity {

namespace {

/// One run over one folder: what the MANIFEST lists is wanted of every file that is opened.
class Run {
  public:
    Run(const std::filesystem::path& folder, EngineKind engine, Report& report)
        : folder_(folder), engine_(engine), report_(report), listed_(listed_quantities(folder)) {}

    template <class Checks>
    void file(const std::string& name, Checks checks) {
        ReferenceFile file(folder_ / name, report_);
        if (const auto found = listed_.find(name); found != listed_.end())
            file.expect_listed(found->second);
        file.section("", [&] { checks(file); });
        file.finish();
    }

    void model(const std::string& name) {
        SdmUNet network{nullptr};
        ReferenceModel model;
        try {
            model = read_model(folder_, name);
            network = model.load_network();
            check_settings(model, network, report_);
        } catch (const std::exception& error) {
            spdlog::error("{}: {}", name, error.what());
            report_.fail(name, "unreadable");
        }
        // Without a network the files are still opened, so that each of their quantities is told as not
        // compared.
        const bool loaded = !network.is_empty();
        const TestedNetwork tested{network, engine_};
        file(name + ".io.safetensors", [&](ReferenceFile& file) {
            if (loaded)
                check_network(model, tested, file);
        });
        file(name + ".diffusion.safetensors", [&](ReferenceFile& file) {
            if (!loaded)
                return;
            check_diffusion(model, tested, file);
            check_training(model, file);
        });
        file(name + ".sampling.safetensors", [&](ReferenceFile& file) {
            if (loaded)
                check_sampling(model, tested, file);
        });
    }

  private:
    std::filesystem::path folder_;
    EngineKind engine_;
    Report& report_;
    std::map<std::string, std::vector<std::string>> listed_;
};

} // namespace

int compare_all(const std::filesystem::path& folder, std::ostream& out, EngineKind engine) {
    if (!std::filesystem::is_directory(folder))
        throw Error(folder.string() + " is not a folder; name one that holds a reference set");
    const auto models = model_names(folder);
    if (models.empty() && !std::filesystem::exists(folder / "schedules.safetensors"))
        throw Error(folder.string() +
                    " holds no reference set: neither a .config.json nor schedules.safetensors");
    Report report(out);
    Run run(folder, engine, report);
    run.file("schedules.safetensors", check_schedules);
    run.file("dataset.safetensors", check_dataset);
    for (const std::string& name : models)
        run.model(name);
    for (const std::string& stray : stray_files(folder, models))
        report.fail(stray, "not-compared");
    report.print_total();
    return report.outside() == 0 ? 0 : 1;
}

} // namespace sinopia::parity
