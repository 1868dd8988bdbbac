// The PyTorch reader on good files: every form that checkpoints of the original and its relatives come in.
#include "formats/pytorch_file.h"
#include "support/checkpoint_bytes.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace sinopia;
using namespace sinopia::test;

class TestPytorchFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsTheReferenceCheckpoint();
    void readsViewsIntoOneStorage();
    void readsParametersAndMetadata();
    void readsEveryElementType();
    void readsTheLegacyContainer();
    void readsZip64();
    void readsZipsWithoutZip64AndWithComment();
    void namesNestedDictionariesWithDots();
    void passesOverWhatIsNoTensor();
    void readsScalarsAndEmptyTensors();
    void readsAStorageSharedByTwoNames();
    void tellsFilesApartByContent();
    void readPytorchFileRefusesSafetensors();
    void forgottenTensorsReadTheSame();
};

namespace {

const std::vector<float> six{0, 1, 2, 3, 4, 5};

/// A file in a folder of its own.
class OnDisk {
  public:
    explicit OnDisk(const std::string& bytes, const char* name = "a.pt") : path_(folder_ / name) {
        write_bytes(path_, bytes);
    }
    TensorFile read() const { return read_tensor_file(path_); }
    const std::filesystem::path& path() const { return path_; }

  private:
    TempFolder folder_;
    std::filesystem::path path_;
};

TensorFile read_zip(const std::string& pickle, const std::vector<StorageBytes>& storages) {
    return OnDisk(checkpoint_zip(pickle, storages).bytes()).read();
}

/// Elements in row-major order of the shape, whatever the strides.
template <class T = float>
std::vector<T> elements(const TensorFile& file, const std::string& name) {
    std::vector<T> out;
    const TensorView* tensor = file.find(name);
    if (!tensor)
        return out;
    for (std::int64_t i = 0; i < tensor->element_count(); ++i) {
        std::int64_t rest = i, at = 0;
        for (std::size_t d = tensor->shape.size(); d-- > 0; rest /= tensor->shape[d])
            at += rest % tensor->shape[d] * tensor->strides[d];
        T value;
        std::memcpy(&value, file.data(*tensor) + static_cast<std::size_t>(at) * sizeof(T), sizeof(T));
        out.push_back(value);
    }
    return out;
}

std::vector<std::string> names(const TensorFile& file) {
    std::vector<std::string> out;
    for (const TensorView& tensor : file.tensors)
        out.push_back(tensor.name);
    return out;
}

using Names = std::vector<std::string>;

} // namespace

void TestPytorchFile::readsTheReferenceCheckpoint() {
    const std::string folder = SINOPIA_SOURCE_DIR "/tests/data/reference/";
    const TensorFile file = read_pytorch_file(folder + "sdm_b.pt");
    QCOMPARE(file.format, std::string("pytorch zip"));
    std::ifstream stream(folder + "sdm_b.config.json");
    const auto config = nlohmann::json::parse(stream);
    const auto& shapes = config.at("_derived").at("state_dict_shapes");
    QCOMPARE(file.tensors.size(), shapes.size());
    for (const TensorView& tensor : file.tensors) {
        QVERIFY2(shapes.contains(tensor.name), tensor.name.c_str());
        QCOMPARE(tensor.shape, shapes.at(tensor.name).get<std::vector<std::int64_t>>());
        QVERIFY(tensor.type == ElementType::f32 && tensor.contiguous());
    }
    // First element, last element and sum as an independent unpickler reads them.
    const struct {
        const char* name;
        float first, last;
        double sum;
    } known[] = {{"time_embed.0.weight", -0.0833678097f, 0.116361864f, 23.401040},
                 {"middle_block.0.out_norm.mlp_beta.bias", -0.10578803f, -0.0119009791f, 0.254554},
                 {"out.2.bias", -0.114649892f, 0.0720560998f, -0.236429}};
    for (const auto& [name, first, last, sum] : known) {
        const std::vector<float> values = elements(file, name);
        QCOMPARE(values.front(), first);
        QCOMPARE(values.back(), last);
        double total = 0;
        for (const float value : values)
            total += value;
        QVERIFY2(std::abs(total - sum) < 1e-6, name);
    }
}

