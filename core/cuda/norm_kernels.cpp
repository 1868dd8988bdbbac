#include "cuda/norm_kernels.h"

namespace sinopia::cuda {

// Made by the build from the files of these names.
extern const char* const norm_arguments_text;
extern const char* const modulated_norm_text;

namespace {

std::string name_of(NormType type) {
    switch (type) {
    case NormType::bfloat16:
        return "sinopia::cuda::Bfloat16";
    case NormType::float16:
        return "sinopia::cuda::Float16";
    case NormType::float32:
        break;
    }
    return "float";
}

} // namespace

int bytes_of(NormType type) {
    return type == NormType::float32 ? 4 : 2;
}

Nvrtc::Compiled compile_norm(const Nvrtc& compiler, const NormVariant& variant, int architecture) {
    const std::string features = name_of(variant.features), together = std::to_string(variant.together);
    return compiler.compile({"modulated_norm.cu", modulated_norm_text},
                            {{"cuda/norm_arguments.h", norm_arguments_text}}, architecture,
                            {"sinopia::cuda::measure<" + features + ", " + together + ">",
                             "sinopia::cuda::apply<" + features + ", " + name_of(variant.rows) + ", " + together +
                                 ">"});
}

} // namespace sinopia::cuda
