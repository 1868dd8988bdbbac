// The reading half of coco.h. Form of the file: cocodataset.org, "Data format", object detection.
#include "base/error.h"
#include "base/mapped_file.h"
#include "formats/coco.h"
#include "formats/instance_numbers.h"
#include "formats/json_file.h"
#include "formats/json_scanner.h"
#include "formats/json_slices.h"
#include "formats/map_canvas.h"

#include <limits>
#include <map>

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_name = 200, most_images = 200'000;
/// Of one image, category or polygon list; run lengths are read number by number.
constexpr JsonLimits part_limits{std::size_t{8} << 20, 120'000};
constexpr std::int64_t any_low = std::numeric_limits<std::int64_t>::min() / 2;
constexpr std::int64_t any_high = std::numeric_limits<std::int64_t>::max() / 2;

/// One COCO file. Nothing of it is kept but what is asked for.
class CocoFile {
  public:
    explicit CocoFile(const std::filesystem::path& path)
        : file_(path), where_(path.string()),
          members_(
              json_members({reinterpret_cast<const char*>(file_.bytes().data()), file_.size()}, where_)) {}

    std::vector<CocoImage> images() const {
        std::vector<CocoImage> images;
        each("images", "image", [&](const Json& json, const std::string& where) {
            const JsonObject object(json, where);
            CocoImage image;
            image.id = required(object, "id");
            image.file_name = object.text("file_name", "");
            image.size = {static_cast<int>(object.integer("width", 0, 0, 1'000'000)),
                          static_cast<int>(object.integer("height", 0, 0, 1'000'000))};
            if (images.size() == most_images || image.file_name.size() > 4096)
                throw Error(where + ": is one image too many, or its name is too long");
            images.push_back(std::move(image));
        });
        return images;
    }

    ImportedMap read(std::int64_t wanted) {
        MapCanvas canvas(size_of(wanted), where_);
        each("categories", "category",
             [&](const Json& json, const std::string& where) { category(json, where); });
        all_annotations(wanted, canvas);
        if (without_shape_ > 0)
            canvas.remarks().push_back(std::to_string(without_shape_) +
                                       " annotations without a segmentation left out");
        canvas.begin_drawing(has_instances_);
        anonymous_ = 0;
        all_annotations(wanted, canvas);
        ImportedMap out = canvas.take();
        out.picture_name = picture_name_;
        return out;
    }

  private:
    template <class F>
    void each(const char* list, const char* what, F&& f) const {
        const auto text = member_of(members_, list);
        if (text.empty())
            throw Error(where_ + ": has no \"" + list + "\"; it is no COCO annotation file");
        for_each_json_element(text, where_ + ": \"" + list + "\"", [&](std::string_view one, std::size_t i) {
            const std::string where = where_ + ": " + what + " " + std::to_string(i);
            f(parse_json(one, where, part_limits), where);
        });
    }

    static std::int64_t required(const JsonObject& object, const char* key) {
        const std::int64_t none = any_low;
        const std::int64_t value = object.integer(key, none, any_low, any_high);
        if (value == none)
            object.fail(key, "is missing");
        return value;
    }

    Size size_of(std::int64_t wanted) {
        for (const CocoImage& image : images())
            if (image.id == wanted) {
                picture_name_ = image.file_name;
                return image.size;
            }
        throw Error(where_ + ": has no image with the id " + std::to_string(wanted));
    }

    void category(const Json& json, const std::string& where) {
        const JsonObject object(json, where);
        std::string name = object.text("name");
        if (name.empty() || name.size() > longest_name)
            object.fail("name", "must be a text of 1 to 200 bytes");
        if (!categories_.emplace(required(object, "id"), std::move(name)).second)
            object.fail("id", "stands for two categories");
    }

    /// Cheap: most annotations of a large file are of other images and are not parsed.
    void all_annotations(std::int64_t wanted, MapCanvas& canvas) {
        const auto text = member_of(members_, "annotations");
        if (text.empty())
            throw Error(where_ + ": has no \"annotations\"; it is no COCO annotation file");
        for_each_json_element(text, where_ + ": \"annotations\"", [&](std::string_view one, std::size_t i) {
            const std::string where = where_ + ": annotation " + std::to_string(i);
            const std::vector<JsonMember> members = json_members(one, where);
            const auto image = member_of(members, "image_id");
            if (image.empty())
                throw Error(where + ": \"image_id\" is missing");
            if (image == std::to_string(wanted))
                annotation(members, where, canvas);
        });
    }

    void annotation(const std::vector<JsonMember>& members, const std::string& where, MapCanvas& canvas) {
        Json json = Json::object();
        for (const char* key : {"category_id", "iscrowd", "instance"})
            if (const auto value = member_of(members, key); !value.empty())
                json[key] = parse_json(value, where, part_limits);
        const JsonObject object(json, where);
        const std::int64_t id = required(object, "category_id");
        const auto category = categories_.find(id);
        if (category == categories_.end())
            object.fail("category_id", std::to_string(id) + " is in no category of the file");
        const std::string_view shape = member_of(members, "segmentation");
        if (shape.empty() || shape == "[]") {
            without_shape_ += canvas.drawing() ? 0 : 1;
            return;
        }
        const std::uint16_t instance = instance_of(object, category->second);
        canvas.set_value(canvas.position_of(category->second), instance);
        if (shape.front() == '[')
            polygons(parse_json(shape, where, part_limits), object, canvas);
        else if (shape.front() == '{')
            canvas.runs(runs(shape, where + ": its segmentation", canvas.size()));
        else
            object.fail("segmentation", "must be a list of polygons or run lengths");
    }

    /// Our own files say the id; elsewhere each annotation that is no crowd is an object of its own.
    std::uint16_t instance_of(const JsonObject& object, const std::string& name) {
        std::int64_t id = object.integer("instance", -1, 0, 65535);
        if (id == 0 || (id < 0 && object.integer("iscrowd", 0, 0, 1) == 1))
            return 0;
        has_instances_ = true;
        if (id > 0)
            return static_cast<std::uint16_t>(id);
        return numbers_.number(name, std::to_string(++anonymous_));
    }

    static void polygons(const Json& list, const JsonObject& object, MapCanvas& canvas) {
        for (const Json& ring : list) {
            if (!ring.is_array() || ring.size() < 6 || ring.size() % 2 != 0)
                object.fail("segmentation", "must hold polygons of three or more corners, x and y in turn");
            std::vector<PointF> corners;
            for (std::size_t i = 0; i < ring.size(); i += 2) {
                if (!ring[i].is_number() || !ring[i + 1].is_number())
                    object.fail("segmentation", "must hold numbers");
                corners.push_back({ring[i].get<double>(), ring[i + 1].get<double>()});
                canvas.check_place(corners.back(), object.where());
            }
            canvas.rings({corners}); // one by one: COCO unites its rings, it has no holes
        }
    }

    static RunLengths runs(std::string_view text, const std::string& where, Size image) {
        const std::vector<JsonMember> members = json_members(text, where);
        Json json = Json::object();
        if (const auto size = member_of(members, "size"); !size.empty())
            json["size"] = parse_json(size, where, part_limits);
        const JsonObject object(json, where);
        const auto size = object.integers("size", 2, 0, 1'000'000);
        if (size[0] != image.height || size[1] != image.width)
            object.fail("size", "differs from the image's height and width");
        const std::string_view counts = member_of(members, "counts");
        if (counts.empty())
            object.fail("counts", "is missing");
        RunLengths out = counts.front() == '"'
                             ? runs_from_text(JsonScanner(counts, where).string(counts.size()), image, where)
                             : runs_from_numbers(counts, image, where);
        check_run_lengths(out, where);
        return out;
    }

    static RunLengths runs_from_numbers(std::string_view text, Size image, const std::string& where) {
        RunLengths out{image, {}};
        JsonScanner scan(text, where + ": \"counts\"");
        scan.expect('[');
        if (!scan.accept(']')) {
            do {
                const std::uint64_t count = scan.number();
                if (count > static_cast<std::uint64_t>(image.area()) || out.counts.size() > most_runs(image))
                    scan.fail("runs that cover more than the image");
                out.counts.push_back(static_cast<std::uint32_t>(count));
            } while (scan.accept(','));
            scan.expect(']');
        }
        scan.expect_end();
        return out;
    }

    MappedFile file_;
    std::string where_;
    std::vector<JsonMember> members_;
    std::map<std::int64_t, std::string> categories_;
    InstanceNumbers numbers_;
    std::string picture_name_;
    bool has_instances_ = false;
    std::size_t anonymous_ = 0;
    long long without_shape_ = 0;
};

} // namespace

std::vector<CocoImage> list_coco_images(const std::filesystem::path& path) {
    return CocoFile(path).images();
}

ImportedMap read_coco(const std::filesystem::path& path, std::int64_t image) {
    return CocoFile(path).read(image);
}

} // namespace sinopia
