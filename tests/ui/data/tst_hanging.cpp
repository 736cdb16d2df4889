// What lies beside the chosen image: the rules, and the viewer that follows them.
#include <filesystem>

#include <QAction>
#include <QSettings>

#include "core/base/files.h"
#include "tests/ui/data/data_page_test.h"
#include "ui/base/theme.h"
#include "ui/pages/data/hanging.h"
#include "ui/pages/data/image_grid.h"
#include "ui/pages/data/image_view.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::data_test;
namespace fs = std::filesystem;
using Beside = Hanging::Beside;

namespace {

/// "a b c" of rows
QString idsOf(const std::vector<store::SampleRow>& rows)
{
    QStringList ids;
    for (const store::SampleRow& row : rows)
        ids << QString::fromStdString(row.id);
    return ids.join(' ');
}

std::vector<store::SampleRow> rows(const QString& ids)
{
    std::vector<store::SampleRow> out;
    for (const QString& id : ids.split(' ', Qt::SkipEmptyParts))
        out.push_back({.id = id.toStdString()});
    return out;
}

/// A picture of one grey level.
void picture(const fs::path& file, int level)
{
    fs::create_directories(file.parent_path());
    QImage image(120, 90, QImage::Format_Grayscale8);
    image.fill(level);
    QVERIFY(image.save(QString::fromStdString(file.string())));
}

}

