#include "cuda/nvrtc.h"

#include "base/error.h"

#include <dlfcn.h>

#include <algorithm>
#include <memory>

namespace sinopia::cuda {

namespace {

/// By the loader's own rules, then where NVIDIA's installer puts it.
constexpr const char* places[] = {"libnvrtc.so.13", "libnvrtc.so.12", "/usr/local/cuda/lib64/libnvrtc.so.13",
                                  "/usr/local/cuda/lib64/libnvrtc.so.12", "libnvrtc.so"};

template <class Function>
bool look_up(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

std::vector<const char*> pointers(const std::vector<std::string>& texts) {
    std::vector<const char*> all;
    for (const std::string& text : texts)
        all.push_back(text.c_str());
    return all;
}

} // namespace

bool Nvrtc::open() {
    void* library = nullptr;
    for (const char* place : places)
        if ((library = dlopen(place, RTLD_NOW | RTLD_LOCAL)))
            break;
    return library && look_up(library, "nvrtcCreateProgram", create_) &&
           look_up(library, "nvrtcDestroyProgram", destroy_) &&
           look_up(library, "nvrtcCompileProgram", compile_) &&
           look_up(library, "nvrtcAddNameExpression", add_name_) &&
           look_up(library, "nvrtcGetLoweredName", lowered_name_) &&
           look_up(library, "nvrtcGetProgramLogSize", log_size_) &&
           look_up(library, "nvrtcGetProgramLog", log_) &&
           look_up(library, "nvrtcGetCUBINSize", cubin_size_) && look_up(library, "nvrtcGetCUBIN", cubin_) &&
           look_up(library, "nvrtcGetPTXSize", ptx_size_) && look_up(library, "nvrtcGetPTX", ptx_) &&
           look_up(library, "nvrtcGetNumSupportedArchs", arch_count_) &&
           look_up(library, "nvrtcGetSupportedArchs", archs_);
}

const Nvrtc* Nvrtc::find() {
    static const std::unique_ptr<const Nvrtc> found = [] {
        std::unique_ptr<Nvrtc> compiler(new Nvrtc);
        return compiler->open() ? std::move(compiler) : nullptr;
    }();
    return found.get();
}

std::vector<int> Nvrtc::architectures() const {
    int count = 0;
    if (arch_count_(&count) != 0 || count < 1)
        return {};
    std::vector<int> all(static_cast<std::size_t>(count));
    return archs_(all.data()) == 0 ? all : std::vector<int>{};
}

std::string Nvrtc::log_of(void* program) const {
    std::size_t size = 0;
    if (log_size_(program, &size) != 0)
        return {};
    std::string text(size, '\0');
    log_(program, text.data());
    return text.c_str();
}

std::string Nvrtc::result_of(void* program, bool finished) const {
    std::size_t size = 0;
    (finished ? cubin_size_ : ptx_size_)(program, &size);
    std::string code(size, '\0');
    (finished ? cubin_ : ptx_)(program, code.data());
    return code;
}

Nvrtc::Compiled Nvrtc::compile(const Text& source, const std::vector<Text>& headers, int architecture,
                               const std::vector<std::string>& instances) const {
    std::vector<const char*> texts, names;
    for (const Text& header : headers) {
        texts.push_back(header.text.c_str());
        names.push_back(header.name.c_str());
    }
    void* created = nullptr;
    if (create_(&created, source.text.c_str(), source.name.c_str(), static_cast<int>(texts.size()), texts.data(),
                names.data()) != 0)
        throw Failure("the GPU's compiler could not begin " + source.name);
    const auto destroy = [this](void* program) { destroy_(&program); };
    const std::unique_ptr<void, decltype(destroy)> program(created, destroy);
    for (const std::string& instance : instances)
        if (add_name_(program.get(), instance.c_str()) != 0)
            throw Failure("the GPU's compiler does not take the name " + instance);

    std::vector<int> known = architectures();
    std::erase_if(known, [&](int one) { return one > architecture; });
    if (known.empty())
        throw Failure("the GPU's compiler knows no GPU as old as compute capability " +
                      std::to_string(architecture));
    const int nearest = *std::max_element(known.begin(), known.end());
    const bool finished = nearest == architecture;
    const std::vector<std::string> options{
        "--std=c++17", (finished ? "--gpu-architecture=sm_" : "--gpu-architecture=compute_") +
                           std::to_string(nearest)};
    const std::vector<const char*> given = pointers(options);
    if (compile_(program.get(), static_cast<int>(given.size()), given.data()) != 0)
        throw Failure("the GPU's compiler refuses " + source.name + ": " + log_of(program.get()));

    Compiled compiled{result_of(program.get(), finished), {}};
    for (const std::string& instance : instances) {
        const char* name = nullptr;
        if (lowered_name_(program.get(), instance.c_str(), &name) != 0)
            throw Failure("the GPU's compiler does not tell what became of " + instance);
        compiled.names.emplace_back(name);
    }
    return compiled;
}

} // namespace sinopia::cuda
