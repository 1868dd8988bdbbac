#include "app/cli/bench_memory.h"

#include "app/cli/bench_measure.h"
#include "app/cli/bench_scene.h"
#include "app/cli/options.h"
#include "base/error.h"
#include "checkpoint/checkpoint.h"
#include "formats/json_file.h"
#include "image/image_io.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes with everything in it.
class PassingFolder {
  public:
    PassingFolder() {
        std::string name = (fs::temp_directory_path() / "sinopia-memory-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw Error(name + ": the folder cannot be made (" + std::strerror(errno) + "); set TMPDIR to another place");
        path_ = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// Weights, their configuration and a painted map.
void write_inputs(const fs::path& folder, const NetworkConfig& config, Size size, std::uint64_t seed) {
    SdmUNet network(config);
    draw_weights(*network, seed);
    save_weights(network, folder / "network.safetensors", ElementType::bf16);
    nlohmann::json sidecar = to_json(config);
    DiffusionConfig diffusion;
    diffusion.variance = VarianceType::learned_range;
    sidecar.update(to_json(diffusion));
    write_json_file(folder / "network.config.json", sidecar);
    write_label_map_png(folder / "map.png", bench_map(size, config.num_classes, seed), {});
}

std::int64_t count_parameters(const fs::path& weights) {
    std::int64_t count = 0;
    for (const TensorView& tensor : read_tensor_file(weights).tensors)
        count += tensor.element_count();
    return count;
}

/// Runs this program and waits. Returns what the child has used: its memory at its highest includes what this
/// process had when it was started, which therefore must be little.
rusage run_self(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "sinopia-cli");
    std::vector<char*> argv;
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_t child = 0;
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO); // stdout is for the result alone
    const int error = ::posix_spawn(&child, "/proc/self/exe", &files, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (error != 0)
        throw Failure(arguments[1] + " could not be started: " + std::strerror(error));
    int status = 0;
    rusage used{};
    while (::wait4(child, &status, 0, &used) < 0)
        if (errno != EINTR)
            throw Failure(arguments[1] + " was lost: " + std::strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 130)
        throw Stopped();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Failure(arguments[1] + " did not come to its end");
    return used;
}

Options memory_options() {
    Options options("bench memory",
                    "Measures the memory at its highest of a guided picture by `generate`, in a process of its own: "
                    "the original's network with random weights in a file of 16 bit. The file lies in the folder for "
                    "temporary files while it runs.");
    options.option("channels", "N", "base width of the network, in the original's form", "256")
        .option("size", "WxH", "of picture and map", "256x256")
        .option("classes", "N", "classes of the map", "151")
        .option("steps", "N", "sampling steps", "2")
        .option("guidance", "S", "guidance scale", "1.5")
        .option("dtype", "T", "auto, fp32 or bf16", "auto")
        .option("threads", "N", "processor threads", "1")
        .option("seed", "K", "of weights and map", "1")
        .option("inputs", "DIR", "only write the network and the map into this folder, for a generate of one's own")
        .flag("json", "a JSON object");
    return options;
}

} // namespace

int bench_memory(int argc, char** argv) {
    Options options = memory_options();
    if (!options.parse(argc, argv))
        return 0;
    const Size size = options.size("size");
    const NetworkConfig config =
        original_network(size, options.integer("channels", 8, 4096), options.integer("classes", 1, 65535));
    if (options.given("inputs")) {
        write_inputs(options.path("inputs"), config, size, options.unsigned64("seed"));
        return 0;
    }
    const PassingFolder passing;
    const fs::path& folder = passing.path();
    run_self({"bench", "memory", "--inputs", folder.string(), "--channels", options.text("channels"), "--size",
              options.text("size"), "--classes", options.text("classes"), "--seed", options.text("seed")});
    const std::int64_t parameters = count_parameters(folder / "network.safetensors");
    const rusage used = run_self({"generate", "--checkpoint", (folder / "network.safetensors").string(), "--map",
                                  (folder / "map.png").string(), "--steps", options.text("steps"), "--guidance",
                                  options.text("guidance"), "--dtype", options.text("dtype"), "--device", "cpu",
                                  "--threads", options.text("threads"), "--progress", "none", "--output",
                                  (folder / "picture.png").string()});
    const double mib = static_cast<double>(used.ru_maxrss) / 1024; // Linux counts in KiB
    const double cpu_s = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    if (options.on("json"))
        std::printf("%s\n", nlohmann::json{{"what", "generate"},
                                           {"channels", config.num_channels},
                                           {"parameters", parameters},
                                           {"size", text_of(size)},
                                           {"classes", config.num_classes},
                                           {"guidance", options.number("guidance")},
                                           {"steps", options.integer("steps")},
                                           {"peak_mib", rounded(mib, 1)},
                                           {"cpu_s", cpu_s}}
                                .dump()
                                .c_str());
    else
        std::printf("%lld parameters (%d channels), %dx%d, %d classes: at most %.0f MiB in memory, %.0f s of processor "
                    "time for %d steps\n",
                    static_cast<long long>(parameters), config.num_channels, size.width, size.height, config.num_classes,
                    mib, cpu_s, options.integer("steps"));
    return 0;
}

} // namespace sinopia::cli