void TestPytorchFile::readsViewsIntoOneStorage() {
    PickledTensor tail{.name = "tail", .offset = 4, .shape = {2}, .strides = {1}};
    PickledTensor transposed{.name = "transposed", .shape = {3, 2}, .strides = {1, 3}};
    PickledTensor column{.name = "column", .offset = 1, .shape = {2}, .strides = {3}};
    PickledTensor odd_stride{.name = "one", .offset = 5, .shape = {1, 1}, .strides = {1000, 7}};
    const TensorFile file = read_zip(
        pickled_state_dict({{.name = "all"}, tail, transposed, column, odd_stride}), {{"0", bytes_of(six)}});
    QCOMPARE(elements(file, "all"), six);
    QCOMPARE(elements(file, "tail"), (std::vector<float>{4, 5}));
    QCOMPARE(elements(file, "transposed"), (std::vector<float>{0, 3, 1, 4, 2, 5}));
    QCOMPARE(elements(file, "column"), (std::vector<float>{1, 4}));
    QCOMPARE(elements(file, "one"), (std::vector<float>{5}));
    QVERIFY(file.find("all")->contiguous() && file.find("tail")->contiguous() &&
            file.find("one")->contiguous());
    QVERIFY(!file.find("transposed")->contiguous() && !file.find("column")->contiguous());
}

void TestPytorchFile::readsParametersAndMetadata() {
    PickledTensor parameter{.name = "p"};
    parameter.parameter = true;
    const TensorFile file = read_zip(pickled_state_dict({parameter, {.name = "t"}}), {{"0", bytes_of(six)}});
    QCOMPARE(names(file), (Names{"p", "t"}));
    QCOMPARE(elements(file, "p"), six);
}

void TestPytorchFile::readsEveryElementType() {
    const std::pair<const char*, ElementType> types[] = {
        {"FloatStorage", ElementType::f32},     {"HalfStorage", ElementType::f16},
        {"BFloat16Storage", ElementType::bf16}, {"DoubleStorage", ElementType::f64},
        {"LongStorage", ElementType::i64},      {"IntStorage", ElementType::i32},
        {"ShortStorage", ElementType::i16},     {"CharStorage", ElementType::i8},
        {"ByteStorage", ElementType::u8},       {"BoolStorage", ElementType::boolean},
    };
    std::vector<PickledTensor> tensors;
    std::vector<StorageBytes> storages;
    for (const auto& [storage, type] : types) {
        tensors.push_back({.name = storage,
                           .storage = storage,
                           .storage_type = storage,
                           .elements = 6,
                           .offset = 2,
                           .shape = {4},
                           .strides = {1}});
        std::string bytes(6 * element_size(type), '\0');
        bytes[2 * element_size(type)] = '\x7f';
        storages.push_back({storage, bytes});
    }
    const TensorFile file = read_zip(pickled_state_dict(tensors), storages);
    for (const auto& [storage, type] : types) {
        const TensorView* tensor = file.find(storage);
        QVERIFY(tensor && tensor->type == type);
        QCOMPARE(file.data(*tensor)[0], std::byte{0x7f});
    }
}

void TestPytorchFile::readsTheLegacyContainer() {
    PickledTensor a{.name = "a"}, b{.name = "b",
                                    .storage = "94",
                                    .storage_type = "LongStorage",
                                    .elements = 2,
                                    .offset = 1,
                                    .shape = {1},
                                    .strides = {1}};
    a.legacy = b.legacy = true;
    const std::vector<std::int64_t> longs{-5, 1LL << 40};
    const std::string bytes = legacy_start() + pickled_state_dict({a, b}) +
                              legacy_end({{"94", bytes_of(longs), 2}, {"0", bytes_of(six), 6}});
    const TensorFile file = OnDisk(bytes).read();
    QCOMPARE(file.format, std::string("pytorch legacy"));
    QCOMPARE(names(file), (Names{"a", "b"}));
    QCOMPARE(elements(file, "a"), six);
    QCOMPARE(elements<std::int64_t>(file, "b"), (std::vector<std::int64_t>{1LL << 40}));
}

void TestPytorchFile::readsZip64() {
    ZipBytes zip = checkpoint_zip(pickled_state_dict({{.name = "a"}}), {{"0", bytes_of(six)}});
    for (ZipBytesEntry& entry : zip.entries)
        entry.zip64 = true;
    QCOMPARE(elements(OnDisk(zip.bytes()).read(), "a"), six);
}

void TestPytorchFile::readsZipsWithoutZip64AndWithComment() {
    ZipBytes zip = checkpoint_zip(pickled_state_dict({{.name = "a"}}), {{"0", bytes_of(six)}});
    zip.zip64_end = false;
    QCOMPARE(elements(OnDisk(zip.bytes()).read(), "a"), six);
    zip.comment = "made by hand";
    QCOMPARE(elements(OnDisk(zip.bytes()).read(), "a"), six);
}

