#pragma once

#include "formats/imported_map.h"
#include "formats/run_length.h"
#include "formats/shape_fill.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace sinopia {

/// Draws the shapes of a file into an ImportedMap. It goes over a file twice: first everything is checked and
/// nothing drawn, so that a bad file is refused before there is memory for its pixels.
class MapCanvas {
  public:
    /// Throws Error, beginning with `where`, unless the size is within the limits of geometry.h.
    MapCanvas(Size size, std::string where);

    /// The checks are done: makes the pixels; from here on shapes are drawn.
    void begin_drawing(bool with_instances);
    bool drawing() const { return drawing_; }
    Size size() const { return size_; }

    /// The position of a name. Throws Error if there are more than 65,535.
    ClassIndex position_of(const std::string& name);

    /// What is drawn next. `instance` 0 = none.
    void set_value(ClassIndex position, std::uint16_t instance) {
        position_ = position;
        instance_ = instance;
    }

    /// Corners of a ring as a person reads them: refused unless finite and near the image.
    void check_place(PointF place, const std::string& where) const;
    /// Throws Error if the shapes so far would take minutes to draw.
    void rings(const std::vector<std::vector<PointF>>& rings);
    void circle(PointF centre, double radius);
    void runs(const RunLengths& runs);
    /// Pixels above 0 of a mask whose top-left pixel is `at`; what lies outside is clipped.
    void mask(const LabelMap& mask, Point at);

    ImportedMap take() { return std::move(out_); }
    std::vector<std::string>& remarks() { return out_.remarks; }

  private:
    void run(int y, int x0, int x1);
    void add_work(double pixels, double sides);

    Size size_;
    std::string where_;
    ImportedMap out_;
    std::unordered_map<std::string, ClassIndex> positions_;
    bool drawing_ = false;
    double work_ = 0;
    ClassIndex position_ = 0;
    std::uint16_t instance_ = 0;
};

} // namespace sinopia
