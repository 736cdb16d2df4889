#include "ui/pages/data/view_list.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/store/project.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/data/filter_line.h"
#include "ui/pages/data/sample_edits.h"

namespace vlm::ui {
namespace {

constexpr int kNameRole = Qt::UserRole;
constexpr int kFilterRole = Qt::UserRole + 1;
constexpr int kCountRole = Qt::UserRole + 2;
constexpr int kMostRows = 5;

/// Name at the left, count at the right.
class ViewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? tokens().accentSoft : tokens().raised);
            painter->drawRoundedRect(option.rect, 4.0, 4.0);
        }
        const QRect area = option.rect.adjusted(px(18), 0, -px(12), 0);
        const QFontMetrics metrics(option.font);
        const QString count = index.data(kCountRole).toString();
        const int right = metrics.horizontalAdvance(count) + px(8);
        painter->setFont(option.font);
        painter->setPen(tokens().text);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, area.width() - right));
        painter->setPen(tokens().secondary);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, count);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {px(120), QFontMetrics(option.font).height() + px(8)};
    }
};

}

ViewList::ViewList(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_list(new QListWidget)
{
    auto* title = new QLabel(tr("Saved views"));
    QFont strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    m_list->setObjectName("data.views");
    m_list->setAccessibleName(tr("Saved views"));
    m_list->setItemDelegate(new ViewDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add
        = [this](const char* name, const QString& text, const char* picture, const QKeySequence& keys, auto run) {
              auto* action = new QAction(icon(picture), text, m_list);
              action->setObjectName(QStringLiteral("data.views.") + QLatin1String(name));
              action->setShortcut(keys);
              action->setShortcutContext(Qt::WidgetShortcut);
              m_list->addAction(action);
              connect(action, &QAction::triggered, this, run);
          };
    add("rename", tr("Rename"), "note", QKeySequence(Qt::Key_F2), [this] {
        if (QListWidgetItem* item = current())
            m_list->editItem(item);
    });
    add("delete", tr("Delete the view"), "trash", QKeySequence::Delete, [this] { remove(); });
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 4);
    title->setContentsMargins(px(12), 0, 0, 0); // as the headings of the filters below
    column->addWidget(title);
    column->addWidget(m_list);
    const auto apply
        = [this](QListWidgetItem* item) { Q_EMIT chosen(item->data(kFilterRole).toByteArray().toStdString()); };
    connect(m_list, &QListWidget::itemClicked, this, apply);
    connect(m_list, &QListWidget::itemActivated, this, apply);
    connect(m_list, &QListWidget::itemChanged, this, &ViewList::renamed);
    hide();
}

void ViewList::setDataset(const std::string& dataset)
{
    m_dataset = dataset;
    refresh();
}

void ViewList::refresh()
{
    if (!m_workbench.hasProject() || m_dataset.empty()) {
        m_views.clear();
        m_list->clear();
        hide();
        return;
    }
    m_workbench.query(
        this, "views",
        [&workbench = m_workbench, dataset = m_dataset] {
            workbench.project().writer().flush(); // a view that was just saved is read too
            // A reader of its own, so that counting does not push the shown list out of the cache.
            const store::Reader reader(workbench.project().database());
            Loaded loaded{store::savedViews(reader), {}};
            for (const store::SavedView& view : loaded.views) {
                if (view.dataset != dataset)
                    continue;
                const bool readable = !FilterLine::problemOf(view.filter, false);
                loaded.counts.push_back(
                    readable ? reader.countSamples({.dataset = dataset, .filter = view.filter}) : -1);
            }
            return loaded;
        },
        [this](Loaded loaded) { showLoaded(std::move(loaded)); });
}

void ViewList::showLoaded(Loaded loaded)
{
    const auto* typing = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    if (typing && m_list->isAncestorOf(typing))
        return; // a name is being typed; what changed is read again when it is done
    m_views = std::move(loaded.views);
    m_filling = true;
    m_list->clear();
    std::size_t at = 0;
    QListWidgetItem* edited = nullptr;
    for (const store::SavedView& view : m_views) {
        if (view.dataset != m_dataset)
            continue;
        const std::int64_t count = loaded.counts.at(at++);
        auto* item = new QListWidgetItem(toQt(view.name), m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(kNameRole, toQt(view.name));
        item->setData(kFilterRole, QByteArray::fromStdString(view.filter));
        item->setData(kCountRole, count < 0 ? tr("?") : countText(count));
        item->setToolTip(toQt(view.filter));
        item->setData(
            Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(toQt(view.name), item->data(kCountRole).toString()));
        if (toQt(view.name) == m_editNext)
            edited = item;
    }
    m_filling = false;
    const int rows = m_list->count();
    setVisible(rows > 0);
    m_list->setFixedHeight(std::min(rows, kMostRows) * (rows > 0 ? m_list->sizeHintForRow(0) : 0) + px(2));
    setPresent(m_present);
    if (edited) {
        m_editNext.clear();
        m_list->setCurrentItem(edited);
        m_list->editItem(edited);
    }
}

void ViewList::setPresent(const std::string& filter)
{
    m_present = filter;
    m_list->clearSelection();
    m_list->setCurrentItem(nullptr);
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(kFilterRole).toByteArray().toStdString() == filter)
            m_list->setCurrentRow(row);
}

QListWidgetItem* ViewList::current() const
{
    return m_list->currentItem();
}

void ViewList::put(std::vector<store::SavedView> views, const QString& what)
{
    m_workbench.undoStack()->push(new SaveViews(m_workbench, m_views, views, what));
    m_views = std::move(views);
    refresh();
}

void ViewList::save(const std::string& filter, const QString& name)
{
    std::vector<store::SavedView> views = m_views;
    const std::string free = store::freeViewName(views, m_dataset, name.toStdString());
    views.push_back({free, m_dataset, filter});
    m_editNext = toQt(free);
    m_present = filter;
    put(std::move(views), tr("Save the view %1").arg(toQt(free)));
}

void ViewList::renamed(QListWidgetItem* item)
{
    if (m_filling)
        return;
    const std::string before = item->data(kNameRole).toString().toStdString();
    const std::string after = item->text().trimmed().toStdString();
    std::vector<store::SavedView> views = m_views;
    const auto view = std::ranges::find_if(
        views, [&](const store::SavedView& one) { return one.dataset == m_dataset && one.name == before; });
    if (after.empty() || after == before || view == views.end()) {
        refresh(); // the old name stands
        return;
    }
    view->name.clear();
    view->name = store::freeViewName(views, m_dataset, after);
    put(std::move(views), tr("Rename the view %1").arg(toQt(before)));
}

void ViewList::remove()
{
    const QListWidgetItem* item = current();
    if (!item)
        return;
    const QString name = item->data(kNameRole).toString();
    std::vector<store::SavedView> views = m_views;
    std::erase_if(views,
        [&](const store::SavedView& view) { return view.dataset == m_dataset && view.name == name.toStdString(); });
    put(std::move(views), tr("Delete the view %1").arg(name));
}

}
