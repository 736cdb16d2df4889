#pragma once

#include <vector>

#include <QLayout>

class QLabel;

namespace vlm::ui {

/// A bar that wraps: items side by side, on further lines where one is too narrow for them. What comes after the
/// stretch stands at the right end of its line.
///
/// The height is kept as a minimum instead of height-for-width, so that pages, tabs and stacks around it need not know.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    /// A caption and what it names stay on one line.
    void addPair(QLabel* label, QWidget* widget);
    /// Items added from now on go to the right end.
    void addStretch();

    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;
    /// What the items need at this width.
    int heightAt(int width) const;

private:
    struct Place {
        int item = 0;
        QSize size{};
    };
    struct Line {
        std::vector<Place> places{};
        int width = 0;
        int height = 0;
    };
    void spread(Line& line, int width) const;
    std::vector<Line> linesAt(int width) const;

    std::vector<QLayoutItem*> m_items;
    int m_firstRight = -1; // none
    int m_height = 0; // at the width it was last given
};

}
