#include "support/checkpoint_bytes.h"

#include "hostile.h"

namespace sinopia::test {
namespace {

const std::string numbers = bytes_of(std::vector<float>{0, 1, 2, 3, 4, 5});

std::string zip_of(const std::string& pickle) {
    return checkpoint_zip(pickle, {{"0", numbers}}).bytes();
}

template <class Fill>
std::string pickled(Fill fill) {
    PickleBytes pickle;
    pickle.proto();
    fill(pickle);
    return zip_of(pickle.bytes);
}

std::string repeated(const std::string& text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

/// Doubling: each level refers twice to the one below; 2^60 paths lead to the bottom.
std::string billion_laughs(bool with_tensor) {
    PickleBytes pickle;
    pickle.proto();
    pickle.empty_dict().put(0).mark();
    for (std::uint32_t level = 1; level <= 25; ++level) {
        pickle.text(std::to_string(level)).empty_dict().put(level).mark();
        if (level == 1 && with_tensor)
            pickle.text("x") << PickledTensor{};
        else
            pickle.text("x").get(level == 1 ? 1 : level - 1);
        pickle.text("y").get(level == 1 ? 1 : level - 1).setitems();
    }
    return zip_of(pickle.setitems().stop().bytes);
}

} // namespace

std::vector<HostileFile> hostile_bombs() {
    return {
        {"dictionaries doubled 25 times", billion_laughs(false), "nested more than"},
        {"tensors doubled 25 times", billion_laughs(true), "nested more than"},
        {"shared lists doubled 30 times", pickled([](auto& p) {
             p.empty_dict().text("a").empty_list().put(0);
             for (std::uint32_t i = 1; i <= 30; ++i)
                 p.raw("\x85").put(100).get(100).raw("\x86").put(i % 100);
             p.setitem().stop();
         }),
         "nested more than"},
        {"lists doubled 20 times", pickled([](auto& p) {
             p.empty_dict().text("a").empty_list().put(0);
             for (int i = 1; i <= 20; ++i)
                 p.put(1).get(1).raw("\x86");
             p.setitem().stop();
         }),
         "refer to more than"},
        {"a million empty lists",
         pickled([](auto& p) { p.mark().raw(std::string(1'000'000, ']')).tuple().stop(); }), "more than"},
        {"a million empty dictionaries",
         pickled([](auto& p) { p.mark().raw(std::string(1'000'000, '}')).tuple().stop(); }), "more than"},
        {"ten million marks", pickled([](auto& p) { p.raw(std::string(10'000'000, '(')).stop(); }),
         "nested more than"},
        {"ten million nones", pickled([](auto& p) { p.raw(std::string(10'000'000, 'N')).stop(); }),
         "stacks more than"},
        {"tuples nested a million deep", pickled([](auto& p) {
             p.empty_dict().text("a").none().raw(std::string(1'000'000, '\x85')).setitem().stop();
         }),
         "more than"},
        {"lists nested ten thousand deep", pickled([](auto& p) {
             p.empty_dict().text("a").none().raw(std::string(10'000, '\x85')).setitem().stop();
         }),
         "nested more than"},
        {"one list appended to three million times", pickled([](auto& p) {
             p.empty_dict().text("a").empty_list().raw(repeated("Na", 3'000'000)).setitem().stop();
         }),
         "more than"},
        {"dictionary filled three million times",
         pickled([](auto& p) { p.empty_dict().raw(repeated("NNs", 3'000'000)).stop(); }), "more than"},
        {"memo filled to its limit", pickled([](auto& p) { p.none().put(999'999).stop(); }),
         "no dictionary of tensors"},
        {"pickle of 33 MB", pickled([](auto& p) { p.empty_dict().raw(repeated("q\x01", 17 << 20)).stop(); }),
         "larger than"},
        {"a hundred and ten thousand tensors", pickled([](auto& p) {
             p.empty_dict().text("first") << PickledTensor{};
             p.put(1).setitem();
             for (int i = 0; i < 110'000; ++i)
                 p.integer(i).get(1).setitem();
             p.stop();
         }),
         "more tensors than"},
        {"two hundred thousand storages", pickled([](auto& p) {
             p.global("torch", "FloatStorage").put(1).text("storage").put(2).empty_dict().put(3);
             for (int i = 0; i < 200'000; ++i)
                 p.mark().get(2).get(1).text(std::to_string(i)).get(2).integer(1).tuple().persistent_id();
             p.stop();
         }),
         "more than"},
    };
}

} // namespace sinopia::test
