#include <filesystem>

#include <QBuffer>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <QtEndian>

#include "samples.h"
#include "tests/ui/figures/pdf_streams.h"
#include "ui/figures/export.h"

using namespace vlm::figures;

namespace {

/// The figures by name, for data-driven tests.
void rows()
{
    QTest::addColumn<int>("index");
    const auto figures = samples::all();
    for (int i = 0; i < static_cast<int>(figures.size()); ++i)
        QTest::newRow(qPrintable(figures[static_cast<std::size_t>(i)].first)) << i;
}

Figure figure()
{
    QFETCH_GLOBAL(int, index);
    return samples::all()[static_cast<std::size_t>(index)].second;
}

}

class FigureFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { rows(); }
    void initTestCase() { samples::loadFonts(); }

    void pdfHoldsNoImageAndEmbedsItsFonts()
    {
        const QByteArray text = vlm::inflated(toPdf(figure(), {}));
        QVERIFY(text.startsWith("%PDF-"));
        QVERIFY(!text.contains("/Subtype /Image"));
        QVERIFY(!text.contains("/DCTDecode"));
        QVERIFY(text.contains("/FontFile"));
        QVERIFY(text.contains("NotoSans"));
        QVERIFY(text.contains(" Tj") || text.contains(" TJ") || text.contains("Tj\n"));
    }

    void pdfPageHasTheFiguresSizeInPoints()
    {
        const Figure shown = figure();
        const QSizeF size = layout(shown, {}).size / kUnitsPerPoint;
        QVERIFY(size.width() <= 174.0 / 25.4 * 72.0 + 0.5);
        const QByteArray text = toPdf(shown, {});
        const qsizetype at = text.indexOf("/MediaBox [");
        QVERIFY(at > 0);
        const QList<QByteArray> box = text.mid(at + 11, text.indexOf(']', at) - at - 11).simplified().split(' ');
        QCOMPARE(box.size(), 4);
        QVERIFY(std::abs(box[2].toDouble() - size.width()) < 1.0);
        QVERIFY(std::abs(box[3].toDouble() - size.height()) < 1.0);
    }

    void svgKeepsTextAsTextAndHoldsNoImage()
    {
        const Figure shown = figure();
        const QByteArray svg = toSvg(shown, {});
        QVERIFY2(svg.size() < 500'000, qPrintable(QString::number(svg.size())));
        QXmlStreamReader xml(svg);
        QString texts;
        QString title;
        QString description;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            QVERIFY(xml.name() != QLatin1String("image"));
            if (xml.name() == QLatin1String("svg"))
                QVERIFY(std::abs(xml.attributes().value(QLatin1String("width")).chopped(2).toDouble()
                            - layout(shown, {}).size.width() / kUnitsPerInch * 25.4)
                    < 0.1);
            if (xml.name() == QLatin1String("text"))
                texts += xml.readElementText() + QLatin1Char('\n');
            else if (xml.name() == QLatin1String("title"))
                title = xml.readElementText();
            else if (xml.name() == QLatin1String("desc"))
                description = xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(title, titleOf(shown));
        QVERIFY(description.startsWith(describe(shown)));
        QVERIFY(description.contains(QLatin1String("Research use only")));
        QVERIFY(texts.contains(titleOf(shown)));
    }

    void pngCarriesResolutionAndNotice()
    {
        for (const int dpi : {300, 600}) {
            const QByteArray png = toPng(figure(), {}, dpi);
            const qsizetype at = png.indexOf("pHYs");
            QVERIFY(at > 0);
            QCOMPARE(qFromBigEndian<quint32>(png.constData() + at + 4), static_cast<quint32>(qRound(dpi / 0.0254)));
            QBuffer buffer;
            buffer.setData(png);
            QImageReader reader(&buffer);
            const QImage image = reader.read();
            QCOMPARE(image.width(), qRound(layout(figure(), {}).size.width() * dpi / kUnitsPerInch));
            QVERIFY(image.text(QStringLiteral("Disclaimer")).contains(QLatin1String("Research use only")));
        }
    }

    void narrowAndDarkVariantsStayInsideTheirPage()
    {
        Style narrow;
        narrow.widthMm = 85.0;
        narrow.theme = Theme::Dark;
        const Figure shown = figure();
        const Painted painted = layout(shown, narrow);
        QVERIFY(painted.size.height() > 0.0);
        const QRectF page(QPointF(0.0, 0.0), painted.size);
        for (const Hit& hit : painted.hits)
            QVERIFY(page.adjusted(-40.0, -40.0, 40.0, 40.0).contains(hit.area));
    }

    void gallery()
    {
        QFETCH_GLOBAL(int, index);
        const QString name = samples::all()[static_cast<std::size_t>(index)].first;
        const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens" / "figures";
        std::filesystem::create_directories(folder);
        const Figure shown = figure();
        for (const char* suffix : {".png", ".svg", ".pdf"}) {
            const auto file = folder / (name.toStdString() + suffix);
            save(shown, {}, file);
            QVERIFY(std::filesystem::file_size(file) > 1000);
        }
        Style narrow;
        narrow.widthMm = 85.0;
        save(shown, narrow, folder / (name.toStdString() + "_85mm.png"));
        Style dark;
        dark.theme = Theme::Dark;
        save(shown, dark, folder / (name.toStdString() + "_dark.png"), 150.0);
    }
};

QTEST_MAIN(FigureFiles)
#include "tst_figure_files.moc"
