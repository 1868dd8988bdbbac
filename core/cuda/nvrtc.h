#pragma once

#include <string>
#include <vector>

namespace sinopia::cuda {

/// NVIDIA's run-time compiler, as far as it is needed here. The library is opened when it is first asked for:
/// nothing is linked with it, and no header of it is needed.
class Nvrtc {
  public:
    /// Null where no such library is found.
    static const Nvrtc* find();

    struct Text {
        std::string name; ///< as an #include names it
        std::string text;
    };
    struct Compiled {
        std::string code;               ///< for the GPU, as cudaLibraryLoadData takes it
        std::vector<std::string> names; ///< of the instances in `code`, in their order
    };
    /// Compiles for GPUs of compute capability `architecture` (90: 9.0); where the compiler is older than the
    /// GPU, to an intermediate form that the driver finishes. `instances`: kernels and instances of templates,
    /// as C++ writes them. Throws Failure with the compiler's words.
    Compiled compile(const Text& source, const std::vector<Text>& headers, int architecture,
                     const std::vector<std::string>& instances) const;

  private:
    Nvrtc() = default;
    bool open();
    std::vector<int> architectures() const;
    std::string log_of(void* program) const;
    std::string result_of(void* program, bool finished) const;

    // The library's functions by its documentation; every result is 0 for success.
    int (*create_)(void** program, const char* source, const char* name, int headers, const char* const* texts,
                   const char* const* names) = nullptr;
    int (*destroy_)(void** program) = nullptr;
    int (*compile_)(void* program, int options, const char* const* texts) = nullptr;
    int (*add_name_)(void* program, const char* expression) = nullptr;
    int (*lowered_name_)(void* program, const char* expression, const char** name) = nullptr;
    int (*log_size_)(void* program, std::size_t* size) = nullptr;
    int (*log_)(void* program, char* log) = nullptr;
    int (*cubin_size_)(void* program, std::size_t* size) = nullptr;
    int (*cubin_)(void* program, char* code) = nullptr;
    int (*ptx_size_)(void* program, std::size_t* size) = nullptr;
    int (*ptx_)(void* program, char* code) = nullptr;
    int (*arch_count_)(int* count) = nullptr;
    int (*archs_)(int* architectures) = nullptr;
};

} // namespace sinopia::cuda
