#include "ui/figures/export.h"

#include <cmath>

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "core/base/error.h"
#include "core/base/files.h"

namespace vlm::figures {
namespace {

constexpr double kMetresPerInch = 0.0254;

QString notice()
{
    return QCoreApplication::translate("figures", "Research use only, not for clinical use.");
}

QString creator()
{
    return QStringLiteral("MedVLM Workbench");
}

void paintOnPage(QPainter& painter, const Figure& figure, const Style& style, const QSizeF& size)
{
    // Else files name the program's own font for what has no text, and differ with it.
    QFont font(style.family);
    font.setPixelSize(static_cast<int>(8 * kUnitsPerPoint));
    painter.setFont(font);
    painter.fillRect(QRectF(QPointF(0.0, 0.0), size), palette(style.theme).page);
    paint(painter, figure, style);
}

}

FileFormat formatFor(const std::filesystem::path& file)
{
    const std::string suffix = file.extension().string();
    if (suffix == ".png")
        return FileFormat::Png;
    if (suffix == ".svg")
        return FileFormat::Svg;
    if (suffix == ".pdf")
        return FileFormat::Pdf;
    throw Error(ErrorKind::Config, file.string() + ": figures are written as .png, .svg or .pdf");
}

QImage toImage(const Figure& figure, const Style& style, double dpi)
{
    const double scale = dpi / kUnitsPerInch;
    const QSizeF size = layout(figure, style).size;
    QImage image(static_cast<int>(std::lround(size.width() * scale)),
        static_cast<int>(std::lround(size.height() * scale)), QImage::Format_RGB32);
    image.fill(palette(style.theme).page);
    image.setDotsPerMeterX(static_cast<int>(std::lround(dpi / kMetresPerInch)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.setText(QStringLiteral("Title"), titleOf(figure));
    image.setText(QStringLiteral("Description"), describe(figure));
    image.setText(QStringLiteral("Software"), creator());
    image.setText(QStringLiteral("Disclaimer"), notice());
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter, figure, style);
    return image;
}

QByteArray toPng(const Figure& figure, const Style& style, double dpi)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    toImage(figure, style, dpi).save(&buffer, "PNG");
    return out;
}

QByteArray toSvg(const Figure& figure, const Style& style)
{
    const QSizeF size = layout(figure, style).size;
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(kUnitsPerInch));
    generator.setSize(size.toSize());
    generator.setViewBox(QRect(QPoint(0, 0), size.toSize()));
    generator.setTitle(titleOf(figure).toHtmlEscaped());
    generator.setDescription((describe(figure) + QLatin1Char(' ') + notice()).toHtmlEscaped());
    QPainter painter(&generator);
    paintOnPage(painter, figure, style, size);
    painter.end();
    buffer.close();
    // Readers without the font get a similar one.
    const QByteArray family = style.family.toUtf8();
    out.replace(
        "font-family=\"" + family + '"', "font-family=\"'" + family + "', 'DejaVu Sans', Verdana, sans-serif\"");
    return out;
}

QByteArray toPdf(const Figure& figure, const Style& style)
{
    const QSizeF size = layout(figure, style).size;
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(static_cast<int>(kUnitsPerInch));
    writer.setPageSize(QPageSize(size / kUnitsPerPoint, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(titleOf(figure));
    writer.setCreator(creator() + QStringLiteral(". ") + notice());
    QPainter painter(&writer);
    paintOnPage(painter, figure, style, size);
    painter.end();
    return out;
}

void save(const Figure& figure, const Style& style, const std::filesystem::path& file, double dpi)
{
    QByteArray bytes;
    switch (formatFor(file)) {
    case FileFormat::Png:
        bytes = toPng(figure, style, dpi);
        break;
    case FileFormat::Svg:
        bytes = toSvg(figure, style);
        break;
    case FileFormat::Pdf:
        bytes = toPdf(figure, style);
        break;
    }
    writeFileAtomically(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}
