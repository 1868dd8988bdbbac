#pragma once

#include "base/error.h"
#include "document/snapshot.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace sinopia {

/// Where the person looked when the project was saved.
struct ProjectView {
    PointF centre;   ///< image point in the middle of the canvas
    double zoom = 1; ///< screen pixels per image pixel
    bool operator==(const ProjectView&) const = default;
};

/// What a project file notes beside the document itself.
struct ProjectMeta {
    std::string model_name; ///< of the model in use; a model is known by its hash, the name is for people
    std::string model_hash;
    std::optional<ProjectView> view;
    std::map<std::string, std::string> notes; ///< free; keys of this program's own begin with "journal."
    bool operator==(const ProjectMeta&) const = default;
};

struct Project {
    DocumentSnapshot snapshot; ///< versions are 0: Document::replace gives it versions of its own
    ProjectMeta meta;
};

/// What a list of projects shows, read without any tile.
struct ProjectSummary {
    Size size;
    std::string saved_at; ///< ISO 8601, UTC
    std::string program;  ///< that saved it, with its version
    std::string save_id;  ///< every save has an id of its own
    RgbImage thumbnail;   ///< at most 256 pixels a side; empty if the file holds none
    ProjectMeta meta;
};

struct ProjectLoading {
    Rect visible; ///< tiles that touch it are decoded first; empty: the whole map before everything else
    /// Called once on the calling thread when those tiles are there: all of the project, with every other
    /// tile still blank.
    std::function<void(const Project&)> on_visible;
    std::stop_token stop; ///< throws Stopped between two batches of tiles
};

/// The file on disk is not the one that was opened or saved last: saving would destroy what another program
/// wrote.
class ProjectChanged : public Error {
  public:
    using Error::Error;
};

enum class IfChanged { refuse, overwrite };

/// A project file as this program last read or wrote it. It remembers which tiles the file holds, so that
/// saving writes changed tiles only. Keeps the last snapshot's tiles alive. Used by one thread at a time.
///
/// The format is described in schema.h. Whatever happens during a save (kill, power loss, a full disk), the
/// file is wholly the old one or wholly the new one.
class ProjectFile {
  public:
    ProjectFile();
    ~ProjectFile();
    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;

    /// Loads the project and remembers it. Throws Error in one sentence if the file is no project, damaged,
    /// of a newer version or beyond the limits of geometry.h; then this object is as before.
    Project open(const std::filesystem::path& path, const ProjectLoading& how = {});

    /// Saves to `path`. To the file that was opened or saved last, and if it is still the same, only what
    /// changed is rewritten in one transaction; otherwise a temporary file beside it is written, synced and
    /// renamed, and the folder synced. Throws ProjectChanged (nothing is written) if it is that file and
    /// another program has changed it since, unless told to overwrite; Error or Failure if the disk does not
    /// take it.
    void save(const std::filesystem::path& path, const DocumentSnapshot& snapshot, const ProjectMeta& meta,
              IfChanged if_changed = IfChanged::refuse);

    /// Whether there is a file at `path()` that another program has changed. A missing file is no change:
    /// nothing would be destroyed.
    bool changed_outside() const;

    /// The document comes from the file at `path` as that save left it, but was not opened here (recovered
    /// work): the next save goes there whole, and minds changes by other programs.
    void expect(const std::filesystem::path& path, const std::string& save_id);

    /// Empty before anything was opened or saved.
    const std::filesystem::path& path() const;
    /// Every save has an id of its own.
    const std::string& save_id() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One call for programs that keep nothing.
Project load_project(const std::filesystem::path& path, const ProjectLoading& how = {});
void save_project(const std::filesystem::path& path, const DocumentSnapshot& snapshot,
                  const ProjectMeta& meta = {});
ProjectSummary read_project_summary(const std::filesystem::path& path);

} // namespace sinopia
