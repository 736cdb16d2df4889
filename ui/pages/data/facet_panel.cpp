#include "ui/pages/data/facet_panel.h"

#include <algorithm>
#include <utility>

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include "core/store/filter_edit.h"
#include "core/store/filter_fields.h"
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
    if (column == QLatin1String("label") || column == QLatin1String("predicted")) {
        const int index = std::atoi(value.c_str());
        if (index < 0)
            return FacetPanel::tr("no label");
        const auto at = static_cast<std::size_t>(index);
        return at < classes.size() ? toQt(classes[at]) : toQt(value);
    }
    if (column == QLatin1String("starred"))
        return value == "1" ? FacetPanel::tr("starred") : FacetPanel::tr("not starred");
    if (column == QLatin1String("noted"))
        return FacetPanel::tr("with a note");
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

store::FilterField fieldOf(const QString& column)
{
    using enum store::FilterField;
    static const std::pair<const char*, store::FilterField> kFields[]{{"split", Split}, {"label", Label},
        {"answer_type", Type}, {"tag", Tag}, {"starred", Starred}, {"noted", Note}, {"correct", Correct}};
    for (const auto& [name, field] : kFields)
        if (column == QLatin1String(name))
            return field;
    return Predicted;
}

/// A value of a facet as a line says it.
std::string spelt(const QString& column, const std::string& value, const std::vector<std::string>& classes)
{
    if (column == QLatin1String("label") || column == QLatin1String("predicted"))
        return store::className(std::atoi(value.c_str()), classes);
    if (column == QLatin1String("starred") || column == QLatin1String("correct"))
        return value == "1" ? "yes" : "no";
    if (column == QLatin1String("noted"))
        return "*";
    return value == "multiple-choice" ? "choice" : value;
}

/// The values of a facet that the line is restricted to, as a facet has them.
std::vector<std::string> ticked(
    const store::FilterNode& line, const QString& column, const std::vector<std::string>& classes)
{
    std::vector<std::string> values = store::filterValues(line, fieldOf(column));
    for (std::string& value : values) {
        const auto index = column == QLatin1String("label") || column == QLatin1String("predicted")
            ? store::classNamed(value, classes)
            : std::nullopt;
        if (index)
            value = store::className(*index, classes);
    }
    return values;
}

}

std::vector<Facet> readFacets(
    const store::Reader& reader, const store::SampleQuery& query, const std::vector<std::string>& classes)
{
    std::vector<Facet> out{{.column = "split", .title = FacetPanel::tr("Split"), .values = {}},
        {.column = "label", .title = FacetPanel::tr("Label"), .values = {}},
        {.column = "answer_type", .title = FacetPanel::tr("Question"), .values = {}},
        {.column = "tag", .title = FacetPanel::tr("Tag"), .values = {}},
        {.column = "starred", .title = FacetPanel::tr("Star"), .values = {}},
        {.column = "noted", .title = FacetPanel::tr("Note"), .values = {}}};
    if (query.cell) {
        out.push_back({.column = "correct", .title = FacetPanel::tr("Answer"), .values = {}});
        if (!classes.empty())
            out.push_back({.column = "predicted", .title = FacetPanel::tr("Predicted"), .values = {}});
    }
    for (Facet& facet : out) {
        store::SampleQuery without = query;
        without.filter = store::withFilterValues(query.filter, fieldOf(facet.column), {});
        for (const store::FacetCount& count : reader.facet(without, facet.column.toStdString())) {
            const bool mark = facet.column == QLatin1String("starred") || facet.column == QLatin1String("noted");
            const bool empty = count.value.empty() || (mark && count.value == "0") || count.value == "-1";
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
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        toggle(item, QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    });
}

void FacetPanel::keyPressEvent(QKeyEvent* event)
{
    const bool chooses
        = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (chooses && currentItem())
        toggle(currentItem(), event->modifiers().testFlag(Qt::ControlModifier));
    else
        QTreeWidget::keyPressEvent(event);
}

void FacetPanel::setFacets(
    const std::vector<Facet>& facets, const store::SampleQuery& query, std::vector<std::string> classes)
{
    m_query = query;
    m_classes = std::move(classes);
    const store::FilterNode line = store::parseFilter(query.filter);
    const QTreeWidgetItem* before = currentItem();
    const QString column = before ? before->data(0, kColumnRole).toString() : QString();
    const QByteArray value = before ? before->data(0, kValueRole).toByteArray() : QByteArray();
    const int scrolled = verticalScrollBar()->value();
    clear();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    for (const Facet& facet : facets) {
        auto* section = new QTreeWidgetItem(this, {facet.title});
        section->setFlags(Qt::ItemIsEnabled);
        section->setFont(0, strong);
        const std::vector<std::string> chosen = ticked(line, facet.column, m_classes);
        for (const Facet::Value& entry : facet.values) {
            auto* item = new QTreeWidgetItem(section, {entry.text, countText(entry.count)});
            item->setData(0, kColumnRole, facet.column);
            item->setData(0, kValueRole, QByteArray::fromStdString(entry.value));
            item->setToolTip(0, entry.text);
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setForeground(1, tokens().secondary);
            const std::string said = spelt(facet.column, entry.value, m_classes);
            const bool on
                = std::ranges::any_of(chosen, [&](const std::string& one) { return store::sameWord(one, said); });
            item->setIcon(0, on ? icon("circle-check", IconTint::Accent) : icon("point", IconTint::Secondary));
            if (on)
                item->setFont(0, strong);
            item->setData(0, Qt::AccessibleDescriptionRole, on ? tr("on") : tr("off"));
            // Where the keyboard was, it stays.
            if (facet.column == column && item->data(0, kValueRole).toByteArray() == value)
                setCurrentItem(item);
        }
        section->setExpanded(true);
    }
    verticalScrollBar()->setValue(scrolled);
}

void FacetPanel::toggle(QTreeWidgetItem* item, bool add)
{
    const QString column = item->data(0, kColumnRole).toString();
    if (column.isEmpty())
        return;
    const std::string said = spelt(column, item->data(0, kValueRole).toByteArray().toStdString(), m_classes);
    std::vector<std::string> values = ticked(store::parseFilter(m_query.filter), column, m_classes);
    const bool on = std::erase_if(values, [&](const std::string& one) { return store::sameWord(one, said); }) > 0;
    if (!add)
        values.clear();
    if (!on)
        values.push_back(said);
    store::SampleQuery query = m_query;
    query.filter = store::withFilterValues(query.filter, fieldOf(column), values);
    Q_EMIT queryChanged(query);
}

int FacetPanel::restrictions(const store::SampleQuery& query)
{
    const store::FilterNode line = store::parseFilter(query.filter);
    const int terms = line.kind == store::FilterNode::Kind::And ? static_cast<int>(line.children.size()) : 1;
    return terms + int(!query.ids.empty()) + int(query.otherCell.has_value());
}

store::SampleQuery FacetPanel::cleared(store::SampleQuery query)
{
    query.filter.clear();
    query.ids.clear();
    query.otherCell.reset();
    query.otherCorrect.reset();
    return query;
}

}
