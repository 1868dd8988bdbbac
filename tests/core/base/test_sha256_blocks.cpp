// The two ways to work SHA-256 blocks agree; on a processor without SHA instructions they are one.
#include "base/sha256_blocks.h"

#include <QTest>

#include <random>
#include <vector>

using namespace sinopia;

class TestSha256Blocks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void bothWaysAgree();
    void worksTheStandardsBlock();
};

void TestSha256Blocks::bothWaysAgree() {
    std::mt19937 random(7);
    std::vector<std::byte> blocks(64 * 9 + 1);
    for (std::byte& byte : blocks)
        byte = static_cast<std::byte>(random());
    std::array<std::uint32_t, 8> fast{1, 2, 3, 4, 5, 6, 7, 8}, portable = fast;
    sha256_blocks(fast, blocks.data() + 1, 9); // not aligned
    sha256_blocks_portable(portable, blocks.data() + 1, 9);
    QVERIFY(fast == portable);
    sha256_blocks(fast, blocks.data(), 0);
    QVERIFY(fast == portable);
}

void TestSha256Blocks::worksTheStandardsBlock() {
    // "abc" padded to one block, and its digest, from the standard's example.
    std::vector<std::byte> block(64);
    block[0] = std::byte{'a'}, block[1] = std::byte{'b'}, block[2] = std::byte{'c'},
    block[3] = std::byte{0x80};
    block[63] = std::byte{24};
    std::array<std::uint32_t, 8> state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    sha256_blocks_portable(state, block.data(), 1);
    const std::array<std::uint32_t, 8> expected{0xba7816bf, 0x8f01cfea, 0x414140de, 0x5dae2223,
                                                0xb00361a3, 0x96177a9c, 0xb410ff61, 0xf20015ad};
    QVERIFY(state == expected);
}

QTEST_GUILESS_MAIN(TestSha256Blocks)
#include "test_sha256_blocks.moc"
