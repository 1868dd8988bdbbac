#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sinopia {

/// Gives each object of a file (a class name and the file's own id) a 16-bit instance id, the same every time
/// it is asked. The file's id is kept where it fits and no other class had it first.
class InstanceNumbers {
  public:
    /// The file's ids are ours: they are kept even where two classes share one.
    void keep_all(bool keep) { keep_all_ = keep; }

    /// `id` is the id's text. Throws Error if more than 65,535 objects are told apart.
    std::uint16_t number(const std::string& name, const std::string& id);

  private:
    std::uint16_t free_number();

    bool keep_all_ = false;
    std::map<std::pair<std::string, std::string>, std::uint16_t> given_;
    std::vector<bool> used_ = std::vector<bool>(65536);
    std::size_t last_free_ = 65536;
};

} // namespace sinopia
