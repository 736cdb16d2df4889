#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <QString>
#include <QWidget>

namespace vlm::ui {

/// A histogram with its ends, and the quartiles as a box beneath.
class DistributionPlot : public QWidget {
    Q_OBJECT
public:
    explicit DistributionPlot(const QString& accessibleName, QWidget* parent = nullptr);
    /// @param edges     [counts + 1] ascending
    /// @param quantiles 0, 25, 50, 75, 100 %; none: no box
    void setBins(std::vector<double> edges, std::vector<std::int64_t> counts,
        std::optional<std::array<double, 5>> quantiles = std::nullopt);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_edges;
    std::vector<std::int64_t> m_counts;
    std::optional<std::array<double, 5>> m_quantiles;
};

}
