#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinopia {

/// A PNG as an event carries it.
struct EventImage {
    int width = 0;
    int height = 0;
    std::string_view png; ///< the encoded file
};

/// A TensorBoard event file, appended to event by event.
///
/// The file is a TFRecord stream: each record is its length (uint64, little-endian), the length's masked
/// CRC-32C, the bytes, and their masked CRC-32C (tensorflow/core/lib/io/record_writer.h). A record is an
/// `Event` message and holds a `Summary` (tensorflow/core/util/event.proto,
/// tensorflow/core/framework/summary.proto), written field by field here.
class EventFile {
  public:
    /// Makes `folder`/events.out.tfevents.SECONDS.HOST.PID, which no other process writes to. `first_step` >
    /// 0 tells the reader that what other files of the folder hold from that step on is void: a run went on
    /// from before it. Throws Failure where the file cannot be written.
    EventFile(const std::filesystem::path& folder, std::int64_t first_step);
    ~EventFile();
    EventFile(const EventFile&) = delete;
    EventFile& operator=(const EventFile&) = delete;

    /// One event with a number a tag, such as {"train/loss", 0.25}. Throws Failure.
    void scalars(std::int64_t step, const std::vector<std::pair<std::string, double>>& values);
    void image(std::int64_t step, std::string_view tag, const EventImage& image);

    const std::filesystem::path& path() const { return path_; }

  private:
    void write_event(std::int64_t step, std::string_view fields);

    std::filesystem::path path_;
    int descriptor_ = -1;
};

/// `bytes` framed as one record of a TFRecord stream.
std::string tf_record(std::string_view bytes);

} // namespace sinopia
