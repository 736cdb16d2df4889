#include <filesystem>

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "core/base/files.h"
#include "core/report/report.h"
#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/pages/report/page_preview.h"
#include "ui/pages/report/report_desk.h"
#include "ui/pages/report/report_page.h"
#include "ui/pages/results/results_page.h"
#include "ui/plots/figure_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

struct Study : fake::Project {
    store::DatasetRow breast;

    Study()
        : breast(addDemonstration("busi-ultrasound"))
    {
        double skill = 0.4;
        for (const char* model : {"demo-clip-general", "demo-clip-radiology"}) {
            addModel(model, std::string(model).ends_with("radiology"), "CLIP");
            addResult(model, breast, "ots", skill += 0.8);
        }
        store().writer().flush();
    }
};

/// The page on a study of its own, in front.
struct Shown {
    Study study;
    ReportPage page{study.workbench, nullptr};

    Shown()
    {
        page.resize(1280, 840);
        page.show();
        page.entered();
    }

    template <class T> T* child(const char* name) { return page.findChild<T*>(QLatin1String(name)); }
    ReportDesk& desk() { return ReportDesk::of(study.workbench); }
    const report::Report& report() { return desk().report(); }
    QString path(const char* name) { return study.folder.filePath(QLatin1String(name)); }

    void press(const QString& text)
    {
        for (auto* button : page.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == text)
                return button->click();
        QFAIL(qPrintable(text));
    }

    void start()
    {
        QTRY_VERIFY(page.findChildren<QPushButton*>().size() > 1);
        press(QStringLiteral("Start from this study"));
        QTRY_VERIFY_WITH_TIMEOUT(!report().items.empty(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(child<PagePreview>("report.preview")->pageCount() > 2, 30'000);
    }

    QStringList titles()
    {
        QStringList out;
        auto* list = child<QListWidget>("report.list");
        for (int row = 0; row < list->count(); ++row)
            out << list->item(row)->text();
        return out;
    }

    QString told()
    {
        for (auto* banner : page.findChildren<Banner*>())
            if (banner->isVisible())
                return banner->title();
        return {};
    }
};

void shoot(QWidget& widget, const QString& name)
{
    const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
    std::filesystem::create_directories(folder);
    QVERIFY(widget.grab().save(QString::fromStdString((folder / (name.toStdString() + ".png")).string())));
}

}

class TestReportPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
    }

    void anEmptyReportStartsFromTheStudyInOneClick()
    {
        Shown shown;
        QVERIFY(!shown.child<QToolButton>("report.pdf")->isEnabled());
        const auto* focused = qobject_cast<QPushButton*>(shown.page.focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->text(), QStringLiteral("Start from this study"));
        shoot(shown.page, QStringLiteral("report_empty"));
        shown.start();
        QVERIFY(shown.child<QToolButton>("report.pdf")->isEnabled());
        QCOMPARE(shown.titles().size(), 9);
        QTRY_VERIFY(report::read(shown.study.store().folder()));
        shoot(shown.page, QStringLiteral("report"));
        shown.study.workbench.undoStack()->undo();
        QVERIFY(shown.report().items.empty());
    }

