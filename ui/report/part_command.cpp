#include "ui/report/part_command.h"

namespace vlm::report_ui {
namespace {

constexpr double kSmallOfText = 0.8; // intervals and ticks
constexpr double kTitleOfText = 1.13;

}

figures::Style styleOfType(double textPt)
{
    figures::Style out;
    out.textPt = textPt;
    out.smallPt = textPt * kSmallOfText;
    out.titlePt = textPt * kTitleOfText;
    return out;
}

QStringList partCommand(const report::Item& item, const std::filesystem::path& project, const PartFile& made)
{
    const figures::Style usual;
    const auto kind = report::name(item.kind);
    QStringList words{QStringLiteral("medvlm"), QStringLiteral("report"), QStringLiteral("--project"),
        QString::fromStdString(project.string()), QStringLiteral("--kind"),
        QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()))};
    if (item.asTable)
        words << QStringLiteral("--table");
    for (const auto& [key, value] : item.parameters)
        words << QStringLiteral("--set") << QString::fromStdString(key + "=" + value);
    if (item.form() == report::Form::Figure) {
        const auto number = [&](const char* option, double value, double standard) {
            if (value != standard)
                words << QLatin1String(option) << QString::number(value, 'g', 10);
        };
        number("--width", made.style.widthMm, usual.widthMm);
        if (made.style.textPt != usual.textPt || made.style.titlePt != usual.titlePt)
            words << QStringLiteral("--points") << QString::number(made.style.textPt, 'g', 10);
        if (made.file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
            number("--dpi", made.dpi, 300.0);
        if (made.style.theme == figures::Theme::Dark)
            words << QStringLiteral("--dark");
        if (!made.style.caption)
            words << QStringLiteral("--no-caption");
        if (!made.style.legend)
            words << QStringLiteral("--no-legend");
    }
    return words << QStringLiteral("--out") << made.file;
}

}
