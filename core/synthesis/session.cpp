#include "synthesis/session.h"

#include "base/error.h"
#include "synthesis/edit_run.h"
#include "synthesis/model_summary.h"
#include "synthesis/session_run.h"

#include <c10/util/Exception.h>

namespace sinopia {

namespace {

/// Torch's errors carry a backtrace and many lines; a person needs the first.
[[noreturn]] void rethrow_plainly(const c10::Error& error) {
    const std::string whole = error.what_without_backtrace();
    if (whole.find("not enough memory") != std::string::npos ||
        whole.find("out of memory") != std::string::npos)
        throw Failure("there is not enough memory for this picture; choose a smaller size");
    throw Failure("torch failed: " + whole.substr(0, whole.find('\n')));
}

} // namespace

Session::Session(LoadedModel model) : model_(std::move(model)), summary_(summarize(model_)) {
    for (std::size_t stage = 0; stage < model_.stages.size(); ++stage)
        memories_.push_back(std::make_shared<KeptEngine>());
}

GenerationResult Session::run(const GenerationRequest& request,
                              const std::function<void(const StepEvent&)>& on_step, std::stop_token stop) {
    try {
        if (request.edit)
            return EditRun(model_, summary_, request, memories_).run(on_step, std::move(stop));
        return SessionRun(model_, summary_, request, memories_).run(on_step, std::move(stop));
    } catch (const c10::Error& error) {
        rethrow_plainly(error);
    }
}

} // namespace sinopia
