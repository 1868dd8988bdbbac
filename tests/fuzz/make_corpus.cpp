#include "base/atomic_file.h"
#include "dataset/pack/pack_writer.h"
#include "document/project/project_file.h"
#include "formats/model_manifest.h"
#include "formats/palette_file.h"
#include "image/image_io.h"
#include "support/checkpoint_bytes.h"
#include "support/jpeg_bytes.h"
#include "support/png_bytes.h"

#include "core/formats/hostile.h"
#include "core/formats/hostile_annotations.h"
#include "fuzz/corpus.h"
#include "fuzz/target.h"
#include <fstream>
#include <iterator>

namespace sinopia::fuzz {
namespace {

using namespace sinopia::test;
namespace fs = std::filesystem;

/// What is larger takes too long to be read again and again.
constexpr std::size_t largest = 1 << 20;

void add(std::vector<std::string>& files, const std::vector<HostileFile>& hostile) {
    for (const HostileFile& file : hostile)
        if (file.bytes.size() <= largest)
            files.push_back(file.bytes);
}

void add_checkpoints(Corpus& corpus) {
    corpus["safetensors"].push_back(good_safetensors());
    add(corpus["safetensors"], hostile_safetensors());
    corpus["zip"].push_back(good_zip());
    corpus["zip"].push_back(good_openraster());
    add(corpus["zip"], hostile_zips());
    add(corpus["zip"], hostile_views());
    corpus["legacy"].push_back(good_legacy());
    add(corpus["legacy"], hostile_legacy());
    corpus["pickle"].push_back(
        pickled_state_dict({{.name = "a"}, {.name = "b.weight", .shape = {2, 2}, .strides = {1, 2}}}));
    corpus["pickle"].push_back(good_legacy());
    add(corpus["pickle"], hostile_pickles());
    add(corpus["pickle"], hostile_bombs());
}

void add_images(Corpus& corpus) {
    LabelMap map({20, 14}, 3);
    map.at(5, 6) = 200;
    RgbImage picture({20, 14}, {9, 80, 170});
    picture.at(3, 4) = {250, 1, 2};
    corpus["images"].push_back(label_map_png_bytes(map, std::vector<Rgb>(201, Rgb{1, 2, 3})));
    corpus["images"].push_back(gray16_png_bytes(map));
    corpus["images"].push_back(picture_png_bytes(picture, {{"Seed", "4711"}, {"Title", "ä"}}));
    corpus["images"].push_back(mask_png_bytes(Mask({20, 14}, 255)));
    corpus["images"].push_back(picture_jpeg_bytes(picture, 90, "Seed: 4711"));
    for (const int type : {0, 2, 3, 4, 6})
        for (const bool interlaced : {false, true}) {
            CraftedPng png;
            png.width = 9;
            png.height = 5;
            png.color_type = type;
            png.interlaced = interlaced;
            png.palette = std::vector<Rgb>(type == 3 ? 4 : 0, Rgb{7, 7, 7});
            png.sample = [](int x, int y, int c) { return static_cast<std::uint32_t>((x + y + c) % 4); };
            corpus["images"].push_back(png.bytes());
        }
    for (const JpegKind kind : {JpegKind::rgb, JpegKind::gray, JpegKind::cmyk, JpegKind::progressive})
        corpus["images"].push_back(jpeg_bytes(picture, kind, exif_segment(6)));
    add(corpus["images"], hostile_pictures());
}

void add_annotations(Corpus& corpus) {
    for (const std::string& good : {good_labelme(), good_coco(), good_openraster()})
        corpus["annotations"].push_back(good);
    for (const auto& hostile : {hostile_labelme(), hostile_coco(), hostile_openraster()})
        add(corpus["annotations"], hostile);
}

void add_palettes(Corpus& corpus) {
    PaletteFile palette{
        LabelSet({{"sky", {1, 2, 3}, "Air"}, {"grass & <more>", {0, 255, 0}, ""}}, ClassIndex{255}),
        "Two classes",
        {},
        {},
        {}};
    for (const PaletteFormat format : {PaletteFormat::json, PaletteFormat::gimp, PaletteFormat::labelmap})
        corpus["palettes"].push_back(palette_text(format, palette));
    corpus["palettes"].push_back(
        "# label:color_rgb:parts:actions\nbackground:0,0,0::\nface:255,0,1:eye,nose:smile\n");
    corpus["palettes"].push_back(
        "GIMP Palette\nName: x\nColumns: 3\n#\n  0   0 0\tno name\n255 255 255 white\n");
}

std::string file_bytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void add_projects(Corpus& corpus) {
    const InputFile scratch;
    for (const int sides : {1, 70}) {
        const Size size{sides, sides + 3};
        Project project;
        project.snapshot.layers.labels = TileGrid<ClassIndex>(size, 2);
        if (sides > 1) {
            project.snapshot.layers.picture = TileGrid<Rgb>(size, {4, 5, 6});
            project.snapshot.layers.picture.set(7, 8, {250, 251, 252});
            project.snapshot.layers.region = TileGrid<std::uint8_t>(size, 255);
        }
        project.snapshot.label_set = LabelSet::generated(5);
        project.meta = {"Landscape", "abc", ProjectView{{3, 4}, 2}, {{"note", "text"}}};
        const fs::path path = scratch.holding(nullptr, 0).parent_path() / std::to_string(sides);
        save_project(path, project.snapshot, project.meta);
        corpus["project"].push_back(file_bytes(path));
    }
}

/// Two pairs, with instances and 16-bit maps and without.
void add_packs(Corpus& corpus) {
    const InputFile scratch;
    const fs::path folder = scratch.holding(nullptr, 0).parent_path() / "pairs";
    for (const char* part : {"images", "masks"})
        fs::create_directories(folder / part);
    write_file_atomically(folder / "classes.json", std::string_view(to_json(LabelSet::generated(300)).dump()));
    for (const char* name : {"a.png", "b.png"}) {
        write_picture_png(folder / "images" / name, RgbImage({9, 5}, {9, 80, 170}));
        write_label_map_png(folder / "masks" / name, LabelMap({9, 5}, name[0] == 'a' ? 299 : 3), {});
    }
    DatasetOptions options;
    options.folder = folder;
    for (const Size size : {Size{}, Size{2, 2}}) {
        pack_dataset(options, folder / "pack", {.size = size});
        corpus["pack"].push_back(file_bytes(folder / "pack"));
    }
    fs::create_directories(folder / "instances");
    for (const char* name : {"a.png", "b.png"})
        write_gray16_png(folder / "instances" / name, InstanceMap({9, 5}, 40000));
    pack_dataset(options, folder / "pack");
    corpus["pack"].push_back(file_bytes(folder / "pack"));
}

} // namespace

Corpus make_corpus() {
    Corpus corpus;
    add_checkpoints(corpus);
    add_images(corpus);
    add_annotations(corpus);
    add_palettes(corpus);
    add_projects(corpus);
    add_packs(corpus);
    return corpus;
}

} // namespace sinopia::fuzz