class TestHanging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
    }
    void init() { keepHanging({}); }

    void rulesAreFollowed_data()
    {
        QTest::addColumn<int>("views");
        QTest::addColumn<int>("beside");
        QTest::addColumn<QString>("task");
        QTest::addColumn<QString>("images"); // of the patient
        QTest::addColumn<int>("sameFolder");
        QTest::addColumn<int>("shown");
        QTest::addColumn<QString>("samples");
        QTest::addColumn<bool>("questions");
        const auto row = [](const char* name, int views, Beside beside, const char* task, const char* images,
                             int sameFolder, int shown, const char* samples, bool questions) {
            QTest::newRow(name) << views << int(beside) << QString(task) << QString(images) << sameFolder << shown
                                << QString(samples) << questions;
        };
        row("one image", 0, Beside::Automatic, "diagnosis", "", 0, 1, "it", false);
        row("frontal and lateral", 0, Beside::Automatic, "caption", "lateral", 1, 2, "it lateral", false);
        row("three of a study", 0, Beside::Automatic, "diagnosis", "b c", 2, 4, "it b c", false);
        row("a study of two of a patient with more", 0, Beside::Automatic, "diagnosis", "b c d e", 1, 2, "it b", false);
        row("too many for one screen", 0, Beside::Automatic, "diagnosis", "b c d e", 4, 1, "it", false);
        row("too many, four wanted", 4, Beside::Automatic, "diagnosis", "b c d e", 4, 4, "it n1 n2 n3", false);
        row("questions", 0, Beside::Automatic, "vqa", "", 0, 1, "it", true);
        row("questions on a patient's images", 0, Beside::Automatic, "vqa", "b", 1, 1, "it", true);
        row("questions, two wanted", 2, Beside::Automatic, "vqa", "", 0, 2, "it n1", true);
        row("next", 0, Beside::Next, "diagnosis", "b", 1, 2, "it n1", false);
        row("next, four", 4, Beside::Next, "vqa", "b", 1, 4, "it n1 n2 n3", false);
        row("next, one", 1, Beside::Next, "diagnosis", "", 0, 1, "it", false);
        row("patient", 0, Beside::Patient, "vqa", "b c d e", 0, 4, "it b c d", false);
        row("patient, two", 2, Beside::Patient, "diagnosis", "b c d e", 0, 2, "it b", false);
        row("patient with one image", 2, Beside::Patient, "diagnosis", "", 0, 2, "it", false);
        row("questions alone", 4, Beside::Questions, "diagnosis", "b", 1, 1, "it", true);
    }

    void rulesAreFollowed()
    {
        QFETCH(int, views);
        QFETCH(int, beside);
        QFETCH(QString, task);
        QFETCH(QString, images);
        QFETCH(int, sameFolder);
        QFETCH(int, shown);
        QFETCH(QString, samples);
        QFETCH(bool, questions);
        const Relatives relatives{
            .images = rows(images), .sameFolder = std::size_t(sameFolder), .questions = rows("it other")};
        const Hung hung = hang({views, Beside(beside)}, task.toStdString(), rows("it")[0], rows("n1 n2 n3"), relatives);
        QCOMPARE(hung.views, shown);
        QCOMPARE(idsOf(hung.samples), samples);
        QCOMPARE(idsOf(hung.questions), questions ? QString("it other") : QString());
    }

    void aPatientsStudyComesFirst()
    {
        const QTemporaryDir place;
        const fs::path root = fs::path(place.path().toStdString());
        std::string table = "image,label,patient,split\n";
        for (const char* image : {"p1/s1/front.png", "p2/s1/front.png", "p1/s2/front.png", "p1/s1/side.png"}) {
            picture(root / image, 90);
            table += std::string(image) + (table.size() < 40 ? ",ill," : ",well,") + std::string(image).substr(0, 2)
                + ",test\n";
        }
        writeFileAtomically(root / "labels.csv", table);
        const auto dataset = data::open(root);
        const auto row = [&](std::size_t i) {
            return store::SampleRow{.ordinal = store::Id(i),
                .dataset = "x",
                .id = std::string(dataset->samples()[i].id),
                .image = std::string(dataset->samples()[i].image),
                .cluster = std::string(dataset->samples()[i].cluster)};
        };
        const auto images = [&](std::size_t i) {
            QStringList out;
            for (const store::SampleRow& other : relativesOf(*dataset, row(i)).images)
                out << QString::fromStdString(other.image);
            return out.join(' ');
        };
        QCOMPARE(images(0), QString("p1/s1/side.png p1/s2/front.png"));
        QCOMPARE(relativesOf(*dataset, row(0)).sameFolder, std::size_t(1));
        QCOMPARE(images(2), QString("p1/s1/side.png p1/s1/front.png"));
        QCOMPARE(images(1), QString());
    }

    void theViewerOpensTheOthersOfAStudyAndRemembersWhatWasChosen()
    {
        const QTemporaryDir place;
        const fs::path root = fs::path(place.path().toStdString()) / "chest";
        std::string table = "image,label,patient,split\n";
        for (int i = 0; i < 6; ++i) {
            const std::string image = std::string(i % 2 ? "side" : "front") + std::to_string(i / 2) + ".png";
            picture(root / image, 40 + 30 * i);
            table += image + (i < 2 ? ",ill," : ",well,") + (i < 4 ? "p" + std::to_string(i / 2) : "q" + image)
                + ",test\n";
        }
        writeFileAtomically(root / "labels.csv", table);
        fake::Project project;
        workflow::addDataset(project.store(), root);
        const std::string id = project.store().reader().datasets().back().id;
        DataPage page(project.workbench);
        auto* grid = open(page, id);
        auto* views = page.findChild<ImageGrid*>();
        QTRY_COMPARE_WITH_TIMEOUT(views->count(), 2, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(views->view(0)->hasImage() && views->view(1)->hasImage(), kLong);
        QCOMPARE(qGray(views->view(0)->image().pixel(5, 5)), 40);
        QCOMPARE(qGray(views->view(1)->image().pixel(5, 5)), 70); // the lateral one
        QVERIFY(views->height() > views->width() ? views->view(1)->y() > 0 : views->view(1)->x() > 0);
        QTest::qWait(100);
        shoot(page, QStringLiteral("hanging_study"));
        grid->setCurrentIndex(grid->model()->index(3, 0)); // lateral: its frontal one is before it in the list
        QTRY_COMPARE_WITH_TIMEOUT(qGray(views->view(0)->image().pixel(5, 5)), 130, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(qGray(views->view(1)->image().pixel(5, 5)), 100, kLong);
        grid->setCurrentIndex(grid->model()->index(4, 0)); // one image
        QTRY_COMPARE_WITH_TIMEOUT(views->count(), 1, kLong);

        page.findChild<QAction*>(QStringLiteral("data.viewer.beside.patient"))->trigger();
        page.findChild<QAction*>(QStringLiteral("data.viewer.views.2"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(views->count(), 2, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(views->view(1)->message(), QStringLiteral("No other image of this patient."), kLong);
        page.findChild<QAction*>(QStringLiteral("data.viewer.beside.next"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(views->view(1)->hasImage(), kLong);
        QCOMPARE(qGray(views->view(1)->image().pixel(5, 5)), 190);
        page.findChild<QAction*>(QStringLiteral("data.viewer.views.4"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(views->count(), 4, kLong);
        QTRY_COMPARE_WITH_TIMEOUT(views->view(3)->message(), QStringLiteral("The list ends here."), kLong);
        QTest::qWait(100);
        shoot(page, QStringLiteral("hanging_four"));
        QVERIFY((keptHanging() == Hanging{4, Beside::Next}));
        const DataPage again(project.workbench);
        QVERIFY(again.findChild<QAction*>(QStringLiteral("data.viewer.views.4"))->isChecked());
        QVERIFY(again.findChild<QAction*>(QStringLiteral("data.viewer.beside.next"))->isChecked());
    }

    void whatIsAskedAboutAnImageIsListed()
    {
        const QTemporaryDir place;
        const fs::path root = fs::path(place.path().toStdString()) / "asked";
        picture(root / "a.png", 80);
        picture(root / "b.png", 160);
        writeFileAtomically(root / "questions.csv",
            "image,question,answer,split\na.png,Is it <dark>?,yes,test\na.png,What is it?,a square,test\n"
            "b.png,Is it bright?,yes,test\n");
        fake::Project project;
        workflow::addDataset(project.store(), root);
        DataPage page(project.workbench);
        auto* grid = open(page, project.store().reader().datasets().back().id);
        auto* list = page.findChild<QLabel*>(QStringLiteral("data.viewer.questions"));
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), kLong);
        QVERIFY2(list->text().contains(QStringLiteral("2 question(s) about this image")), qPrintable(list->text()));
        QVERIFY(list->text().contains(QStringLiteral("Is it &lt;dark&gt;?")));
        QVERIFY(list->text().contains(QStringLiteral("a square")));
        QCOMPARE(page.findChild<ImageGrid*>()->count(), 1);
        QTest::qWait(100);
        shoot(page, QStringLiteral("hanging_questions"));
        grid->setCurrentIndex(grid->model()->index(2, 0)); // asked once: it stands above
        QTRY_VERIFY_WITH_TIMEOUT(!list->isVisible(), kLong);
        page.findChild<QAction*>(QStringLiteral("data.viewer.beside.next"))->trigger();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        QTRY_COMPARE_WITH_TIMEOUT(page.findChild<ImageGrid*>()->count(), 2, kLong);
        QVERIFY(!list->isVisible());
    }

private:
    QTemporaryDir m_folder;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestHanging)
#include "tst_hanging.moc"