void TestPytorchFile::namesNestedDictionariesWithDots() {
    // {'model': OrderedDict(w), 'ema': {'a.b': w, 3: w}, 'list': [w, (w,)]}
    PickleBytes pickle;
    const PickledTensor tensor;
    pickle.proto().empty_dict().mark();
    pickle.text("model").ordered_dict().text("w") << tensor;
    pickle.setitem().text("ema").empty_dict().mark().text("a.b") << tensor;
    pickle.integer(3) << tensor;
    pickle.setitems().text("list").empty_list().mark() << tensor;
    pickle << tensor;
    pickle.raw("\x85").appends().setitems().stop();
    const TensorFile file = read_zip(pickle.bytes, {{"0", bytes_of(six)}});
    QCOMPARE(names(file), (Names{"model.w", "ema.a.b", "ema.3", "list.0", "list.1.0"}));
    QCOMPARE(elements(file, "list.1.0"), six);
}

void TestPytorchFile::passesOverWhatIsNoTensor() {
    PickleBytes pickle;
    pickle.proto().empty_dict().mark();
    pickle.text("epoch").integer(12).text("big").integer(1LL << 40).text("negative").integer(-1);
    pickle.text("huge")
        .raw("\x8a\x0a")
        .raw(std::string(10, 'x'))
        .text("zero")
        .raw(std::string("\x8a\x00", 2));
    pickle.text("lr").real(1e-4).text("name").text("sdm").text("none").none().text("flag").boolean(true);
    pickle.text("list")
        .empty_list()
        .mark()
        .integer(1)
        .text("x")
        .appends()
        .text("one")
        .empty_list()
        .none()
        .append();
    pickle.text("empty").empty_dict().integers({1, 2}).text("a key that is a tuple").text("w")
        << PickledTensor{};
    pickle.setitems().stop();
    const TensorFile file = read_zip(pickle.bytes, {{"0", bytes_of(six)}});
    QCOMPARE(names(file), (Names{"w"}));
}

void TestPytorchFile::readsScalarsAndEmptyTensors() {
    PickledTensor scalar{.name = "scalar", .offset = 5, .shape = {}, .strides = {}};
    PickledTensor empty{.name = "empty", .offset = 6, .shape = {0, 4}, .strides = {4, 1}};
    PickledTensor none{.name = "none", .storage = "1", .elements = 0, .shape = {0}, .strides = {1}};
    const TensorFile file =
        read_zip(pickled_state_dict({scalar, empty, none}), {{"0", bytes_of(six)}, {"1", ""}});
    QCOMPARE(elements(file, "scalar"), (std::vector<float>{5}));
    QCOMPARE(file.find("empty")->element_count(), std::int64_t{0});
    QCOMPARE(file.find("none")->element_count(), std::int64_t{0});
}

void TestPytorchFile::readsAStorageSharedByTwoNames() {
    // One tensor object under two names, recalled from the memo, as tied weights are written.
    PickleBytes pickle;
    pickle.proto().empty_dict().mark().text("a") << PickledTensor{};
    pickle.put(300).text("b").get(300).setitems().stop();
    const TensorFile file = read_zip(pickle.bytes, {{"0", bytes_of(six)}});
    QCOMPARE(file.find("a")->offset, file.find("b")->offset);
}

void TestPytorchFile::tellsFilesApartByContent() {
    const std::string zip =
        checkpoint_zip(pickled_state_dict({{.name = "a"}}), {{"0", bytes_of(six)}}).bytes();
    QCOMPARE(OnDisk(zip, "a.safetensors").read().format, std::string("pytorch zip"));
    const std::string tensors =
        safetensors_bytes(R"({"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", "x");
    QCOMPARE(OnDisk(tensors, "a.pt").read().format, std::string("safetensors"));
    // A header length whose low bytes read "PK" or look like a pickle's protocol is still a length.
    for (const std::size_t length : {std::size_t{0x4b50}, std::size_t{0x0280}}) {
        std::string header = R"({"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})";
        header.resize(length, ' ');
        QCOMPARE(OnDisk(safetensors_bytes(header, "x")).read().format, std::string("safetensors"));
    }
}

void TestPytorchFile::readPytorchFileRefusesSafetensors() {
    const OnDisk file(safetensors_bytes("{}", ""));
    QVERIFY(error_of([&] { read_pytorch_file(file.path()); }).starts_with(file.path().string()));
}

void TestPytorchFile::forgottenTensorsReadTheSame() {
    const TensorFile file = read_tensor_file(SINOPIA_SOURCE_DIR "/tests/data/reference/sdm_b.pt");
    for (const TensorView& tensor : file.tensors) {
        const std::vector<float> before = elements(file, tensor.name);
        file.forget(tensor);
        QCOMPARE(elements(file, tensor.name), before);
    }
}

QTEST_GUILESS_MAIN(TestPytorchFile)
#include "test_pytorch_file.moc"
