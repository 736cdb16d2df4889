#include "ui/pages/data/dataset_list.h"

#include <algorithm>
#include <numeric>

#include <QAction>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/store/filter_fields.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr int kPad = 10;
constexpr int kBar = 6;

QString titleOf(const store::DatasetRow& row)
{
    return toQt(row.title.empty() ? row.id : row.title);
}

QString countsLine(const store::DatasetRow& row)
{
    return DatasetModel::tr("%1 train · %2 val · %3 test")
        .arg(countText(row.counts[0]), countText(row.counts[1]), countText(row.counts[2]));
}

}

QString taskWord(std::string_view task)
{
    if (task == "diagnosis")
        return DatasetModel::tr("diagnosis");
    if (task == "vqa")
        return DatasetModel::tr("questions");
    return task == "caption" ? DatasetModel::tr("captions") : toQt(task);
}

QColor classShade(int index, int count)
{
    const double share = count > 1 ? static_cast<double>(index) / (count - 1) : 0.0;
    const QColor from = tokens().accent;
    const QColor to = tokens().border;
    const auto mix = [&](float a, float b) { return a + static_cast<float>(share) * (b - a); };
    return QColor::fromRgbF(
        mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()), mix(from.blueF(), to.blueF()));
}

void paintBalance(QPainter& painter, const QRectF& area, const DatasetEntry& entry)
{
    const auto total = std::accumulate(entry.labels.begin(), entry.labels.end(), std::int64_t{0},
        [](std::int64_t sum, const store::FacetCount& count) { return sum + count.count; });
    if (total <= 0)
        return;
    painter.setPen(Qt::NoPen);
    double x = area.left();
    int index = 0;
    for (const store::FacetCount& count : entry.labels) {
        const double width = area.width() * static_cast<double>(count.count) / static_cast<double>(total);
        painter.setBrush(classShade(index++, static_cast<int>(entry.labels.size())));
        painter.drawRect(QRectF(x, area.top(), std::max(width - 1.0, 0.5), area.height()));
        x += width;
    }
}

QVariant DatasetModel::headerCell(int, int role) const
{
    return role == Qt::DisplayRole ? QVariant(tr("Data set")) : QVariant();
}

QVariant DatasetModel::cell(int, int role, const DatasetEntry& entry) const
{
    if (role == Qt::DisplayRole)
        return titleOf(entry.row);
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1, %2, %3, %4")
            .arg(titleOf(entry.row), taskWord(entry.row.task), toQt(entry.row.modality), countsLine(entry.row));
    if (role == Qt::ToolTipRole)
        return toQt(entry.row.path);
    return {};
}

QSize DatasetDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {px(120), 3 * QFontMetrics(option.font).height() + px(kBar) + 2 * px(kPad) + px(8)};
}

void DatasetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = dynamic_cast<const DatasetModel*>(index.model());
    const DatasetEntry* entry = model ? model->rowAt(index) : nullptr;
    if (!entry)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRectF card = QRectF(option.rect).adjusted(1.0, 2.0, -1.0, -2.0);
    painter->setPen(QPen(selected ? t.accent : t.border, selected ? 1.5 : 1.0));
    painter->setBrush(selected ? t.accentSoft : hovered ? t.raised : t.surface);
    painter->drawRoundedRect(card, 6.0, 6.0);

    const QRect area = option.rect.adjusted(px(kPad), px(kPad) + 2, -px(kPad), -px(kPad));
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics bold(strong);
    const QFontMetrics metrics(option.font);
    int room = area.width();
    if (!entry->row.warnings.empty()) {
        const int side = px(16);
        icon("alert-triangle", IconTint::Warning)
            .paint(painter, QRect(area.right() - side, area.top() + (bold.height() - side) / 2, side, side));
        room -= side + px(6);
    }
    painter->setFont(strong);
    painter->setPen(t.text);
    int y = area.top() + bold.ascent();
    painter->drawText(area.left(), y, bold.elidedText(titleOf(entry->row), Qt::ElideRight, room));
    painter->setFont(option.font);
    painter->setPen(t.secondary);
    y += metrics.height() + px(1);
    const QString kind = entry->row.modality.empty()
        ? taskWord(entry->row.task)
        : QStringLiteral("%1 · %2").arg(taskWord(entry->row.task), toQt(entry->row.modality));
    painter->drawText(area.left(), y, metrics.elidedText(kind, Qt::ElideRight, area.width()));
    y += metrics.height() + px(1);
    painter->drawText(area.left(), y, metrics.elidedText(countsLine(entry->row), Qt::ElideRight, area.width()));
    paintBalance(*painter, QRectF(area.left(), area.bottom() - px(kBar) + 1, area.width(), px(kBar)), *entry);
    painter->restore();
}

DatasetList::DatasetList(QWidget* parent)
    : QWidget(parent)
    , m_model(new DatasetModel(this))
    , m_list(new QListView)
    , m_add(new QPushButton(icon("plus"), tr("Add data set…")))
{
    m_list->setObjectName("data.datasets");
    m_list->setAccessibleName(tr("Data sets"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DatasetDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* remove = new QAction(icon("trash"), tr("Remove from the project"), m_list);
    remove->setObjectName("data.remove");
    m_list->addAction(remove);
    m_add->setObjectName("data.add");
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, kGap);
    column->addWidget(m_list, 1);
    column->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, &DatasetList::addRequested);
    connect(remove, &QAction::triggered, this, &DatasetList::removeRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { Q_EMIT currentChanged(); });
}

void DatasetList::setEntries(std::vector<DatasetEntry> entries)
{
    const DatasetEntry* before = current();
    const std::string chosen = before ? before->row.id : std::string();
    m_model->setRows(std::move(entries));
    choose(chosen);
    if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
}

const DatasetEntry* DatasetList::current() const
{
    return m_model->rowAt(m_list->currentIndex());
}

const DatasetEntry* DatasetList::find(const std::string& id) const
{
    const auto& rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& entry) { return entry.row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

const DatasetEntry* DatasetList::named(const std::string& text) const
{
    const auto& rows = m_model->rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& entry) {
        return store::sameWord(entry.row.id, text) || store::sameWord(entry.row.title, text);
    });
    return found == rows.end() ? nullptr : &*found;
}

void DatasetList::choose(const std::string& id)
{
    if (const DatasetEntry* entry = find(id))
        m_list->setCurrentIndex(m_model->index(static_cast<int>(entry - m_model->rows().data()), 0));
}

}
