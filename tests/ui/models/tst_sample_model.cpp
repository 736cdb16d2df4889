#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/models/fake_project.h"
#include "ui/models/figure_table_model.h"
#include "ui/models/sample_model.h"
#include "ui/models/thumbnails.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

constexpr int kLarge = 200'000;

}

class TestSampleModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_large = std::make_unique<fake::Project>();
        m_large->addSynthetic(kLarge);
    }
    void cleanupTestCase() { m_large.reset(); }

    void twoHundredThousandRowsArePagedNotLoaded()
    {
        Thumbnails thumbnails(m_large->workbench);
        SampleModel model(m_large->workbench, thumbnails);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy counted(&model, &SampleModel::counted);
        model.setQuery({.dataset = "synthetic"});
        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(model.rowCount(), kLarge);
        const int row = 123'456;
        QTRY_VERIFY(model.entry(row));
        QCOMPARE(model.entry(row)->sample.id, std::string("sample-123456"));
        QCOMPARE(model.index(row, SampleModel::Label).data().toString(), QStringLiteral("yes"));
        QCOMPARE(model.index(row, SampleModel::Split).data().toString(), QStringLiteral("train"));
    }

    void sortingAndFilteringAreDoneInTheDatabase()
    {
        Thumbnails thumbnails(m_large->workbench);
        SampleModel model(m_large->workbench, thumbnails);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy counted(&model, &SampleModel::counted);
        model.setQuery({.dataset = "synthetic", .split = "test", .label = 1});
        QTRY_COMPARE(counted.size(), 1);
        QCOMPARE(model.rowCount(), 6'667); // multiples of 30 below 200,000
        model.sort(SampleModel::Image, Qt::DescendingOrder);
        QTRY_COMPARE(counted.size(), 2);
        QTRY_VERIFY(model.entry(0));
        QCOMPARE(model.entry(0)->sample.id, std::string("sample-99990"));
    }

    void onlyTheLastOfManyFiltersIsShown()
    {
        Thumbnails thumbnails(m_large->workbench);
        SampleModel model(m_large->workbench, thumbnails);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int i = 0; i < 100; ++i)
            model.setQuery({.dataset = "synthetic", .text = "sample-" + std::to_string(1000 + i)});
        model.setQuery({.dataset = "synthetic", .label = 1});
        QTRY_COMPARE(model.rowCount(), 66'667);
        QTRY_VERIFY(!model.loading());
        QTest::qWait(0);
        QCOMPARE(model.rowCount(), 66'667);
    }

    void editsRefreshRowsInPlace()
    {
        fake::Project project;
        project.addSynthetic(1000);
        Thumbnails thumbnails(project.workbench);
        SampleModel model(project.workbench, thumbnails);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setQuery({.dataset = "synthetic"});
        QTRY_COMPARE(model.rowCount(), 1000);
        model.entry(10);
        QTRY_VERIFY(model.entry(10));
        QVERIFY(!model.entry(10)->sample.starred);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        project.store().writer().setStar("synthetic", "sample-10", true);
        project.store().writer().flush();
        model.refresh();
        QTRY_VERIFY(model.entry(10) && model.entry(10)->sample.starred);
        QCOMPARE(resets.size(), 0);
    }

    void randomQueriesAndJumpsKeepTheModelConsistent()
    {
        Thumbnails thumbnails(m_large->workbench);
        SampleModel model(m_large->workbench, thumbnails);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(7);
        for (int i = 0; i < 300; ++i) {
            switch (random.bounded(4)) {
            case 0:
                model.setQuery({.dataset = "synthetic", .label = random.bounded(2)});
                break;
            case 1:
                model.entry(random.bounded(kLarge));
                break;
            case 2:
                model.clear();
                break;
            default:
                QTest::qWait(1);
            }
            if (model.rowCount() > 0)
                QVERIFY(model.index(random.bounded(model.rowCount()), 0).isValid());
        }
    }

    void thumbnailsOfRealImagesArriveAndBrokenOnesSayWhy()
    {
        fake::Project project;
        const store::DatasetRow dataset = project.addDemonstration("busi-ultrasound");
        project.addSynthetic(3);
        Thumbnails thumbnails(project.workbench);
        const auto real = project.store().reader().samples({.dataset = dataset.id}, 0, 1).front();
        const auto missing = project.store().reader().samples({.dataset = "synthetic"}, 0, 1).front();
        QTRY_VERIFY(thumbnails.dataset("synthetic"));
        QVERIFY(thumbnails.pixmap(real).isNull());
        QTRY_VERIFY(!thumbnails.pixmap(real).isNull());
        QVERIFY(thumbnails.pixmap(real).width() <= Thumbnails::kSide);
        thumbnails.pixmap(missing);
        QTRY_VERIFY(!thumbnails.failure(missing).isEmpty());
    }

    void closingTheProjectEmptiesTheModel()
    {
        fake::Project project;
        project.addSynthetic(100);
        Thumbnails thumbnails(project.workbench);
        SampleModel model(project.workbench, thumbnails);
        model.setQuery({.dataset = "synthetic"});
        QTRY_COMPARE(model.rowCount(), 100);
        project.workbench.closeProject();
        QCOMPARE(model.rowCount(), 0);
    }

    void figureTablesAreModels()
    {
        FigureTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTable({.caption = "T",
            .columns = {{"A", false}, {"B", true}},
            .rows = {{exporting::Value::of("x"), exporting::Value::of("1")},
                {exporting::Value::of("y"), exporting::Value::of("2")}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("A"));
    }

private:
    std::unique_ptr<fake::Project> m_large;
};

QTEST_MAIN(TestSampleModel)
#include "tst_sample_model.moc"
