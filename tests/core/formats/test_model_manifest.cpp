// Manifests and class lists: what is written is read back, and every wrong key is named.
#include "formats/json_file.h"
#include "formats/model_manifest.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QTest>

using namespace sinopia;
using namespace sinopia::test;
using Json = nlohmann::json;

class TestModelManifest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void roundTripKeepsEverything();
    void readsTheLeastManifest();
    void oneStageMayBeOfAnyRole();
    void namesTheWrongKey_data();
    void namesTheWrongKey();
    void readsClassLists();
    void generatesMissingColors();
    void namesTheWrongClass_data();
    void namesTheWrongClass();
    void refusesBadJson_data();
    void refusesBadJson();
};

namespace {

Json least() {
    return Json::parse(R"({"name": "m", "labels": {"names": ["sky", "sea"]},
                           "stages": [{"weights": "w.safetensors", "size": [64, 48]}]})");
}

std::string error_of_manifest(const std::string& text) {
    const TempFolder folder;
    write_bytes(folder / "manifest.json", text);
    const std::string message = error_of([&] { read_model_manifest(folder / "manifest.json"); });
    const std::string place = (folder / "manifest.json").string();
    return message.starts_with(place) ? message.substr(place.size())
           : message.empty()          ? ""
                                      : "without its file: " + message;
}

} // namespace

void TestModelManifest::roundTripKeepsEverything() {
    ModelManifest manifest;
    manifest.name = "landscape";
    manifest.description = "Paints \"landscapes\", für alle";
    manifest.license = "CC0";
    manifest.labels = LabelSet({{"sky", {1, 2, 3}, "air"}, {"sea", {255, 0, 128}, ""}}, ClassIndex{255});
    ModelStage base;
    base.weights = "model.safetensors";
    base.sha256 = std::string(64, 'a');
    base.size = {64, 48};
    base.network = {{"num_channels", 64}};
    base.diffusion = {{"noise_schedule", "cosine"}};
    base.steps = 15;
    ModelStage upper = base;
    upper.role = "super-resolution";
    upper.weights = "sr.safetensors";
    manifest.stages = {base, upper};
    manifest.styles = Json::parse(R"([{"name": "light", "choices": ["noon", "dusk"]}])");
    manifest.defaults = {{"sampler", "ddim"}, {"guidance", 1.5}};
    manifest.training = {{"steps", 1000}};
    manifest.max_pixels = 65536;

    const TempFolder folder;
    write_model_manifest(folder / "manifest.json", manifest);
    const ModelManifest read = read_model_manifest(folder / "manifest.json");
    QCOMPARE(read.name, manifest.name);
    QCOMPARE(read.description, manifest.description);
    QCOMPARE(read.license, manifest.license);
    QVERIFY(read.labels == manifest.labels);
    QCOMPARE(read.stages.size(), std::size_t{2});
    QCOMPARE(read.stages[1].role, std::string("super-resolution"));
    QCOMPARE(read.stages[1].weights, std::string("sr.safetensors"));
    QCOMPARE(read.stages[0].sha256, base.sha256);
    QVERIFY(read.stages[0].size == base.size);
    QVERIFY(read.stages[0].network == base.network && read.stages[0].diffusion == base.diffusion);
    QCOMPARE(read.stages[0].steps, 15);
    QVERIFY(read.styles == manifest.styles && read.defaults == manifest.defaults &&
            read.training == manifest.training);
    QCOMPARE(read.max_pixels, 65536LL);
}

void TestModelManifest::readsTheLeastManifest() {
    QCOMPARE(error_of_manifest(least().dump()), std::string());
}

