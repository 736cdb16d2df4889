// From a folder or file to a data set of the project, and back to its files when they moved.
#include <filesystem>

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>

#include "core/base/files.h"
#include "core/data/import_choices.h"
#include "tests/ui/data/data_page_test.h"
#include "ui/base/theme.h"
#include "ui/pages/data/dataset_card.h"
#include "ui/pages/data/repair_dialog.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::data_test;
namespace fs = std::filesystem;

namespace {

void picture(const fs::path& file, int level)
{
    fs::create_directories(file.parent_path());
    QImage image(24, 24, QImage::Format_Grayscale8);
    image.fill(level);
    QVERIFY(image.save(QString::fromStdString(file.string()), "PNG"));
}

/// A folder in the layout of SLAKE: two English questions and a Chinese one of each split, one image missing.
fs::path slake(const QTemporaryDir& place)
{
    const fs::path root = fs::path(place.path().toStdString()) / "Slake1.0";
    int image = 0;
    for (const char* split : {"train", "validate", "test"}) {
        std::string rows;
        for (const char* language : {"en", "en", "zh"}) {
            const std::string folder = "xmlab" + std::to_string(image);
            if (image != 4)
                picture(root / "imgs" / folder / "source.jpg", 20 * image);
            rows += std::string(rows.empty() ? "[" : ",") + R"({"img_name": ")" + folder + R"(/source.jpg", "qid": )"
                + std::to_string(image) + R"(, "img_id": )" + std::to_string(image)
                + R"(, "question": "What is shown?", "answer": "Lung", "q_lang": ")" + language
                + R"(", "answer_type": "OPEN", "base_type": "vqa", "location": "Lung", "modality": "X-Ray", )"
                + R"("content_type": "Organ", "triple": ["vhead", "_", "_"]})";
            ++image;
        }
        writeFileAtomically(root / (std::string(split) + ".json"), rows + "]");
    }
    return root;
}

QDialog* wizard(DataPage& page, const fs::path& path)
{
    page.resize(1368, 800);
    page.show();
    page.entered();
    page.importFrom(QString::fromStdString(path.string()));
    return page.findChild<QDialog*>(QStringLiteral("data.import"));
}

QPushButton* accept(const QDialog& dialog)
{
    return dialog.findChild<QPushButton*>(QStringLiteral("data.import.accept"));
}

