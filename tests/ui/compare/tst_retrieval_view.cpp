#include <filesystem>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/ui/page_support.h"
#include "ui/pages/compare/compare_page.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::page_test;

namespace {

QString said(const QWidget& page, const char* name)
{
    return text(page, QStringLiteral("compare.retrieval.") + QLatin1String(name));
}

QListView* list(const QWidget& page, const char* name)
{
    return page.findChild<QListView*>(QStringLiteral("compare.retrieval.") + QLatin1String(name));
}

void press(QWidget& page, const char* name)
{
    page.findChild<QAbstractButton*>(QLatin1String(name))->click();
}

void start(QWidget& page, const QString& dataset)
{
    press(page, "compare.view.retrieval");
    auto* box = page.findChild<QComboBox*>(QStringLiteral("compare.retrieval.dataset"));
    QTRY_VERIFY(box->count() == 2);
    chooseIn(*box, dataset);
    for (QPushButton* button : page.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == QLatin1String("Start"))
            button->click();
    QTRY_VERIFY_WITH_TIMEOUT(page.findChild<QLineEdit*>(QStringLiteral("compare.retrieval.text"))->isVisible(), 60'000);
}

}

class TestRetrievalView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_project = std::make_unique<fake::Project>();
        m_project->addDemonstration("busi-ultrasound");
        m_project->addDemonstration("vqa-rad");
    }
    void cleanupTestCase() { m_project.reset(); }

    void withoutAModelItSaysWhatToDo()
    {
        ComparePage page(m_project->workbench);
        show(page);
        press(page, "compare.view.retrieval");
        QTRY_VERIFY(saying(page, QStringLiteral("Nothing to search yet")));
        workflow::addModel(
            m_project->store(), std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/models/demo-clip-radiology");
    }

    void classPromptsFindImagesAndRightOnesAreMarked()
    {
        ComparePage page(m_project->workbench);
        show(page);
        start(page, QStringLiteral("busi-ultrasound"));
        auto* queries = list(page, "queries");
        auto* gallery = list(page, "gallery");
        QCOMPARE(queries->model()->rowCount(), 3); // classes
        QVERIFY(gallery->model()->rowCount() >= 20);
        QVERIFY(said(page, "numbers").contains(QStringLiteral("Recall@1")));
        QVERIFY(said(page, "rank").contains(QStringLiteral("First right answer at rank")));
        const QString before = said(page, "query");
        QTest::keyClick(queries, Qt::Key_J);
        QTRY_VERIFY(said(page, "query") != before);
        QTest::keyClick(queries, Qt::Key_K);
        QCOMPARE(said(page, "query"), before);
        // What is said of a hit is what the label says.
        int right = 0;
        for (int row = 0; row < gallery->model()->rowCount(); ++row)
            right += gallery->model()
                         ->index(row, 0)
                         .data(Qt::AccessibleTextRole)
                         .toString()
                         .contains(QStringLiteral("\nbelongs to the query"));
        QVERIFY2(said(page, "rank").contains(QStringLiteral(": %1 ").arg(right)), qPrintable(said(page, "rank")));
        QTest::qWait(400);
        shoot(page, QStringLiteral("retrieval"));
        QSignalSpy door(&m_project->workbench, &Workbench::showSamplesRequested);
        Q_EMIT gallery->activated(gallery->model()->index(0, 0));
        QCOMPARE(door.size(), 1);
    }

    void imagesFindTexts()
    {
        ComparePage page(m_project->workbench);
        show(page);
        start(page, QStringLiteral("busi-ultrasound"));
        press(page, "compare.retrieval.direction.images");
        auto* queries = list(page, "queries");
        QVERIFY(queries->model()->rowCount() > 20);
        QCOMPARE(list(page, "gallery")->model()->rowCount(), 3);
        QVERIFY(page.findChild<QWidget*>(QStringLiteral("compare.retrieval.image"))->isVisible());
        QVERIFY(said(page, "numbers").contains(QStringLiteral("Hubness")));
        QTest::qWait(400);
        shoot(page, QStringLiteral("retrieval_images"));
        auto* filter = page.findChild<QLineEdit*>(QStringLiteral("compare.retrieval.filter"));
        const int all = queries->model()->rowCount();
        filter->setText(QStringLiteral("malignant"));
        QVERIFY(queries->model()->rowCount() > 0 && queries->model()->rowCount() < all);
        filter->setText(QStringLiteral("no such words"));
        QCOMPARE(queries->model()->rowCount(), 0);
        QVERIFY(said(page, "query").contains(QStringLiteral("No query")));
    }

    void anyTextFindsImagesOfQuestionsToo()
    {
        ComparePage page(m_project->workbench);
        show(page);
        start(page, QStringLiteral("vqa-rad"));
        QVERIFY(said(page, "query").contains(QStringLiteral("no texts about its images")));
        auto* words = page.findChild<QLineEdit*>(QStringLiteral("compare.retrieval.text"));
        QTest::keyClicks(words, QStringLiteral("fluid in the lung"));
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(list(page, "gallery")->model()->rowCount(), 24);
        QVERIFY(said(page, "rank").contains(QStringLiteral("Nobody has said")));
        QTest::qWait(400);
        m_theme->setMode(ThemeMode::Dark);
        page.themeChanged();
        QTest::qWait(200);
        shoot(page, QStringLiteral("retrieval_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        page.themeChanged();
        QTest::qWait(200);
        shoot(page, QStringLiteral("retrieval_150"));
        m_theme->setScale(1.0);
    }

    void aModelWhoseFilesAreGoneIsAFailureWithAReason()
    {
        ComparePage page(m_project->workbench);
        show(page);
        const auto rows = m_project->store().reader().models();
        press(page, "compare.view.retrieval");
        QTRY_VERIFY(saying(page, QStringLiteral("Search ")));
        store::ModelRow gone = rows.front();
        gone.folder = "/nonexistent/model";
        m_project->store().writer().putModel(gone);
        m_project->store().writer().flush();
        page.entered();
        QTRY_VERIFY(saying(page, QStringLiteral("Nothing to search yet")));
        m_project->store().writer().putModel(rows.front());
        m_project->store().writer().flush();
    }

private:
    std::unique_ptr<fake::Project> m_project;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestRetrievalView)
#include "tst_retrieval_view.moc"
