#include "synthesis/model_places.h"

#include "base/error.h"

#include <cstdlib>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

constexpr const char* default_model = "landscape";

fs::path from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

} // namespace

fs::path resource_folder() {
    if (fs::path named = from_environment("SINOPIA_RESOURCES"); !named.empty())
        return named;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error)
        return {};
    if (fs::path shared = program.parent_path().parent_path() / "share/sinopia";
        fs::is_directory(shared, error))
        return shared;
    for (fs::path folder = program.parent_path(); folder != folder.root_path(); folder = folder.parent_path())
        if (fs::path found = folder / "resources"; fs::is_directory(found / "models", error))
            return found;
    return {};
}

fs::path user_model_folder() {
    if (fs::path data = from_environment("XDG_DATA_HOME"); data.is_absolute())
        return data / "sinopia/models";
    return from_environment("HOME") / ".local/share/sinopia/models";
}

fs::path find_model(const std::string& checkpoint) {
    std::error_code error;
    if (!checkpoint.empty() && fs::exists(checkpoint, error))
        return checkpoint;
    const std::string name = checkpoint.empty() ? default_model : checkpoint;
    // Only a bare word can be a model's name; anything else is a path that does not exist.
    if (name.find('/') == std::string::npos)
        for (const fs::path& folder : {user_model_folder(), resource_folder() / "models"})
            if (fs::exists(folder / name / "manifest.json", error))
                return folder / name;
    if (checkpoint.empty())
        throw Error("there is no bundled model here; name one with --checkpoint");
    throw Error(checkpoint + ": there is no such file, folder or model; check the path");
}

} // namespace sinopia
