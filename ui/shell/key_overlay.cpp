#include "ui/shell/key_overlay.h"

#include "ui/base/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace vlm::ui {

KeyOverlay::KeyOverlay(const QString& pageTitle, const QString& about,
    const std::vector<CommandPalette::Command>& commands, QWidget* parent)
    : QDialog(parent)
{
    setObjectName("keyOverlay");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys and help"));
    auto* title = new QLabel(pageTitle);
    setTextRole(title, TextRole::Title);
    auto* text = new QLabel(about);
    text->setWordWrap(true);
    setTextRole(text, TextRole::Secondary);

    auto* sheet = new QWidget;
    auto* grid = new QGridLayout(sheet);
    setSpacing(grid, 0, 6);
    grid->setHorizontalSpacing(px(24));
    int row = 0;
    QString group;
    for (const CommandPalette::Command& command : commands) {
        if (!command.action || command.action->shortcut().isEmpty())
            continue;
        if (command.group != group) {
            group = command.group;
            auto* heading = new QLabel(group);
            setTextRole(heading, TextRole::Strong);
            heading->setContentsMargins(0, row > 0 ? px(12) : 0, 0, 0);
            grid->addWidget(heading, row++, 0, 1, 2);
        }
        auto* name = new QLabel(command.action->text().remove(QLatin1Char('&')));
        QStringList keys;
        for (const QKeySequence& sequence : command.action->shortcuts())
            keys << sequence.toString(QKeySequence::NativeText);
        auto* key = new QLabel(keys.join(QStringLiteral("  ·  ")));
        setTextRole(key, TextRole::Mono);
        grid->addWidget(key, row, 0);
        grid->addWidget(name, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("List of keys"));
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 24, 12);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(scroll, 1);
    resize(px(560), px(620));
}

}
