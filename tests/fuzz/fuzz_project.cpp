#include "document/project/project_file.h"

#include "fuzz/target.h"

using namespace sinopia;

FUZZ_TARGET(project) {
    static const fuzz::InputFile file;
    const std::filesystem::path& path = file.holding(data, size);
    fuzz::survive([&] { read_project_summary(path); });
    fuzz::survive([&] {
        const Project project = load_project(path);
        const Layers& layers = project.snapshot.layers;
        fuzz::require(!layers.labels.empty(), "it has no map");
        fuzz::require(layers.picture.empty() || layers.picture.size() == layers.labels.size(),
                      "its picture has another size");
    });
    return 0;
}
