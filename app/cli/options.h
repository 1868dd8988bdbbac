#pragma once

#include "image/geometry.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia::cli {

/// A declarative command line of one verb: declared once, it parses, checks and writes its own help.
///
///     Options options("generate", "Paints a picture from a label map.");
///     options.option("steps", "N", "sampling steps", "50").flag("json", "result as one JSON line");
///     if (!options.parse(argc, argv))
///         return 0; // --help was asked for and printed
///     const int steps = options.integer("steps", 1, 1000);
///
/// Values come as `--name VALUE` or `--name=VALUE`; `--` ends the options. Names are given without dashes.
/// Every mistake of the person is an Error that names the option; an unknown one names the nearest known one.
class Options {
  public:
    Options(std::string verb, std::string summary);

    /// A heading in the help for the declarations that follow.
    Options& section(std::string title);
    /// An option without a value.
    Options& flag(std::string name, std::string help);
    /// An option with a value; `fallback` is used and shown in the help where it is not empty.
    Options& option(std::string name, std::string value_name, std::string help, std::string fallback = {});
    Options& required(std::string name, std::string value_name, std::string help);
    /// An option that may be given several times; see `list`.
    Options& repeated(std::string name, std::string value_name, std::string help);
    /// Arguments without a name, in order. Only the last may be repeated.
    Options& positional(std::string value_name, std::string help, bool needed = true, bool many = false);

    /// Reads argv[1..]; argv[0] is the verb. False if `--help` (or -h) was given: the help is on stdout then.
    bool parse(int argc, char** argv);
    std::string help() const;

    /// Was it given on the command line? (A fallback does not count.)
    bool given(std::string_view name) const;
    /// A flag's state; the same as `given`.
    bool on(std::string_view name) const { return given(name); }

    /// The value or the fallback; empty if there is neither.
    std::string text(std::string_view name) const;
    int integer(std::string_view name, int low = std::numeric_limits<int>::min(),
                int high = std::numeric_limits<int>::max()) const;
    long long integer64(std::string_view name, long long low, long long high) const;
    std::uint64_t unsigned64(std::string_view name) const;
    /// Finite, low <= value <= high.
    double number(std::string_view name, double low = -1e300, double high = 1e300) const;
    /// "WxH", both 1 to max_image_side. An empty value gives an empty size.
    Size size(std::string_view name) const;
    std::filesystem::path path(std::string_view name) const { return text(name); }
    /// The value must be one of `choices`.
    std::string choice(std::string_view name, const std::vector<std::string>& choices) const;
    /// Every value given, each split at commas, empty parts dropped.
    std::vector<std::string> list(std::string_view name) const;
    const std::vector<std::string>& positionals() const { return positional_values_; }

  private:
    struct Spec {
        std::string name, value_name, help, fallback;
        bool is_flag = false, is_required = false, is_repeated = false;
        std::size_t section = 0;
        std::vector<std::string> values; ///< as given; a flag holds one empty value
    };
    struct PositionalSpec {
        std::string value_name, help;
        bool needed = true, many = false;
    };

    Options& add(Spec spec);
    const Spec& spec(std::string_view name) const;
    Spec& known_spec(std::string_view name);
    void parse_option(int argc, char** argv, int& index);
    void check_complete() const;

    std::string verb_, summary_;
    std::vector<std::string> sections_{""};
    std::vector<Spec> specs_;
    std::vector<PositionalSpec> positional_specs_;
    std::vector<std::string> positional_values_;
};

/// The known word that is nearest to `word` by edit distance, or "" if none is near.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

} // namespace sinopia::cli
