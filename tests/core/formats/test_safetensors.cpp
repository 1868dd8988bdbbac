// The safetensors reader and writer on good files: golden bytes, round trips, the reference set.
#include "formats/safetensors.h"
#include "support/checkpoint_bytes.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QTest>

#include <cstring>

using namespace sinopia;
using namespace sinopia::test;

class TestSafetensors : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void writesTheFormatByteForByte();
    void padsTheHeaderToEightBytes();
    void roundTripKeepsEverything();
    void roundTripKeepsShapes();
    void putsWideElementsFirst();
    void writesTheSameBytesTwice();
    void readsAnEmptyFile();
    void readsEscapedNames();
    void readsScalarsAndEmptyTensors();
    void acceptsKeysInAnyOrderAndSpace();
    void readsTheReferenceSchedules();
    void refusesToWriteWhatItCouldNotRead();
    void keepsTheOldFileWhenWritingFails();
};

namespace {

template <class T>
std::span<const std::byte> raw(const std::vector<T>& values) {
    return std::as_bytes(std::span(values));
}

template <class T>
std::vector<T> values(const TensorFile& file, const char* name) {
    const TensorView* tensor = file.find(name);
    if (!tensor || element_size(tensor->type) != sizeof(T))
        return {};
    std::vector<T> out(static_cast<std::size_t>(tensor->element_count()));
    std::memcpy(out.data(), file.data(*tensor), out.size() * sizeof(T));
    return out;
}

} // namespace

void TestSafetensors::writesTheFormatByteForByte() {
    const TempFolder folder;
    const std::vector<float> ones{1.0f, -2.0f};
    write_safetensors(folder / "a.safetensors", {{"a.b", ElementType::f32, {2, 1}, raw(ones)}}, {{"k", "v"}});

    const std::string header =
        R"({"__metadata__":{"k":"v"},"a.b":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}})";
    const std::string padded = header + std::string((8 - header.size() % 8) % 8, ' ');
    const std::string expected =
        little_endian_bytes(padded.size(), 8) + padded + std::string("\x00\x00\x80\x3f\x00\x00\x00\xc0", 8);
    QCOMPARE(QByteArray::fromStdString(read_bytes(folder / "a.safetensors")),
             QByteArray::fromStdString(expected));
}

void TestSafetensors::padsTheHeaderToEightBytes() {
    const TempFolder folder;
    const std::vector<double> one{1.0};
    for (std::size_t length = 1; length <= 9; ++length) {
        write_safetensors(folder / "a.safetensors",
                          {{std::string(length, 'n'), ElementType::f64, {}, raw(one)}});
        const TensorFile file = read_safetensors(folder / "a.safetensors");
        QCOMPARE(file.tensors.at(0).offset % 8, std::size_t{0});
        QCOMPARE(values<double>(file, std::string(length, 'n').c_str()), one);
    }
}

void TestSafetensors::roundTripKeepsEverything() {
    const TempFolder folder;
    const std::vector<float> f32{0.5f, -1.5f, 2.5f, 3.5f, 4.5f, 5.5f};
    const std::vector<double> f64{1e300};
    const std::vector<std::int64_t> i64{INT64_MIN, INT64_MAX};
    const std::vector<std::int32_t> i32{-7};
    const std::vector<std::int16_t> i16{-300};
    const std::vector<std::uint16_t> half{0x3c00, 0xc000};
    const std::vector<std::int8_t> i8{-128};
    const std::vector<std::uint8_t> u8{255, 0, 1};
    const std::map<std::string, std::string> metadata{{"format", "pt"}, {"note", "a \"quoted\" line\nand ü"}};
    write_safetensors(folder / "all.safetensors",
                      {{"f32", ElementType::f32, {2, 3}, raw(f32)},
                       {"f64", ElementType::f64, {}, raw(f64)},
                       {"i64", ElementType::i64, {2}, raw(i64)},
                       {"i32", ElementType::i32, {1, 1, 1}, raw(i32)},
                       {"i16", ElementType::i16, {1}, raw(i16)},
                       {"f16", ElementType::f16, {2}, raw(half)},
                       {"bf16", ElementType::bf16, {1, 2}, raw(half)},
                       {"i8", ElementType::i8, {1}, raw(i8)},
                       {"u8", ElementType::u8, {3}, raw(u8)},
                       {"bool", ElementType::boolean, {3}, raw(u8)}},
                      metadata);
    const TensorFile file = read_tensor_file(folder / "all.safetensors");
    QCOMPARE(file.format, std::string("safetensors"));
    QCOMPARE(file.tensors.size(), std::size_t{10});
    QCOMPARE(file.metadata, metadata);
    QCOMPARE(values<float>(file, "f32"), f32);
    QCOMPARE(values<double>(file, "f64"), f64);
    QCOMPARE(values<std::int64_t>(file, "i64"), i64);
    QCOMPARE(values<std::int32_t>(file, "i32"), i32);
    QCOMPARE(values<std::int16_t>(file, "i16"), i16);
    QCOMPARE(values<std::uint16_t>(file, "f16"), half);
    QVERIFY(file.find("bf16")->type == ElementType::bf16);
    QCOMPARE(values<std::int8_t>(file, "i8"), i8);
    QCOMPARE(values<std::uint8_t>(file, "u8"), u8);
    QVERIFY(file.find("bool")->type == ElementType::boolean);
}

