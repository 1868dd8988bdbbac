#include "jobs/network_config.h"

#include "base/error.h"
#include "jobs/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr int max_levels = 8;
constexpr const char* where = "network configuration";

[[noreturn]] void refuse_field(const std::string& key, const std::string& wanted) {
    throw Error(std::string(where) + ": \"" + key + "\" must be " + wanted);
}

double parse_number(const std::string& key, std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    const auto end = text.find_last_not_of(" \t");
    double value = 0;
    if (begin != std::string_view::npos) {
        const char* last = text.data() + end + 1;
        const auto result = std::from_chars(text.data() + begin, last, value);
        if (result.ec == std::errc{} && result.ptr == last && std::isfinite(value))
            return value;
    }
    refuse_field(key, "numbers separated by commas, such as \"1,2,4\"");
}

/// "32,16,8", "" (nothing), [32, 16, 8] or 32.
std::vector<double> read_list(const Json& json, const std::string& key) {
    std::vector<double> values;
    if (json.is_string()) {
        std::istringstream text(json.get<std::string>());
        for (std::string item; std::getline(text, item, ',');)
            values.push_back(parse_number(key, item));
    } else if (json.is_array()) {
        for (const auto& item : json) {
            if (!item.is_number())
                refuse_field(key, "a list of numbers");
            values.push_back(item.get<double>());
        }
    } else if (json.is_number()) {
        values.push_back(json.get<double>());
    } else {
        refuse_field(key, "a list of numbers or a text such as \"32,16,8\"");
    }
    return values;
}

void read_whole_numbers(const Json& json, const char* key, std::vector<int>& out) {
    const auto found = json.find(key);
    if (found == json.end())
        return;
    out.clear();
    for (const double value : read_list(*found, key)) {
        if (value != std::floor(value) || std::abs(value) > 1e6)
            refuse_field(key, "whole numbers");
        out.push_back(static_cast<int>(value));
    }
}

template <class T>
std::string join(const std::vector<T>& values) {
    std::ostringstream text;
    text.precision(17);
    for (std::size_t i = 0; i < values.size(); ++i)
        text << (i ? "," : "") << values[i];
    return text.str();
}

/// The fields whose JSON value is a plain number or boolean under the field's own name.
template <class Config, class Visitor>
void visit_plain_fields(Config& c, Visitor&& visit) {
    visit("image_size", c.image_size);
    visit("num_classes", c.num_classes);
    visit("no_instance", c.no_instance);
    visit("num_channels", c.num_channels);
    visit("num_res_blocks", c.num_res_blocks);
    visit("num_heads", c.num_heads);
    visit("num_head_channels", c.num_head_channels);
    visit("num_heads_upsample", c.num_heads_upsample);
    visit("use_new_attention_order", c.use_new_attention_order);
    visit("use_scale_shift_norm", c.use_scale_shift_norm);
    visit("resblock_updown", c.resblock_updown);
    visit("dropout", c.dropout);
    visit("learn_sigma", c.learn_sigma);
    visit("in_channels", c.in_channels);
    visit("context_channels", c.context_channels);
    visit("known_region", c.known_region);
    visit("patch_size", c.patch_size);
    visit("norm_groups", c.norm_groups);
    visit("spade_hidden", c.spade_hidden);
}

/// Collects complaints.
class Checker {
  public:
    void range(const char* name, long long value, long long low, long long high) {
        if (value < low || value > high)
            say(std::string(name) + " is " + std::to_string(value) + "; it must lie between " +
                std::to_string(low) + " and " + std::to_string(high));
    }
    void say(std::string sentence) { problems_.push_back(std::move(sentence)); }
    bool clean() const { return problems_.empty(); }
    std::vector<std::string> take() { return std::move(problems_); }

  private:
    std::vector<std::string> problems_;
};

void check_ranges(const NetworkConfig& c, Checker& check) {
    check.range("image_size", c.image_size, 1, max_image_side);
    check.range("num_classes", c.num_classes, 1, 65536);
    check.range("num_channels", c.num_channels, 1, 4096);
    check.range("num_res_blocks", c.num_res_blocks, 1, 16);
    check.range("in_channels", c.in_channels, 1, 64);
    check.range("context_channels", c.context_channels, 0, 64);
    check.range("patch_size", c.patch_size, 1, 16);
    check.range("norm_groups", c.norm_groups, 1, 4096);
    check.range("spade_hidden", c.spade_hidden, 1, 4096);
    if (!(c.dropout >= 0 && c.dropout < 1))
        check.say("dropout must lie between 0 and 1, 1 excluded");
    if (c.channel_mult.size() > max_levels)
        check.say("channel_mult has " + std::to_string(c.channel_mult.size()) + " levels; at most " +
                  std::to_string(max_levels) + " are possible");
    for (const double factor : c.channel_mult)
        if (!(factor > 0 && factor <= 64))
            check.say("channel_mult holds " + join(std::vector{factor}) +
                      "; multipliers lie above 0 and up to 64");
    for (const int resolution : c.attention_resolutions)
        check.range("attention_resolutions", resolution, 1, max_image_side);
    if (c.style_sizes.size() > 64)
        check.say("style_sizes has more than 64 entries");
    for (const int size : c.style_sizes)
        check.range("style_sizes", size, 1, 65536);
    if (c.num_head_channels != -1)
        check.range("num_head_channels", c.num_head_channels, 1, 4096);
    else
        check.range("num_heads", c.num_heads, 1, 4096);
    if (c.num_heads_upsample != -1)
        check.range("num_heads_upsample", c.num_heads_upsample, 1, 4096);
}

