#pragma once

#include "formats/palette_file.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace sinopia {

/// Reads a palette line by line and gathers what the lines say: what the two text formats share.
///
/// Groups and the ignore index have no place in either format; they stand in comments at the head, "# group
/// 0,4-6: nature" and "# ignore: 255", which other programs skip.
class PaletteLines {
  public:
    /// `text` must outlive this. Throws Error if it is too large or holds a zero byte. Text that is not UTF-8
    /// is taken as Latin-1, with a note.
    PaletteLines(std::string_view text, std::string where);

    /// The next line without its end and the white space around it.
    bool next(std::string_view& line);
    [[noreturn]] void fail(const std::string& cause) const;

    /// Takes a comment of ours ("#" and what follows); others are skipped.
    void take_comment(std::string_view line);
    /// Adds a class. A missing name or colour is made up and a name that exists already gets a number, each
    /// with a note.
    void add(std::string_view name, std::optional<Rgb> color);
    /// Three numbers from 0 to 255 between `separator`s (a space stands for any white space); what follows
    /// them stays in `rest`.
    std::optional<Rgb> color(std::string_view& rest, char separator) const;

    PaletteFile& file() { return file_; }
    std::size_t count() const { return classes_.size(); }
    /// All of it. Throws Error if there is no class.
    PaletteFile finish();

  private:
    void take_group(std::string_view said);
    void apply_groups();
    std::string unique(std::string name);

    std::string latin_;
    std::string_view text_;
    std::string where_;
    std::size_t at_ = 0;
    int line_ = 0;
    std::vector<LabelClass> classes_;
    std::set<std::string> names_;
    std::vector<std::pair<int, int>> group_ranges_; ///< first and last class
    std::vector<std::string> group_names_;          ///< of each range
    std::size_t grouped_ = 0;                       ///< classes in all ranges
    std::optional<ClassIndex> ignore_;
    int made_up_colors_ = 0;
    PaletteFile file_;
};

std::string_view trimmed(std::string_view text);

/// Throws Error if the name holds a line break or another control character, or white space at its ends, or
/// one of `forbidden`: the format would give back another name.
void check_sayable(const std::string& name, const char* what, std::size_t index, std::string_view forbidden);

/// The comments that keep the groups and the ignore index; empty without any.
std::string group_comments(const LabelSet& labels);
std::string ignore_comment(const LabelSet& labels);

PaletteFile read_gimp_palette(std::string_view text, const std::string& where);
std::string gimp_palette_text(const PaletteFile& palette);
PaletteFile read_labelmap(std::string_view text, const std::string& where);
std::string labelmap_text(const PaletteFile& palette);

} // namespace sinopia
