#include "ui/pages/compare/flow_grid.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/number_format.h"

namespace vlm::ui {
namespace {

constexpr std::array kParts{FlowGrid::BothRight, FlowGrid::Lost, FlowGrid::Gained, FlowGrid::BothWrong};
constexpr std::array kNames{"bothRight", "lost", "gained", "bothWrong"};

}

std::pair<bool, bool> FlowGrid::rightness(Part part)
{
    return {part == BothRight || part == Lost, part == BothRight || part == Gained};
}

QString FlowGrid::title(Part part)
{
    switch (part) {
    case BothRight:
        return tr("both right");
    case Lost:
        return tr("right → wrong");
    case Gained:
        return tr("wrong → right");
    case BothWrong:
        return tr("both wrong");
    }
    return {};
}

FlowGrid::FlowGrid(QWidget* parent)
    : QWidget(parent)
    , m_buttons{}
{
    setAccessibleName(tr("Who was right"));
    auto* grid = new QGridLayout(this);
    setSpacing(grid, 0, 6);
    const auto heading = [&](const QString& text, int row, int column, Qt::Alignment alignment) {
        auto* label = new QLabel(text);
        setTextRole(label, TextRole::Small);
        grid->addWidget(label, row, column, alignment);
    };
    heading(tr("B right"), 0, 1, Qt::AlignHCenter);
    heading(tr("B wrong"), 0, 2, Qt::AlignHCenter);
    heading(tr("A right"), 1, 0, Qt::AlignVCenter);
    heading(tr("A wrong"), 2, 0, Qt::AlignVCenter);
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("compare.flow.") + QLatin1String(kNames[i]));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setMinimumScaled(button, 96, 56);
        const auto [a, b] = rightness(kParts[i]);
        grid->addWidget(button, a ? 1 : 2, b ? 1 : 2);
        connect(button, &QPushButton::clicked, this, [this, part = kParts[i]] { toggle(part); });
        m_buttons[i] = button;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    clear();
}

void FlowGrid::setFlow(const Flow& flow)
{
    const std::array counts{flow.bothRight, flow.lost, flow.gained, flow.bothWrong};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double share = flow.n() > 0 ? static_cast<double>(counts[i]) / static_cast<double>(flow.n()) : 0.0;
        const QString percent = figures::decimalText(share, 1, 2);
        m_buttons[i]->setText(tr("%1  (%2 %)\n%3").arg(countText(counts[i]), percent, title(kParts[i])));
        m_buttons[i]->setAccessibleName(tr("%1: %2 samples").arg(title(kParts[i]), countText(counts[i])));
        m_buttons[i]->setToolTip(tr("Show only these samples (%1)").arg(i + 1));
        m_buttons[i]->setEnabled(counts[i] > 0);
    }
}

void FlowGrid::clear()
{
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        m_buttons[i]->setText(QStringLiteral("–\n%1").arg(title(kParts[i])));
        m_buttons[i]->setEnabled(false);
    }
    choose({});
}

void FlowGrid::choose(std::optional<Part> part)
{
    m_chosen = part;
    for (std::size_t i = 0; i < kParts.size(); ++i)
        m_buttons[i]->setChecked(part == kParts[i]);
}

void FlowGrid::toggle(Part part)
{
    if (!m_buttons[static_cast<std::size_t>(part)]->isEnabled())
        return choose(m_chosen);
    choose(m_chosen == part ? std::optional<Part>() : part);
    Q_EMIT chosenChanged();
}

}
