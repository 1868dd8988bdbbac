// The reading half of labelme.h. Form of the file: labelme's documentation and the files it writes.
#include "base/error.h"
#include "base/mapped_file.h"
#include "formats/base64.h"
#include "formats/instance_numbers.h"
#include "formats/json_file.h"
#include "formats/json_slices.h"
#include "formats/labelme.h"
#include "formats/little_endian.h"
#include "formats/map_canvas.h"
#include "image/image_io.h"

#include <cmath>

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_name = 200;
/// Of one member of a shape; masks are read where they lie.
constexpr JsonLimits member_limits{std::size_t{8} << 20, 120'000};

std::string unquoted(std::string_view value, const std::string& where, const char* key) {
    const Json json = parse_json(value, where);
    if (!json.is_string())
        throw Error(where + ": \"" + key + "\" must be a text");
    return json.get<std::string>();
}

int whole_number(std::string_view value, const std::string& where, const char* key) {
    const Json json = value.empty() ? Json() : parse_json(value, where);
    if (!json.is_number_integer() || json.get<double>() < 0 || json.get<double>() > 1e9)
        throw Error(where + ": \"" + key + "\" must be a whole number of pixels");
    return json.get<int>();
}

/// One labelme file. `read` goes over its shapes twice.
class LabelmeFile {
  public:
    LabelmeFile(const std::filesystem::path& path, const LabelmeReading& options)
        : file_(path), where_(path.string()), options_(options),
          members_(
              json_members({reinterpret_cast<const char*>(file_.bytes().data()), file_.size()}, where_)) {
        numbers_.keep_all(member_of(members_, "generator") == "\"Sinopia\"");
    }

    ImportedMap read() {
        MapCanvas canvas(size(), where_);
        all_shapes(canvas);
        report(canvas);
        canvas.begin_drawing(has_groups_);
        all_shapes(canvas);
        ImportedMap out = canvas.take();
        if (const auto name = member_of(members_, "imagePath"); !name.empty())
            out.picture_name = unquoted(name, where_, "imagePath");
        if (options_.picture && !picture_text().empty())
            read_embedded(out);
        return out;
    }

  private:
    std::string_view picture_text() const {
        std::string_view text = member_of(members_, "imageData");
        if (text.size() < 2 || text.front() != '"')
            return {};
        return text.substr(1, text.size() - 2);
    }
    const std::string& picture_bytes() {
        if (picture_.empty())
            picture_ = base64_bytes(picture_text(), where_ + ": \"imageData\"");
        return picture_;
    }

    /// The labels are worth having without it.
    void read_embedded(ImportedMap& out) {
        try {
            RgbImage picture = read_picture(bytes_of(picture_bytes()), "the embedded picture");
            if (picture.size() == out.map.size())
                out.picture = std::move(picture);
            else
                out.remarks.push_back(
                    "The embedded picture has another size than the annotation and was left out");
        } catch (const Error& error) {
            out.remarks.push_back("The embedded picture was left out: " + std::string(error.what()));
        }
    }

    /// Files of early versions do not say it; then the embedded picture does.
    Size size() {
        const auto height = member_of(members_, "imageHeight"), width = member_of(members_, "imageWidth");
        if (!height.empty() || !width.empty())
            return {whole_number(width, where_, "imageWidth"), whole_number(height, where_, "imageHeight")};
        if (picture_text().empty())
            throw Error(where_ + ": does not say how large its picture is (\"imageWidth\", \"imageHeight\")");
        return read_image_info(bytes_of(picture_bytes()), where_ + ": its picture").size;
    }

    void all_shapes(MapCanvas& canvas) {
        const auto shapes = member_of(members_, "shapes");
        if (shapes.empty())
            throw Error(where_ + ": has no \"shapes\"; it is no labelme annotation");
        for_each_json_element(shapes, where_ + ": \"shapes\"",
                              [&](std::string_view text, std::size_t position) {
                                  const std::string where = where_ + ": shape " + std::to_string(position);
                                  shape(text, where, canvas);
                              });
    }

    void shape(std::string_view text, const std::string& where, MapCanvas& canvas) {
        const std::vector<JsonMember> members = json_members(text, where);
        Json json = Json::object();
        for (const JsonMember& member : members)
            if (member.key != "mask")
                json[member.key] = parse_json(member.value, where, member_limits);
        const JsonObject object(json, where);
        const std::string name = object.text("label");
        if (name.empty() || name.size() > longest_name)
            object.fail("label", "must be a text of 1 to 200 bytes");
        const std::string type = object.text("shape_type", "polygon");
        const std::vector<PointF> points = corners(object, canvas);
        if (type == "point" || type == "points" || type == "line" || type == "linestrip") {
            without_area_ += canvas.drawing() ? 0 : 1;
            return;
        }
        std::uint16_t instance = 0;
        if (const auto group = json.find("group_id"); group != json.end() && !group->is_null()) {
            if (!group->is_number_integer())
                object.fail("group_id", "must be a whole number or null");
            instance = numbers_.number(name, group->dump());
            has_groups_ = true;
        }
        canvas.set_value(canvas.position_of(name), instance);
        draw(type, points, object, member_of(members, "mask"), canvas);
    }

    std::vector<PointF> corners(const JsonObject& object, const MapCanvas& canvas) {
        std::vector<PointF> points;
        for (const Json& one : object.array("points", 100'000)) {
            if (!one.is_array() || one.size() != 2 || !one[0].is_number() || !one[1].is_number())
                object.fail("points", "must hold pairs of numbers");
            points.push_back({one[0].get<double>(), one[1].get<double>()});
            canvas.check_place(points.back(), object.where());
        }
        return points;
    }

    static void expect_corners(const JsonObject& object, bool good, const char* what) {
        if (!good)
            object.fail("points", what);
    }

    void draw(const std::string& type, const std::vector<PointF>& points, const JsonObject& object,
              std::string_view mask_text, MapCanvas& canvas) {
        if (type == "polygon" || type == "oriented_rectangle") {
            expect_corners(object, points.size() >= 3, "must hold at least three corners of a polygon");
            canvas.rings({points});
        } else if (type == "rectangle") {
            expect_corners(object, points.size() == 2, "must hold two corners of a rectangle");
            const PointF a = points[0], b = points[1];
            canvas.rings({{a, {b.x, a.y}, b, {a.x, b.y}}});
        } else if (type == "circle") {
            expect_corners(object, points.size() == 2, "must hold the centre and a point of a circle");
            canvas.circle(points[0], std::hypot(points[1].x - points[0].x, points[1].y - points[0].y));
        } else if (type == "mask") {
            expect_corners(object, points.size() == 2, "must hold the first and the last corner of a mask");
            mask(points, object, mask_text, canvas);
        } else {
            unknown_types_ += canvas.drawing() ? 0 : 1;
        }
    }

    /// Its corners are the first and the last pixel, both included.
    static void mask(const std::vector<PointF>& points, const JsonObject& object, std::string_view text,
                     MapCanvas& canvas) {
        const Point first{static_cast<int>(points[0].x), static_cast<int>(points[0].y)};
        const Point last{static_cast<int>(points[1].x), static_cast<int>(points[1].y)};
        expect_corners(object, whole(canvas.size()).contains(first) && whole(canvas.size()).contains(last),
                       "must lie inside the picture for a mask");
        if (text.size() < 2 || text.front() != '"')
            object.fail("mask", "is missing");
        const std::string bytes =
            base64_bytes(text.substr(1, text.size() - 2), object.where() + ": \"mask\"");
        const std::string name = object.where() + ": its mask";
        const Size size = read_image_info(bytes_of(bytes), name).size;
        if (size != Size{last.x - first.x + 1, last.y - first.y + 1})
            object.fail("mask", "is " + std::to_string(size.width) + "x" + std::to_string(size.height) +
                                    " pixels, which its corners do not span");
        canvas.mask(read_label_map(bytes_of(bytes), name), first);
    }

    void report(MapCanvas& canvas) const {
        const auto say = [&](long long count, const std::string& what) {
            if (count > 0)
                canvas.remarks().push_back(std::to_string(count) + (count == 1 ? " shape " : " shapes ") +
                                           what);
        };
        say(without_area_, "without area (points and lines) left out");
        say(unknown_types_, "of a kind that is not known left out");
    }

    MappedFile file_;
    std::string where_;
    LabelmeReading options_;
    std::vector<JsonMember> members_;
    std::string picture_;
    InstanceNumbers numbers_;
    bool has_groups_ = false;
    long long without_area_ = 0, unknown_types_ = 0;
};

} // namespace

ImportedMap read_labelme(const std::filesystem::path& path, const LabelmeReading& options) {
    return LabelmeFile(path, options).read();
}

} // namespace sinopia
