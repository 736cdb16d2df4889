#include "ui/pages/data/raw_image.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "core/data/folders.h"
#include "core/data/scans.h"
#include "core/decoding/dicom_tags.h"
#include "ui/models/thumbnails.h"

namespace vlm::ui {
namespace {

constexpr double kMostLevels = 65536.0;
constexpr double kDragSteps = 1024.0; // pixels of dragging over the whole range

}

RawImage::RawImage(decoding::SourceImage source)
    : m_source(std::move(source))
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const float value : m_source.values) {
        if (!std::isfinite(value))
            continue;
        low = std::min<double>(low, value);
        high = std::max<double>(high, value);
        m_whole = m_whole && std::nearbyint(value) == value;
    }
    m_smallest = low <= high ? low : 0.0;
    m_largest = low <= high ? high : 0.0;
    const double range = m_largest - m_smallest;
    const bool exact = m_whole && range < kMostLevels;
    m_unit = exact || range <= 0.0 ? 1.0 : range / (kMostLevels - 1.0);
    m_count = static_cast<std::size_t>(std::lround(range / m_unit)) + 1;
    m_levels.reserve(m_source.values.size());
    for (const float value : m_source.values) {
        const double at = std::isfinite(value) ? (value - m_smallest) / m_unit : 0.0;
        m_levels.push_back(static_cast<std::uint16_t>(std::lround(at)));
    }
    for (const std::uint16_t level : m_levels)
        ++m_histogram[level * static_cast<std::size_t>(kBins) / m_count];
}

double RawImage::valueOf(std::size_t level) const
{
    return m_smallest + static_cast<double>(level) * m_unit;
}

double RawImage::step() const
{
    const double fine = (m_largest - m_smallest) / kDragSteps;
    return m_whole ? std::max(1.0, fine) : std::max(fine, std::numeric_limits<double>::min());
}

RawImage::Window RawImage::initial() const
{
    if (!m_source.windows.empty() && m_source.windows.front().name == "from the file")
        return {m_source.windows.front().width, m_source.windows.front().centre};
    return {std::max(m_largest - m_smallest, m_unit), (m_smallest + m_largest) / 2.0};
}

RawImage::Window RawImage::automatic(double tail, const QRect& region) const
{
    const QRect whole(0, 0, m_source.width, m_source.height);
    const QRect area = region.isEmpty() ? whole : region.intersected(whole);
    if (area.isEmpty())
        return initial();
    std::vector<std::int64_t> counts(m_count);
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const std::uint16_t* line = m_levels.data() + static_cast<std::ptrdiff_t>(y) * m_source.width;
        for (int x = area.left(); x <= area.right(); ++x)
            ++counts[line[x]];
    }
    const double all = static_cast<double>(area.width()) * area.height();
    const auto quantile = [&](double share) {
        double seen = 0;
        for (std::size_t level = 0; level < m_count; ++level)
            if (seen += static_cast<double>(counts[level]); seen > share * all)
                return valueOf(level);
        return m_largest;
    };
    const double low = quantile(tail);
    const double high = tail > 0.0 ? quantile(1.0 - tail) : quantile(1.0 - 0.5 / all);
    return {std::max(high - low, m_unit), (low + high) / 2.0};
}

std::uint8_t RawImage::greyOf(double value, const Window& window) const
{
    // Of whole numbers the window spans the values themselves, of others the numbers between them.
    const double width = m_whole ? std::max(window.width - 1.0, 1e-9) : window.width;
    const double centre = m_whole ? window.level - 0.5 : window.level;
    const double shown = std::clamp((value - centre) / width + 0.5, 0.0, 1.0);
    return static_cast<std::uint8_t>(std::lround((m_source.inverted ? 1.0 - shown : shown) * 255.0));
}

QImage RawImage::shown(const Window& window) const
{
    std::vector<std::uint8_t> levels(m_count);
    for (std::size_t level = 0; level < m_count; ++level)
        levels[level] = greyOf(valueOf(level), window);
    QImage image(m_source.width, m_source.height, QImage::Format_Grayscale8);
    const std::uint16_t* from = m_levels.data();
    for (int y = 0; y < m_source.height; ++y, from += m_source.width) {
        uchar* line = image.scanLine(y);
        for (int x = 0; x < m_source.width; ++x)
            line[x] = levels[from[x]];
    }
    return image;
}

std::size_t RawImage::indexOf(const QPoint& pixel) const
{
    return static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(m_source.width)
        + static_cast<std::size_t>(pixel.x());
}

int RawImage::shownAt(const QPoint& pixel, const Window& window) const
{
    return greyOf(valueAt(pixel), window);
}

double RawImage::valueAt(const QPoint& pixel) const
{
    return m_source.values[indexOf(pixel)];
}

double RawImage::storedAt(const QPoint& pixel) const
{
    return m_source.stored.empty() ? valueAt(pixel) : m_source.stored[indexOf(pixel)];
}

ViewedImage viewImage(const data::Dataset& dataset, const data::Sample& sample, std::optional<std::int64_t> frame)
{
    // A folder of DICOM files need not name them so.
    const bool dicom = data::looksLikeDicom(sample.image) || dataset.info().importer == "dicom_folder";
    const bool volume = data::looksLikeVolume(sample.image);
    if (!dicom && !volume)
        return {.image = toQImage(dataset.load(sample))};
    data::Sample at = sample;
    const std::string file = sample.image.substr(0, sample.image.find('#'));
    if (frame)
        at.image = file + (dicom ? "#frame/" : "#axial/") + std::to_string(*frame);
    ViewedImage out{.image = toQImage(dataset.load(at)), .pixels = dataset.pixelShape(at)};
    decoding::ImagePlace place = decoding::placeOf(at.image);
    const std::filesystem::path now = dataset.fileOf(at); // elsewhere than its name says, or in an archive
    place.file = now.filename().string();
    const std::string content = data::bytesOf(now);
    const auto bytes = std::as_bytes(std::span(content));
    if (auto source = decoding::sourceImage(bytes, place)) {
        out.frames = source->frames;
        out.raw = std::make_shared<const RawImage>(std::move(*source));
    } else if (dicom) {
        out.frames = decoding::dicomSummary(bytes, place.file, {}).frames;
    }
    out.frame = !place.part.empty() ? place.index : volume ? out.frames / 2 : 0;
    return out;
}

}
