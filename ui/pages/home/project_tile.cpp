#include "ui/pages/home/project_tile.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <algorithm>

#include <QDir>
#include <QPainter>
#include <QToolButton>

namespace vlm::ui {
namespace {

constexpr int kRadius = 8;
constexpr double kFloor = 0.3; // AUROC at which the tint begins

}

ProjectTile::ProjectTile(RecentProject project, QWidget* parent)
    : QAbstractButton(parent)
    , m_project(std::move(project))
    , m_remove(new QToolButton(this))
{
    setText(m_project.name);
    setAccessibleName(tr("Open project %1").arg(m_project.name));
    setAccessibleDescription(secondLine());
    setToolTip(QDir::toNativeSeparators(m_project.folder)
        + (m_project.problem.isEmpty() ? QString() : QStringLiteral("\n") + m_project.problem));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setEnabled(true);
    m_remove->setIcon(ui::icon("x", IconTint::Secondary));
    m_remove->setAccessibleName(tr("Remove %1 from this list").arg(m_project.name));
    m_remove->setToolTip(tr("Remove from this list; the files stay"));
    setFixedScaled(m_remove, 24, 24);
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_project.folder); });
}

QSize ProjectTile::sizeHint() const
{
    return {px(300), px(100)};
}

void ProjectTile::resizeEvent(QResizeEvent*)
{
    m_remove->move(width() - m_remove->width() - px(8), px(8));
}

QString ProjectTile::secondLine() const
{
    if (!m_project.exists)
        return tr("The folder is missing");
    if (!m_project.problem.isEmpty())
        return tr("Cannot be read");
    return tr("%n data set(s)", nullptr, m_project.datasets) + QStringLiteral(" · ")
        + tr("%n model(s)", nullptr, m_project.models);
}

void ProjectTile::paintThumbnail(QPainter& painter, const QRectF& area) const
{
    const Tokens& t = tokens();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(area, 5, 5);
    if (m_project.squares.empty()) {
        QRect mark(0, 0, px(24), px(24));
        mark.moveCenter(area.center().toPoint());
        ui::icon(m_project.exists ? "folder" : "alert-triangle", IconTint::Secondary).paint(&painter, mark);
        return;
    }
    const QRectF inner = area.adjusted(5, 5, -5, -5);
    const double cellWidth = inner.width() / m_project.columns;
    const double cellHeight = inner.height() / m_project.rows;
    for (const RecentProject::Square& square : m_project.squares) {
        QColor fill = square.specialist ? t.specialist : t.generalist;
        const double strength = std::clamp((square.value - kFloor) / (1.0 - kFloor), 0.0, 1.0);
        fill.setAlphaF(static_cast<float>(0.12 + 0.88 * strength));
        painter.setBrush(fill);
        painter.drawRect(QRectF(inner.left() + square.column * cellWidth, inner.top() + square.row * cellHeight,
            cellWidth - 1.0, cellHeight - 1.0));
    }
}

void ProjectTile::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool usable = m_project.exists;
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(underMouse() && usable ? t.accent : t.border, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    const QRectF picture(px(12), px(12), px(104), height() - px(24));
    paintThumbnail(painter, picture);

    const int left = static_cast<int>(picture.right()) + px(14);
    QRect row(left, px(12), width() - left - px(40), px(24));
    painter.setFont(ui::font(TextRole::Strong));
    painter.setPen(usable ? t.text : t.secondary);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_project.name, Qt::ElideRight, row.width()));
    painter.setFont(ui::font(TextRole::Small));
    const QFontMetrics small = painter.fontMetrics();
    row = QRect(left, row.bottom() + px(2), width() - left - px(12), small.height());
    painter.setPen(usable && m_project.problem.isEmpty() ? t.secondary : t.danger);
    painter.drawText(
        row, Qt::AlignLeft | Qt::AlignVCenter, small.elidedText(secondLine(), Qt::ElideRight, row.width()));
    row.moveTop(row.bottom() + px(2));
    painter.setPen(t.secondary);
    const QString third = m_project.interrupted > 0 ? tr("%n run(s) interrupted", nullptr, m_project.interrupted)
        : m_project.lastRun.isEmpty()               ? QString()
                                                    : tr("Last run %1").arg(timeText(m_project.lastRun.toStdString()));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, small.elidedText(third, Qt::ElideRight, row.width()));
}

}
