#pragma once

#include "base/error.h"

#include <string>

namespace sinopia::test {

/// The message of the Error that `call` throws, empty if it throws none. Other exceptions pass through and
/// fail the test: a person would have seen them as a crash.
template <class F>
std::string error_of(F&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace sinopia::test
