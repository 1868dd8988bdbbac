#include "support/checkpoint_bytes.h"

#include "hostile.h"

namespace sinopia::test {
namespace {

const std::string numbers = bytes_of(std::vector<float>{0, 1, 2, 3, 4, 5});

std::string zip_of(const std::string& pickle) {
    return checkpoint_zip(pickle, {{"0", numbers}}).bytes();
}

/// {"a": <what `fill` pushes>}
template <class Fill>
std::string value(Fill fill) {
    PickleBytes pickle;
    pickle.proto().empty_dict().text("a");
    fill(pickle);
    pickle.setitem().stop();
    return zip_of(pickle.bytes);
}

template <class Fill>
std::string pickled(Fill fill) {
    PickleBytes pickle;
    pickle.proto();
    fill(pickle);
    return zip_of(pickle.bytes);
}

HostileFile calling(const char* module, const char* name) {
    return {std::string("calls ") + module + "." + name,
            value([&](auto& p) { p.global(module, name).text("echo hello").raw("\x85").reduce(); }),
            std::string("asks for \"") + module + "." + name + "\""};
}

std::vector<HostileFile> code() {
    std::vector<HostileFile> all;
    const std::pair<const char*, const char*> functions[] = {{"os", "system"},
                                                             {"posix", "system"},
                                                             {"nt", "system"},
                                                             {"builtins", "eval"},
                                                             {"__builtin__", "eval"},
                                                             {"builtins", "exec"},
                                                             {"builtins", "getattr"},
                                                             {"subprocess", "Popen"},
                                                             {"torch", "load"},
                                                             {"torch.hub", "load"},
                                                             {"torch.jit", "load"},
                                                             {"runpy", "_run_code"},
                                                             {"pickle", "loads"},
                                                             {"numpy.core.multiarray", "_reconstruct"},
                                                             {"argparse", "Namespace"},
                                                             {"collections", "OrderedDict.__init__"},
                                                             {"torch._utils", "_rebuild_tensor"},
                                                             {"torch", "UntypedStorage"}};
    for (const auto& [module, name] : functions)
        all.push_back(calling(module, name));
    const auto opcode = [&](const char* name, std::string_view raw) {
        all.push_back({name, value([&](auto& p) { p.none().raw(raw); }), "has the operation"});
    };
    opcode("opcode INST", "(ios\nsystem\n");
    opcode("opcode OBJ", "(o");
    opcode("opcode NEWOBJ", "\x81");
    opcode("opcode NEWOBJ_EX", "\x92");
    opcode("opcode STACK_GLOBAL", "\x93");
    opcode("opcode EXT1", "\x82\x01");
    opcode("opcode PERSID", "P0\n");
    opcode("opcode BINSTRING", std::string_view("T\x01\0\0\0x", 6));
    opcode("opcode LONG4", std::string_view("\x8b\xff\xff\xff\x7f", 5));
    opcode("opcode BYTEARRAY8", std::string_view("\x96\xff\xff\xff\xff\xff\xff\xff\x7f", 9));
    opcode("opcode FRAME", std::string_view("\x95\0\0\0\0\0\0\0\0", 9));
    opcode("opcode POP", "0");
    opcode("opcode DUP", "2");
    opcode("opcode 0xff", "\xff");
    opcode("opcode 0", std::string_view("\0", 1));
    return all;
}

std::vector<HostileFile> calls() {
    return {
        {"calls a text", value([](auto& p) { p.text("x").empty_tuple().reduce(); }), "no function"},
        {"calls a storage type",
         value([](auto& p) { p.global("torch", "FloatStorage").empty_tuple().reduce(); }), "storage type"},
        {"calls without a tuple",
         value([](auto& p) { p.global("collections", "OrderedDict").empty_list().reduce(); }), "no function"},
        {"OrderedDict with arguments",
         value([](auto& p) { p.global("collections", "OrderedDict").integers({1}).reduce(); }),
         "with arguments"},
        {"tensor of no arguments",
         value([](auto& p) { p.global("torch._utils", "_rebuild_tensor_v2").empty_tuple().reduce(); }),
         "wrong kind"},
        {"tensor of numbers", value([](auto& p) {
             p.global("torch._utils", "_rebuild_tensor_v2").integers({1, 2, 3, 4, 5, 6}).reduce();
         }),
         "wrong kind"},
        {"parameter of a number", value([](auto& p) {
             p.global("torch._utils", "_rebuild_parameter").integers({1, 2, 3}).reduce();
         }),
         "wrong kind"},
        {"state for a list", value([](auto& p) { p.empty_list().empty_dict().build(); }), "no dictionary"},
        {"state that is a text", value([](auto& p) { p.empty_dict().text("x").build(); }), "no dictionary"},
        {"state with another attribute",
         value([](auto& p) { p.ordered_dict().empty_dict().text("__class__").none().setitem().build(); }),
         "other than _metadata"},
        {"global without an end", pickled([](auto& p) { p.raw("cos").raw(std::string(300, 's')); }),
         "without an end"},
        {"global cut short", pickled([](auto& p) { p.raw("cos\nsyst"); }), "without an end"},
    };
}

std::vector<HostileFile> storages() {
    const auto named = [](auto fill) {
        return value([&](auto& p) {
            fill(p);
            p.persistent_id();
        });
    };
    const char* cause = "in a form that is not known";
    const auto storage = [](PickleBytes& p, const char* word, const char* module, const char* type,
                            std::int64_t elements) {
        p.mark().text(word).global(module, type).text("0").text("cpu").integer(elements).tuple();
    };
    return {
        {"storage named by a text", named([](auto& p) { p.text("0"); }), cause},
        {"storage named by an empty tuple", named([](auto& p) { p.empty_tuple(); }), cause},
        {"storage of another word", named([&](auto& p) { storage(p, "module", "torch", "FloatStorage", 6); }),
         cause},
        {"storage whose type is a function",
         named([&](auto& p) { storage(p, "storage", "collections", "OrderedDict", 6); }), cause},
        {"storage of negative size",
         named([&](auto& p) { storage(p, "storage", "torch", "FloatStorage", -6); }), "negative size"},
        {"storage of 2^62 elements",
         named([&](auto& p) { storage(p, "storage", "torch", "DoubleStorage", 1ll << 62); }), "should have"},
        {"storage with a text as size", named([](auto& p) {
             p.mark().text("storage").global("torch", "FloatStorage").text("0").text("cpu").text("6").tuple();
         }),
         cause},
        {"storage with a view", named([](auto& p) {
             p.mark()
                 .text("storage")
                 .global("torch", "FloatStorage")
                 .text("0")
                 .text("cpu")
                 .integer(6)
                 .integers({1, 2})
                 .tuple();
         }),
         cause},
        {"storage key that leaves the folder", named([](auto& p) {
             p.mark()
                 .text("storage")
                 .global("torch", "FloatStorage")
                 .text("../../etc/passwd")
                 .text("cpu")
                 .integer(6)
                 .tuple();
         }),
         "is missing"},
        {"storage with two types", value([&](auto& p) {
             p.mark();
             storage(p, "storage", "torch", "FloatStorage", 6), p.persistent_id();
             storage(p, "storage", "torch", "IntStorage", 6), p.persistent_id();
             p.tuple();
         }),
         "two types or sizes"},
        {"storage with two sizes", value([&](auto& p) {
             p.mark();
             storage(p, "storage", "torch", "FloatStorage", 6), p.persistent_id();
             storage(p, "storage", "torch", "FloatStorage", 7), p.persistent_id();
             p.tuple();
         }),
         "two types or sizes"},
    };
}

std::vector<HostileFile> structure() {
    return {
        {"no protocol", zip_of("}."), "does not start"},
        {"protocol 4", zip_of("\x80\x04}."), "protocol 4"},
        {"protocol 0", zip_of(std::string("\x80\x00}.", 4)), "protocol 0"},
        {"nothing on the stack", pickled([](auto& p) { p.stop(); }), "lacks a value"},
        {"two values left", pickled([](auto& p) { p.empty_dict().empty_dict().stop(); }), "left over"},
        {"a mark left", pickled([](auto& p) { p.empty_dict().mark().stop(); }), "lacks a value"},
        {"tuple without a mark", value([](auto& p) { p.tuple(); }), "never opened"},
        {"items without a mark", value([](auto& p) { p.empty_dict().setitems(); }), "never opened"},
        {"pair from under a mark", value([](auto& p) { p.mark().raw("\x86"); }), "lacks a member"},
        {"item of a list", value([](auto& p) { p.empty_list().integer(1).integer(2).setitem(); }),
         "no dictionary"},
        {"appending to a dictionary", value([](auto& p) { p.empty_dict().integer(1).append(); }), "no list"},
        {"appending to nothing", pickled([](auto& p) { p.append(); }), "no list"},
        {"setting on nothing", pickled([](auto& p) { p.setitem(); }), "no dictionary"},
        {"odd number of items", value([](auto& p) { p.empty_dict().mark().integer(1).setitems(); }),
         "without a value"},
        {"items set across a mark",
         value([](auto& p) { p.empty_dict().integer(1).mark().integer(2).setitem(); }), "no dictionary"},
        {"memo slot never filled", value([](auto& p) { p.get(7); }), "holds nothing"},
        {"memo slot of 2^32 - 1", value([](auto& p) { p.none().put(0xffffffff); }), "beyond the limit"},
        {"memo of nothing", pickled([](auto& p) { p.put(0); }), "lacks a value"},
        {"text longer than the pickle",
         value([](auto& p) { p.raw(std::string_view("X\xff\xff\xff\x7f", 5)); }), "inside a text"},
        {"text of 2^32 - 1 bytes", value([](auto& p) { p.raw("X\xff\xff\xff\xff"); }), "inside a text"},
        {"top level a list", pickled([](auto& p) { p.empty_list().stop(); }), "no dictionary of tensors"},
        {"top level a tensor", pickled([](auto& p) { (p << PickledTensor{}).stop(); }),
         "no dictionary of tensors"},
        {"dictionary that holds itself",
         pickled([](auto& p) { p.empty_dict().put(0).text("a").get(0).setitem().stop(); }),
         "nested more than"},
        {"list that holds itself", value([](auto& p) { p.empty_list().put(0).get(0).append(); }),
         "nested more than"},
        {"tensor under two equal names", pickled([](auto& p) {
             p.empty_dict().mark().text("a.b") << PickledTensor{};
             p.text("a").empty_dict().text("b") << PickledTensor{};
             p.setitem().setitems().stop();
         }),
         "stands twice"},
        {"tensor with a tuple as its key", pickled([](auto& p) {
             (p.empty_dict().integers({1, 2}) << PickledTensor{}).setitem().stop();
         }),
         "neither text nor number"},
        {"tensor without a name",
         pickled([](auto& p) { (p.empty_dict().text("") << PickledTensor{}).setitem().stop(); }), "no name"},
        {"tensor whose name is no UTF-8",
         pickled([](auto& p) { (p.empty_dict().text("\xff") << PickledTensor{}).setitem().stop(); }),
         "not UTF-8"},
        {"tensor with a name of 1 MB", pickled([](auto& p) {
             (p.empty_dict().text(std::string(1 << 20, 'n')) << PickledTensor{}).setitem().stop();
         }),
         "longer than"},
    };
}

} // namespace

std::vector<HostileFile> hostile_pickles() {
    std::vector<HostileFile> all;
    for (auto* group : {&code, &calls, &storages, &structure})
        for (HostileFile& file : (*group)())
            all.push_back(std::move(file));
    return all;
}

} // namespace sinopia::test
