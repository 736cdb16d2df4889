#include "ui/shell/command_palette.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <algorithm>

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kGroupRole = Qt::UserRole;
constexpr int kKeysRole = Qt::UserRole + 1;
constexpr int kReasonRole = Qt::UserRole + 2;
constexpr int kIndexRole = Qt::UserRole + 3;

QString plain(const QAction& action)
{
    QString text = action.text();
    return text.remove(QLatin1Char('&'));
}

/// Title at the left, the reason or group behind it, keys at the right.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {px(200), px(36)}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = tokens();
        const bool enabled = index.flags() & Qt::ItemIsEnabled;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.accentSoft);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6);
        }
        const QRect row = option.rect.adjusted(px(14), 0, -px(14), 0);
        const auto mark = index.data(Qt::DecorationRole).value<QIcon>();
        const QRect iconBox(row.left(), row.center().y() - px(9), px(18), px(18));
        if (!mark.isNull())
            mark.paint(painter, iconBox, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        const QString keys = index.data(kKeysRole).toString();
        painter->setFont(ui::font(TextRole::Small));
        const int keysWidth = keys.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(keys) + px(12);
        painter->setPen(t.secondary);
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, keys);
        QRect text = row.adjusted(px(28), 0, -keysWidth, 0);
        painter->setFont(ui::font(TextRole::Body));
        painter->setPen(enabled ? t.text : t.disabled);
        const QString title = index.data(Qt::DisplayRole).toString();
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title);
        text.setLeft(text.left() + painter->fontMetrics().horizontalAdvance(title) + px(10));
        const QString reason = index.data(kReasonRole).toString();
        painter->setFont(ui::font(TextRole::Small));
        painter->setPen(enabled ? t.secondary : t.disabled);
        const QString tail = enabled || reason.isEmpty() ? index.data(kGroupRole).toString() : reason;
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(tail, Qt::ElideRight, text.width()));
        painter->restore();
    }
};

}

int matchScore(const QString& words, const QString& text)
{
    int score = 0;
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at == 0) {
            score += 40;
        } else if (at > 0) {
            score += text[at - 1].isLetterOrNumber() ? 20 : 30;
        } else {
            qsizetype from = 0;
            for (const QChar letter : word) {
                from = text.indexOf(letter, from, Qt::CaseInsensitive);
                if (from < 0)
                    return -1;
                ++from;
            }
            score += 5;
        }
    }
    return score;
}

CommandPalette::CommandPalette(std::vector<Command> commands, const QStringList& recent, QWidget* parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_commands(std::move(commands))
    , m_words(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName("commandPalette");
    setAttribute(Qt::WA_DeleteOnClose);
    const auto age = [&](const Command& command) {
        const auto at = command.action ? recent.indexOf(command.action->objectName()) : -1;
        return at < 0 ? recent.size() : at;
    };
    std::stable_sort(
        m_commands.begin(), m_commands.end(), [&](const Command& a, const Command& b) { return age(a) < age(b); });

    m_words->setPlaceholderText(tr("Type a command"));
    m_words->setAccessibleName(tr("Command"));
    m_words->addAction(icon("search", IconTint::Secondary), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 8, 8);
    column->addWidget(m_words);
    column->addWidget(m_list);
    resize(px(620), px(420));
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, px(72))));

    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    filter({});
    m_words->setFocus();
}

void CommandPalette::filter(const QString& words)
{
    m_list->clear();
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        const Command& command = m_commands[i];
        if (!command.action)
            continue;
        const int score = matchScore(words, plain(*command.action) + QLatin1Char(' ') + command.group);
        if (score >= 0)
            order.emplace_back(-score, i);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [score, i] : order) {
        const Command& command = m_commands[i];
        auto* item = new QListWidgetItem(plain(*command.action), m_list);
        item->setData(kGroupRole, command.group);
        item->setData(kKeysRole, command.action->shortcut().toString(QKeySequence::NativeText));
        item->setData(kReasonRole, command.action->statusTip());
        item->setData(kIndexRole, static_cast<int>(i));
        item->setIcon(command.action->icon());
        if (!command.action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QPointer<QAction> action = m_commands[static_cast<std::size_t>(item->data(kIndexRole).toInt())].action;
    Q_EMIT ran(action->objectName());
    close();
    if (action)
        action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow((m_list->currentRow() + step + m_list->count()) % m_list->count());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}
