#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "ui/figures/spec.h"

namespace vlm::ui {

/// Bootstrap replicates as a small histogram with the value and its interval marked.
class Histogram : public QWidget {
    Q_OBJECT
public:
    explicit Histogram(QWidget* parent = nullptr);
    void setReplicates(std::vector<double> replicates, figures::Estimate estimate, figures::NumberFormat format);
    void clear();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> m_replicates;
    figures::Estimate m_estimate;
    figures::NumberFormat m_format;
};

}