    void partsAreReorderedRenamedAndTakenOut()
    {
        Shown shown;
        shown.start();
        auto* list = shown.child<QListWidget>("report.list");
        const QStringList first = shown.titles();
        list->setCurrentRow(0);
        shown.child<QToolButton>("report.down")->click();
        QCOMPARE(shown.titles().at(1), first.at(0));
        QCOMPARE(list->currentRow(), 1);
        shown.child<QAction>("report.action.up")->trigger();
        QCOMPARE(shown.titles(), first);
        // As a drop does it.
        QVERIFY(list->model()->moveRow({}, 0, {}, 3));
        QTRY_COMPARE(QString::fromStdString(shown.report().items.at(2).title), first.at(0));
        shown.study.workbench.undoStack()->undo();
        QCOMPARE(shown.titles(), first);

        list->setCurrentRow(2);
        auto* title = shown.child<QLineEdit>("report.item.title");
        title->setFocus();
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Mine"));
        QCOMPARE(shown.titles().at(2), QStringLiteral("Mine"));
        shown.study.workbench.undoStack()->undo(); // typing is one step
        QCOMPARE(shown.titles().at(2), first.at(2));

        const int count = list->count();
        list->setCurrentRow(4);
        shown.child<QAction>("report.action.remove")->trigger();
        QCOMPARE(list->count(), count - 1);
        QCOMPARE(list->currentRow(), 4);
        shown.study.workbench.undoStack()->undo();
        QCOMPARE(shown.titles(), first);
    }

    void captionsAreWrittenAndKept()
    {
        Shown shown;
        shown.start();
        auto* list = shown.child<QListWidget>("report.list");
        list->setCurrentRow(2);
        auto* caption = shown.child<QPlainTextEdit>("report.item.caption");
        QVERIFY(caption->toPlainText().contains(QLatin1String("seed 42")));
        caption->moveCursor(QTextCursor::End);
        QTest::keyClicks(caption, QStringLiteral(" And mine."));
        QTRY_VERIFY(report::read(shown.study.store().folder())->items.at(2).caption.ends_with(" And mine."));
        shown.child<QAction>("report.action.note")->trigger();
        QTRY_COMPARE(list->count(), 10);
        QTRY_COMPARE(list->currentRow(), 9);
        caption->setPlainText(QStringLiteral("Text of *mine*."));
        QCOMPARE(shown.report().items.back().text, std::string("Text of *mine*."));
    }