void TestModelManifest::oneStageMayBeOfAnyRole() {
    Json json = least();
    json["stages"][0]["role"] = "super-resolution";
    QCOMPARE(error_of_manifest(json.dump()), std::string());
    json["stages"].push_back(json["stages"][0]);
    QVERIFY(error_of_manifest(json.dump()).find("\"stages\"") != std::string::npos);
    json["stages"][0]["role"] = json["stages"][1]["role"] = "base";
    QVERIFY(error_of_manifest(json.dump()).find("\"stages\"") != std::string::npos);
    json["stages"][1]["role"] = "super-resolution";
    QCOMPARE(error_of_manifest(json.dump()), std::string());
    json["stages"][1]["role"] = "segmenter"; // which paints nothing, and so joins no cascade
    QVERIFY(error_of_manifest(json.dump()).find("\"stages\"") != std::string::npos);
    json["stages"] = Json::array({json["stages"][1]});
    QCOMPARE(error_of_manifest(json.dump()), std::string());
}

void TestModelManifest::namesTheWrongKey_data() {
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, const char* pointer, const char* value, const char* key) {
        QTest::newRow(name) << pointer << value << key;
    };
    row("name missing", "/name", "null", "\"name\"");
    row("name empty", "/name", "\"\"", "\"name\"");
    row("name a number", "/name", "3", "\"name\"");
    row("no labels", "/labels", "{}", "\"names\"");
    row("labels a list", "/labels", "[]", "\"labels\"");
    row("stages missing", "/stages", "null", "\"stages\"");
    row("no stage", "/stages", "[]", "\"stages\"");
    row("stage a number", "/stages/0", "1", "stage 1");
    row("nine stages", "/stages", "[1,2,3,4,5,6,7,8,9]", "\"stages\"");
    row("role unknown", "/stages/0/role", "\"x\"", "\"role\"");
    row("weights missing", "/stages/0/weights", "null", "\"weights\"");
    row("weights leave the folder", "/stages/0/weights", "\"../../etc/passwd\"", "\"weights\"");
    row("weights absolute", "/stages/0/weights", "\"/etc/passwd\"", "\"weights\"");
    row("weights are the folder above", "/stages/0/weights", "\"..\"", "\"weights\"");
    row("weights with a zero byte", "/stages/0/weights", R"("a\u0000b")", "\"weights\"");
    row("weights with a backslash", "/stages/0/weights", R"("a\\b")", "\"weights\"");
    row("hash too short", "/stages/0/sha256", "\"abc\"", "\"sha256\"");
    row("size missing", "/stages/0/size", "null", "\"size\"");
    row("size of one number", "/stages/0/size", "[64]", "\"size\"");
    row("size negative", "/stages/0/size", "[64, -1]", "\"size\"");
    row("size huge", "/stages/0/size", "[64, 99999999999999999999]", "\"size\"");
    row("size a fraction", "/stages/0/size", "[64, 1.5]", "\"size\"");
    row("network a list", "/stages/0/network", "[]", "\"network\"");
    row("steps negative", "/stages/0/steps", "-1", "\"steps\"");
    row("styles an object", "/styles", "{}", "\"styles\"");
    row("style without choices", "/styles", R"([{"name": "light"}])", "\"styles\"");
    row("style with no choice", "/styles", R"([{"name": "light", "choices": []}])", "\"styles\"");
    row("style with a number as choice", "/styles", R"([{"name": "light", "choices": [1]}])", "\"styles\"");
    row("defaults a text", "/defaults", "\"x\"", "\"defaults\"");
    row("max_pixels negative", "/max_pixels", "-5", "\"max_pixels\"");
}

void TestModelManifest::namesTheWrongKey() {
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, key);
    Json manifest = least();
    manifest[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    const std::string message = error_of_manifest(manifest.dump());
    QVERIFY2(message.find(key.toStdString()) != std::string::npos, message.c_str());
    QVERIFY2(!message.starts_with("without"), message.c_str());
}

void TestModelManifest::readsClassLists() {
    const LabelSet labels = label_set_from_json(
        Json::parse(
            R"({"names": ["a", "b"], "colors": [[0, 127.6, 255], [1, 2, 3]], "ignore": 255, "groups": ["g", ""]})"),
        "classes.json");
    QCOMPARE(labels.size(), 2);
    QVERIFY((labels[0].color == Rgb{0, 128, 255}));
    QCOMPARE(labels[0].group, std::string("g"));
    QCOMPARE(labels.ignore().value(), ClassIndex{255});
    QVERIFY(label_set_from_json(to_json(labels), "again") == labels);
}

