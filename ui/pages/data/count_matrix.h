#pragma once

#include <cstdint>
#include <vector>

#include <QString>
#include <QStringList>
#include <QWidget>

namespace vlm::ui {

/// How often two things come together: a count a square, shaded by its share of the row.
class CountMatrix : public QWidget {
    Q_OBJECT
public:
    struct Content {
        QStringList rows{};
        QStringList columns{};
        std::vector<std::int64_t> counts{}; // [rows, columns]
        std::vector<std::int64_t> wholes{}; // of each row, what shares are taken of
    };

    explicit CountMatrix(const QString& accessibleName, QWidget* parent = nullptr);
    void setContent(Content content);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowHeight() const;
    int nameWidth() const;
    QRectF square(int row, int column) const;
    QString sentence(int row, int column) const;

    Content m_content;
};

}
