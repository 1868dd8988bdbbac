#include "formats/json_file.h"
#include "formats/model_manifest.h"
#include "formats/palette_file.h"

#include "fuzz/target.h"

using namespace sinopia;

FUZZ_TARGET(palettes) {
    const std::string_view text = fuzz::text_of(data, size);
    fuzz::survive([&] {
        const PaletteFile read = palette_from_text(text, "input");
        const PaletteFile again = palette_from_text(palette_text(PaletteFormat::json, read), "again");
        fuzz::require(again.labels == read.labels, "writing and reading again changes it");
    });
    fuzz::survive([&] { label_set_from_json(parse_json(text, "input"), "input"); });
    static const fuzz::InputFile file;
    fuzz::survive([&] { read_model_manifest(file.holding(data, size)); });
    return 0;
}
