#include "runtime/gpu_parts.h"

#include "base/log.h"

#include <dlfcn.h>

#include <filesystem>
#include <string>

namespace sinopia {

namespace {

constexpr const char* plugin_file = "libsinopia_cuda.so";

/// In lib beside the program's bin, in the build as where it is installed.
std::filesystem::path plugin_path() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "lib" / plugin_file;
}

/// Sets `why` where there are none.
GpuParts* open_gpu_parts(const std::filesystem::path& path, std::string& why) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        why = path.string() + " is not there";
        return nullptr;
    }
    void* plugin = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!plugin) {
        const char* reason = dlerror();
        why = reason ? reason : path.string() + " could not be opened";
        return nullptr;
    }
    const auto entry = reinterpret_cast<GpuPartsEntry>(dlsym(plugin, gpu_parts_entry));
    GpuParts* parts =
        entry ? entry(gpu_parts_interface, [](const char* text) { spdlog::warn("{}", text); }) : nullptr;
    if (!parts)
        why = path.string() + " belongs to another version of this program";
    return parts;
}

} // namespace

GpuParts* gpu_parts() {
    static GpuParts* const parts = [] {
        std::string why;
        GpuParts* opened = open_gpu_parts(plugin_path(), why);
        if (!opened)
            spdlog::warn("the GPU works without its fused kernels and graphs, slower: {}", why);
        return opened;
    }();
    return parts;
}

} // namespace sinopia
