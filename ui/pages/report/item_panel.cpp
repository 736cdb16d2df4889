#include "ui/pages/report/item_panel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/report/report_desk.h"

namespace vlm::ui {
namespace {

constexpr int kIdRole = Qt::UserRole;

QString pictureOf(const report::Item& item)
{
    switch (item.form()) {
    case report::Form::Figure:
        return QStringLiteral("chart-bar");
    case report::Form::Table:
        return QStringLiteral("table");
    case report::Form::Picture:
        return QStringLiteral("photo");
    case report::Form::Prose:
        break;
    }
    return item.kind == report::Kind::Text ? QStringLiteral("note") : QStringLiteral("file-text");
}

QToolButton* button(const QString& name, const char* picture, const QString& text)
{
    auto* out = new QToolButton;
    out->setObjectName(QStringLiteral("report.") + name);
    out->setIcon(icon(QLatin1String(picture)));
    out->setToolTip(text);
    out->setAccessibleName(text);
    setMinimumScaled(out, kControlHeight, kControlHeight);
    return out;
}

QLabel* heading(const QString& text, QWidget* buddy)
{
    auto* out = new QLabel(text);
    setTextRole(out, TextRole::Secondary);
    out->setBuddy(buddy);
    return out;
}

}

ItemPanel::ItemPanel(ReportDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_reportTitle(new QLineEdit)
    , m_list(new QListWidget)
    , m_add(new QToolButton)
    , m_up(button(QStringLiteral("up"), "chevron-up", tr("Move up (Ctrl+Up)")))
    , m_down(button(QStringLiteral("down"), "chevron-down", tr("Move down (Ctrl+Down)")))
    , m_remove(button(QStringLiteral("remove"), "trash", tr("Take out of the report (Del)")))
    , m_title(new QLineEdit)
    , m_captionName(new QLabel)
    , m_caption(new QPlainTextEdit)
    , m_facts(new QLabel)
{
    m_reportTitle->setObjectName("report.title");
    m_reportTitle->setAccessibleName(tr("Title of the report"));
    m_reportTitle->setPlaceholderText(tr("Title of the report"));
    connect(m_reportTitle, &QLineEdit::editingFinished, this, [this] {
        if (m_filling || m_reportTitle->text().toStdString() == m_desk.report().title)
            return;
        report::Report next = m_desk.report();
        next.title = m_reportTitle->text().toStdString();
        m_desk.change(tr("Rename the report"), std::move(next));
    });
    m_list->setObjectName("report.list");
    m_list->setAccessibleName(tr("Parts of the report"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (m_filling)
            return;
        showChosen();
        Q_EMIT chosen(row);
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, [this] {
        if (!m_filling)
            QMetaObject::invokeMethod(this, &ItemPanel::takeOrder, Qt::QueuedConnection); // after the drop is done
    });
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, kGap);
    column->addWidget(m_reportTitle);
    column->addWidget(m_list, 3);
    column->addWidget(buildButtons());
    m_editor = buildEditor();
    column->addWidget(m_editor, 2);
    connect(&desk, &ReportDesk::changed, this, &ItemPanel::refill);
    setFocusProxy(m_list);
    refill();
}

QWidget* ItemPanel::buildButtons()
{
    m_add->setObjectName("report.add");
    m_add->setText(tr("Add"));
    m_add->setIcon(icon(QStringLiteral("plus")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolTip(tr("A note, a table or a sample; figures are added on Results"));
    setMinimumScaled(m_add, 80, kControlHeight);
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_remove, &QToolButton::clicked, this, &ItemPanel::removeCurrent);
    auto* out = new QWidget;
    auto* row = new QHBoxLayout(out);
    setSpacing(row, 0, 4);
    row->addWidget(m_add);
    row->addStretch(1);
    for (QToolButton* one : {m_up, m_down, m_remove})
        row->addWidget(one);
    return out;
}

QWidget* ItemPanel::buildEditor()
{
    m_title->setObjectName("report.item.title");
    m_title->setAccessibleName(tr("Heading"));
    m_caption->setObjectName("report.item.caption");
    m_caption->setTabChangesFocus(true);
    m_facts->setObjectName("report.item.facts");
    m_facts->setWordWrap(true);
    setTextRole(m_facts, TextRole::Small);
    setTextRole(m_captionName, TextRole::Secondary);
    m_captionName->setBuddy(m_caption);
    connect(m_title, &QLineEdit::textEdited, this, &ItemPanel::takeTitle);
    connect(m_caption, &QPlainTextEdit::textChanged, this, &ItemPanel::takeCaption);
    auto* out = new QWidget;
    auto* column = new QVBoxLayout(out);
    setSpacing(column, 0, 4);
    column->addWidget(heading(tr("Heading"), m_title));
    column->addWidget(m_title);
    column->addWidget(m_captionName);
    column->addWidget(m_caption, 1);
    column->addWidget(m_facts);
    return out;
}

void ItemPanel::setAdder(std::function<void(QMenu*)> fill)
{
    auto* menu = new QMenu(m_add);
    menu->setObjectName("report.add.menu");
    connect(menu, &QMenu::aboutToShow, this, [menu, fill = std::move(fill)] {
        menu->clear();
        fill(menu);
    });
    m_add->setMenu(menu);
}

void ItemPanel::setStale(std::set<std::string> ids)
{
    if (ids == m_stale)
        return;
    m_stale = std::move(ids);
    refill();
}

int ItemPanel::current() const
{
    return m_list->currentRow();
}

void ItemPanel::choose(int row)
{
    m_list->setCurrentRow(row);
}

const report::Item* ItemPanel::item() const
{
    const int row = current();
    const auto& items = m_desk.report().items;
    return row >= 0 && row < static_cast<int>(items.size()) ? &items[static_cast<std::size_t>(row)] : nullptr;
}

void ItemPanel::refill()
{
    const auto& items = m_desk.report().items;
    {
        const QScopedValueRollback<bool> guard(m_filling, true);
        const QListWidgetItem* before = m_list->currentItem();
        const QString kept = before ? before->data(kIdRole).toString() : QString();
        const int at = std::max(0, m_list->currentRow());
        m_list->clear();
        int row = -1;
        for (const report::Item& one : items) {
            const bool stale = m_stale.contains(one.id);
            auto* entry = new QListWidgetItem(stale ? icon(QStringLiteral("alert-triangle"), IconTint::Warning)
                                                    : icon(pictureOf(one), IconTint::Secondary),
                stale ? tr("%1 · numbers changed").arg(toQt(one.title)) : toQt(one.title), m_list);
            entry->setData(kIdRole, toQt(one.id));
            entry->setToolTip(toQt(one.title));
            entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
            if (toQt(one.id) == kept)
                row = m_list->count() - 1;
        }
        m_list->setCurrentRow(row >= 0 ? row : std::min(at, m_list->count() - 1));
        if (m_reportTitle->text() != toQt(m_desk.report().title))
            m_reportTitle->setText(toQt(m_desk.report().title));
    }
    showChosen();
}

void ItemPanel::showChosen()
{
    const QScopedValueRollback<bool> guard(m_filling, true);
    const report::Item* one = item();
    m_editor->setVisible(one != nullptr);
    m_up->setEnabled(one && current() > 0);
    m_down->setEnabled(one && current() + 1 < m_list->count());
    m_remove->setEnabled(one != nullptr);
    if (!one)
        return;
    const bool note = one->kind == report::Kind::Text;
    const bool made = one->form() == report::Form::Prose && !note;
    const QString name = note ? tr("Text (Markdown)") : tr("Caption");
    m_captionName->setText(name);
    m_caption->setAccessibleName(name);
    m_captionName->setVisible(!made);
    m_caption->setVisible(!made);
    const QString text = toQt(note ? one->text : one->caption);
    if (m_caption->toPlainText() != text)
        m_caption->setPlainText(text);
    if (m_title->text() != toQt(one->title))
        m_title->setText(toQt(one->title));
    m_facts->setText(made ? tr("This text is made anew from what is stored each time.")
            : m_stale.contains(one->id)
            ? tr("The numbers changed after this caption was written. “Refresh” above fills in the new facts.")
            : QString());
    m_facts->setVisible(!m_facts->text().isEmpty());
}

void ItemPanel::edit(const QString& what, const QString& merge, const std::function<void(report::Item&)>& change)
{
    const report::Item* one = item();
    if (!one)
        return;
    report::Report next = m_desk.report();
    change(next.items[static_cast<std::size_t>(current())]);
    m_desk.change(what, std::move(next), merge.isEmpty() ? merge : merge + toQt(one->id));
}

void ItemPanel::takeTitle()
{
    if (m_filling)
        return;
    edit(tr("Rename a part of the report"), QStringLiteral("title "),
        [this](report::Item& one) { one.title = m_title->text().toStdString(); });
}

void ItemPanel::takeCaption()
{
    if (m_filling)
        return;
    edit(tr("Write in the report"), QStringLiteral("text "), [this](report::Item& one) {
        (one.kind == report::Kind::Text ? one.text : one.caption) = m_caption->toPlainText().toStdString();
    });
}

void ItemPanel::takeOrder()
{
    report::Report next = m_desk.report();
    std::vector<report::Item> ordered;
    for (int row = 0; row < m_list->count(); ++row)
        if (const report::Item* one = next.find(m_list->item(row)->data(kIdRole).toString().toStdString()))
            ordered.push_back(*one);
    if (ordered.size() != next.items.size())
        return refill();
    next.items = std::move(ordered);
    m_desk.change(tr("Reorder the report"), std::move(next));
}

void ItemPanel::moveCurrent(int by)
{
    const int from = current();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    report::Report next = m_desk.report();
    std::swap(next.items[static_cast<std::size_t>(from)], next.items[static_cast<std::size_t>(to)]);
    m_desk.change(tr("Reorder the report"), std::move(next));
    Q_EMIT chosen(current());
}

void ItemPanel::removeCurrent()
{
    const report::Item* one = item();
    if (!one)
        return;
    const QString what = tr("Take “%1” out of the report").arg(toQt(one->title));
    report::Report next = m_desk.report();
    next.items.erase(next.items.begin() + current());
    m_desk.change(what, std::move(next));
}

void ItemPanel::renameCurrent()
{
    if (!item())
        return;
    m_title->setFocus();
    m_title->selectAll();
}

}
