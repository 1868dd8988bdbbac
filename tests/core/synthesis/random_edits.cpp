// random_edits ROUNDS [SEED]: edits of random regions of random pictures by tiny random networks, in every
// form that an edit has. No byte outside the region and its feather band may change, by a search of its own
// over all pixels, and the same edit gives the same bytes again. Prints rounds and misses; exit code 1 on
// any.
#include "base/error.h"
#include "dataset/preprocess.h"
#include "dataset/random_region.h"
#include "synthesis/session.h"

#include "tests/core/synthesis/tiny_model.h"
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>

using namespace sinopia;
using namespace sinopia::test;

namespace {

using Random = std::mt19937_64;

int draw(int low, int high, Random& random) {
    return low + draw_below(high - low + 1, random);
}

/// The models by the ways an edit can go: at the picture's size, at a reduced one, through two stages, with a
/// network that knows the region.
std::deque<Session> sessions() {
    const std::filesystem::path folder = std::filesystem::temp_directory_path();
    NetworkConfig second = tiny_config(), knowing = tiny_config();
    second.context_channels = 3;
    knowing.known_region = true;
    knowing.patch_size = 2;
    std::deque<Session> made;
    made.emplace_back(tiny_model({tiny_stage(tiny_config(), 1)}));
    made.emplace_back(tiny_model({tiny_stage(tiny_config(), 2)}, folder));
    LoadedModel limited = tiny_model({tiny_stage(tiny_config(), 3)});
    limited.manifest.max_pixels = 200;
    made.emplace_back(std::move(limited));
    made.emplace_back(tiny_model({tiny_stage(tiny_config(), 4), tiny_stage(second, 5, {16, 16})}, folder));
    made.emplace_back(tiny_model({tiny_stage(knowing, 6)}));
    second.known_region = true;
    made.emplace_back(tiny_model({tiny_stage(tiny_config(), 7), tiny_stage(second, 8, {16, 16})}, folder));
    return made;
}

/// Boxes, strokes, blobs and half planes, some with holes, in several parts, at the border, of soft values or
/// of a pixel alone.
Mask drawn_region(Size size, Random& random) {
    Mask region = random_region(size, random());
    const auto change = [&](auto&& pixel) {
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                region.at(x, y) = pixel(x, y, region.at(x, y));
    };
    const int middle_x = draw(0, size.width - 1, random), middle_y = draw(0, size.height - 1, random);
    switch (draw_below(7, random)) {
    case 0: // a hole
        change([&](int x, int y, int old) {
            return static_cast<std::uint8_t>(std::hypot(x - middle_x, y - middle_y) < 5 ? 0 : old);
        });
        break;
    case 1: { // more parts
        const Mask other = random_region(size, random());
        change([&](int x, int y, int old) {
            return static_cast<std::uint8_t>(std::max<int>(old, other.at(x, y)));
        });
        break;
    }
    case 2: // soft
        change([&](int, int, int old) {
            return static_cast<std::uint8_t>(old == 0 ? 0 : 1 + draw_below(255, random));
        });
        break;
    case 3: // a ramp over the whole picture
        change([&](int x, int, int) { return static_cast<std::uint8_t>(255 * x / size.width); });
        break;
    case 4: // one pixel
        change([&](int x, int y, int) {
            return static_cast<std::uint8_t>(x == middle_x && y == middle_y ? 255 : 0);
        });
        break;
    case 5: // everything
        change([](int, int, int) { return std::uint8_t{255}; });
        break;
    default:
        break;
    }
    return region;
}

GenerationRequest drawn_request(Random& random) {
    constexpr Sampler samplers[] = {Sampler::ddpm, Sampler::ddim, Sampler::dpmpp_2m, Sampler::dpmpp_2m_sde,
                                    Sampler::unipc};
    const Size size{draw(1, 40, random), draw(1, 40, random)};
    RgbImage picture(size);
    for (Rgb& pixel : picture.pixels())
        pixel = {static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random()),
                 static_cast<std::uint8_t>(random())};
    EditOptions edit;
    edit.feather = draw(0, 9, random);
    edit.strength = draw(0, 1, random) ? 1.0 : draw(1, 100, random) / 100.0;
    edit.repaint_jumps = draw(0, 2, random);
    edit.jump_length = draw(1, 3, random);
    edit.context = draw(0, 12, random);
    edit.crop = draw(0, 3, random) > 0;