void pick(const QDialog& dialog, const char* setting, const char* value)
{
    auto* box = dialog.findChild<QComboBox*>(QStringLiteral("data.import.set.") + QLatin1String(setting));
    QVERIFY2(box, setting);
    const int at = box->findData(QLatin1String(value));
    QVERIFY2(at >= 0, value);
    box->setCurrentIndex(at);
    Q_EMIT box->activated(at);
}

}

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
    }

    void aFolderIsShownBeforeItIsImported()
    {
        fake::Project project;
        DataPage page(project.workbench);
        page.resize(1368, 800);
        page.show();
        page.entered();
        page.importFrom(QStringLiteral(MEDVLM_SOURCE_DIR "/resources/demo/datasets/busi-ultrasound"));
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("data.import"));
        QVERIFY(dialog);
        auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("data.import.accept"));
        QTRY_VERIFY(accept->isEnabled());
        QVERIFY(saying(*dialog, QStringLiteral("BUSI")));
        QVERIFY(saying(*dialog, QStringLiteral("Folders of images")));
        auto* table = dialog->findChild<QTableView*>();
        QCOMPARE(table->model()->rowCount(), 20);
        QVERIFY(!table->model()->index(0, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
        shoot(*dialog, QStringLiteral("data_import"));
        accept->click();
        auto* grid = page.findChild<QListView*>(QStringLiteral("data.grid"));
        QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 780, 20'000);
    }

    void aFolderThatIsNoDataSetSaysWhy()
    {
        fake::Project project;
        DataPage page(project.workbench);
        page.show();
        const QTemporaryDir empty;
        page.importFrom(empty.path());
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("data.import"));
        QTRY_VERIFY(saying(*dialog, QStringLiteral("no data set that can be read")));
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("data.import.accept"))->isEnabled());
    }

    void missingFilesAreLeftOutWhenTheUserSaysSoAndListed()
    {
        const QTemporaryDir place;
        fake::Project project;
        DataPage page(project.workbench);
        QDialog* dialog = wizard(page, slake(place));
        QTRY_VERIFY_WITH_TIMEOUT(saying(*dialog, QStringLiteral("files are missing")), kLong);
        QVERIFY(!accept(*dialog)->isEnabled());
        button(*dialog, QStringLiteral("Leave out"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(accept(*dialog)->isEnabled(), kLong);
        dialog->findChild<QToolButton*>(QStringLiteral("data.import.tabs.rejects"))->click();
        auto* rejects = dialog->findChild<QTableView*>(QStringLiteral("data.import.rejects"));
        QCOMPARE(rejects->model()->rowCount(), 1);
        QVERIFY(rejects->model()->index(0, 1).data().toString().contains(QStringLiteral("imgs/xmlab4/source.jpg")));
        shoot(*dialog, QStringLiteral("import_rejects"));
        dialog->findChild<QPushButton*>(QStringLiteral("data.import.rejects.copy"))->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("xmlab4")));
        const QString file = place.filePath(QStringLiteral("left-out.tsv"));
        file_dialogs::answerNextWith(file);
        dialog->findChild<QPushButton*>(QStringLiteral("data.import.rejects.save"))->click();
        QVERIFY(readFile(file.toStdString()).find("xmlab4") != std::string::npos);
    }

    void settingsOfTheImporterAreChosenAndKept()
    {
        const QTemporaryDir place;
        fake::Project project;
        DataPage page(project.workbench);
        QDialog* dialog = wizard(page, slake(place));
        QTRY_VERIFY_WITH_TIMEOUT(button(*dialog, QStringLiteral("Leave out")), kLong);
        button(*dialog, QStringLiteral("Leave out"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(accept(*dialog)->isEnabled(), kLong);
        auto* train = dialog->findChild<QLabel*>(QStringLiteral("data.import.count.train"));
        QVERIFY2(train->text().contains(QStringLiteral("2 of 4")), qPrintable(train->text())); // of the published 4,919
        QCOMPARE(train->accessibleDescription(), QStringLiteral("not as published"));
        pick(*dialog, "language", "all");
        QTRY_VERIFY_WITH_TIMEOUT(accept(*dialog)->isEnabled(), kLong);
        pick(*dialog, "convention", "medvlmbench");
        QTRY_VERIFY_WITH_TIMEOUT(accept(*dialog)->isEnabled(), kLong);
        train = dialog->findChild<QLabel*>(QStringLiteral("data.import.count.train"));
        QVERIFY2(train->text().contains(QStringLiteral("3")), qPrintable(train->text()));
        auto* id = dialog->findChild<QLineEdit*>(QStringLiteral("data.import.id"));
        id->selectAll();
        QTest::keyClicks(id, QStringLiteral("slake-both"));
        Q_EMIT id->editingFinished();
        QTRY_VERIFY_WITH_TIMEOUT(accept(*dialog)->isEnabled(), kLong);
        shoot(*dialog, QStringLiteral("import_settings"));
        accept(*dialog)->click();
        QTRY_VERIFY_WITH_TIMEOUT(project.store().reader().dataset("slake-both"), kLong);
        QCOMPARE(project.store().reader().countSamples({.dataset = "slake-both"}), 8);
        const auto kept = data::keptChoices("slake-both");
        QCOMPARE(kept.settings.size(), std::size_t(3)); // language, convention, missing; nothing that is so anyway
        QCOMPARE(kept.settings.at("language"), std::string("all"));
        data::ImportOptions again;
        again.id = "slake-both";
        const auto row = project.store().reader().dataset("slake-both");
        QCOMPARE(data::open(row->path, again)->info().fingerprint, row->fingerprint);
    }

    void aDroppedFolderIsRead()
    {
        fake::Project project;
        DataPage page(project.workbench);
        QDialog* dialog = wizard(page, {});
        QVERIFY(saying(*dialog, QStringLiteral("Drop a folder or file here")));
        QMimeData mime;
        mime.setUrls(
            {QUrl::fromLocalFile(QStringLiteral(MEDVLM_SOURCE_DIR "/resources/demo/datasets/pneumoniamnist"))});
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        static_cast<QObject*>(dialog)->event(&drop); // as if dragged there
        QTRY_VERIFY_WITH_TIMEOUT(accept(*dialog)->isEnabled(), kLong);
        auto* train = dialog->findChild<QLabel*>(QStringLiteral("data.import.count.train"));
        QVERIFY2(train->text().contains(QStringLiteral("4,708 of 4,708")), qPrintable(train->text()));
        QCOMPARE(train->accessibleDescription(), QStringLiteral("as published"));
        m_theme->setMode(ThemeMode::Dark);
        QTest::qWait(50);
        shoot(*dialog, QStringLiteral("import_published_dark"));
        m_theme->setMode(ThemeMode::Light);
    }

    void columnsOfATableAreChosenAndKept()
    {
        const QTemporaryDir place;
        const fs::path folder = fs::path(place.path().toStdString()) / "table";
        fs::create_directories(folder / "pictures");
        for (int i = 0; i < 4; ++i)
            QVERIFY(QImage(16, 16, QImage::Format_Grayscale8)
                        .save(QString::fromStdString((folder / "pictures" / (std::to_string(i) + ".png")).string())));
        QFile table(QString::fromStdString((folder / "list.csv").string()));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("scan,verdict\npictures/0.png,ill\npictures/1.png,well\npictures/2.png,ill\npictures/3.png,well\n");
        table.close();
        fake::Project project;
        DataPage page(project.workbench);
        page.show();
        page.importFrom(QString::fromStdString(folder.string()));
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("data.import"));
        auto* columns = dialog->findChild<QPushButton*>(QStringLiteral("data.import.columns"));
        auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("data.import.accept"));
        QTRY_VERIFY(columns->isVisible());
        QVERIFY(!accept->isEnabled());
        columns->click();
        auto* mapping = dialog->findChild<QDialog*>(QStringLiteral("data.columns"));
        QVERIFY(mapping);
        mapping->findChild<QComboBox*>(QStringLiteral("data.columns.image"))->setCurrentText(QStringLiteral("scan"));
        mapping->findChild<QComboBox*>(QStringLiteral("data.columns.label"))->setCurrentText(QStringLiteral("verdict"));
        shoot(*mapping, QStringLiteral("data_columns"));
        mapping->findChild<QPushButton*>(QStringLiteral("data.columns.save"))->click();
        QVERIFY(fs::exists(folder / "dataset.json"));
        QTRY_VERIFY(accept->isEnabled());
        QVERIFY(saying(*dialog, QStringLiteral("ill")));
        accept->click();
        QTRY_COMPARE_WITH_TIMEOUT(project.store().reader().countSamples({.dataset = "list"}), 4, kLong);
    }

    void rowsOfATableThatCannotBeUsedAreListed()
    {
        const QTemporaryDir place;
        const fs::path folder = fs::path(place.path().toStdString()) / "table";
        for (int i = 0; i < 5; ++i)
            picture(folder / (std::to_string(i) + ".png"), 40 * i);
        writeFileAtomically(folder / "list.csv",
            "image,label,split\n0.png,ill,train\n1.png,well,test\n2.png,,test\n3.png,ill,tset\n4.png,ill,test\n");
        data::ImportOptions options;
        QVERIFY_THROWS_EXCEPTION(Error, (void)data::open(folder, options));
        options.settings["missing"] = "skip";
        const auto dataset = data::open(folder, options);
        QCOMPARE(dataset->samples().size(), std::size_t(3));
        QCOMPARE(dataset->info().rejects.size(), std::size_t(2));
        QCOMPARE(dataset->info().rejects[0].what, std::string("row 4"));
        QCOMPARE(dataset->info().rejects[0].reason, std::string("the label is empty"));
        QVERIFY(dataset->info().rejects[1].reason.find("tset") != std::string::npos);
    }

    void aMovedDataSetIsLocatedAndAnotherIsRefused()
    {
        const fs::path demo = fs::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets";
        const QTemporaryDir place;
        const fs::path first = fs::path(place.path().toStdString()) / "first" / "busi-ultrasound";
        const fs::path second = fs::path(place.path().toStdString()) / "second" / "busi-ultrasound";
        fs::create_directories(first.parent_path());
        fs::create_directories(second.parent_path());
        fs::copy(demo / "busi-ultrasound", first, fs::copy_options::recursive);
        fake::Project project;
        workflow::addDataset(project.store(), first);
        fs::rename(first, second);
        DataPage page(project.workbench);
        open(page, "busi-ultrasound", "samples");
        auto* locate = page.findChild<QPushButton*>(QStringLiteral("data.locate"));
        QTRY_VERIFY(locate->isVisible());
        shoot(page, QStringLiteral("data_missing"));
        QString reason;
        connect(&project.workbench, &Workbench::failed, this,
            [&reason](const QString&, const QString& text) { reason = text; });
        file_dialogs::answerNextWith(QString::fromStdString((demo / "pneumoniamnist").string()));
        locate->click();
        QTRY_VERIFY(reason.contains(QStringLiteral("is not the data set")));
        file_dialogs::answerNextWith(QString::fromStdString(second.string()));
        locate->click();
        QTRY_VERIFY_WITH_TIMEOUT(!locate->isVisible(), kLong);
        QCOMPARE(project.store().reader().dataset("busi-ultrasound")->path, second.string());
    }

    void singleMissingFilesAreFoundAndTaken()
    {
        const QTemporaryDir place;
        const fs::path root = fs::path(place.path().toStdString());
        for (int i = 0; i < 6; ++i)
            picture(root / "set" / "test" / (i % 2 ? "ill" : "well") / (std::to_string(i) + ".png"), 30 * i + 10);
        fake::Project project;
        workflow::addDataset(project.store(), root / "set");
        fs::create_directories(root / "elsewhere");
        fs::rename(root / "set/test/ill/3.png", root / "elsewhere/other-name.png");
        DataPage page(project.workbench);
        open(page, "set");
        auto* find = page.findChild<QPushButton*>(QStringLiteral("data.repair.open"));
        QTRY_VERIFY_WITH_TIMEOUT(find->isVisible(), kLong);
        find->click();
        auto* dialog = page.findChild<RepairDialog*>();
        auto* apply = dialog->findChild<QPushButton*>(QStringLiteral("data.repair.apply"));
        auto* table = dialog->findChild<QTableView*>(QStringLiteral("data.repair.files"));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 0).data(Qt::ForegroundRole).value<QBrush>().color(), tokens().danger);
        QVERIFY(!apply->isEnabled());
        shoot(*dialog, QStringLiteral("data_repair"));
        file_dialogs::answerNextWith(QString::fromStdString((root / "elsewhere").string()));
        dialog->findChild<QPushButton*>(QStringLiteral("data.repair.search"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), kLong);
        QVERIFY(table->model()->index(0, 1).data().toString().contains(QStringLiteral("same content")));
        shoot(*dialog, QStringLiteral("data_repair_found"));
        apply->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find->isVisible(), kLong);
        QCOMPARE(data::keptChoices("set").moved.size(), std::size_t(1));
    }

    void partOfTheMissingFilesIsTakenAndTheRestStaysListed()
    {
        const QTemporaryDir place;
        const fs::path root = fs::path(place.path().toStdString());
        for (int i = 0; i < 6; ++i)
            picture(root / "set" / "test" / (i % 2 ? "ill" : "well") / (std::to_string(i) + ".png"), 30 * i + 10);
        fake::Project project;
        workflow::addDataset(project.store(), root / "set");
        for (const char* folder : {"elsewhere", "later"})
            fs::create_directories(root / folder);
        fs::rename(root / "set/test/ill/3.png", root / "elsewhere/3.png");
        fs::rename(root / "set/test/ill/5.png", root / "elsewhere/5.png");
        fs::rename(root / "set/test/well/2.png", root / "later/2.png");
        DataPage page(project.workbench);
        open(page, "set");
        auto* find = page.findChild<QPushButton*>(QStringLiteral("data.repair.open"));
        QTRY_VERIFY_WITH_TIMEOUT(find->isVisible(), kLong);
        find->click();
        auto* dialog = page.findChild<RepairDialog*>();
        auto* apply = dialog->findChild<QPushButton*>(QStringLiteral("data.repair.apply"));
        auto* search = dialog->findChild<QPushButton*>(QStringLiteral("data.repair.search"));
        auto* state = dialog->findChild<QLabel*>(QStringLiteral("data.repair.state"));
        auto* table = dialog->findChild<QTableView*>(QStringLiteral("data.repair.files"));
        QCOMPARE(state->text(), QStringLiteral("3 file(s) missing."));
        file_dialogs::answerNextWith(QString::fromStdString((root / "elsewhere").string()));
        search->click();
        QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), kLong);
        QVERIFY2(
            state->text().contains(QStringLiteral("2 found; using them leaves 1 missing")), qPrintable(state->text()));
        QCOMPARE(apply->text(), QStringLiteral("Use 2 file(s)"));
        shoot(*dialog, QStringLiteral("data_repair_part"));
        apply->click();
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, kLong);
        QVERIFY2(
            state->text().startsWith(QStringLiteral("2 used; 1 file(s) still missing")), qPrintable(state->text()));
        QVERIFY(dialog->isVisible() && !apply->isEnabled());
        QCOMPARE(data::keptChoices("set").moved.size(), std::size_t(2));
        shoot(*dialog, QStringLiteral("data_repair_rest"));
        file_dialogs::answerNextWith(QString::fromStdString((root / "later").string()));
        search->click();
        QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), kLong);
        apply->click();
        QTRY_VERIFY_WITH_TIMEOUT(!find->isVisible(), kLong);
        QCOMPARE(data::keptChoices("set").moved.size(), std::size_t(3));
    }

private:
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestImport)
#include "tst_import.moc"
