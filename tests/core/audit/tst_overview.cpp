#include "core/audit/overview.h"
#include "core/audit/text_statistics.h"
#include "core/base/error.h"
#include "tests/core/data/data_folder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <nlohmann/json.hpp>

using namespace vlm;
using namespace vlm::audit;

namespace {

std::filesystem::path demo(const char* name)
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets" / name;
}

}

class TestOverview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAreThoseOfTheDataSet();
    void questionsAreDescribed();
    void findingsMeetEachOther();
    void metadataMeetLabels();
    void distributionsSummarise();
    void termsLeaveCommonWordsOut();
    void theSameSeedDrawsTheSameExamples();
    void variantsNameTheirParameters();
    void theReportIsOneFileThatLoadsNothing();
    void textsOfTheDataSetCannotBecomeMarkup();
    void stoppingEndsIt();
};

void TestOverview::countsAreThoseOfTheDataSet()
{
    const auto dataset = data::open(demo("pneumoniamnist"));
    const Overview o = overview(*dataset);
    QCOMPARE(o.samples, 5856);
    QCOMPARE(o.splits.size(), 3U);
    QCOMPARE(o.splits[2].labels[1].count, 390);
    QCOMPARE(o.splits[2].labels[1].name, std::string("pneumonia"));
    QVERIFY(std::abs(o.splits[2].imbalance - 390.0 / 234.0) < 1e-12);
    QCOMPARE(o.commonSizes.size(), 1U);
    QCOMPARE(o.commonSizes[0].name, std::string("28 x 28"));
    QCOMPARE(o.intensities.size(), 6U); // all, three splits, two labels
    QCOMPARE(o.intensities[0].images, 512);
    QCOMPARE(o.intensities[0].means.n, 5856);
    QCOMPARE(std::accumulate(o.intensities[0].histogram.begin(), o.intensities[0].histogram.end(), std::int64_t(0)),
        512 * 28 * 28);
    QCOMPARE(o.mosaics.size(), 2U);
    QCOMPARE(o.mosaics[0].samples.size(), 12U);
    QVERIFY(!o.cooccurrence);
    QVERIFY(o.firstWords.empty());
}

void TestOverview::questionsAreDescribed()
{
    const auto dataset = data::open(demo("vqa-rad"));
    const Overview o = overview(*dataset, {.histogramImages = 20});
    QVERIFY(o.cooccurrence.has_value());
    QCOMPARE(o.cooccurrence->names, (std::vector<std::string>{"closed", "open"}));
    QCOMPARE(o.cooccurrence->counts[1], o.cooccurrence->counts[2]);
    QCOMPARE(o.positivesUnit, std::string("questions"));
    QCOMPARE(o.lengths.size(), 2U);
    QVERIFY(o.lengths[0].mean > 3 && o.lengths[0].mean < 12);
    QCOMPARE(o.firstWords.size(), 20U);
    QVERIFY(std::ranges::find(o.firstWords, "is", &Bar::name) != o.firstWords.end());
    QVERIFY(std::ranges::find(o.answers, "yes", &Bar::name) != o.answers.end()
        || std::ranges::find(o.answers, "Yes", &Bar::name) != o.answers.end());
    std::int64_t images = 0;
    for (const Bar& bar : o.positivesPerImage)
        images += bar.count;
    QCOMPARE(images, o.images);
}

void TestOverview::findingsMeetEachOther()
{
    const DataFolder folder;
    std::string table = "Path,Sex,Frontal/Lateral,No Finding,Edema,Pneumonia,Pleural Effusion\n";
    const char* rows[] = {"1,,,", ",1,1,", ",1,-1,1", ",,1,"};
    for (int i = 0; i < 4; ++i) {
        const std::string image = "valid/patient0000" + std::to_string(i) + "/study1/view1_frontal.jpg";
        folder.image(image, static_cast<char>(10 * i + 10));
        table += "CheXpert-v1.0-small/" + image + ",Female,Frontal," + rows[i] + "\n";
    }
    folder.text("valid.csv", table);
    const auto dataset = folder.open();
    const Overview o = overview(*dataset);
    QVERIFY(o.cooccurrence.has_value());
    QCOMPARE(o.cooccurrence->names, (std::vector<std::string>{"Edema", "No Finding", "Pleural Effusion", "Pneumonia"}));
    QCOMPARE(o.cooccurrence->counts[0 * 4 + 0], 2);
    QCOMPARE(o.cooccurrence->counts[0 * 4 + 3], 1); // uncertain pneumonia is no finding
    QCOMPARE(o.cooccurrence->counts[0 * 4 + 2], 1);
    QCOMPARE(o.positivesUnit, std::string("findings"));
}

void TestOverview::metadataMeetLabels()
{
    const DataFolder folder;
    std::string table = "Path,Sex,Frontal/Lateral,No Finding,Edema,Pleural Effusion\n";
    for (int i = 0; i < 6; ++i) {
        const std::string image = "valid/patient0000" + std::to_string(i) + "/study1/v.jpg";
        folder.image(image, static_cast<char>(10 * i + 10));
        table += image + (i < 2 ? ",Male" : ",Female") + ",Frontal," + (i % 2 == 0 ? "1,," : ",1,") + "\n";
    }
    folder.text("valid.csv", table);
    const Overview o = overview(*folder.open());
    const auto sex = std::ranges::find(o.facets, "sex", &Facet::name);
    QVERIFY(sex != o.facets.end());
    QCOMPARE(sex->values[0].name, std::string("Female"));
    QCOMPARE(sex->values[0].count, 4);
    QCOMPARE(sex->byLabel[0], (std::vector<std::int64_t>{2, 2}));
}

