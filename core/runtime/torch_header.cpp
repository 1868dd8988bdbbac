// A precompiled header needs one source file to belong to.
namespace sinopia {
extern const int torch_header_anchor;
const int torch_header_anchor = 0;
} // namespace sinopia
