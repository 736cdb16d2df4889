#include "ui/widgets/fold.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace vlm::ui {

Fold::Fold(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_head(new QToolButton)
{
    m_head->setText(title);
    m_head->setCheckable(true);
    m_head->setIcon(icon("chevron-right", IconTint::Secondary));
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setAutoRaise(true);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 4);
    column->addWidget(m_head, 0, Qt::AlignLeft);
    column->addWidget(content);
    content->hide();
    connect(m_head, &QToolButton::toggled, this, [this, content](bool open) {
        content->setVisible(open);
        m_head->setIcon(icon(open ? "chevron-down" : "chevron-right", IconTint::Secondary));
    });
}

void Fold::setOpen(bool open)
{
    m_head->setChecked(open);
}

}