void TestOverview::distributionsSummarise()
{
    const Distribution d = distributionOf("x", "words", {4, 1, 3, 2, 10});
    QCOMPARE(d.n, 5);
    QCOMPARE(d.mean, 4.0);
    QVERIFY(std::abs(d.deviation - std::sqrt(12.5)) < 1e-12);
    QCOMPARE(d.quantiles, (std::array<double, 5>{1, 2, 3, 4, 10}));
    QCOMPARE(d.counts.size() + 1, d.edges.size());
    QCOMPARE(std::accumulate(d.counts.begin(), d.counts.end(), std::int64_t(0)), 5);
    QCOMPARE(d.counts[0], 1);
    QCOMPARE(distributionOf("x", "", {}).n, 0);
    QCOMPARE(distributionOf("x", "", {2.5, 2.5}).counts, (std::vector<std::int64_t>{2}));
    const Distribution fine = distributionOf("x", "", {0.1, 0.2, 0.95});
    QCOMPARE(fine.counts.front(), 1);
    QCOMPARE(fine.counts.back(), 1);
    QCOMPARE(wordCount("  two\twords \n"), 2U);
}

void TestOverview::termsLeaveCommonWordsOut()
{
    const std::vector<Bar> terms
        = rankedTerms({"The heart is normal. XXXX heart.", "normal lungs", "No effusion is seen"}, 10);
    QCOMPARE(terms[0].name, std::string("normal"));
    QCOMPARE(terms[0].count, 2);
    const auto heart = std::ranges::find(terms, "heart", &Bar::name);
    QVERIFY(heart != terms.end());
    QCOMPARE(heart->count, 1);
    for (const char* word : {"the", "is", "xxxx", "seen", "no"})
        QVERIFY(std::ranges::find(terms, word, &Bar::name) == terms.end());
}

void TestOverview::theSameSeedDrawsTheSameExamples()
{
    const auto dataset = data::open(demo("busi-ultrasound"));
    const OverviewOptions options{.histogramImages = 8, .mosaicImages = 4, .seed = 7};
    const Overview a = overview(*dataset, options);
    const Overview b = overview(*dataset, options);
    QCOMPARE(QString::fromStdString(toJson(a).dump()), QString::fromStdString(toJson(b).dump()));
    const Overview c = overview(*dataset, {.histogramImages = 8, .mosaicImages = 4, .seed = 8});
    QVERIFY(a.mosaics[0].samples != c.mosaics[0].samples);
    QVERIFY(a.sizes[0].mean == c.sizes[0].mean);
}

void TestOverview::variantsNameTheirParameters()
{
    imaging::Image image(40, 40, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>(60 + i / 3 % 90);
    const std::vector<Variant> variants = preprocessingVariants(image, {.clipLimit = 3.5, .tiles = 4, .sigma = 1.0});
    QCOMPARE(variants.size(), 4U);
    QCOMPARE(variants[1].parameters, std::string("clip limit 3.5, 4 x 4 tiles"));
    QCOMPARE(variants[2].parameters, std::string("5 x 5, sigma 1; clip limit 3.5, 4 x 4 tiles"));
    QVERIFY(variants[1].deviation > variants[0].deviation);
    QCOMPARE(variants[3].histogram[0] > 0 && variants[3].histogram[255] > 0, true);
    for (const Variant& v : variants)
        QCOMPARE(std::accumulate(v.histogram.begin(), v.histogram.end(), std::int64_t(0)), 1600);
}

void TestOverview::theReportIsOneFileThatLoadsNothing()
{
    const auto dataset = data::open(demo("busi-ultrasound"));
    const Overview o = overview(*dataset, {.histogramImages = 8, .mosaicImages = 3});
    const QString html = QString::fromStdString(toHtml(o, *dataset));
    QVERIFY(html.startsWith("<!doctype html>"));
    QVERIFY(html.contains("default-src 'none'"));
    QVERIFY(!html.contains("http://") && !html.contains("https://") && !html.contains("<script"));
    QCOMPARE(html.count("src=\""), html.count("src=\"data:image/jpeg;base64,"));
    QCOMPARE(html.count("<img"), 9 + 4);
    QVERIFY(html.contains("CC BY 4.0"));
    QVERIFY(html.contains("not for clinical decisions"));
    QVERIFY(html.contains("clip limit 2, 8 x 8 tiles"));
}

void TestOverview::textsOfTheDataSetCannotBecomeMarkup()
{
    const DataFolder folder;
    folder.image("a.bmp", 50);
    folder.image("b.bmp", 90);
    folder.text(
        "t.csv", "image,question,answer\na.bmp,<script>alert(1)</script>?,\"<b onclick=\"\"x\"\">\"\nb.bmp,What?,'&\n");
    const auto dataset = folder.open();
    const QString html = QString::fromStdString(toHtml(overview(*dataset), *dataset));
    QVERIFY(!html.contains("<script") && !html.contains("<b onclick"));
    QVERIFY(html.contains("&lt;script&gt;"));
}

void TestOverview::stoppingEndsIt()
{
    const auto dataset = data::open(demo("busi-ultrasound"));
    std::stop_source stop;
    stop.request_stop();
    OverviewOptions options;
    options.progress.stop = stop.get_token();
    QVERIFY_THROWS_EXCEPTION(Error, (void)overview(*dataset, options));
}

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
