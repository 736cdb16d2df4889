#pragma once

#include <cstdint>
#include <filesystem>

#include <QByteArray>
#include <QImage>

#include "ui/figures/render.h"

namespace vlm::figures {

enum class FileFormat : std::uint8_t { Png, Svg, Pdf };

/// By file name suffix. @throws Error Config naming the formats
FileFormat formatFor(const std::filesystem::path& file);

/// Any thread. The figure's background is the theme's page; the PNG carries its resolution (pHYs).
QImage toImage(const Figure& figure, const Style& style, double dpi);
QByteArray toPng(const Figure& figure, const Style& style, double dpi = 300.0);
/// Text stays text, no raster image, title and description set.
QByteArray toSvg(const Figure& figure, const Style& style);
/// One page of the figure's size, embedded fonts, no raster image.
QByteArray toPdf(const Figure& figure, const Style& style);
/// Writes to a temporary file and renames. @throws Error Store if the file cannot be written
void save(const Figure& figure, const Style& style, const std::filesystem::path& file, double dpi = 300.0);

}
