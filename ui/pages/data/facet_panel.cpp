#include "ui/pages/data/facet_panel.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr int kColumnRole = Qt::UserRole;
constexpr int kValueRole = Qt::UserRole + 1;
constexpr std::size_t kMostValues = 40;

QString valueText(const QString& column, const std::string& value, const std::vector<std::string>& classes)
{
    if (column == QLatin1String("label")) {
        const int index = std::atoi(value.c_str());
        if (index < 0)
            return FacetPanel::tr("no label");
        const auto at = static_cast<std::size_t>(index);
        return at < classes.size() ? toQt(classes[at]) : toQt(value);
    }
    if (column == QLatin1String("starred"))
        return value == "1" ? FacetPanel::tr("starred") : FacetPanel::tr("not starred");
    if (column == QLatin1String("correct"))
        return value == "1" ? FacetPanel::tr("right") : FacetPanel::tr("wrong");
    if (column == QLatin1String("answer_type"))
        return value == "open"  ? FacetPanel::tr("open")
            : value == "closed" ? FacetPanel::tr("closed")
                                : FacetPanel::tr("multiple choice");
    if (column == QLatin1String("split"))
        return value == "train" ? FacetPanel::tr("train")
            : value == "test"   ? FacetPanel::tr("test")
                                : FacetPanel::tr("validation");
    return toQt(value);
}

void lift(store::SampleQuery& query, const QString& column)
{
    if (column == QLatin1String("split"))
        query.split.clear();
    else if (column == QLatin1String("label"))
        query.label.reset();
    else if (column == QLatin1String("answer_type"))
        query.answerType.clear();
    else if (column == QLatin1String("tag"))
        query.tag.clear();
    else if (column == QLatin1String("starred"))
        query.starredOnly = false;
    else if (column == QLatin1String("correct"))
        query.correct.reset();
}

void restrict(store::SampleQuery& query, const QString& column, const std::string& value)
{
    if (column == QLatin1String("split"))
        query.split = value;
    else if (column == QLatin1String("label"))
        query.label = std::atoi(value.c_str());
    else if (column == QLatin1String("answer_type"))
        query.answerType = value;
    else if (column == QLatin1String("tag"))
        query.tag = value;
    else if (column == QLatin1String("starred"))
        query.starredOnly = value == "1";
    else if (column == QLatin1String("correct"))
        query.correct = value == "1";
}

bool holds(const store::SampleQuery& query, const QString& column, const std::string& value)
{
    if (column == QLatin1String("split"))
        return query.split == value;
    if (column == QLatin1String("label"))
        return query.label == std::optional(std::atoi(value.c_str()));
    if (column == QLatin1String("answer_type"))
        return query.answerType == value;
    if (column == QLatin1String("tag"))
        return query.tag == value;
    if (column == QLatin1String("starred"))
        return query.starredOnly && value == "1";
    return query.correct && *query.correct == (value == "1");
}

}

std::vector<Facet> readFacets(
    const store::Reader& reader, const store::SampleQuery& query, const std::vector<std::string>& classes)
{
    std::vector<Facet> out{{.column = "split", .title = FacetPanel::tr("Split"), .values = {}},
        {.column = "label", .title = FacetPanel::tr("Label"), .values = {}},
        {.column = "answer_type", .title = FacetPanel::tr("Question"), .values = {}},
        {.column = "tag", .title = FacetPanel::tr("Tag"), .values = {}},
        {.column = "starred", .title = FacetPanel::tr("Star"), .values = {}}};
    if (query.cell)
        out.push_back({.column = "correct", .title = FacetPanel::tr("Prediction"), .values = {}});
    for (Facet& facet : out) {
        store::SampleQuery without = query;
        lift(without, facet.column);
        for (const store::FacetCount& count : reader.facet(without, facet.column.toStdString())) {
            const bool empty = count.value.empty() || (facet.column == QLatin1String("starred") && count.value == "0")
                || (facet.column == QLatin1String("label") && count.value == "-1");
            if (!empty && facet.values.size() < kMostValues)
                facet.values.push_back({count.value, valueText(facet.column, count.value, classes), count.count});
        }
    }
    std::erase_if(out, [](const Facet& facet) { return facet.values.empty(); });
    return out;
}

FacetPanel::FacetPanel(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName("data.facets");
    setAccessibleName(tr("Filters"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setIconSize({px(14), px(14)});
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::Fixed);
    header()->resizeSection(1, px(84));
    viewport()->setAutoFillBackground(false);
    connect(this, &QTreeWidget::itemClicked, this, &FacetPanel::toggle);
}

void FacetPanel::keyPressEvent(QKeyEvent* event)
{
    const bool chooses
        = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chooses && currentItem())
        toggle(currentItem());
    else
        QTreeWidget::keyPressEvent(event);
}

void FacetPanel::setFacets(const std::vector<Facet>& facets, const store::SampleQuery& query)
{
    m_query = query;
    clear();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    for (const Facet& facet : facets) {
        auto* section = new QTreeWidgetItem(this, {facet.title});
        section->setFlags(Qt::ItemIsEnabled);
        section->setFont(0, strong);
        for (const Facet::Value& value : facet.values) {
            auto* item = new QTreeWidgetItem(section, {value.text, countText(value.count)});
            item->setData(0, kColumnRole, facet.column);
            item->setData(0, kValueRole, QByteArray::fromStdString(value.value));
            item->setToolTip(0, value.text);
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setForeground(1, tokens().secondary);
            const bool on = holds(query, facet.column, value.value);
            item->setIcon(0, on ? icon("circle-check", IconTint::Accent) : icon("point", IconTint::Secondary));
            if (on)
                item->setFont(0, strong);
            item->setData(0, Qt::AccessibleDescriptionRole, on ? tr("on") : tr("off"));
        }
        section->setExpanded(true);
    }
}

void FacetPanel::toggle(QTreeWidgetItem* item)
{
    const QString column = item->data(0, kColumnRole).toString();
    if (column.isEmpty())
        return;
    const std::string value = item->data(0, kValueRole).toByteArray().toStdString();
    store::SampleQuery query = m_query;
    if (holds(query, column, value))
        lift(query, column);
    else
        restrict(query, column, value);
    Q_EMIT queryChanged(query);
}

int FacetPanel::restrictions(const store::SampleQuery& query)
{
    return int(!query.split.empty()) + int(query.label.has_value()) + int(!query.answerType.empty())
        + int(!query.tag.empty()) + int(!query.ids.empty()) + int(query.starredOnly) + int(query.correct.has_value())
        + int(query.predicted.has_value()) + int(!query.text.empty());
}

store::SampleQuery FacetPanel::cleared(store::SampleQuery query)
{
    for (const char* column : {"split", "label", "answer_type", "tag", "starred", "correct"})
        lift(query, QLatin1String(column));
    query.predicted.reset();
    query.ids.clear();
    query.text.clear();
    return query;
}

}