    void changedNumbersAreMarkedAndRefreshedInOneClick()
    {
        Shown shown;
        shown.start();
        auto* refresh = shown.child<QToolButton>("report.refresh");
        QVERIFY(!refresh->isVisible());
        shown.study.addResult("demo-clip-general", shown.study.breast, "ots", 2.4);
        shown.study.store().writer().flush();
        QTRY_VERIFY_WITH_TIMEOUT(refresh->isVisible(), 30'000);
        QVERIFY(shown.titles().filter(QStringLiteral("numbers changed")).size() >= 4);
        shoot(shown.page, QStringLiteral("report_stale"));
        const std::string before = shown.report().items.at(2).digest;
        refresh->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.report().items.at(2).digest != before, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!refresh->isVisible(), 30'000);
        QVERIFY(shown.titles().filter(QStringLiteral("numbers changed")).isEmpty());
    }

    void documentsAndBundlesAreWrittenAndVerified()
    {
        Shown shown;
        shown.start();
        for (const char* suffix : {"html", "pdf"}) {
            const QString file = shown.path(suffix == std::string("pdf") ? "report.pdf" : "report.html");
            file_dialogs::answerNextWith(file);
            shown.child<QToolButton>(suffix == std::string("pdf") ? "report.pdf" : "report.html")->click();
            QTRY_VERIFY_WITH_TIMEOUT(shown.told().startsWith(QLatin1String("Saved")), 60'000);
            QVERIFY(QFileInfo(file).size() > 10'000);
            shown.page.findChild<Banner*>()->hide();
        }
        const QString bundle = shown.path("bundle.zip");
        file_dialogs::answerNextWith(bundle);
        shown.child<QToolButton>("report.bundle")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.told().startsWith(QLatin1String("Saved")), 60'000);
        QVERIFY(QFileInfo(bundle).size() > 10'000);
        file_dialogs::answerNextWith(bundle);
        shown.child<QToolButton>("report.verify")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.child<QLabel>("report.verify.title"), 60'000);
        QCOMPARE(shown.child<QLabel>("report.verify.title")->text(), QStringLiteral("Everything is as it should be"));
        shoot(*shown.page.findChild<QDialog*>(QStringLiteral("report.verify")), QStringLiteral("report_verify"));
        shown.page.findChild<QDialog*>(QStringLiteral("report.verify"))->reject();
        QTRY_VERIFY(!shown.child<QLabel>("report.verify.title"));

        std::string bytes = readFile(bundle.toStdString());
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        writeFileAtomically(bundle.toStdString(), bytes);
        file_dialogs::answerNextWith(bundle);
        shown.child<QToolButton>("report.verify")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.child<QLabel>("report.verify.title"), 60'000);
        QVERIFY(shown.child<QLabel>("report.verify.title")->text().contains(QLatin1String("differ")));
        shoot(*shown.page.findChild<QDialog*>(QStringLiteral("report.verify")), QStringLiteral("report_differs"));
    }

    void figuresAndTablesAreAddedOnResultsAndCanBeUndone()
    {
        Study study;
        ResultsPage results(study.workbench);
        results.resize(1280, 840);
        results.show();
        results.entered();
        auto* heatmap = results.findChild<FigureView*>(QStringLiteral("results.heatmap"));
        QTRY_VERIFY(heatmap && heatmap->isVisible());
        auto* menu = results.findChild<QToolButton*>(QStringLiteral("results.export"))->menu();
        ReportDesk& desk = ReportDesk::of(study.workbench);
        for (const char* name : {"results.report.figure", "results.report.table"}) {
            Q_EMIT menu->aboutToShow();
            auto* action = menu->findChild<QAction*>(QLatin1String(name));
            QVERIFY(action && action->isEnabled());
            const std::size_t before = desk.report().items.size();
            action->trigger();
            QTRY_COMPARE(desk.report().items.size(), before + 1);
        }
        QCOMPARE(desk.report().items.at(0).form(), report::Form::Figure);
        QCOMPARE(desk.report().items.at(1).form(), report::Form::Table);
        QCOMPARE(desk.report().items.at(0).parameter("metric"), std::string("auroc"));
        QCOMPARE(desk.report().items.at(0).parameter("modes"), std::string("ots"));
        QVERIFY(desk.report().items.at(0).caption.find("seed 42") != std::string::npos);
        QVERIFY(!desk.report().items.at(0).digest.empty());
        bool told = false;
        for (auto* banner : results.findChildren<Banner*>())
            told = told || (banner->isVisible() && banner->title().startsWith(QLatin1String("Added to the report")));
        QVERIFY(told);
        study.workbench.undoStack()->undo();
        QCOMPARE(desk.report().items.size(), std::size_t(1));
    }

    void aDamagedReportIsShownAndNeverOverwritten()
    {
        Study study;
        const auto file = report::fileIn(study.store().folder());
        const QString project = QString::fromStdString(study.store().folder().string());
        study.workbench.closeProject();
        writeFileAtomically(file, "{ not JSON");
        study.workbench.openProject(project);
        ReportPage page(study.workbench, nullptr);
        page.resize(1000, 700);
        page.show();
        page.entered();
        QVERIFY(!ReportDesk::of(study.workbench).failure().isEmpty());
        ReportDesk::of(study.workbench).add({.kind = report::Kind::Text});
        QTest::qWait(50);
        QCOMPARE(readFile(file), std::string("{ not JSON"));
    }

    void thePageFitsEveryThemeAndScale()
    {
        Shown shown;
        shown.page.resize(1360, 840);
        shown.start();
        shown.child<QListWidget>("report.list")->setCurrentRow(2);
        m_theme->setMode(ThemeMode::Dark);
        QTest::qWait(500);
        shoot(shown.page, QStringLiteral("report_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        QTest::qWait(900);
        shoot(shown.page, QStringLiteral("report_150"));
        QVERIFY(shown.page.minimumSizeHint().width() <= 1360);
        m_theme->setScale(1.0);
    }

private:
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestReportPage)
#include "tst_report_page.moc"
