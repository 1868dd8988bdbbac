#pragma once

#include "image/label_map.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <unistd.h>

namespace sinopia::test {

/// What the window under test tells the process that logs: each message is a head and the pixels of a
/// rectangle of the map (2 bytes each), then of the region (1 byte each).
struct KillMessage {
    enum Kind : std::uint32_t {
        ready,       ///< the window stands, the project is saved, the journal runs
        begin_paint, ///< a stroke of `value` begins
        begin_jump,  ///< undo or redo: back to a state that was there before
        end,         ///< the step is finished: the pixels are what it left in the rectangle
        save_begun,  ///< of the state as it is
        save_done
    };
    std::uint32_t kind = ready;
    std::uint32_t value = 0;
    std::int32_t x = 0, y = 0, width = 0, height = 0;

    std::size_t pixels() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    std::size_t payload() const { return kind == end ? 3 * pixels() : 0; }
};

inline constexpr Size kill_map_size{384, 288};

/// False if the other side is gone.
inline bool send_all(int pipe, const void* data, std::size_t size) {
    const auto* at = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t n = ::write(pipe, at, size);
        if (n <= 0)
            return false;
        at += n;
        size -= static_cast<std::size_t>(n);
    }
    return true;
}

/// The editor's window, painting by itself until it is killed. `folder` holds work.sinopia and journals/.
int run_kill_child(int argc, char** argv, const std::string& folder, unsigned seed, int pipe);

} // namespace sinopia::test
