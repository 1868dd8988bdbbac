#include "synthesis/generator.h"

#include "synthesis/model_places.h"
#include "synthesis/session.h"

#include <filesystem>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

std::string file_stamp(const fs::path& path) {
    std::error_code ignored;
    const auto size = fs::file_size(path, ignored);
    const auto time = fs::last_write_time(path, ignored).time_since_epoch().count();
    return path.string() + "|" + std::to_string(size) + "|" + std::to_string(time) + "\n";
}

bool decides_a_model(const fs::path& path) {
    return path.extension() == ".json" || path.extension() == ".safetensors" || path.extension() == ".pt";
}

/// Names, sizes and times of the files that decide what is loaded, so that a retrained or replaced model is
/// noticed. A folder is looked at three levels deep (a run folder's checkpoints).
std::string fingerprint(const fs::path& checkpoint, const fs::path& config) {
    std::string out = file_stamp(checkpoint) + (config.empty() ? "" : file_stamp(config));
    std::error_code error;
    if (!fs::is_directory(checkpoint, error)) {
        fs::path sidecar = checkpoint;
        return out + file_stamp(sidecar.replace_extension(".config.json"));
    }
    std::vector<std::string> stamps;
    for (fs::recursive_directory_iterator it(checkpoint, error), end; !error && it != end;
         it.increment(error)) {
        if (it.depth() >= 3)
            it.disable_recursion_pending();
        if (decides_a_model(it->path()) && it->is_regular_file(error))
            stamps.push_back(file_stamp(it->path()));
    }
    std::sort(stamps.begin(), stamps.end());
    for (const std::string& stamp : stamps)
        out += stamp;
    return out;
}

class SessionGenerator : public Generator {
  public:
    ModelSummary load(const std::string& checkpoint, const std::string& config) override {
        return session_for(checkpoint, config).summary();
    }

    GenerationResult generate(const GenerationRequest& request,
                              const std::function<void(const StepEvent&)>& on_step,
                              std::stop_token stop) override {
        return session_for(request.checkpoint, request.config).run(request, on_step, std::move(stop));
    }

  private:
    Session& session_for(const std::string& checkpoint, const std::string& config) {
        const fs::path path = find_model(checkpoint);
        const std::string key = fingerprint(path, config);
        if (!session_ || key != key_) {
            auto fresh = std::make_unique<Session>(load_model(path, config)); // on an Error the old one stays
            session_ = std::move(fresh);
            key_ = key;
        }
        return *session_;
    }

    std::unique_ptr<Session> session_;
    std::string key_;
};

} // namespace

std::unique_ptr<Generator> make_generator() {
    return std::make_unique<SessionGenerator>();
}

} // namespace sinopia
