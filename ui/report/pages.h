#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QImage>
#include <QSizeF>

#include "ui/report/document.h"

class QPainter;

namespace vlm::report_ui {

/// A document set on A4 pages. Painted in tenths of a point, as figures are, so that preview and PDF are the same.
/// Any thread, one at a time; fonts must have been loaded.
class Pages {
public:
    explicit Pages(const Document& document);
    ~Pages();

    int count() const;
    QSizeF size() const; ///< of a page, in tenths of a point
    /// The painter's origin is the page's corner.
    void paint(QPainter& painter, int page) const;
    /// @param width in pixels
    QImage image(int page, int width) const;
    /// Page of each block's heading, from 0; where the preview scrolls to.
    std::vector<int> pagesOfBlocks() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Vector figures, text as text with its fonts embedded, no images but those of samples.
QByteArray toPdf(const Document& document);

}
