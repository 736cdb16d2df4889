#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

namespace vlm::ui {

/// The pages of a report as they will be printed, one below the other.
class PagePreview : public QWidget {
    Q_OBJECT
public:
    explicit PagePreview(QWidget* parent = nullptr);

    void setPages(std::vector<QImage> pages);
    int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// Width of a page's picture in device pixels at the widget's present width.
    int pictureWidth() const;
    QRect pageArea(int page) const;
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void widthChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int pageWidth(int width) const;
    int pageHeight(int width) const;

    std::vector<QImage> m_pages;
};

}
