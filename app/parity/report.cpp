#include "app/parity/report.h"

#include <ATen/ATen.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <ostream>

namespace sinopia::parity {

namespace {

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

} // namespace

double limit(const Tolerance& tolerance) {
    return tolerance.relative > 0 ? tolerance.relative : tolerance.absolute;
}

double max_error(const at::Tensor& actual, const at::Tensor& expected, const Tolerance& tolerance,
                 const at::Tensor& unit) {
    if (expected.numel() == 0)
        return 0;
    const at::Tensor wanted = expected.to(at::kDouble);
    const at::Tensor difference = (actual.detach().to(at::kCPU, at::kDouble) - wanted).abs();
    at::Tensor error = difference;
    if (tolerance.relative > 0) {
        const at::Tensor size = wanted.abs() + tolerance.absolute / tolerance.relative;
        error = at::where(difference == 0, difference, difference / size);
    }
    if (unit.defined())
        error = error / unit;
    const double worst = error.max().item<double>();
    return std::isnan(worst) ? std::numeric_limits<double>::infinity() : worst;
}

void Report::compare(const std::string& name, const at::Tensor& actual, const at::Tensor& expected,
                     const Tolerance& tolerance, const at::Tensor& unit) {
    if (!actual.defined())
        return fail(name, "not-computed");
    if (actual.sizes() != expected.sizes())
        return fail(name, "wrong-shape");
    const double error = max_error(actual, expected, tolerance, unit);
    line(name, number(error), number(limit(tolerance)), error <= limit(tolerance));
}

void Report::fail(const std::string& name, const std::string& reason) {
    line(name, reason, "-", false);
}

void Report::line(const std::string& name, const std::string& error, const std::string& tolerance, bool ok) {
    ++compared_;
    outside_ += ok ? 0 : 1;
    const std::string gap(name.size() < 72 ? 72 - name.size() : 1, ' ');
    const std::string wide(error.size() < 12 ? 12 - error.size() : 0, ' ');
    out_ << name << gap << wide << error << ' '
         << std::string(tolerance.size() < 6 ? 6 - tolerance.size() : 0, ' ') << tolerance
         << (ok ? " ok" : " FAIL") << '\n';
    out_.flush();
}

void Report::print_total() const {
    out_ << compared_ << " compared, " << outside_ << " outside" << std::endl;
}

} // namespace sinopia::parity
