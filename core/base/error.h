#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sinopia {

/// Who can mend it: decides the exit code of the command line (2 or 1) and nothing else.
enum class ErrorKind {
    input,  ///< wrong usage or a bad file: the person can mend it (exit code 2)
    failure ///< the machine failed: no memory, no disk, a device error (exit code 1)
};

/// An error that a person may read: one plain sentence that says what, where and what to do.
///
/// Stop is not an error: see Stopped below. Errors are caught at the edge of a job or command and shown there.
class Error : public std::runtime_error {
  public:
    /// `message` is the whole sentence, e.g. "map.png: class 14 at (3, 7) is outside the 12 classes of the model;
    /// repaint it or choose another model".
    explicit Error(const std::string& message, ErrorKind kind = ErrorKind::input)
        : std::runtime_error(message), kind_(kind) {}

    ErrorKind kind() const { return kind_; }

  private:
    ErrorKind kind_;
};

/// An Error of kind failure.
class Failure : public Error {
  public:
    explicit Failure(const std::string& message) : Error(message, ErrorKind::failure) {}
};

/// Thrown when a stop was asked for and honoured. Not an Error: nothing is wrong.
class Stopped : public std::exception {
  public:
    const char* what() const noexcept override { return "stopped"; }
};

} // namespace sinopia
