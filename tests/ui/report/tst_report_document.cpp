#include <algorithm>

#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include "core/archive/zip.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/decimal.h"
#include "core/report/facts.h"
#include "core/report/snapshot.h"
#include "core/report/standard.h"
#include "tests/ui/figures/pdf_streams.h"
#include "tests/ui/models/fake_project.h"
#include "tests/ui/report/drawn_text.h"
#include "ui/base/theme.h"
#include "ui/figures/number_format.h"
#include "ui/figures/style.h"
#include "ui/report/files.h"
#include "ui/report/html.h"
#include "ui/report/pages.h"

using namespace vlm;
using namespace vlm::report_ui;

namespace {

const std::string kMade = "2026-01-01T00:00:00Z";

/// Two generalists and two specialists of two families on two real data sets.
struct Study : fake::Project {
    Study()
    {
        const auto breast = addDemonstration("busi-ultrasound");
        const auto colon = addDemonstration("pathmnist-sample");
        double skill = 0.4;
        for (const char* model : {"demo-clip-general", "demo-clip-radiology", "demo-siglip-general"}) {
            const std::string name = model;
            addModel(name, name.ends_with("radiology"), name.find("siglip") == std::string::npos ? "CLIP" : "SigLIP");
            for (const auto* dataset : {&breast, &colon})
                addResult(name, *dataset, "ots", skill += 0.3);
        }
        addResult("demo-clip-general", breast, "lp", 2.0);
    }

    std::filesystem::path folderPath() { return store().folder(); }
};

const Block* blockOf(const Document& document, report::Kind kind)
{
    const auto found
        = std::ranges::find_if(document.blocks, [&](const Block& block) { return block.item.kind == kind; });
    return found == document.blocks.end() ? nullptr : &*found;
}

}

class TestReportDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        ui::loadResources();
        m_study = std::make_unique<Study>();
        m_reader = std::make_unique<store::Reader>(m_study->store().reader());
        m_maker = std::make_unique<ContentMaker>(
            *m_reader, m_study->folderPath(), report::Environment{.program = "MedVLM Workbench 0", .libtorch = "1"});
        m_report = reportOf(*m_maker, m_study->folderPath());
        m_document = compose(m_report, *m_maker, {.made = kMade, .progress = {}, .stop = {}});
    }
    void cleanupTestCase()
    {
        m_maker.reset();
        m_reader.reset();
        m_study.reset();
    }

    void everyPartIsMadeAndSaysWhereItsNumbersComeFrom()
    {
        QVERIFY(m_document.blocks.size() >= 10);
        for (const Block& block : m_document.blocks) {
            QVERIFY2(block.failure.isEmpty(), qPrintable(block.failure));
            QVERIFY(!block.stale);
            if (block.item.form() == report::Form::Prose)
                continue;
            QVERIFY2(!block.item.caption.empty(), block.item.title.c_str());
            QVERIFY(captionText(block).startsWith(block.label));
        }
        const std::string facts = blockOf(m_document, report::Kind::Forest)->item.caption;
        for (const char* wanted : {"strict/v1", "n = ", "seed 42", "B = "})
            QVERIFY2(facts.find(wanted) != std::string::npos, facts.c_str());
    }

    void numbersAreThoseOfTheStore()
    {
        const QString html = QString::fromStdString(toHtml(m_document));
        int compared = 0;
        for (const store::ResultRow& row : m_reader->results("auroc", "strict")) {
            const QString exact = QString::fromStdString(exporting::formatDecimal(row.metric->value, 2, 2));
            const QString lower = QString::fromStdString(exporting::formatDecimal(*row.metric->lower, 2, 2));
            QVERIFY2(html.contains(exact + QStringLiteral(" [") + lower), qPrintable(exact));
            // The heatmap prints one decimal.
            QVERIFY(html.contains(QRegularExpression(
                QStringLiteral(">\\s*%1\\s*<").arg(QRegularExpression::escape(figures::text(row.metric->value, {}))))));
            ++compared;
        }
        QCOMPARE(compared, 7);
    }

    void htmlNeedsNothingElse()
    {
        QString html = QString::fromStdString(toHtml(m_document));
        QVERIFY(html.contains(QLatin1String("<svg")));
        QVERIFY(!html.contains(QLatin1String("<?xml")));
        QVERIFY(!html.contains(QLatin1String("<script")));
        QVERIFY(!html.contains(QLatin1String("<image")));
        QVERIFY(!html.contains(QLatin1String("<img")));
        html.remove(QRegularExpression(QStringLiteral("xmlns(:\\w+)?=\"[^\"]*\"")));
        QVERIFY(!html.contains(QLatin1String("http")) || html.count(QLatin1String("http")) == 1); // http-equiv
        QVERIFY(!html.contains(QRegularExpression(QStringLiteral("(src|href)=\"(?!#|data:)"))));
        QVERIFY(html.contains(QLatin1String("Not for clinical use")));
        for (const store::DatasetRow& row : m_reader->datasets())
            QVERIFY(html.contains(QString::fromStdString(row.fingerprint)));
        QCOMPARE(toHtml(m_document), toHtml(m_document));
    }

    void pdfIsVectorWithItsFonts()
    {
        const QByteArray text = inflated(toPdf(m_document));
        QVERIFY(text.startsWith("%PDF-"));
        QVERIFY(!text.contains("/Subtype /Image"));
        QVERIFY(text.contains("/FontFile"));
        QVERIFY(text.contains("NotoSans"));
        QVERIFY(!text.contains("/Author"));
        const Pages pages(m_document);
        QVERIFY(pages.count() >= 4);
        QCOMPARE(text.count("/Type /Page\n"), pages.count());
        QCOMPARE(pages.pagesOfBlocks().size(), m_document.blocks.size());
        QVERIFY(std::ranges::is_sorted(pages.pagesOfBlocks()));
    }

    void noPageIsEmptyAndNothingIsCutAtItsEdge()
    {
        const Pages pages(m_document);
        for (int page = 0; page < pages.count(); ++page) {
            const QImage image = pages.image(page, 600);
            const QRgb paper = image.pixel(0, 0);
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const bool ink = image.pixel(x, y) != paper;
                    inked += ink ? 1 : 0;
                    QVERIFY2(!ink || (x > 30 && x < 570), qPrintable(QStringLiteral("page %1").arg(page)));
                }
            QVERIFY(inked > 200);
        }
    }

    void everyPartIsDrawn()
    {
        const Pages pages(m_document);
        DrawnText page(pages.size(), figures::kUnitsPerInch);
        QPainter painter(&page);
        for (int i = 0; i < pages.count(); ++i)
            pages.paint(painter, i);
        painter.end();
        for (const Block& block : m_document.blocks) {
            QVERIFY2(page.text().contains(QString::fromStdString(block.item.title)), block.item.title.c_str());
            QVERIFY2(page.text().contains(block.label), qPrintable(block.label));
        }
        for (const auto& row : m_document.provenance.rows)
            QVERIFY2(page.text().contains(QString::fromStdString(row.back().text)), row.back().text.c_str());
    }

    void aSampleIsShownWithItsAnswers()
    {
        const auto sample = m_reader->samples({.dataset = "busi-ultrasound", .split = "test"}, 0, 1).front();
        report::Report report{.title = "One"};
        report.items.push_back({.id = "s",
            .kind = report::Kind::Sample,
            .title = "A sample",
            .parameters = {{"dataset", "busi-ultrasound"}, {"sample", sample.id}}});
        m_maker->complete(report);
        const Document document = compose(report, *m_maker, {.made = kMade, .progress = {}, .stop = {}});
        const auto& picture = std::get<Picture>(document.blocks.front().content);
        QVERIFY(!picture.image.isNull());
        QVERIFY(picture.lines.size() >= 4); // reference and three models
        const QString html = QString::fromStdString(toHtml(document));
        QVERIFY(html.contains(QLatin1String("src=\"data:image/png;base64,")));
        QVERIFY(!html.contains(QString::fromStdString(sample.id)));
        QVERIFY(inflated(toPdf(document)).contains("/Subtype /Image"));
    }

    void theAnswerThatASampleIsShownForHasItsScores()
    {
        const auto sample = m_reader->samples({.dataset = "busi-ultrasound", .split = "test"}, 0, 1).front();
        const Content made = m_maker->make({.kind = report::Kind::Sample,
            .parameters = {{"dataset", "busi-ultrasound"}, {"sample", sample.id}, {"model", "demo-clip-general"},
                {"mode", "ots"}}});
        const auto& lines = std::get<Picture>(made).lines;
        const auto scores = std::ranges::find(lines, QStringLiteral("Its scores"), &std::pair<QString, QString>::first);
        QVERIFY(scores != lines.end());
        QVERIFY2(scores->second.contains(QRegularExpression("^\\w+ [01]\\.\\d\\d")), qPrintable(scores->second));
        QCOMPARE(lines.front().first, QStringLiteral("Sample")); // by its pseudonym
        QVERIFY(lines.front().second != QString::fromStdString(sample.id));
    }

    void modesOfOneModelAreDrawnAndCompared()
    {
        report::Item item{.kind = report::Kind::Modes,
            .parameters = {{"metric", "auroc"}, {"model", "demo-clip-general"}, {"baseline", "ots"}}};
        const auto forest = std::get<figures::ForestSpec>(std::get<figures::Figure>(m_maker->make(item)));
        QCOMPARE(forest.rows.size(), std::size_t{3}); // two data sets off the shelf, one probed
        item.asTable = true;
        const auto table = std::get<exporting::Table>(m_maker->make(item));
        QCOMPARE(table.rows.size(), std::size_t{3});
        item.parameters["model"] = "unknown";
        QVERIFY_THROWS_EXCEPTION(Error, m_maker->make(item));
    }

    void everyFinishedResultHasItsCostWhateverTheMetric()
    {
        const report::Item item{.kind = report::Kind::Cost};
        const auto table = std::get<exporting::Table>(m_maker->make(item));
        QCOMPARE(table.rows.size(), std::size_t{7});
        QCOMPARE(table.rows.front()[2].text, std::string("Off-the-shelf"));
        QVERIFY(!report::digestOf(item, *m_reader).empty());
    }

    void aKeptTableStaysAsItWas()
    {
        exporting::Table table{.caption = "Who was right",
            .columns = {{"A"}, {"B", true}},
            .rows = {{exporting::Value::of("right, \"quoted\""), exporting::Value::of(0.5)},
                {exporting::Value::of(""), exporting::Value::of("–")}},
            .notes = {"n = 2"}};
        report::Item item{.kind = report::Kind::Snapshot,
            .text = report::snapshotText(table),
            .parameters = {{"made", kMade}, {"dataset", "busi-ultrasound"}}};
        const auto again = std::get<exporting::Table>(m_maker->make(item));
        QCOMPARE(exporting::csv(again), exporting::csv(table));
        QCOMPARE(again.notes, table.notes);
        QVERIFY(again.columns[1].numeric && again.rows[0][1].number == 0.5);
        const std::string facts = m_maker->facts(item, again);
        QVERIFY2(facts.find("As it was on 2026-01-01") != std::string::npos, facts.c_str());
        item.text = "{}";
        QVERIFY_THROWS_EXCEPTION(Error, m_maker->make(item));
    }

    void whatIsGoneSaysSo()
    {
        report::Report report{.title = "Gone"};
        report.items.push_back({.id = "a",
            .kind = report::Kind::Confusion,
            .title = "Gone",
            .parameters = {{"dataset", "nowhere"}, {"model", "nobody"}, {"mode", "ots"}}});
        const Document document = compose(report, *m_maker, {.made = kMade, .progress = {}, .stop = {}});
        QVERIFY(document.blocks.front().failure.contains(QLatin1String("nobody")));
        QVERIFY(toHtml(document).find("cannot be made any more") != std::string::npos);
        QCOMPARE(Pages(document).count(), 1);
        QCOMPARE(m_maker->complete(report).size(), std::size_t(1));
        QVERIFY(report.items.empty());
    }

    void hostileTextStaysText()
    {
        report::Report report{.title = "<b>&</b>"};
        report.items.push_back(
            {.id = "\"><script>", .kind = report::Kind::Text, .title = "<i>", .text = "<img src=x>"});
        const std::string html = toHtml(compose(report, *m_maker, {.made = kMade, .progress = {}, .stop = {}}));
        for (const char* bad : {"<b>&</b>", "<script>", "<i>", "<img"})
            QVERIFY2(html.find(bad) == std::string::npos, bad);
    }

    void everyKindOfFigureHasItsFile_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"heatmap", "gaps", "best", "forest", "roc", "precision-recall", "calibration",
                 "confusion", "tests", "pair", "conventions"})
            QTest::newRow(kind) << kind;
    }

    void everyKindOfFigureHasItsFile()
    {
        QFETCH(QString, kind);
        report::Item item{.id = "x",
            .kind = report::kindFromName(kind.toStdString()),
            .title = "x",
            .parameters = {{"metric", "auroc"}, {"dataset", "busi-ultrasound"}, {"mode", "ots"}}};
        if (kind == QLatin1String("heatmap"))
            item.parameters = {{"metric", "auroc"}};
        if (kind == QLatin1String("calibration") || kind == QLatin1String("confusion")
            || kind == QLatin1String("conventions"))
            item.parameters["model"] = "demo-clip-general";
        if (kind == QLatin1String("best") || kind == QLatin1String("gaps"))
            item.parameters = {{"study", "diagnosis"}, {"question", "RQ2"}};
        for (const char* side : {"a", "b"}) {
            item.parameters[std::string("mode_") + side] = "ots";
            item.parameters[std::string("model_") + side] = *side == 'a' ? "demo-clip-general" : "demo-siglip-general";
        }
        QVERIFY(itemBytes(item, *m_maker, "svg").find("<svg") != std::string::npos);
        QVERIFY(itemBytes(item, *m_maker, "pdf").starts_with("%PDF"));
        QVERIFY(itemBytes(item, *m_maker, "csv").find(',') != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(itemBytes(item, *m_maker, "doc"), Error);
        item.asTable = true;
        QVERIFY(itemBytes(item, *m_maker, "md").find('|') != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(itemBytes(item, *m_maker, "svg"), Error);
    }

    void theBundleHoldsTheReportAndTheWayToMakeItAgain()
    {
        const auto files = bundleFiles(m_report, *m_maker, {.made = kMade, .progress = {}, .stop = {}});
        const auto bytesOf = [&](const std::string& name) {
            const auto found = std::ranges::find(files, name, &archive::ZipContent::name);
            return found == files.end() ? std::string() : found->bytes;
        };
        QVERIFY(!bytesOf("report.html").empty());
        const std::string commands = bytesOf("commands.sh");
        std::size_t figures = 0;
        for (const archive::ZipContent& file : files)
            if (file.name.starts_with("figures/")) {
                ++figures;
                QVERIFY2(commands.find("--out " + file.name) != std::string::npos, file.name.c_str());
                const std::string id
                    = commands.substr(commands.rfind("--item ", commands.find("--out " + file.name)) + 7);
                const report::Item* item = m_report.find(id.substr(0, id.find(' ')));
                QVERIFY(item);
                figures::Style style;
                style.caption = false; // the report's captions stand there
                QCOMPARE(itemBytes(*item, *m_maker, "svg", style), file.bytes);
            }
        QVERIFY(figures >= 5);
        const auto zip = std::filesystem::path(m_study->folder.path().toStdString()) / "bundle.zip";
        const report::BundleSummary made = makeBundle(m_report, *m_maker, zip);
        QCOMPARE(made.cells, std::size_t(7));
        report::VerifyOptions quick;
        quick.recompute = report::Recompute::Values;
        const report::BundleCheck check = report::verifyBundle(zip, quick);
        for (const report::BundleFinding& finding : check.wrong)
            QFAIL((finding.where + ": " + finding.what).c_str());
        QCOMPARE(check.cells, std::size_t(7));
    }

    void noPatientNameReachesReportOrBundle()
    {
        const std::vector<std::string> secrets{"CompressedSamples", "20040826185059"};
        const auto says = [&](const std::string& bytes) {
            return std::ranges::any_of(
                secrets, [&](const std::string& secret) { return bytes.find(secret) != std::string::npos; });
        };
        fake::Project project;
        const std::filesystem::path root = project.folder.path().toStdString();
        const std::filesystem::path dicom = MEDVLM_SOURCE_DIR "/tests/data/dicom";
        for (const char* place : {"train/sick/a", "train/well/b", "test/sick/c", "test/well/d", "test/well/e"}) {
            const std::filesystem::path to = root / "images" / (std::string(place) + ".dcm");
            std::filesystem::create_directories(to.parent_path());
            const std::string scan
                = readFile(dicom / (to.stem() == "e" || to.stem() == "b" ? "MR_small_RLE.dcm" : "MR_small.dcm"));
            QVERIFY(says(scan)); // the search finds what is there
            writeFileAtomically(to, scan);
        }
        const store::DatasetRow dataset
            = workflow::addDataset(project.store(), root / "images", {.id = "scans", .settings = {}});
        for (const char* model : {"a", "b"}) {
            project.addModel(model, model == std::string("b"), "CLIP");
            project.addResult(model, dataset, "ots", 1.0);
        }
        project.store().writer().flush();
        const store::Reader reader = project.store().reader();
        ContentMaker maker(reader, project.store().folder(), {.program = "p"});
        report::Report report = reportOf(maker, project.store().folder());
        report.items.push_back({.id = "sample",
            .kind = report::Kind::Sample,
            .title = "A sample",
            .parameters = {{"dataset", "scans"},
                {"sample", reader.samples({.dataset = "scans", .split = "test"}, 0, 1).front().id}}});
        report.items.push_back(
            {.id = "card", .kind = report::Kind::Dataset, .title = "Card", .parameters = {{"dataset", "scans"}}});
        maker.complete(report);
        const Document document = compose(report, maker, {.made = kMade, .progress = {}, .stop = {}});
        QVERIFY(blockOf(document, report::Kind::Sample)->failure.isEmpty());
        QVERIFY(!says(toHtml(document)));
        QVERIFY(!says(inflated(toPdf(document)).toStdString()));
        const auto zip = root / "bundle.zip";
        makeBundle(report, maker, zip);
        const archive::ZipFile bundle(zip);
        for (const archive::ZipEntry& entry : bundle.entries()) {
            QVERIFY2(!says(bundle.read(entry.name)), entry.name.c_str());
            QVERIFY2(bundle.read(entry.name).find("data:image") == std::string::npos, entry.name.c_str());
        }
    }

private:
    std::unique_ptr<Study> m_study;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<ContentMaker> m_maker;
    report::Report m_report;
    Document m_document;
};

QTEST_MAIN(TestReportDocument)
#include "tst_report_document.moc"
