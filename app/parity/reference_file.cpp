#include "app/parity/reference_file.h"

#include "base/error.h"
#include "base/log.h"
#include "checkpoint/element_type.h"
#include "formats/safetensors.h"

#include <ATen/ATen.h>

#include <cstring>

namespace sinopia::parity {

namespace {

at::Tensor copy_of(const TensorFile& file, const TensorView& view) {
    at::Tensor tensor = at::empty(view.shape, torch_type(view.type));
    std::memcpy(tensor.data_ptr(), file.data(view), tensor.nbytes());
    return tensor;
}

} // namespace

ReferenceFile::ReferenceFile(const std::filesystem::path& path, Report& report)
    : label_(path.stem().string()), report_(report) {
    if (!std::filesystem::exists(path)) {
        report_.fail(label_, "missing");
        return;
    }
    try {
        file_ = read_safetensors(path);
    } catch (const Error& error) {
        spdlog::error("{}", error.what());
        report_.fail(label_, "unreadable");
    }
}

bool ReferenceFile::has(const std::string& name) const {
    return file_ && file_->find(name);
}

std::vector<std::string> ReferenceFile::names(const std::string& prefix) const {
    std::vector<std::string> found;
    if (file_)
        for (const TensorView& view : file_->tensors)
            if (view.name.starts_with(prefix))
                found.push_back(view.name);
    return found;
}

at::Tensor ReferenceFile::peek(const std::string& name) const {
    const TensorView* view = file_ ? file_->find(name) : nullptr;
    if (!view)
        throw MissingQuantity{name};
    return copy_of(*file_, *view);
}

at::Tensor ReferenceFile::input(const std::string& name) {
    claimed_.insert(name);
    return peek(name);
}

void ReferenceFile::check(const std::string& name, const at::Tensor& actual, const Tolerance& tolerance,
                          const at::Tensor& unit) {
    if (!has(name))
        return tell_missing(name);
    claimed_.insert(name);
    report_.compare(label_ + "/" + name, actual, peek(name), tolerance, unit);
}

void ReferenceFile::check_also(const std::string& name, const std::string& suffix, const at::Tensor& actual,
                               const Tolerance& tolerance) {
    if (has(name))
        report_.compare(label_ + "/" + name + "." + suffix, actual, peek(name), tolerance);
}

void ReferenceFile::check_if_there(const std::string& name, const at::Tensor& actual,
                                   const Tolerance& tolerance) {
    if (has(name))
        check(name, actual, tolerance);
}

void ReferenceFile::tell_missing(const std::string& name) {
    // A file that could not be read at all has its own line.
    if (file_ && !has(name) && missing_.insert(name).second)
        report_.fail(label_ + "/" + name, "missing");
}

void ReferenceFile::expect_listed(const std::vector<std::string>& names) {
    listed_ = true;
    for (const std::string& name : names)
        tell_missing(name);
}

void ReferenceFile::require(const std::vector<std::string>& names) {
    if (!listed_)
        for (const std::string& name : names)
            tell_missing(name);
}

void ReferenceFile::section(const std::string& title, const std::function<void()>& checks) {
    try {
        checks();
    } catch (const MissingQuantity& missing) {
        tell_missing(missing.name);
    } catch (const std::exception& error) {
        spdlog::error("{}: {}: {}", label_, title, error.what());
        report_.fail(label_ + "/" + title, "error");
    }
}

void ReferenceFile::finish() {
    for (const std::string& name : names())
        if (!claimed_.contains(name))
            report_.fail(label_ + "/" + name, "not-compared");
}

} // namespace sinopia::parity
