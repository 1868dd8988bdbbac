#pragma once

#include "ui/style/theme.h"

#include <QString>

namespace sinopia {

/// What the person prefers, kept in the settings ("preferences/…"). Values out of range are pulled into it
/// when they are read.
struct Preferences {
    static constexpr int least_history_mb = 16, most_history_mb = 4096;
    static constexpr int most_threads = 256;
    static constexpr int least_megapixels = 1, most_megapixels = 64;
    static constexpr int least_brush = 1, most_brush = 1000;

    /// What the command "export" proposes first.
    enum class ExportFormat { classPng, colouredPng, labelme, coco, openRaster, picturePng, pictureJpeg };

    Theme theme = Theme::system; ///< Light or dark windows, or what the desktop says.
    QString language;            ///< Two letters, "en" or "de"; empty: the desktop's language.
    bool remember_tools = true;  ///< Tools, sizes and options come back at the next start as they were left.
    int brush_pixels =
        24; ///< Size of the class brush at the start, in pixels of the map, if they do not come back.
    bool pressure_sizes = true; ///< A pen's pressure changes the size of the brush; at the start, likewise.
    int stabiliser_percent =
        0;                ///< How calmly the stroke follows the pointer at the start, likewise; 0 is exactly.
    int history_mb = 256; ///< Memory for undo; the oldest steps go first.
    QString device = "auto";     ///< Where networks run: "auto", "cpu" or "cuda:0".
    int threads = 0;             ///< Processor threads of a network; 0 is one for each core.
    int largest_megapixels = 64; ///< Larger pictures and maps are refused before they are read.
    ExportFormat export_format = ExportFormat::classPng; ///< What exporting proposes first.

    /// The limit in pixels.
    long long largestPixels() const { return static_cast<long long>(largest_megapixels) << 20; }

    static Preferences load();
    void save() const;
    bool operator==(const Preferences&) const = default;
};

/// As the settings keep it: "class-png", "coloured-png", "labelme", "coco", "openraster", "picture-png",
/// "picture-jpeg".
QString exportFormatName(Preferences::ExportFormat format);

} // namespace sinopia
