#include "ui/pages/data/tag_dialog.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {

TagDialog::TagDialog(qint64 samples, const QString& dataset, const QStringList& known, QWidget* parent)
    : QDialog(parent)
    , m_tag(new QLineEdit)
    , m_take(new QPushButton(icon("tag"), tr("Tag %1 samples").arg(countText(samples))))
{
    setObjectName("data.tagAll");
    setWindowTitle(tr("Tag %1 samples").arg(countText(samples)));
    auto* text = new QLabel(
        tr("Every sample now listed of %1 gets the tag, also those that are not on the screen. It can be undone.")
            .arg(dataset));
    text->setWordWrap(true);
    m_tag->setObjectName("data.tagAll.tag");
    m_tag->setPlaceholderText(tr("Tag, as: hard case"));
    m_tag->setAccessibleName(tr("Tag"));
    auto* completer = new QCompleter(known, m_tag);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_tag->setCompleter(completer);
    m_take->setObjectName("data.tagAll.take");
    m_take->setDefault(true);
    m_take->setEnabled(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    buttons->addButton(m_take, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 16, 12);
    column->addWidget(text);
    column->addWidget(m_tag);
    column->addWidget(buttons);
    setMinimumScaled(text, 380);
    connect(m_tag, &QLineEdit::textChanged, this, [this] { m_take->setEnabled(!m_tag->text().trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_tag->text().trimmed());
        accept();
    });
}

}
