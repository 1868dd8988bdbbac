#include "evaluation/map_proposer.h"

#include "evaluation/segmenter_folder.h"

#include <memory>
#include <optional>

namespace sinopia {

MapProposer make_map_proposer() {
    return [segmenter = std::make_shared<std::optional<Segmenter>>()](const RgbImage& picture) {
        if (!*segmenter)
            segmenter->emplace(load_segmenter(find_segmenter({})));
        MapProposal proposal{(*segmenter)->classes_of(picture), {}};
        for (const LabelClass& c : (*segmenter)->labels().classes())
            proposal.classes.push_back(c.name);
        return proposal;
    };
}

} // namespace sinopia
