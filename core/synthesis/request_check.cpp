#include "synthesis/request_check.h"

#include "base/error.h"
#include "synthesis/class_check.h"
#include "synthesis/working_size.h"

#include <algorithm>

namespace sinopia {

namespace {

void check_styles(const std::vector<int>& style, const ModelSummary& model) {
    if (style.size() > model.style_choices.size())
        throw Error("the model has " + std::to_string(model.style_choices.size()) + " global styles, not " +
                    std::to_string(style.size()) + "; leave the others out");
    for (std::size_t i = 0; i < style.size(); ++i)
        if (style[i] < 0 || style[i] > static_cast<int>(model.style_choices[i].size()))
            throw Error("the style " + model.style_names[i] + " has choices 0 (free) to " +
                        std::to_string(model.style_choices[i].size()) + ", not " + std::to_string(style[i]));
}

void check_edit(const EditSource& edit, const GenerationRequest& request) {
    if (!edit.picture || edit.picture->empty())
        throw Error("there is no picture to edit; open or generate one first");
    if (!edit.region || edit.region->empty())
        throw Error("there is no region to repaint; mark one first");
    const Size size = request.map->size();
    const auto check_size = [&](const char* what, Size other) {
        if (other != size)
            throw Error(std::string(what) + " is " + size_text(other) + " but the label map is " +
                        size_text(size) + "; picture, map and region must have one size");
    };
    check_size("the picture", edit.picture->size());
    check_size("the region", edit.region->size());
    if (!request.size.empty() && request.size != size)
        throw Error("an edit keeps the picture's size, " + size_text(size) + "; leave the other size out");
    if (const auto problems = edit.options.problems(); !problems.empty())
        throw Error(problems.front());
    const auto pixels = edit.region->pixels();
    if (std::none_of(pixels.begin(), pixels.end(), [](std::uint8_t v) { return v > 0; }))
        throw Error("the region is empty; mark the part of the picture that is to be repainted");
}

} // namespace

void check_request(const GenerationRequest& request, const ModelSummary& model) {
    if (!request.map || request.map->empty())
        throw Error("there is no label map to paint from; open or paint one first");
    const Size size = request.size.empty() ? request.map->size() : request.size;
    if (std::max(size.width, size.height) > max_image_side || size.area() > max_image_pixels)
        throw Error("a picture of " + size_text(size) + " is too large; sides may have " +
                    std::to_string(max_image_side) + " pixels and the whole 64 megapixels");
    if (request.instances && request.instances->size() != request.map->size())
        throw Error("the instance map is " + size_text(request.instances->size()) + " but the label map is " +
                    size_text(request.map->size()) + "; they must have one size");
    if (const auto problems = request.options.problems(); !problems.empty())
        throw Error(problems.front());
    check_styles(request.options.style, model);
    if (request.edit)
        check_edit(*request.edit, request);
    check_classes(*request.map, static_cast<int>(model.class_names.size()), model.ignore, "the label map");
}

} // namespace sinopia
