// Reads event files back with a decoder of its own, written from the format's description: a stream of
// records (length, CRC, bytes, CRC) of protocol buffers messages.

#include "formats/crc32c.h"
#include "formats/event_file.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <cstring>
#include <map>
#include <optional>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// Bit by bit: the remainder of the division by the polynomial, in reflected order.
std::uint32_t slow_crc(std::string_view bytes) {
    std::uint32_t value = 0xFFFFFFFF;
    for (const char c : bytes)
        for (int bit = 0; bit < 8; ++bit) {
            const bool in = (static_cast<unsigned char>(c) >> bit) & 1;
            const bool out = value & 1;
            value >>= 1;
            if (in != out)
                value ^= 0x82F63B78;
        }
    return ~value;
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
    Number value{};
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

bool crc_is(std::string_view bytes, std::uint32_t masked) {
    const std::uint32_t rotated = masked - 0xa282ead8U;
    return slow_crc(bytes) == ((rotated >> 17) | (rotated << 15));
}

/// The records' bytes; nothing if a length or checksum is wrong.
std::optional<std::vector<std::string>> records(std::string_view file) {
    std::vector<std::string> found;
    while (!file.empty()) {
        if (file.size() < 16 || !crc_is(file.substr(0, 8), number_at<std::uint32_t>(file, 8)))
            return {};
        const auto length = number_at<std::uint64_t>(file, 0);
        if (length > file.size() - 16)
            return {};
        const std::string_view bytes = file.substr(12, length);
        if (!crc_is(bytes, number_at<std::uint32_t>(file, 12 + length)))
            return {};
        found.emplace_back(bytes);
        file.remove_prefix(16 + length);
    }
    return found;
}

/// The fields of one message: number -> raw values (varints and fixed ones as 8 bytes, texts as they are).
using Message = std::multimap<int, std::string>;

std::uint64_t take_varint(std::string_view& rest) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(rest.at(0));
        rest.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
}

Message decoded(std::string_view rest) {
    Message message;
    while (!rest.empty()) {
        const std::uint64_t key = take_varint(rest);
        std::string value;
        switch (key & 7) {
        case 0: {
            const std::uint64_t number = take_varint(rest);
            value.assign(reinterpret_cast<const char*>(&number), sizeof number);
            break;
        }
        case 1:
            value = rest.substr(0, 8);
            rest.remove_prefix(8);
            break;
        case 2: {
            const std::uint64_t length = take_varint(rest);
            value = rest.substr(0, length);
            rest.remove_prefix(length);
            break;
        }
        case 5:
            value = rest.substr(0, 4);
            rest.remove_prefix(4);
            break;
        default:
            throw std::runtime_error("unknown wire type");
        }
        message.emplace(static_cast<int>(key >> 3), value);
    }
    return message;
}

const std::string& field(const Message& message, int number) {
    return message.find(number)->second;
}
std::int64_t integer(const Message& message, int number) {
    return number_at<std::int64_t>(field(message, number), 0);
}

std::vector<Message> events_in(const fs::path& file) {
    const auto found = records(read_bytes(file));
    if (!found)
        throw std::runtime_error("a checksum or a length is wrong");
    std::vector<Message> events;
    for (const std::string& record : *found)
        events.push_back(decoded(record));
    return events;
}

} // namespace

class TestEventFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void checksumsAreThoseOfTheStandard();
    void recordsAreFramed();
    void eventsCarryScalarsAndPictures();
    void aRunThatWentOnVoidsTheRest();
    void aFolderThatCannotBeWrittenIsAFailure();
};

void TestEventFile::checksumsAreThoseOfTheStandard() {
    const auto crc = [](std::string_view text) { return crc32c(std::as_bytes(std::span(text))); };
    QCOMPARE(crc("123456789"), 0xE3069283U);
    QCOMPARE(crc(std::string(32, '\0')), 0x8A9136AAU); // RFC 3720, B.4
    QCOMPARE(crc(std::string(32, '\xff')), 0x62A8AB43U);
    QCOMPARE(crc(""), 0U);
    QCOMPARE(crc("some other bytes"), slow_crc("some other bytes"));
}

void TestEventFile::recordsAreFramed() {
    const std::string stream = tf_record("one") + tf_record("") + tf_record(std::string(300, 'x'));
    QVERIFY(records(stream) == (std::vector<std::string>{"one", "", std::string(300, 'x')}));
    for (const std::size_t at : {0U, 9U, 13U, 16U}) {
        std::string damaged = stream;
        damaged[at] ^= 1;
        QVERIFY2(!records(damaged), qPrintable(QString::number(at)));
    }
}

void TestEventFile::eventsCarryScalarsAndPictures() {
    const TempFolder folder;
    EventFile file(folder / "events", 0);
    file.scalars(7, {{"train/loss", 0.25}, {"train/lr", 1e-4}});
    file.image(300, "samples", {640, 48, "the bytes of a PNG"});

    QVERIFY(file.path().filename().string().starts_with("events.out.tfevents."));
    const std::vector<Message> events = events_in(file.path());
    QCOMPARE(events.size(), 3U);
    QCOMPARE(field(events[0], 3), std::string("brain.Event:2"));
    const auto now = static_cast<double>(std::time(nullptr));
    for (const Message& event : events)
        QVERIFY(std::abs(number_at<double>(field(event, 1), 0) - now) < 600);

    QCOMPARE(integer(events[1], 2), 7);
    const Message scalars = decoded(field(events[1], 5));
    QCOMPARE(scalars.count(1), 2U);
    const Message loss = decoded(scalars.begin()->second), rate = decoded((++scalars.begin())->second);
    QCOMPARE(field(loss, 1), std::string("train/loss"));
    QCOMPARE(number_at<float>(field(loss, 2), 0), 0.25F);
    QCOMPARE(field(rate, 1), std::string("train/lr"));
    QCOMPARE(number_at<float>(field(rate, 2), 0), 1e-4F);

    QCOMPARE(integer(events[2], 2), 300);
    const Message value = decoded(field(decoded(field(events[2], 5)), 1));
    QCOMPARE(field(value, 1), std::string("samples"));
    const Message picture = decoded(field(value, 4));
    QCOMPARE(integer(picture, 1), 48);
    QCOMPARE(integer(picture, 2), 640);
    QCOMPARE(field(picture, 4), std::string("the bytes of a PNG"));
}

void TestEventFile::aRunThatWentOnVoidsTheRest() {
    const TempFolder folder;
    const EventFile file(folder.path(), 51);
    const std::vector<Message> events = events_in(file.path());
    QCOMPARE(events.size(), 2U);
    QCOMPARE(integer(events[1], 2), 51);
    QCOMPARE(integer(decoded(field(events[1], 7)), 1), 1); // SessionLog.START
}

void TestEventFile::aFolderThatCannotBeWrittenIsAFailure() {
    const TempFolder folder;
    write_bytes(folder / "file", "x");
    QVERIFY(!error_of([&] { EventFile(folder / "file", 0); }).empty());
}

QTEST_GUILESS_MAIN(TestEventFile)
#include "test_event_file.moc"
