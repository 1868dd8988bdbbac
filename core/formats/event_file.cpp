#include "formats/event_file.h"

#include "base/error.h"
#include "formats/crc32c.h"
#include "formats/little_endian.h"
#include "formats/protobuf_writer.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace sinopia {

namespace {

// Field numbers of the messages.
namespace event {
constexpr int wall_time = 1, step = 2, file_version = 3, summary = 5, session_log = 7;
}
namespace summary {
constexpr int value = 1, tag = 1, simple_value = 2, image = 4;
}
namespace picture {
constexpr int height = 1, width = 2, colorspace = 3, encoded = 4;
constexpr int rgb = 3;
} // namespace picture
namespace session {
constexpr int status = 1, start = 1;
}

std::string stored(std::uint64_t value, std::size_t size) {
    std::string bytes;
    append_little_endian(bytes, value, size);
    return bytes;
}

/// A CRC of bytes that hold CRCs themselves is weak, so records store a rotated one with a constant added.
std::string masked_crc(std::string_view bytes) {
    const std::uint32_t crc = crc32c(bytes_of(bytes));
    return stored(((crc >> 15) | (crc << 17)) + std::uint32_t{0xa282ead8}, 4);
}

double seconds_since_epoch() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string file_name() {
    char host[256] = "localhost";
    ::gethostname(host, sizeof host - 1);
    return "events.out.tfevents." + std::to_string(static_cast<long long>(seconds_since_epoch())) + "." +
           host + "." + std::to_string(::getpid());
}

} // namespace

std::string tf_record(std::string_view bytes) {
    const std::string length = stored(bytes.size(), 8);
    return length + masked_crc(length) + std::string(bytes) + masked_crc(bytes);
}

EventFile::EventFile(const std::filesystem::path& folder, std::int64_t first_step) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    path_ = folder / file_name();
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (descriptor_ < 0)
        throw Failure(path_.string() + ": cannot be written (" + std::strerror(errno) + ").");
    write_event(0, ProtobufWriter().text(event::file_version, "brain.Event:2").bytes);
    if (first_step > 0)
        write_event(first_step, ProtobufWriter()
                                    .text(event::session_log,
                                          ProtobufWriter().integer(session::status, session::start).bytes)
                                    .bytes);
}

EventFile::~EventFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

void EventFile::scalars(std::int64_t step, const std::vector<std::pair<std::string, double>>& values) {
    ProtobufWriter message;
    for (const auto& [tag, number] : values)
        message.text(summary::value, ProtobufWriter()
                                         .text(summary::tag, tag)
                                         .real32(summary::simple_value, static_cast<float>(number))
                                         .bytes);
    write_event(step, ProtobufWriter().text(event::summary, message.bytes).bytes);
}

void EventFile::image(std::int64_t step, std::string_view tag, const EventImage& image) {
    const std::string picture = ProtobufWriter()
                                    .integer(picture::height, image.height)
                                    .integer(picture::width, image.width)
                                    .integer(picture::colorspace, picture::rgb)
                                    .text(picture::encoded, image.png)
                                    .bytes;
    const std::string value = ProtobufWriter().text(summary::tag, tag).text(summary::image, picture).bytes;
    write_event(
        step,
        ProtobufWriter().text(event::summary, ProtobufWriter().text(summary::value, value).bytes).bytes);
}

void EventFile::write_event(std::int64_t step, std::string_view fields) {
    const ProtobufWriter head =
        ProtobufWriter().real64(event::wall_time, seconds_since_epoch()).integer(event::step, step);
    const std::string record = tf_record(head.bytes + std::string(fields));
    // One call a record: a reader that follows the file sees whole records.
    if (::write(descriptor_, record.data(), record.size()) != static_cast<ssize_t>(record.size()))
        throw Failure(path_.string() + ": cannot be written (" + std::strerror(errno) + ").");
}

} // namespace sinopia