void TestModelManifest::generatesMissingColors() {
    const LabelSet labels = label_set_from_json(Json::parse(R"({"names": ["a", "b"]})"), "classes.json");
    QVERIFY(labels[1].color == generated_color(1));
    QVERIFY(!labels.ignore());
}

void TestModelManifest::namesTheWrongClass_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char* name, const char* text, const char* cause) {
        QTest::newRow(name) << text << cause;
    };
    row("a list", "[]", "object is expected");
    row("no names", "{}", "\"names\" is missing");
    row("empty names", R"({"names": []})", "at least one");
    row("names a text", R"({"names": "ab"})", "\"names\" must be a list");
    row("a name that is a number", R"({"names": ["a", 2]})", "class 1");
    row("a name twice", R"({"names": ["a", "a"]})", "twice");
    row("fewer colours than names", R"({"names": ["a", "b"], "colors": [[0, 0, 0]]})",
        "1 entries for 2 names");
    row("colour of two numbers", R"({"names": ["a"], "colors": [[0, 0]]})", "class 0");
    row("colour of 256", R"({"names": ["a"], "colors": [[0, 0, 256]]})", "class 0");
    row("colour negative", R"({"names": ["a"], "colors": [[0, 0, -1]]})", "class 0");
    row("colour a text", R"({"names": ["a"], "colors": ["#ffffff"]})", "class 0");
    row("colour null", R"({"names": ["a"], "colors": [[0, 0, null]]})", "class 0");
    row("ignore negative", R"({"names": ["a"], "ignore": -1})", "\"ignore\"");
    row("ignore too large", R"({"names": ["a"], "ignore": 65536})", "\"ignore\"");
    row("group a number", R"({"names": ["a"], "groups": [1]})", "class 0");
}

void TestModelManifest::namesTheWrongClass() {
    QFETCH(QString, text);
    QFETCH(QString, cause);
    const TempFolder folder;
    write_bytes(folder / "classes.json", text.toStdString());
    const std::string message = error_of([&] { read_label_set(folder / "classes.json"); });
    QVERIFY2(message.starts_with((folder / "classes.json").string()), message.c_str());
    QVERIFY2(message.find(cause.toStdString()) != std::string::npos, message.c_str());
}

void TestModelManifest::refusesBadJson_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cause");
    QTest::newRow("empty") << QByteArray() << "not valid JSON";
    QTest::newRow("cut short") << QByteArray("{\"name\": ") << "not valid JSON";
    QTest::newRow("NaN") << QByteArray("{\"name\": NaN}") << "not valid JSON";
    QTest::newRow("number beyond all range") << QByteArray("{\"name\": 1e999}") << "outside the range";
    QTest::newRow("key twice") << QByteArray("{\"name\": 1, \"name\": 2}") << "stands twice";
    QTest::newRow("no UTF-8") << QByteArray("{\"name\": \"\xff\"}") << "not valid JSON";
    QTest::newRow("nested deep") << QByteArray(100, '[') << "levels deep";
    QTest::newRow("nested a million deep") << QByteArray(1'000'000, '[') << "levels deep";
    QTest::newRow("too many values") << "[" + QByteArray("1,").repeated(600'000) + "1]"
                                     << "values";
    QTest::newRow("too large") << QByteArray(5 << 20, ' ') << "larger than";
}

void TestModelManifest::refusesBadJson() {
    QFETCH(QByteArray, text);
    QFETCH(QString, cause);
    const std::string message = error_of_manifest(text.toStdString());
    QVERIFY2(message.find(cause.toStdString()) != std::string::npos, message.c_str());
}

QTEST_GUILESS_MAIN(TestModelManifest)
#include "test_model_manifest.moc"
