#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "ui/pages/compare/compare_data.h"

class QPushButton;

namespace vlm::ui {

/// The four ways in which two results meet, as buttons with their counts; one of them may be on.
class FlowGrid : public QWidget {
    Q_OBJECT
public:
    enum Part { BothRight, Lost, Gained, BothWrong };

    explicit FlowGrid(QWidget* parent = nullptr);

    void setFlow(const Flow& flow);
    void clear();
    std::optional<Part> chosen() const { return m_chosen; }
    /// None: all samples. Silent.
    void choose(std::optional<Part> part);
    /// As a click on it: chooses it, or lets it go.
    void toggle(Part part);

    /// Whether A, and whether B was right in a part.
    static std::pair<bool, bool> rightness(Part part);
    static QString title(Part part);

Q_SIGNALS:
    void chosenChanged();

private:
    std::array<QPushButton*, 4> m_buttons;
    std::optional<Part> m_chosen;
};

}
