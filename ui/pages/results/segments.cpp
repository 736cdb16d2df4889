#include "ui/pages/results/segments.h"

#include <QButtonGroup>
#include <QToolButton>

#include "ui/base/theme.h"
#include "ui/widgets/flow_layout.h"

namespace vlm::ui {
namespace {

QAbstractButton* buttonOf(const QButtonGroup& group, const QString& id)
{
    for (QAbstractButton* button : group.buttons())
        if (button->property("segment").toString() == id)
            return button;
    return nullptr;
}

}

Segments::Segments(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new FlowLayout(this))
{
    setAccessibleName(accessibleName);
    setSpacing(m_row, 0, 2);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::buttonClicked, this,
        [this](QAbstractButton* button) { Q_EMIT chosenChanged(button->property("segment").toString()); });
}

void Segments::add(const QString& id, const QString& text, const QString& toolTip)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setProperty("segment", id);
    button->setObjectName(objectName() + QLatin1Char('.') + id);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName(), text));
    setMinimumScaled(button, -1, 32);
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_group->addButton(button);
    m_row->addWidget(button);
    if (m_group->buttons().size() == 1)
        button->setChecked(true);
}

void Segments::clear()
{
    for (QAbstractButton* button : m_group->buttons()) {
        m_group->removeButton(button);
        delete button;
    }
}

void Segments::setText(const QString& id, const QString& text)
{
    if (QAbstractButton* button = buttonOf(*m_group, id))
        button->setText(text);
}

void Segments::setChoiceEnabled(const QString& id, bool on, const QString& why)
{
    if (QAbstractButton* button = buttonOf(*m_group, id)) {
        button->setEnabled(on);
        button->setToolTip(on ? QString() : why);
    }
}

void Segments::choose(const QString& id)
{
    if (QAbstractButton* button = buttonOf(*m_group, id))
        button->setChecked(true);
}

QString Segments::chosen() const
{
    const QAbstractButton* button = m_group->checkedButton();
    return button ? button->property("segment").toString() : QString();
}

bool Segments::has(const QString& id) const
{
    return buttonOf(*m_group, id) != nullptr;
}

}
