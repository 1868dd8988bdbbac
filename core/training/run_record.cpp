#include "training/run_record.h"

#include "base/error.h"
#include "base/log.h"
#include "base/mapped_file.h"
#include "image/image_io.h"
#include "training/run_manifest.h"

#include <spdlog/sinks/basic_file_sink.h>

#include <cmath>
#include <unistd.h>

namespace sinopia {

using nlohmann::json;

namespace {

std::string host_name() {
    char name[256] = "";
    ::gethostname(name, sizeof name - 1);
    return name;
}

} // namespace

/// Sends log lines to the run's log.txt as well, for as long as it lives.
class RunRecord::Log {
  public:
    explicit Log(const std::filesystem::path& file)
        : logger_(spdlog::default_logger()),
          sink_(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string())) {
        logger_->sinks().push_back(sink_);
    }
    ~Log() { std::erase(logger_->sinks(), sink_); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

  private:
    std::shared_ptr<spdlog::logger> logger_;
    spdlog::sink_ptr sink_;
};

RunRecord::RunRecord(const TrainingOptions& options, const TrainingHooks& hooks)
    : options_(options), hooks_(hooks), folder_(options.output, options.resume),
      log_(std::make_unique<Log>(folder_.log())), checkpoints_(folder_.checkpoints(), options.save_every) {}

RunRecord::~RunRecord() = default;

void RunRecord::start(const TrainingData& data, long long step) {
    start(run_manifest(options_, data.source->labels(), data.styles), step);
}

void RunRecord::start(const ModelManifest& manifest, long long step) {
    write_model_manifest(folder_.manifest(), manifest);
    progress_ = std::make_unique<ProgressLog>(folder_.progress(), step);
    try_event([&] { events_ = std::make_unique<EventFile>(folder_.events(), step > 0 ? step + 1 : 0); });
    event("started", step, {{"pid", ::getpid()}, {"host", host_name()}, {"options", to_json(options_)}});
}

void RunRecord::progress(const TrainingProgress& progress) {
    progress_->write(to_json(progress));
    scalars(progress.step, {{"train/loss", progress.loss},
                            {"train/mse", progress.mse},
                            {"train/vb", progress.vlb},
                            {"train/grad_norm", progress.gradient_norm},
                            {"train/lr", progress.learning_rate},
                            {"train/samples_per_second", progress.samples_per_second},
                            {"train/memory_mib", progress.memory_mib},
                            {"train/loader_wait", progress.loader_wait}});
}

void RunRecord::event(const char* name, long long step, json line) {
    line["event"] = name;
    line["step"] = step;
    if (progress_) // not while the run is still being set up
        progress_->write(line);
    if (hooks_.on_event)
        hooks_.on_event(line);
}

void RunRecord::held_out(long long step, const HeldOutLoss& loss) {
    event("held_out", step, to_json(loss));
    std::vector<std::pair<std::string, double>> values{{"held_out/loss", loss.loss}};
    for (const LossBand& band : loss.bands)
        values.emplace_back("held_out/t" + std::to_string(band.from) + "-" + std::to_string(band.to),
                            band.loss);
    scalars(step, values);
}

void RunRecord::sample(long long step, const std::filesystem::path& file) {
    event("sample", step, {{"file", file.filename().string()}});
    try_event([&] {
        if (!events_)
            return;
        const MappedFile png(file);
        const Size size = read_picture(file).size();
        const std::string_view bytes(reinterpret_cast<const char*>(png.bytes().data()), png.bytes().size());
        events_->image(step, "samples", {size.width, size.height, bytes});
    });
}

void RunRecord::scalars(long long step, const std::vector<std::pair<std::string, double>>& values) {
    try_event([&] {
        if (events_)
            events_->scalars(step, values);
    });
}

template <class Write>
void RunRecord::try_event(const Write& write) {
    try {
        write();
    } catch (const Error& error) {
        spdlog::warn("{} The run goes on without TensorBoard events.", error.what());
        events_.reset();
    }
}

} // namespace sinopia
