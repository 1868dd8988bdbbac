#include "app/cli/options.h"

#include "base/error.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace sinopia::cli {

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < word.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i + 1;
            for (std::size_t j = 0; j < candidate.size(); ++j) {
                const std::size_t change = diagonal + (word[i] == candidate[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, change});
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

Options::Options(std::string verb, std::string summary)
    : verb_(std::move(verb)), summary_(std::move(summary)) {}

Options& Options::section(std::string title) {
    sections_.push_back(std::move(title));
    return *this;
}

Options& Options::add(Spec spec) {
    spec.section = sections_.size() - 1;
    specs_.push_back(std::move(spec));
    return *this;
}

Options& Options::flag(std::string name, std::string help) {
    Spec spec;
    spec.name = std::move(name);
    spec.help = std::move(help);
    spec.is_flag = true;
    return add(std::move(spec));
}

Options& Options::option(std::string name, std::string value_name, std::string help, std::string fallback) {
    Spec spec;
    spec.name = std::move(name);
    spec.value_name = std::move(value_name);
    spec.help = std::move(help);
    spec.fallback = std::move(fallback);
    return add(std::move(spec));
}

Options& Options::required(std::string name, std::string value_name, std::string help) {
    option(std::move(name), std::move(value_name), std::move(help));
    specs_.back().is_required = true;
    return *this;
}

Options& Options::repeated(std::string name, std::string value_name, std::string help) {
    option(std::move(name), std::move(value_name), std::move(help));
    specs_.back().is_repeated = true;
    return *this;
}

Options& Options::positional(std::string value_name, std::string help, bool needed, bool many) {
    positional_specs_.push_back({std::move(value_name), std::move(help), needed, many});
    return *this;
}

Options::Spec& Options::known_spec(std::string_view name) {
    const auto it = std::find_if(specs_.begin(), specs_.end(), [&](const Spec& s) { return s.name == name; });
    if (it != specs_.end())
        return *it;
    std::vector<std::string> known{"help"};
    for (const Spec& s : specs_)
        known.push_back(s.name);
    const std::string near = nearest_word(name, known);
    throw Error("--" + std::string(name) + " is not an option of " + verb_ + "; " +
                (near.empty() ? "see sinopia-cli " + verb_ + " --help" : "did you mean --" + near + "?"));
}

void Options::parse_option(int argc, char** argv, int& index) {
    const std::string_view whole = std::string_view(argv[index]).substr(2);
    const std::size_t equals = whole.find('=');
    Spec& spec = known_spec(whole.substr(0, equals));
    if (!spec.values.empty() && !spec.is_repeated && !spec.is_flag)
        throw Error("--" + spec.name + " is given twice; give it once");
    if (spec.is_flag) {
        if (equals != std::string_view::npos)
            throw Error("--" + spec.name + " takes no value");
        spec.values.assign(1, "");
    } else if (equals != std::string_view::npos) {
        spec.values.emplace_back(whole.substr(equals + 1));
    } else {
        if (index + 1 >= argc || std::string_view(argv[index + 1]).starts_with("--"))
            throw Error("--" + spec.name + " needs a value: --" + spec.name + " " + spec.value_name);
        spec.values.emplace_back(argv[++index]);
    }
    if (!spec.is_flag && spec.values.back().empty())
        throw Error("--" + spec.name + " has an empty value; give --" + spec.name + " " + spec.value_name);
}

bool Options::parse(int argc, char** argv) {
    const auto end_of_options = std::find(argv + 1, argv + argc, std::string_view("--"));
    if (std::any_of(argv + 1, end_of_options,
                    [](std::string_view a) { return a == "--help" || a == "-h"; })) {
        std::fputs(help().c_str(), stdout);
        return false;
    }
    bool options_ended = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (!options_ended && argument == "--")
            options_ended = true;
        else if (!options_ended && argument.starts_with("--"))
            parse_option(argc, argv, i);
        else if (!options_ended && argument.starts_with("-") && argument.size() > 1)
            throw Error("'" + std::string(argument) + "' is not an option of " + verb_ +
                        "; options start with two dashes, see sinopia-cli " + verb_ + " --help");
        else
            positional_values_.emplace_back(argument);
    }
    check_complete();
    return true;
}

void Options::check_complete() const {
    for (const Spec& s : specs_)
        if (s.is_required && s.values.empty())
            throw Error("--" + s.name + " " + s.value_name + " is missing; see sinopia-cli " + verb_ +
                        " --help");
    std::size_t needed = 0;
    bool many = false;
    for (const PositionalSpec& p : positional_specs_) {
        needed += p.needed ? 1 : 0;
        many = many || p.many;
    }
    if (positional_values_.size() < needed)
        throw Error(positional_specs_[positional_values_.size()].value_name +
                    " is missing; see sinopia-cli " + verb_ + " --help");
    if (!many && positional_values_.size() > positional_specs_.size())
        throw Error("'" + positional_values_[positional_specs_.size()] +
                    "' is one argument too many; see sinopia-cli " + verb_ + " --help");
}

} // namespace sinopia::cli