void check_heads(const NetworkConfig& c, int channels, int heads, const std::string& place, Checker& check) {
    const bool by_width = c.num_head_channels != -1;
    const int divisor = by_width ? c.num_head_channels : heads;
    if (channels % divisor == 0)
        return;
    check.say("the attention at " + place + " has " + std::to_string(channels) +
              " channels, which are not a multiple of " +
              (by_width ? "num_head_channels " : "the number of heads ") + std::to_string(divisor));
}

void check_levels(const NetworkConfig& c, Checker& check) {
    const auto factors = c.attention_factors();
    const auto multipliers = c.multipliers();
    const int decoder_heads = c.num_heads_upsample == -1 ? c.num_heads : c.num_heads_upsample;
    for (std::size_t level = 0; level < multipliers.size(); ++level) {
        const int channels = static_cast<int>(multipliers[level] * c.num_channels);
        const std::string place = "level " + std::to_string(level + 1);
        if (channels < 1 || channels % c.norm_groups != 0) {
            check.say(place + " has " + std::to_string(channels) +
                      " channels, which are not a multiple of norm_groups " + std::to_string(c.norm_groups));
            continue;
        }
        if (std::find(factors.begin(), factors.end(), 1 << level) != factors.end()) {
            check_heads(c, channels, c.num_heads, place, check);
            check_heads(c, channels, decoder_heads, place + " of the decoder", check);
        }
        if (level + 1 == multipliers.size())
            check_heads(c, channels, c.num_heads, "the middle", check);
    }
}

} // namespace

std::vector<double> default_multipliers(Size size, int patch_size) {
    static const std::vector<std::vector<double>> by_levels{
        {1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 1, 2, 3, 4}, {1, 1, 2, 2, 4, 4}, {0.5, 1, 1, 2, 2, 4, 4}};
    int width = size.width / std::max(1, patch_size), height = size.height / std::max(1, patch_size);
    std::size_t halvings = 0;
    while (halvings + 1 < by_levels.size() && width % 2 == 0 && height % 2 == 0 &&
           std::min(width, height) >= 16) {
        width /= 2;
        height /= 2;
        ++halvings;
    }
    return by_levels[halvings];
}

std::vector<double> NetworkConfig::multipliers() const {
    return channel_mult.empty() ? default_multipliers({image_size, image_size}, patch_size) : channel_mult;
}

std::vector<int> NetworkConfig::attention_factors() const {
    std::vector<int> factors;
    for (const int resolution : attention_resolutions)
        if (resolution > 0 && patch_size > 0)
            factors.push_back(image_size / patch_size / resolution);
    return factors;
}

int NetworkConfig::stride() const {
    return patch_size << (multipliers().size() - 1);
}

std::vector<std::string> NetworkConfig::problems() const {
    Checker check;
    check_ranges(*this, check);
    if (check.clean())
        check_levels(*this, check);
    return check.take();
}

NetworkConfig network_config_from_json(const Json& json) {
    NetworkConfig config;
    const JsonFieldReader read(json, where);
    visit_plain_fields(config, read);
    if (const auto found = json.find("channel_mult"); found != json.end())
        config.channel_mult = read_list(*found, "channel_mult");
    read_whole_numbers(json, "attention_resolutions", config.attention_resolutions);
    read_whole_numbers(json, "style_sizes", config.style_sizes);

    std::string label_path = "per_layer", placement = "both";
    read("label_path", label_path);
    read("spade_placement", placement);
    if (label_path != "per_layer" && label_path != "shared_trunk")
        refuse_field("label_path", "per_layer or shared_trunk");
    if (placement != "both" && placement != "second")
        refuse_field("spade_placement", "both or second");
    config.label_path = label_path == "per_layer" ? LabelPath::per_layer : LabelPath::shared_trunk;
    config.spade_placement = placement == "both" ? SpadePlacement::both : SpadePlacement::second;
    return config;
}

Json to_json(const NetworkConfig& config) {
    JsonFieldWriter write;
    visit_plain_fields(config, write);
    write.json["channel_mult"] = join(config.channel_mult);
    write.json["attention_resolutions"] = join(config.attention_resolutions);
    write.json["style_sizes"] = config.style_sizes;
    write.json["label_path"] = config.label_path == LabelPath::per_layer ? "per_layer" : "shared_trunk";
    write.json["spade_placement"] = config.spade_placement == SpadePlacement::both ? "both" : "second";
    return write.json;
}

} // namespace sinopia
