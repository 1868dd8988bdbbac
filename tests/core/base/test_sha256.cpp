#include "base/sha256.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace sinopia;

namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span(text));
}

/// The digest by another implementation.
std::string expected_of(const std::string& text) {
    return QCryptographicHash::hash(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace

class TestSha256 : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void digests_match_another_implementation() {
        for (std::size_t length : {0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000, 100003}) {
            std::string text(length, '\0');
            for (std::size_t i = 0; i < length; ++i)
                text[i] = static_cast<char>(i * 131 + length);
            QCOMPARE(sha256_of(bytes_of(text)), expected_of(text));
        }
    }

    void pieces_do_not_matter() {
        const std::string text(777, 'k');
        for (std::size_t piece : {1u, 13u, 64u, 100u}) {
            Sha256 hash;
            for (std::size_t at = 0; at < text.size(); at += piece)
                hash.update(bytes_of(text).subspan(at, std::min(piece, text.size() - at)));
            QCOMPARE(hash.finish(), expected_of(text));
        }
    }

    void files_are_hashed_whole() {
        const test::TempFolder folder;
        const std::string text(3000000, 'z');
        test::write_bytes(folder / "a", text);
        QCOMPARE(sha256_of_file(folder / "a"), expected_of(text));
        QVERIFY(!test::error_of([&] { sha256_of_file(folder / "missing"); }).empty());
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "test_sha256.moc"
