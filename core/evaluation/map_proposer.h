#pragma once

#include "jobs/map_proposal.h"

namespace sinopia {

/// The bundled segmenter as app hands it to the window. It is loaded when the first picture is shown to it.
MapProposer make_map_proposer();

} // namespace sinopia
