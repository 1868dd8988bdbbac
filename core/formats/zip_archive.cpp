#include "formats/zip_archive.h"

#include "base/error.h"

#include <memory>
#include <zip.h>

namespace sinopia {
namespace {

struct ZipErrorText {
    zip_error_t error{};
    ZipErrorText() { zip_error_init(&error); }
    ~ZipErrorText() { zip_error_fini(&error); }
    ZipErrorText(const ZipErrorText&) = delete;
    ZipErrorText& operator=(const ZipErrorText&) = delete;
    std::string text() { return zip_error_strerror(&error); }
};

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Source = std::unique_ptr<zip_source_t, Discard>;
using File = std::unique_ptr<zip_file_t, Discard>;

[[noreturn]] void fail_writing(const std::string& cause) {
    throw Failure("the archive could not be put together: " + cause);
}

void add(zip_t* archive, const ArchiveEntry& entry) {
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    if (!source)
        fail_writing(zip_strerror(archive));
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source); // only an accepted one belongs to the archive
        fail_writing(zip_strerror(archive));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    // DOS time 0 is 1980-01-01 less a month and a day; 0x21 is that day.
    if (zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) < 0 ||
        zip_file_set_dostime(archive, at, 0, 0x21, 0) < 0)
        fail_writing(zip_strerror(archive));
}

std::string bytes_behind(zip_source_t* source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) < 0 || zip_source_open(source) < 0)
        fail_writing(zip_error_strerror(zip_source_error(source)));
    std::string bytes(stat.size, '\0');
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read != static_cast<zip_int64_t>(bytes.size()))
        fail_writing("its bytes could not be taken");
    return bytes;
}

} // namespace

std::string zip_archive_bytes(const std::vector<ArchiveEntry>& entries) {
    ZipErrorText error;
    Source source(zip_source_buffer_create(nullptr, 0, 0, &error.error));
    if (!source)
        fail_writing(error.text());
    zip_source_keep(source.get()); // one reference for us, one for the archive
    Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error.error));
    if (!archive) {
        zip_source_free(source.get());
        fail_writing(error.text());
    }
    for (const ArchiveEntry& entry : entries)
        add(archive.get(), entry);
    if (zip_close(archive.get()) < 0)
        fail_writing(zip_strerror(archive.get()));
    (void)archive.release();
    return bytes_behind(source.get());
}

std::string zip_archive_entry(std::span<const std::byte> bytes, const std::string& name, std::size_t limit,
                              const std::string& where) {
    ZipErrorText error;
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error.error));
    if (!source)
        throw Failure(where + ": could not be opened: " + error.text());
    Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error.error));
    if (!archive)
        throw Error(where + ": is no whole zip archive (" + error.text() + "); use another copy");
    (void)source.release(); // now the archive's
    zip_stat_t stat;
    if (zip_stat(archive.get(), name.c_str(), 0, &stat) < 0)
        throw Error(where + ": holds no \"" + name + "\"");
    if ((stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > limit)
        throw Error(where + ": \"" + name + "\" is larger than " + std::to_string(limit) + " bytes");
    const File file(zip_fopen_index(archive.get(), stat.index, 0));
    std::string out(file ? stat.size : 0, '\0');
    // One byte more than claimed: the checksum is only compared at the end.
    char more = 0;
    if (!file || zip_fread(file.get(), out.data(), out.size()) != static_cast<zip_int64_t>(out.size()) ||
        zip_fread(file.get(), &more, 1) != 0)
        throw Error(where + ": \"" + name + "\" is damaged; use another copy");
    return out;
}

} // namespace sinopia
