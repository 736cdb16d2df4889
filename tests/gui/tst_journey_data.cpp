// Bring a folder in, audit it, look at a finding, take a sample apart, lose its files and find them again.
#include "tests/gui/workbench_test.h"

#include <filesystem>

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QListView>

#include "ui/bridge/workbench.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/repair_dialog.h"

using namespace vlm;
using namespace vlm::gui_test;
namespace fs = std::filesystem;

namespace {

constexpr int kLong = 60'000;

void picture(const char* name)
{
    QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
    QTest::qWait(300);
    QVERIFY(window().grab().save(QString(MEDVLM_BINARY_DIR "/screens/data-%1.png").arg(name)));
}

void press(const char* name)
{
    auto* button = child<QAbstractButton>(name);
    QVERIFY2(button, name);
    QTRY_VERIFY2_WITH_TIMEOUT(button->isEnabled() && button->isVisible(), name, kLong);
    button->click();
}

store::Reader reader()
{
    return program->application().workbench().reader();
}

}

class TestJourneyData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFolderIsBroughtIn()
    {
        startOnDemonstration();
        // Ten pictures of two classes; one of the training set is in the test set too.
        m_set = fs::path(program->path("mine").toStdString());
        for (int i = 0; i < 10; ++i) {
            const fs::path file = m_set / (i < 5 ? "train" : "test") / (i % 2 ? "ill" : "well")
                / ("picture" + std::to_string(i) + ".png");
            fs::create_directories(file.parent_path());
            QImage image(48, 48, QImage::Format_Grayscale8);
            for (int y = 0; y < 48; ++y)
                for (int x = 0; x < 48; ++x)
                    image.scanLine(y)[x] = static_cast<uchar>((x * (i == 9 ? 3 : i + 2) * 7 + y * 5) % 251);
            QVERIFY(image.save(QString::fromStdString(file.string())));
        }
        fs::copy_file(m_set / "train/ill/picture1.png", m_set / "test/ill/again.png");
        window().showPage("data");
        auto* page = window().findChild<ui::DataPage*>();
        QVERIFY(page);
        page->importFrom(QString::fromStdString(m_set.string()));
        picture("import");
        press("data.import.accept");
        QTRY_COMPARE_WITH_TIMEOUT(reader().countSamples({.dataset = "mine"}), 11, kLong);
    }

    void itsAuditNamesTheSharedImageAndOpensIt()
    {
        auto* list = window().findChild<ui::DatasetList*>();
        QTRY_VERIFY_WITH_TIMEOUT(list->find("mine"), kLong);
        list->choose("mine");
        press("data.tabs.audit");
        QAbstractButton* start = nullptr;
        const auto offered = [&] {
            for (auto* button : window().findChildren<QAbstractButton*>())
                if (button->isVisible() && button->text().contains("Audit this data set"))
                    start = button;
            return start != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered(), kLong);
        start->click();
        QTRY_VERIFY_WITH_TIMEOUT(child<QWidget>("data.finding.image-overlap"), kLong);
        picture("audit");
        child<QWidget>("data.finding.image-overlap")->findChild<QAbstractButton*>("data.finding.look")->click();
        auto* grid = child<QListView>("data.grid");
        QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 2, kLong);
    }

    void aSampleIsTakenApart()
    {
        auto* image = child<ui::ImageView>("data.viewer.image");
        QTRY_VERIFY_WITH_TIMEOUT(image->hasImage(), kLong);
        press("data.viewer.window");
        image->autoContrast(0.05);
        QVERIFY(image->window() < 255.0);
        picture("viewer");
        press("data.viewer.window");
    }

    void filesThatWereMovedAreFoundAgain()
    {
        fs::create_directories(m_set.parent_path() / "archive");
        fs::rename(m_set / "train/well/picture2.png", m_set.parent_path() / "archive/renamed.png");
        auto* list = window().findChild<ui::DatasetList*>();
        list->choose("vqa-rad");
        QTest::qWait(100);
        list->choose("mine");
        press("data.repair.open");
        auto* dialog = window().findChild<ui::RepairDialog*>();
        QVERIFY(dialog);
        ui::file_dialogs::answerNextWith(QString::fromStdString((m_set.parent_path() / "archive").string()));
        press("data.repair.search");
        press("data.repair.apply");
        QTRY_VERIFY_WITH_TIMEOUT(!child<QAbstractButton>("data.repair.open")->isVisible(), kLong);
        picture("repaired");
    }

private:
    fs::path m_set;
};

VLM_GUI_TEST_MAIN(TestJourneyData)
#include "tst_journey_data.moc"
