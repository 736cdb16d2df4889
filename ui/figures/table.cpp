#include "ui/figures/table.h"

#include <algorithm>
#include <vector>

#include <QCoreApplication>
#include <QStringList>

#include "ui/figures/number_format.h"

namespace vlm::figures {
namespace {

struct Table {
    QString title;
    QStringList header;
    std::vector<QStringList> rows;
    std::vector<bool> numeric; // by column
};

QString words(const char* text)
{
    return QCoreApplication::translate("figures", text);
}

QString valueText(const Estimate& estimate, const NumberFormat& format, bool inDomain = false)
{
    if (!estimate.value)
        return QStringLiteral("–");
    QString out = text(*estimate.value, format) + (inDomain ? QStringLiteral("†") : QString());
    const QString interval = intervalText(estimate, format);
    return interval.isEmpty() ? out : out + QLatin1Char(' ') + interval;
}

QString roleWord(Role role)
{
    return role == Role::Specialist ? words("Specialist") : words("Generalist");
}

bool showsPublished(const HeatmapSpec& spec)
{
    return std::any_of(
        spec.cells.begin(), spec.cells.end(), [](const HeatmapCell& cell) { return cell.published.has_value(); });
}

Table filled(const HeatmapSpec& spec)
{
    Table out{.title = spec.title, .header = {words("Model"), words("Role")}, .rows = {}, .numeric = {false, false}};
    const bool published = showsPublished(spec);
    for (const HeatmapColumn& column : spec.columns) {
        const QString name
            = column.group.isEmpty() ? column.name : QStringLiteral("%1, %2").arg(column.name, column.group);
        out.header << name;
        out.numeric.push_back(true);
        if (!published)
            continue;
        out.header << words("%1, published").arg(name) << words("%1, ours − published").arg(name);
        out.numeric.insert(out.numeric.end(), {true, true});
    }
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row) {
        const HeatmapRow& model = spec.rows[static_cast<std::size_t>(row)];
        QStringList line{model.name, roleWord(model.role)};
        for (int column = 0; column < static_cast<int>(spec.columns.size()); ++column) {
            const HeatmapCell& cell = spec.cell(row, column);
            line << valueText(cell.estimate, spec.format, cell.inDomain);
            if (!published)
                continue;
            line << (cell.published ? text(cell.published->value, spec.format) : QStringLiteral("–"));
            line << (cell.published && cell.published->difference ? signedText(*cell.published->difference, spec.format)
                                                                  : QStringLiteral("–"));
        }
        out.rows.push_back(line);
    }
    return out;
}

Table filled(const GapSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Group"), words("Row"), words("Gap"), spec.axis},
        .rows = {},
        .numeric = {false, false, false, true}};
    for (const GapRow& row : spec.rows)
        for (const GapPoint& point : row.points) {
            const QString name = QStringLiteral("RQ%1").arg(static_cast<int>(point.gap) + 1);
            out.rows.push_back({row.group, row.name, name, valueText(point.estimate, spec.format, point.inDomain)});
        }
    return out;
}

Table filled(const BarsSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Group"), words("Model"), spec.axis},
        .rows = {},
        .numeric = {false, false, true}};
    for (const BarGroup& group : spec.groups) {
        for (const BarValue& bar : group.bars)
            out.rows.push_back({group.name, bar.name, valueText(bar.estimate, spec.format, bar.inDomain)});
        for (const BarReference& reference : group.references)
            out.rows.push_back({group.name, reference.name, text(reference.value, spec.format)});
    }
    return out;
}

Table filled(const ForestSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Group"), words("Model"), words("Role"), QStringLiteral("n"), spec.valueHeader},
        .rows = {},
        .numeric = {false, false, false, true, true}};
    for (const ForestRow& row : spec.rows)
        out.rows.push_back({row.group, row.name, roleWord(row.role), countText(row.estimate.n),
            valueText(row.estimate, spec.format, row.inDomain)});
    return out;
}

Table filled(const CurveSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Curve"), spec.xAxis, spec.yAxis, words("Lower"), words("Upper")},
        .rows = {},
        .numeric = {false, true, true, true, true}};
    const auto optional = [](const std::optional<double>& v) { return v ? decimalText(*v, 4) : QString(); };
    for (const Curve& curve : spec.curves)
        for (const CurvePoint& point : curve.points)
            out.rows.push_back({curve.name, decimalText(point.x, 4), decimalText(point.y, 4), optional(point.lower),
                optional(point.upper)});
    return out;
}

Table filled(const ReliabilitySpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Bin"), words("Confidence"), words("Accuracy"), QStringLiteral("n")},
        .rows = {},
        .numeric = {true, true, true, true}};
    int index = 0;
    for (const ReliabilityBin& bin : spec.bins)
        out.rows.push_back({QString::number(++index), decimalText(bin.confidence, 3), decimalText(bin.accuracy, 3),
            countText(bin.count)});
    return out;
}

Table filled(const ConfusionSpec& spec)
{
    Table out{.title = spec.title,
        .header = {spec.reference + QStringLiteral(" \\ ") + spec.predicted},
        .rows = {},
        .numeric = {false}};
    for (const QString& name : spec.classes) {
        out.header << name;
        out.numeric.push_back(true);
    }
    const std::size_t size = spec.classes.size();
    for (std::size_t row = 0; row < size; ++row) {
        QStringList line{spec.classes[row]};
        for (std::size_t column = 0; column < size; ++column)
            line << countText(spec.counts[row * size + column]);
        out.rows.push_back(line);
    }
    return out;
}

}

exporting::Table tableOf(const Figure& figure)
{
    const Table table = std::visit([](const auto& spec) { return filled(spec); }, figure);
    exporting::Table out{.caption = table.title.toStdString()};
    for (qsizetype i = 0; i < table.header.size(); ++i)
        out.columns.push_back({table.header[i].toStdString(), table.numeric[static_cast<std::size_t>(i)]});
    for (const QStringList& row : table.rows) {
        auto& line = out.rows.emplace_back();
        for (const QString& cell : row)
            line.push_back(exporting::Value::of(cell.toStdString()));
    }
    return out;
}

}
