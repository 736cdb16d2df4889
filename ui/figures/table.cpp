#include "ui/figures/table.h"

#include <QCoreApplication>

#include "ui/figures/number_format.h"
#include "ui/figures/render.h"

namespace vlm::figures {
namespace {

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

Table filled(const HeatmapSpec& spec)
{
    Table out{.title = spec.title, .header = {words("Model"), words("Role")}, .rows = {}, .numeric = {false, false}};
    for (const HeatmapColumn& column : spec.columns) {
        out.header << (column.group.isEmpty() ? column.name : QStringLiteral("%1, %2").arg(column.name, column.group));
        out.numeric.push_back(true);
    }
    for (int row = 0; row < static_cast<int>(spec.rows.size()); ++row) {
        const HeatmapRow& model = spec.rows[static_cast<std::size_t>(row)];
        QStringList line{model.name, roleWord(model.role)};
        for (int column = 0; column < static_cast<int>(spec.columns.size()); ++column) {
            const HeatmapCell& cell = spec.cell(row, column);
            line << valueText(cell.estimate, spec.format, cell.inDomain);
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

QString latexText(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (QStringLiteral("&%$#_{}").contains(c))
            out += QLatin1Char('\\');
        if (c == QLatin1Char('\\'))
            out += QStringLiteral("\\textbackslash{}");
        else if (c == QChar(0x2020))
            out += QStringLiteral("\\textsuperscript{\\dag}");
        else if (c == QChar(0x2013))
            out += QStringLiteral("--");
        else if (c == QChar(0x2212))
            out += QStringLiteral("$-$");
        else if (c == QLatin1Char('~'))
            out += QStringLiteral("\\textasciitilde{}");
        else if (c == QLatin1Char('^'))
            out += QStringLiteral("\\textasciicircum{}");
        else
            out += c;
    }
    return out;
}

QString joined(const Table& table, const QString& separator, QString (*quote)(const QString&))
{
    QString out;
    const auto line = [&](const QStringList& cells) {
        QStringList quoted;
        for (const QString& cell : cells)
            quoted << quote(cell);
        out += quoted.join(separator) + QLatin1Char('\n');
    };
    line(table.header);
    for (const QStringList& row : table.rows)
        line(row);
    return out;
}

}

Table tableOf(const Figure& figure)
{
    return std::visit([](const auto& spec) { return filled(spec); }, figure);
}

QString toTsv(const Table& table)
{
    return joined(table, QStringLiteral("\t"), [](const QString& cell) {
        return QString(cell).replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    });
}

QString toCsv(const Table& table)
{
    return joined(table, QStringLiteral(","), [](const QString& cell) {
        if (!cell.contains(QLatin1Char(',')) && !cell.contains(QLatin1Char('"')) && !cell.contains(QLatin1Char('\n')))
            return cell;
        return QLatin1Char('"') + QString(cell).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    });
}

QString toMarkdown(const Table& table)
{
    const auto line = [](const QStringList& cells) {
        QStringList escaped;
        for (const QString& cell : cells)
            escaped << QString(cell).replace(QLatin1Char('|'), QStringLiteral("\\|"));
        return QStringLiteral("| ") + escaped.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    };
    QString out = line(table.header);
    QStringList rule;
    for (const bool numeric : table.numeric)
        rule << (numeric ? QStringLiteral("---:") : QStringLiteral("---"));
    out += line(rule);
    for (const QStringList& row : table.rows)
        out += line(row);
    return out;
}

QString toLatex(const Table& table)
{
    QString columns;
    for (const bool numeric : table.numeric)
        columns += numeric ? QLatin1Char('r') : QLatin1Char('l');
    const auto line = [](const QStringList& cells) {
        QStringList escaped;
        for (const QString& cell : cells)
            escaped << latexText(cell);
        return QStringLiteral("  ") + escaped.join(QStringLiteral(" & ")) + QStringLiteral(" \\\\\n");
    };
    QString out = QStringLiteral("% %1\n\\begin{tabular}{%2}\n  \\toprule\n").arg(table.title, columns);
    out += line(table.header) + QStringLiteral("  \\midrule\n");
    for (const QStringList& row : table.rows)
        out += line(row);
    return out + QStringLiteral("  \\bottomrule\n\\end{tabular}\n");
}

}