void TestSafetensors::roundTripKeepsShapes() {
    const TempFolder folder;
    const std::vector<float> six(6);
    write_safetensors(folder / "a", {{"matrix", ElementType::f32, {2, 3}, raw(six)},
                                     {"scalar", ElementType::f32, {}, raw(six).first(4)},
                                     {"empty", ElementType::f32, {0, 4}, {}}});
    const TensorFile file = read_tensor_file(folder / "a");
    QCOMPARE(file.find("matrix")->shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(file.find("matrix")->strides, (std::vector<std::int64_t>{3, 1}));
    QVERIFY(file.find("matrix")->contiguous());
    QCOMPARE(file.find("scalar")->shape.size(), std::size_t{0});
    QCOMPARE(file.find("empty")->shape, (std::vector<std::int64_t>{0, 4}));
    QCOMPARE(file.find("empty")->element_count(), std::int64_t{0});
    QVERIFY(!file.find("absent"));
}

void TestSafetensors::putsWideElementsFirst() {
    const TempFolder folder;
    const std::vector<std::uint8_t> u8{1};
    const std::vector<float> f32{1, 2};
    const std::vector<double> f64{3};
    write_safetensors(folder / "a.safetensors", {{"u8", ElementType::u8, {1}, raw(u8)},
                                                 {"second", ElementType::f32, {2}, raw(f32)},
                                                 {"f64", ElementType::f64, {1}, raw(f64)},
                                                 {"third", ElementType::f32, {2}, raw(f32)}});
    const TensorFile file = read_safetensors(folder / "a.safetensors");
    std::vector<std::string> names;
    for (const TensorView& tensor : file.tensors) {
        names.push_back(tensor.name);
        QCOMPARE(tensor.offset % element_size(tensor.type), std::size_t{0});
    }
    QCOMPARE(names, (std::vector<std::string>{"f64", "second", "third", "u8"}));
}

void TestSafetensors::writesTheSameBytesTwice() {
    const TempFolder folder;
    const std::vector<float> f32{1, 2};
    const std::vector<TensorToWrite> tensors{{"z", ElementType::f32, {2}, raw(f32)},
                                             {"a", ElementType::f32, {2}, raw(f32)}};
    write_safetensors(folder / "1", tensors, {{"x", "1"}, {"a", "2"}});
    write_safetensors(folder / "2", tensors, {{"a", "2"}, {"x", "1"}});
    QCOMPARE(read_bytes(folder / "1"), read_bytes(folder / "2"));
}

void TestSafetensors::readsAnEmptyFile() {
    const TempFolder folder;
    write_safetensors(folder / "none", {});
    QCOMPARE(read_tensor_file(folder / "none").tensors.size(), std::size_t{0});
}

void TestSafetensors::readsEscapedNames() {
    const TempFolder folder;
    write_bytes(
        folder / "a",
        safetensors_bytes(
            R"({"a\u00fc\"\\\/\ud83d\ude00\n":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "x"));
    QCOMPARE(read_tensor_file(folder / "a").tensors.at(0).name, std::string("a\u00fc\"\\/\U0001F600\n"));
}

void TestSafetensors::readsScalarsAndEmptyTensors() {
    const TempFolder folder;
    write_bytes(folder / "a",
                safetensors_bytes(R"({"e":{"dtype":"F32","shape":[3,0,5],"data_offsets":[4,4]},)"
                                  R"("s":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})",
                                  "1234"));
    const TensorFile file = read_tensor_file(folder / "a");
    QCOMPARE(file.find("s")->element_count(), std::int64_t{1});
    QCOMPARE(file.find("e")->element_count(), std::int64_t{0});
    QVERIFY(file.find("e")->contiguous());
}

void TestSafetensors::acceptsKeysInAnyOrderAndSpace() {
    const TempFolder folder;
    write_bytes(
        folder / "a",
        safetensors_bytes("{ \"b\" :\n{\"data_offsets\" : [ 1 , 2 ] , \"shape\":[ 1 ],\t\"dtype\":\"U8\"} ,"
                          "\"a\":{\"shape\":[1],\"dtype\":\"I8\",\"data_offsets\":[0,1]}, "
                          "\"__metadata__\":{} }   ",
                          "xy"));
    const TensorFile file = read_tensor_file(folder / "a");
    QCOMPARE(file.tensors.at(0).name, std::string("b"));
    QCOMPARE(file.data(file.tensors.at(0))[0], std::byte{'y'});
    QCOMPARE(file.data(file.tensors.at(1))[0], std::byte{'x'});
}

void TestSafetensors::readsTheReferenceSchedules() {
    const TensorFile file =
        read_tensor_file(SINOPIA_SOURCE_DIR "/tests/data/reference/schedules.safetensors");
    QCOMPARE(file.tensors.size(), std::size_t{174});
    const std::vector<double> betas = values<double>(file, "linear1000.betas");
    QCOMPARE(betas.size(), std::size_t{1000});
    QVERIFY(std::abs(betas.front() - 1e-4) < 1e-12 && std::abs(betas.back() - 0.02) < 1e-12);
    const auto steps = values<std::int64_t>(file, "linear1000.respace[ddim25].timestep_map");
    QCOMPARE(steps.size(), std::size_t{25});
    QCOMPARE(steps[1], std::int64_t{40});
}

void TestSafetensors::refusesToWriteWhatItCouldNotRead() {
    const TempFolder folder;
    const std::vector<float> two{1, 2};
    const TensorToWrite good{"a", ElementType::f32, {2}, raw(two)};
    const auto refused = [&](std::vector<TensorToWrite> tensors) {
        const std::string message = error_of([&] { write_safetensors(folder / "a", tensors); });
        return message.starts_with((folder / "a").string()) && !std::filesystem::exists(folder / "a");
    };
    const auto with = [&](auto change) {
        TensorToWrite tensor = good;
        change(tensor);
        return std::vector<TensorToWrite>{tensor};
    };
    QVERIFY(refused(with([](auto& t) { t.name = ""; })));
    QVERIFY(refused(with([](auto& t) { t.name = "__metadata__"; })));
    QVERIFY(refused(with([](auto& t) { t.name = std::string(2000, 'n'); })));
    QVERIFY(refused(with([](auto& t) { t.name = "\xff"; })));
    QVERIFY(refused(with([](auto& t) { t.shape = {3}; })));
    QVERIFY(refused(with([](auto& t) { t.shape = {-2}; })));
    QVERIFY(refused(with([](auto& t) { t.shape = {INT64_MAX, 4}; })));
    QVERIFY(refused(with([](auto& t) { t.shape = {1, 1, 1, 1, 1, 1, 1, 1, 2}; })));
    QVERIFY(refused({good, good}));
    write_safetensors(folder / "a", {good});
    QVERIFY(std::filesystem::exists(folder / "a"));
}

void TestSafetensors::keepsTheOldFileWhenWritingFails() {
    const TempFolder folder;
    write_bytes(folder / "a", "old");
    const std::vector<float> two{1, 2};
    QVERIFY(!error_of([&] {
                 write_safetensors(folder / "a", {{"x", ElementType::f32, {3}, raw(two)}});
             }).empty());
    QCOMPARE(read_bytes(folder / "a"), std::string("old"));
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
