#include "hostile_annotations.h"

#include "formats/base64.h"
#include "formats/zip_archive.h"
#include "image/image_io.h"
#include "support/png_bytes.h"

namespace sinopia::test {
namespace {

std::string repeated(const std::string& text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

/// A labelme file with these shapes (inside the brackets) and this size.
std::string labelme(const std::string& shapes, const std::string& width = "20",
                    const std::string& height = "10") {
    return R"({"version": "5.5.0", "flags": {}, "shapes": [)" + shapes +
           R"(], "imagePath": "a.jpg", "imageData": null, "imageHeight": )" + height + R"(, "imageWidth": )" +
           width + "}";
}

std::string shape(const std::string& points, const std::string& more = "") {
    return R"({"label": "road", "points": )" + points + more + "}";
}

std::string mask_shape(const std::string& corners, const std::string& png) {
    return shape(corners, R"(, "shape_type": "mask", "mask": ")" + base64_text(png) + "\"");
}

std::string coco(const std::string& annotation, const std::string& image = R"("width": 6, "height": 5)",
                 const std::string& category = R"("id": 1, "name": "road")") {
    return R"({"images": [{"id": 1, "file_name": "a.jpg", )" + image + R"(}], "categories": [{)" + category +
           R"(}], "annotations": [)" + annotation + "]}";
}

std::string annotation(const std::string& segmentation, const std::string& more = R"(, "category_id": 1)") {
    return R"({"id": 1, "image_id": 1)" + more + R"(, "segmentation": )" + segmentation + "}";
}

std::string runs(const std::string& counts, const std::string& size = "[5, 6]") {
    return annotation(R"({"size": )" + size + R"(, "counts": )" + counts + "}");
}

constexpr const char* square = "[[1, 1], [5, 1], [5, 5], [1, 5]]";

/// A good checksum around a packed stream that ends after a few bytes, under a header that claims much.
std::string large_claim(std::uint32_t side, const std::string& stream) {
    CraftedPng png;
    png.width = png.height = side;
    png.before_pixels = png_chunk("IDAT", stream);
    return png.bytes();
}

} // namespace

std::string good_labelme() {
    return labelme(shape(square) + ", " + mask_shape("[[2, 2], [4, 3]]", mask_png_bytes(Mask({3, 2}, 1))) +
                   ", " + shape("[[3, 3], [5, 3]]", R"(, "shape_type": "circle", "group_id": 7)"));
}

std::string good_coco() {
    return coco(annotation("[[0, 0, 3, 0, 3, 3, 0, 3]]") + ", " + runs("[3, 4, 23]") + ", " +
                runs("\"34g0\""));
}

std::string good_openraster() {
    const std::string png = picture_png_bytes(RgbImage({5, 4}, {1, 2, 3}));
    return zip_archive_bytes(
        {{"mimetype", "image/openraster"}, {"stack.xml", "<image/>"}, {"mergedimage.png", png}});
}

std::vector<HostileFile> hostile_labelme() {
    const std::string pixel = mask_png_bytes(Mask({1, 1}, 1));
    return {
        {"empty file", "", "object is expected"},
        {"no object", "[]", "object is expected"},
        {"nothing but a bracket", "{", "key is missing"},
        {"cut in a key", R"({"sha)", "does not end"},
        {"cut behind a backslash", R"({"a": "\)", "does not end"},
        {"no shapes", R"({"imageWidth": 2, "imageHeight": 2})", "no \"shapes\""},
        {"shapes twice", R"({"shapes": [], "shapes": [], "imageWidth": 2, "imageHeight": 2})",
         "stands twice"},
        {"shapes no list", R"({"shapes": {}, "imageWidth": 2, "imageHeight": 2})", "list is expected"},
        {"brackets crossed", R"({"shapes": [{"a": [}]], "imageWidth": 2, "imageHeight": 2})", "do not match"},
        {"something behind", labelme("") + "x", "follows its end"},
        {"nested a million deep", R"({"shapes": )" + std::string(1'000'000, '['), "64 levels deep"},
        {"shape nested deep",
         labelme(shape(square, R"(, "x": )" + std::string(60, '[') + std::string(60, ']') + R"(, "y": )" +
                                   std::string(70, '[') + std::string(70, ']'))),
         "64 levels deep"},
        {"many members", "{" + repeated("\"a\": 1, ", 3) + "}", "stands twice"},
        {"no size", R"({"shapes": []})", "does not say how large"},
        {"size as text", labelme("", "\"20\""), "whole number of pixels"},
        {"size not finite", labelme("", "1e999"), "range of numbers"},
        {"negative size", labelme("", "-5"), "whole number of pixels"},
        {"no width", labelme("", "0"), "side of zero pixels"},
        {"too wide", labelme("", "16385"), "at most 16384 a side"},
        {"too many pixels", labelme("", "16384", "16384"), "at most 64 megapixels"},
        {"size beyond 32 bits", labelme("", "4294967297"), "whole number of pixels"},
        {"large size, bad shape", labelme("{}", "8192", "8192"), "\"label\" is missing"},
        {"shape no object", labelme("5"), "object is expected"},
        {"label no text", labelme(R"({"label": 5, "points": []})"), "\"label\" must be a text"},
        {"label empty", labelme(R"({"label": "", "points": []})"), "1 to 200 bytes"},
        {"label too long", labelme(R"({"label": ")" + std::string(5000, 'a') + R"(", "points": []})"),
         "1 to 200 bytes"},
        {"label not UTF-8", labelme("{\"label\": \"\xff\", \"points\": []}"), "not valid JSON"},
        {"no points", labelme(R"({"label": "a"})"), "\"points\" is missing"},
        {"points no list", labelme(shape("5")), "\"points\" must be a list"},
        {"point of three", labelme(shape("[[1, 2, 3], [1, 1], [2, 2]]")), "pairs of numbers"},
        {"point of texts", labelme(shape(R"([["1", "2"], [1, 1], [2, 2]])")), "pairs of numbers"},
        {"point not finite", labelme(shape("[[1e400, 0], [1, 1], [2, 2]]")), "range of numbers"},
        {"point far away", labelme(shape("[[1e300, 0], [1, 1], [2, 2]]")), "no place in the picture"},
        {"two corners", labelme(shape("[[1, 1], [2, 2]]")), "at least three corners"},
        {"rectangle of three", labelme(shape("[[1, 1], [2, 2], [3, 3]]", R"(, "shape_type": "rectangle")")),
         "two corners of a rectangle"},
        {"circle of one", labelme(shape("[[1, 1]]", R"(, "shape_type": "circle")")),
         "the centre and a point"},
        {"type no text", labelme(shape(square, R"(, "shape_type": 7)")), "\"shape_type\" must be a text"},
        {"group no number", labelme(shape(square, R"(, "group_id": "x")")), "\"group_id\" must be"},
        {"a million points", labelme(shape("[" + repeated("[1,1],", 250'000) + "[1,1]]")), "holds more than"},
        {"long shape", labelme(shape(square, R"(, "x": ")" + std::string(9 << 20, 'a') + "\"")),
         "is larger than"},
        {"shapes that take minutes",
         labelme(repeated(shape("[[0, 0], [8000, 0], [8000, 8000], [0, 8000]]") + ",", 99) + shape(square),
                 "8000", "8000"),
         "take minutes"},
        {"mask without text", labelme(shape("[[1, 1], [1, 1]]", R"(, "shape_type": "mask")")),
         "\"mask\" is missing"},
        {"mask no base64", labelme(shape("[[1, 1], [1, 1]]", R"(, "shape_type": "mask", "mask": "*!")")),
         "something else than base64"},
        {"mask cut", labelme(shape("[[1, 1], [1, 1]]", R"(, "shape_type": "mask", "mask": "iVBOR")")),
         "ends too early"},
        {"mask no picture", labelme(mask_shape("[[1, 1], [1, 1]]", "words")), "neither PNG nor JPEG"},
        {"mask of another size", labelme(mask_shape("[[1, 1], [3, 3]]", pixel)), "do not span"},
        {"mask outside", labelme(mask_shape("[[100, 100], [100, 100]]", pixel)), "inside the picture"},
        {"mask turned round", labelme(mask_shape("[[3, 3], [1, 1]]", pixel)), "do not span"},
        {"mask that claims much",
         labelme(mask_shape("[[0, 0], [8191, 8191]]", large_claim(8192, "x")), "8192", "8192"), "is damaged"},
        {"picture no base64", R"({"shapes": [], "imageData": "***"})", "something else than base64"},
        {"picture too large",
         R"({"shapes": [], "imageData": ")" + base64_text(large_claim(20000, "x")) + "\"}",
         "at most 16384 a side"},
    };
}

std::vector<HostileFile> hostile_coco() {
    const std::string good = "[[0, 0, 3, 0, 3, 3]]";
    return {
        {"no object", "7", "object is expected"},
        {"no images", R"({"categories": [], "annotations": []})", "no \"images\""},
        {"no categories", R"({"images": [{"id": 1, "width": 2, "height": 2}], "annotations": []})",
         "no \"categories\""},
        {"no annotations", R"({"images": [{"id": 1, "width": 2, "height": 2}], "categories": []})",
         "no \"annotations\""},
        {"image without id", R"({"images": [{"width": 2}], "categories": [], "annotations": []})",
         "\"id\" is missing"},
        {"image id no number", R"({"images": [{"id": "1"}], "categories": [], "annotations": []})",
         "\"id\" must be"},
        {"image of no size", coco("", R"("width": 0, "height": 5)"), "side of zero pixels"},
        {"image too large", coco("", R"("width": 20000, "height": 5)"), "at most 16384 a side"},
        {"image far too large", coco("", R"("width": 1e30, "height": 5)"), "\"width\" must be"},
        {"category without name", coco("", R"("width": 6, "height": 5)", R"("id": 1)"),
         "\"name\" is missing"},
        {"category twice",
         R"({"images": [{"id": 1, "width": 2, "height": 2}], "categories": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}], "annotations": []})",
         "two categories"},
        {"annotation of no image", coco(R"({"id": 1, "category_id": 1})"), "\"image_id\" is missing"},
        {"annotation of no category", coco(annotation(good, "")), "\"category_id\" is missing"},
        {"unknown category", coco(annotation(good, R"(, "category_id": 9)")), "in no category"},
        {"segmentation a number", coco(annotation("5")), "polygons or run lengths"},
        {"polygon of two corners", coco(annotation("[[0, 0, 3, 3]]")), "three or more corners"},
        {"polygon of odd length", coco(annotation("[[0, 0, 3, 3, 4, 4, 5]]")), "three or more corners"},
        {"polygon of texts", coco(annotation(R"([["0", 0, 3, 0, 3, 3]])")), "must hold numbers"},
        {"polygon far away", coco(annotation("[[0, 0, 3e8, 0, 3, 3]]")), "no place in the picture"},
        {"runs of another size", coco(runs("[30]", "[6, 5]")), "differs from the image"},
        {"runs without size", coco(annotation(R"({"counts": [30]})")), "\"size\" is missing"},
        {"runs too short", coco(runs("[3, 4]")), "7 of the 30 pixels"},
        {"runs too long", coco(runs("[3, 28]")), "more than the 30 pixels"},
        {"runs that wrap round", coco(runs("[4294967295, 4294967295, 32]")), "cover more than the image"},
        {"run below zero", coco(runs("[-1, 31]")), "\"counts\""},
        {"run beyond 32 bits", coco(runs("[4294967296, 26]")), "cover more than the image"},
        {"run of a fraction", coco(runs("[3.5, 26.5]")), "\"counts\""},
        {"no counts", coco(annotation(R"({"size": [5, 6]})")), "\"counts\" is missing"},
        {"packed runs end early", coco(runs("\"34g\"")), "end within a number"},
        {"packed runs of other letters", coco(runs("\"34 0\"")), "no number"},
        {"packed runs that never end", coco(runs("\"" + std::string(1000, 'o') + "\"")), "no number"},
        {"packed runs below zero", coco(runs("\"O\"")), "a run of -1 pixels"},
        {"packed runs too large", coco(runs("\"ooooo1\"")), "a run of"},
        {"instance too large", coco(annotation(good, R"(, "category_id": 1, "instance": 70000)")),
         "\"instance\" must be"},
        {"crowd neither 0 nor 1", coco(annotation(good, R"(, "category_id": 1, "iscrowd": 7)")),
         "\"iscrowd\" must be"},
        {"half a million runs", coco(runs("[" + repeated("0,", 500'000) + "30]")),
         "cover more than the image"},
        {"half a million packed runs", coco(runs("\"" + std::string(500'000, '0') + "\"")), "a run of"},
        {"a polygon of half a million corners", coco(annotation("[[" + repeated("1,1,", 500'000) + "1,1]]")),
         "holds more than"},
        {"large image, bad annotation", coco(annotation("5"), R"("width": 8192, "height": 8192)"),
         "polygons or run"},
        {"cut in an annotation", coco(annotation(good)).substr(0, 170), "near byte"},
    };
}

std::vector<HostileFile> hostile_openraster() {
    const std::string type = "image/openraster", png = picture_png_bytes(RgbImage({5, 4}));
    return {
        {"no archive", "PK\x03\x04 and nothing more", "no whole zip archive"},
        {"cut", good_openraster().substr(0, 200), "no whole zip archive"},
        {"no type", zip_archive_bytes({{"mergedimage.png", png}}), "no \"mimetype\""},
        {"another type", zip_archive_bytes({{"mimetype", "application/epub+zip"}}), "no OpenRaster picture"},
        {"a long type", zip_archive_bytes({{"mimetype", std::string_view(png)}, {"mergedimage.png", png}}),
         png.size() > 100 ? "is larger than 100 bytes" : "no OpenRaster picture"},
        {"no picture", zip_archive_bytes({{"mimetype", type}}), "no \"mergedimage.png\""},
        {"picture of words", zip_archive_bytes({{"mimetype", type}, {"mergedimage.png", "words"}}),
         "neither PNG nor JPEG"},
        {"picture that claims much",
         zip_archive_bytes({{"mimetype", type}, {"mergedimage.png", large_claim(8192, "x")}}), "is damaged"},
    };
}

std::vector<HostileFile> hostile_pictures() {
    const auto header = [](std::uint32_t width, std::uint32_t height) {
        CraftedPng png;
        png.width = width;
        png.height = height;
        return png.bytes();
    };
    CraftedPng cut;
    cut.width = cut.height = 8192;
    cut.before_pixels = std::string("\0\x7f\xff\xff", 4) + "IDAT" + std::string(1000, 'x');
    return {
        {"header alone, 64 megapixels", header(8192, 8192), "too short for the picture"},
        {"header alone, too large", header(65536, 65536), "at most 16384 a side"},
        {"rubbish under a large header", large_claim(8192, std::string(300'000, 'x')),
         "its pixels end too early"},
        {"little under a large header", large_claim(8192, std::string(1000, 'x')),
         "too short for the picture"},
        {"chunk that leaves the file", cut.bytes(), "ends too early"},
    };
}

} // namespace sinopia::test
