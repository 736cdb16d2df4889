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
    std::vector<std::vector<exporting::Value>> rows;
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

exporting::Value cellOf(const QString& text)
{
    return exporting::Value::of(text.toStdString());
}

/// A number with the decimals of the figure, in its unit; empty if there is none.
exporting::Value numberOf(const std::optional<double>& value, const NumberFormat& format)
{
    if (!value)
        return cellOf({});
    const QString shown = decimalText(*value, format.decimals, format.shift);
    return {.text = shown.toStdString(), .number = shown.toDouble()};
}

exporting::Value countOf(std::int64_t count)
{
    return {.text = std::to_string(count), .number = static_cast<double>(count)};
}

/// Value, lower, upper and n in columns of their own.
void addEstimate(std::vector<exporting::Value>& row, const Estimate& estimate, const NumberFormat& format)
{
    row.push_back(numberOf(estimate.value, format));
    row.push_back(numberOf(estimate.lower, format));
    row.push_back(numberOf(estimate.upper, format));
    row.push_back(countOf(estimate.n));
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
        std::vector<exporting::Value> line{cellOf(model.name), cellOf(roleWord(model.role))};
        for (int column = 0; column < static_cast<int>(spec.columns.size()); ++column) {
            const HeatmapCell& cell = spec.cell(row, column);
            line.push_back(cellOf(valueText(cell.estimate, spec.format, cell.inDomain)));
            if (cell.estimate.value && !cell.interim)
                line.back().number = *cell.estimate.value;
            if (!published)
                continue;
            const auto& other = cell.published;
            line.push_back(numberOf(other ? std::optional(other->value) : std::nullopt, spec.format));
            line.push_back(numberOf(other ? other->difference : std::nullopt, spec.format));
        }
        out.rows.push_back(std::move(line));
    }
    return out;
}

Table filled(const GapSpec& spec)
{
    Table out{.title = spec.title,
        .header
        = {words("Group"), words("Row"), words("Gap"), spec.axis, words("Lower"), words("Upper"), QStringLiteral("n")},
        .rows = {},
        .numeric = {false, false, false, true, true, true, true}};
    for (const GapRow& row : spec.rows)
        for (const GapPoint& point : row.points) {
            const QString name = QStringLiteral("RQ%1").arg(static_cast<int>(point.gap) + 1);
            auto& line = out.rows.emplace_back();
            line = {cellOf(row.group), cellOf(row.name), cellOf(name)};
            addEstimate(line, point.estimate, spec.format);
        }
    return out;
}

Table filled(const BarsSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Group"), words("Model"), words("Role"), spec.axis, words("Lower"), words("Upper"),
            QStringLiteral("n")},
        .rows = {},
        .numeric = {false, false, false, true, true, true, true}};
    for (const BarGroup& group : spec.groups) {
        std::int64_t n = 0;
        for (const BarValue& bar : group.bars) {
            n = bar.estimate.n;
            auto& line = out.rows.emplace_back();
            line = {cellOf(group.name), cellOf(bar.name), cellOf(roleWord(Role::Generalist))};
            addEstimate(line, bar.estimate, spec.format);
        }
        for (const BarReference& reference : group.references) {
            auto& line = out.rows.emplace_back();
            line = {cellOf(group.name), cellOf(reference.name), cellOf(roleWord(Role::Specialist))};
            addEstimate(line, {.value = reference.value, .n = n}, spec.format);
        }
    }
    return out;
}

Table filled(const ForestSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Group"), words("Model"), words("Role"), spec.axis, words("Lower"), words("Upper"),
            QStringLiteral("n"), words("In-domain")},
        .rows = {},
        .numeric = {false, false, false, true, true, true, true, false}};
    for (const ForestRow& row : spec.rows) {
        auto& line = out.rows.emplace_back();
        line = {cellOf(row.group), cellOf(row.name), cellOf(roleWord(row.role))};
        addEstimate(line, row.estimate, spec.format);
        line.push_back(cellOf(row.inDomain ? QStringLiteral("†") : QString()));
    }
    return out;
}

Table filled(const CurveSpec& spec)
{
    Table out{.title = spec.title,
        .header = {words("Curve"), spec.xAxis, spec.yAxis, words("Lower"), words("Upper")},
        .rows = {},
        .numeric = {false, true, true, true, true}};
    const NumberFormat format{.shift = 0, .decimals = 4};
    for (const Curve& curve : spec.curves)
        for (const CurvePoint& point : curve.points)
            out.rows.push_back({cellOf(curve.name), numberOf(point.x, format), numberOf(point.y, format),
                numberOf(point.lower, format), numberOf(point.upper, format)});
    return out;
}

Table filled(const ReliabilitySpec& spec)
{
    Table out{.title = spec.title,
        .header
        = {words("Bin"), words("Confidence"), words("Accuracy"), words("Lower"), words("Upper"), QStringLiteral("n")},
        .rows = {},
        .numeric = {true, true, true, true, true, true}};
    const NumberFormat format{.shift = 0, .decimals = 4};
    std::int64_t index = 0;
    for (const ReliabilityBin& bin : spec.bins) {
        std::vector<exporting::Value> line{countOf(++index), numberOf(bin.confidence, format)};
        addEstimate(line, {.value = bin.accuracy, .lower = bin.lower, .upper = bin.upper, .n = bin.count}, format);
        if (bin.count == 0)
            for (std::size_t i = 1; i + 1 < line.size(); ++i)
                line[i] = cellOf({});
        out.rows.push_back(std::move(line));
    }
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
        std::vector<exporting::Value> line{cellOf(spec.classes[row])};
        for (std::size_t column = 0; column < size; ++column)
            line.push_back(countOf(spec.counts[row * size + column]));
        out.rows.push_back(std::move(line));
    }
    return out;
}

}

exporting::Table tableOf(const Figure& figure)
{
    Table table = std::visit([](const auto& spec) { return filled(spec); }, figure);
    exporting::Table out{.caption = table.title.toStdString()};
    for (qsizetype i = 0; i < table.header.size(); ++i)
        out.columns.push_back({table.header[i].toStdString(), table.numeric[static_cast<std::size_t>(i)]});
    out.rows = std::move(table.rows);
    if (const auto* heatmap = std::get_if<HeatmapSpec>(&figure)) {
        const std::size_t step = showsPublished(*heatmap) ? 3 : 1;
        for (std::size_t column = 2; column < out.columns.size(); column += step)
            exporting::markBest(out, column, heatmap->higherIsBetter);
    }
    return out;
}

}
