#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QRect>

#include "core/data/dataset.h"
#include "core/decoding/source_image.h"

namespace vlm::ui {

/// A grey picture before any window, in the modality's values (Hounsfield units of CT), ready to be windowed quickly.
class RawImage {
public:
    struct Window {
        double width = 1.0;
        double level = 0.0;
    };
    static constexpr int kBins = 96;

    explicit RawImage(decoding::SourceImage source);

    const decoding::SourceImage& source() const { return m_source; }
    double smallest() const { return m_smallest; }
    double largest() const { return m_largest; }
    double step() const; // of window and level for a pixel of dragging
    /// The file's first window, else the whole range.
    Window initial() const;
    /// Leaves out the share `tail` of the pixels at either end. @param region empty: the whole picture
    Window automatic(double tail, const QRect& region = {}) const;
    /// [height, width], 8-bit grey: linear window. Source: DICOM PS3.3 C.11.2.1.2.1, C.11.2.1.3.2
    QImage shown(const Window& window) const;
    int shownAt(const QPoint& pixel, const Window& window) const;
    double valueAt(const QPoint& pixel) const;
    double storedAt(const QPoint& pixel) const;
    /// Pixels in equal steps from the smallest to the largest value.
    const std::array<std::int64_t, kBins>& histogram() const { return m_histogram; }
    bool wholeNumbers() const { return m_whole; }

private:
    std::size_t indexOf(const QPoint& pixel) const;
    double valueOf(std::size_t level) const;
    std::uint8_t greyOf(double value, const Window& window) const;

    decoding::SourceImage m_source;
    double m_smallest = 0.0;
    double m_largest = 0.0;
    bool m_whole = true; // every value is a whole number
    double m_unit = 1.0; // value between two levels
    std::vector<std::uint16_t> m_levels; // [height, width], counted from the smallest value
    std::size_t m_count = 1; // of levels
    std::array<std::int64_t, kBins> m_histogram{};
};

/// What a viewer shows of a sample: the picture as everything else sees it, and its values where it has more of them.
struct ViewedImage {
    QImage image{};
    std::shared_ptr<const RawImage> raw{}; // null for colour and 8-bit formats
    decoding::PixelShape pixels{};
    std::int64_t frames = 1; // pictures in the file
    std::int64_t frame = 0; // the one shown
};

/// @param frame another picture of the sample's file. @throws Error Image
ViewedImage viewImage(
    const data::Dataset& dataset, const data::Sample& sample, std::optional<std::int64_t> frame = std::nullopt);

}
