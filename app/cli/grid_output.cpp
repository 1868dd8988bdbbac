#include "app/cli/grid_output.h"

#include "app/cli/output_file.h"
#include "base/error.h"
#include "image/image_io.h"
#include "image/picture_grid.h"

#include <algorithm>

namespace sinopia::cli {

void GridOutput::check(Size size, int count, const std::vector<std::filesystem::path>& others) const {
    if (path_.empty())
        return;
    if (std::find(others.begin(), others.end(), path_) != others.end())
        throw Error(path_.string() + " is another file of this command; give --grid a file of its own");
    check_picture_output(path_, others);
    grid_size(size, static_cast<std::size_t>(count));
}

void GridOutput::add(const GenerationResult& result) {
    if (path_.empty())
        return;
    pictures_.push_back(result.picture);
    seeds_ += (seeds_.empty() ? "" : ", ") + std::to_string(result.options.seed);
}

void GridOutput::write() const {
    if (!path_.empty())
        write_picture_png(path_, picture_grid(pictures_), {{"Seeds", seeds_}});
}

} // namespace sinopia::cli
