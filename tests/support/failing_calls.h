#pragma once

namespace sinopia::test {

// Makes the system's calls that change the disk fail (link failing_calls.cpp, which takes the place of write,
// pwrite, ftruncate, fsync, fdatasync, rename and unlink in the whole process, SQLite included).

/// The `number`th such call from now on (1: the next) fails with `reason` (ENOSPC, EIO, ...); those after it
/// too if `from_then_on`.
void fail_call(int number, int reason, bool from_then_on = false);

/// Everything works again. Returns whether any call has failed.
bool stop_failing();

} // namespace sinopia::test
