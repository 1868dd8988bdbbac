#include "dataset/pack/packed_dataset.h"
#include "support/pack_bytes.h"

#include "fuzz/target.h"

using namespace sinopia;

FUZZ_TARGET(pack) {
    static const fuzz::InputFile file;
    std::string bytes(fuzz::text_of(data, size));
    test::seal(bytes); // else nothing behind the checksum would ever be read
    const std::filesystem::path& path =
        file.holding(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    fuzz::survive([&] {
        const PackedDataset pack(path);
        for (std::size_t i = 0; i < pack.size(); ++i) {
            fuzz::survive([&] {
                const Pair pair = pack.load(i, 0);
                fuzz::require(!pair.image.empty() && !pair.label.empty(), "a pair is empty");
            });
        }
    });
    return 0;
}