    GenerationRequest request;
    request.map = striped_map(size, draw(1, 4, random));
    request.edit = EditSource{std::make_shared<const RgbImage>(std::move(picture)),
                              std::make_shared<const Mask>(drawn_region(size, random)), edit};
    request.options.sampler = samplers[draw_below(5, random)];
    request.options.steps = draw(1, 5, random);
    request.options.guidance = draw(0, 1, random) ? 1.5 : 1.0;
    request.options.eta = draw(0, 2, random) / 2.0;
    request.options.seed = random();
    request.options.device = "cpu";
    request.options.precision = Precision::fp32;
    request.options.threads = 1;
    return request;
}

/// Outside the region, and not nearer than the feather to any pixel that belongs to it.
bool must_stay(const Mask& region, int feather, int x, int y) {
    if (region.at(x, y) != 0)
        return false;
    for (int v = std::max(0, y - feather); v <= std::min(region.height() - 1, y + feather); ++v)
        for (int u = std::max(0, x - feather); u <= std::min(region.width() - 1, x + feather); ++u)
            if (region.at(u, v) >= 128 && std::hypot(u - x, v - y) < feather)
                return false;
    return true;
}

bool is_empty(const Mask& region) {
    return std::all_of(region.pixels().begin(), region.pixels().end(), [](auto value) { return value == 0; });
}

/// What is wrong with a result; empty if nothing is. `changed` counts the pixels that differ.
std::string fault(const GenerationRequest& request, const GenerationResult& result, long long& changed) {
    const RgbImage& before = *request.edit->picture;
    if (result.picture.size() != before.size())
        return "the result has another size";
    if (!result.edit)
        return "there is no report";
    for (int y = 0; y < before.height(); ++y)
        for (int x = 0; x < before.width(); ++x) {
            if (result.picture.at(x, y) == before.at(x, y))
                continue;
            const std::string where = " at " + std::to_string(x) + ", " + std::to_string(y);
            ++changed;
            if (must_stay(*request.edit->region, request.edit->options.feather, x, y))
                return "a byte outside changed" + where;
            if (!result.edit->changed.contains({x, y}))
                return "the reported rectangle misses a change" + where;
        }
    return {};
}

std::string run_round(Session& session, const GenerationRequest& request, long long& changed) {
    try {
        const GenerationResult result = session.run(request, {}, {});
        if (is_empty(*request.edit->region))
            return "an empty region was not refused";
        if (std::string found = fault(request, result, changed); !found.empty())
            return found;
        if (session.run(request, {}, {}).picture != result.picture)
            return "the second run gave other bytes";
    } catch (const Error& error) {
        if (!is_empty(*request.edit->region))
            return std::string("refused: ") + error.what();
    }
    return {};
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 50;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    std::deque<Session> made = sessions();
    int misses = 0, without_change = 0;
    for (int round = 0; round < rounds; ++round) {
        Random random(seed * 1000003 + static_cast<std::uint64_t>(round));
        Session& session = made[static_cast<std::size_t>(draw_below(static_cast<int>(made.size()), random))];
        const GenerationRequest request = drawn_request(random);
        long long changed = 0;
        const std::string found = run_round(session, request, changed);
        without_change += changed == 0;
        if (!found.empty() && ++misses <= 10)
            std::printf("round %d (%dx%d): %s\n", round, request.map->width(), request.map->height(),
                        found.c_str());
    }
    // A check that never sees a change would find nothing outside either.
    const bool lively = without_change * 4 <= rounds;
    std::printf("%d rounds, %d misses, %d without a change\n", rounds, misses, without_change);
    return misses == 0 && lively && rounds > 0 ? 0 : 1;
}
