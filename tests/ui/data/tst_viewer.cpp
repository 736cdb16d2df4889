// Window and level of scans on their own values, and what the viewer says of them.
#include <filesystem>

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QMouseEvent>
#include <QSettings>
#include <QSlider>

#include "core/archive/zip_writer.h"
#include "core/base/files.h"
#include "tests/ui/data/data_page_test.h"
#include "tests/ui/data/dicom_writer.h"
#include "ui/base/theme.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/image_grid.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/level_histogram.h"
#include "ui/pages/data/raw_image.h"
#include "ui/pages/data/window_panel.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::data_test;
namespace fs = std::filesystem;

namespace {

/// A class folder set of scans, so that each is a sample.
struct Scans {
    QTemporaryDir folder;
    fs::path root() const { return fs::path(folder.path().toStdString()) / "scans"; }
    void add(const std::string& name, const dicom_test::Scan& scan) const
    {
        fs::create_directories((root() / name).parent_path());
        writeFileAtomically(root() / name, scan.bytes());
    }
    ViewedImage view(const std::string& name, std::optional<std::int64_t> frame = std::nullopt) const
    {
        const auto dataset = data::open(root());
        for (const data::Sample& sample : dataset->samples())
            if (sample.image == name)
                return viewImage(*dataset, sample, frame);
        return {};
    }
};

void drag(ImageView& view, const QPointF& from, const QPointF& to, Qt::KeyboardModifiers keys = {})
{
    const auto send = [&](QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, view.mapToGlobal(at), button, buttons, keys);
        QApplication::sendEvent(&view, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
}

}

class TestViewer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_scans.add("test/a/ct.dcm", {});
        m_scans.add("test/a/second.dcm", {.orientation = {}, .value = [](int x, int, int) { return 900 + x; }});
        m_scans.add("test/b/cine.dcm",
            {.frames = 5, .orientation = {}, .value = [](int x, int, int frame) { return 1000 + 100 * frame + x; }});
        m_scans.add("test/b/inverse.dcm", {.photometric = "MONOCHROME1"});
    }

    void windowsActOnTheValuesOfTheFile()
    {
        const ViewedImage ct = m_scans.view("test/a/ct.dcm");
        QVERIFY(ct.raw);
        QCOMPARE(ct.raw->smallest(), -235.0); // 10 * 0 - 5 * 47 Hounsfield units
        QCOMPARE(ct.raw->largest(), 630.0);
        QCOMPARE(ct.raw->initial().width, 400.0);
        QCOMPARE(ct.raw->initial().level, 40.0);
        QCOMPARE(ct.raw->valueAt({7, 0}), 70.0);
        QCOMPARE(ct.raw->storedAt({7, 0}), 1094.0);
        // The file's own window gives the picture that everything else sees, to the grey level.
        const QImage shown = ct.raw->shown(ct.raw->initial());
        const QImage decoded = ct.image.convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 0; x < shown.width(); ++x)
                QCOMPARE(int(shown.constScanLine(y)[x]), int(decoded.constScanLine(y)[x]));
        // A narrow window tells apart what eight bits of the whole range cannot.
        const QImage narrow = ct.raw->shown({11.0, 5.5});
        QCOMPARE(int(narrow.constScanLine(0)[0]), 0);
        QCOMPARE(int(narrow.constScanLine(0)[1]), 255);
        QCOMPARE(int(ct.raw->shown({21.0, 0.5}).constScanLine(0)[0]), 128);
    }

    void smallValuesOfAnInvertedScanAreBright()
    {
        const ViewedImage scan = m_scans.view("test/b/inverse.dcm");
        const QImage shown = scan.raw->shown(scan.raw->initial());
        QVERIFY(shown.constScanLine(47)[0] > shown.constScanLine(0)[63]);
        QCOMPARE(int(shown.constScanLine(0)[63]), qGray(scan.image.pixel(63, 0)));
    }

    void draggingMovesTheWindowInItsUnit()
    {
        const ViewedImage ct = m_scans.view("test/a/ct.dcm");
        ImageView view;
        view.resize(640, 480);
        view.setImage(ct.image, QStringLiteral("ct"), ct.raw);
        view.show();
        QCOMPARE(view.window(), 400.0);
        QCOMPARE(view.unit(), QStringLiteral("HU"));
        drag(view, {100, 100}, {160, 130});
        QCOMPARE(view.window(), 400.0 + 60 * ct.raw->step());
        QCOMPARE(view.level(), 40.0 + 30 * ct.raw->step());
        QTest::keyClick(&view, Qt::Key_4); // brain
        QCOMPARE(view.window(), 80.0);
        QCOMPARE(view.level(), 40.0);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(200, 200));
        QCOMPARE(view.window(), 400.0);
        // Of the left upper quarter: 0 to 319 across the pixels 0 to 31, less 5 for each row.
        drag(view, {0, 0}, {319, 239}, Qt::ControlModifier);
        const RawImage::Window region = ct.raw->automatic(0.001, QRect(0, 0, 32, 24));
        QCOMPARE(view.window(), region.width);
        QCOMPARE(view.level(), region.level);
        QVERIFY(region.width < 430.0 && region.width > 400.0);
    }

    void theProbeTellsPlaceStoredValueUnitAndGrey()
    {
        const ViewedImage ct = m_scans.view("test/a/ct.dcm");
        ImageView view;
        view.resize(640, 480);
        view.setImage(ct.image, QStringLiteral("ct"), ct.raw);
        QString said;
        connect(&view, &ImageView::probed, this, [&said](const QString& text) { said = text; });
        QMouseEvent move(QEvent::MouseMove, QPointF(75, 5), view.mapToGlobal(QPointF(75, 5)), Qt::NoButton,
            Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &move);
        QVERIFY2(said.contains(QStringLiteral("x 7  y 0")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("1,094")) || said.contains(QStringLiteral("1094")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("70 HU")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("grey %1").arg(qGray(ct.image.pixel(7, 0)))), qPrintable(said));
    }

    void pixelsThatAreNoSquaresAreDrawnWithTheirProportions()
    {
        // Rows twice as far apart as columns: 64 by 48 pixels are as wide as 64 and as high as 96.
        const std::string spacing = dicom_test::element(0x28, 0x30, "DS", "1.40\\0.70");
        const Scans scans;
        scans.add("test/a/tall.dcm", {.pixels = spacing});
        scans.add("test/b/square.dcm", {});
        const ViewedImage tall = scans.view("test/a/tall.dcm");
        QCOMPARE(tall.image.size(), QSize(64, 48)); // what a model gets
        QCOMPARE(tall.raw->source().width, 64);
        ImageView view;
        view.resize(640, 960);
        view.setImage(tall.image, QStringLiteral("tall"), tall.raw, tall.pixels);
        view.show();
        QCOMPARE(view.target(), QRectF(0, 0, 640, 960));
        QCOMPARE(view.zoom(), 10.0);
        QCOMPARE(view.pixelsText(), QStringLiteral("pixels 0.70 × 1.40 mm"));
        const auto probe = [&view](const QPointF& at) {
            QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QApplication::sendEvent(&view, &move);
            return view.probeText();
        };
        QVERIFY2(probe({75, 5}).startsWith(QStringLiteral("x 7  y 0")), qPrintable(view.probeText()));
        QVERIFY2(probe({75, 25}).startsWith(QStringLiteral("x 7  y 1")), qPrintable(view.probeText()));
        QVERIFY2(probe({635, 955}).startsWith(QStringLiteral("x 63  y 47")), qPrintable(view.probeText()));
        QVERIFY(probe({320, 965}).isEmpty());
        // The upper left quarter.
        drag(view, {0, 0}, {319, 479}, Qt::ControlModifier);
        QCOMPARE(view.window(), tall.raw->automatic(0.001, QRect(0, 0, 32, 24)).width);
        // The pixel under the mouse stays there; one to one is one point along the smaller side.
        view.resize(400, 400);
        QCOMPARE(view.target().width() * 96, view.target().height() * 64);
        const QString before = probe({152, 141});
        QWheelEvent wheel(QPointF(152, 141), view.mapToGlobal(QPointF(152, 141)), {}, QPoint(0, 480), Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &wheel);
        QCOMPARE(probe({152, 141}), before);
        QCOMPARE(view.target().width() * 96, view.target().height() * 64);
        const QPointF corner = view.target().topLeft();
        drag(view, {200, 200}, {230, 260}, Qt::ShiftModifier);
        QVERIFY(QLineF(view.target().topLeft(), corner + QPointF(30, 60)).length() < 1e-6);
        view.actualSize();
        view.fit();
        view.actualSize();
        QCOMPARE(view.target().size(), QSizeF(64, 96) / view.devicePixelRatioF());
        // Where the picture ends, the canvas begins: the middle of the rectangle is painted, its neighbour is not.
        view.fit();
        view.setWindowLevel(1.0, -100'000.0); // all white
        const QImage painted = view.grab().toImage();
        const QRectF at = view.target();
        QCOMPARE(qGray(painted.pixel(int(at.left()) + 3, 200)), 255);
        QVERIFY(qGray(painted.pixel(int(at.left()) - 3, 200)) < 40);
        shoot(view, QStringLiteral("viewer_tall_pixels"));

        const ViewedImage square = scans.view("test/b/square.dcm");
        view.setImage(square.image, QStringLiteral("square"), square.raw, square.pixels);
        QVERIFY(view.pixelsText().isEmpty());
        QCOMPARE(view.target().width() * 48, view.target().height() * 64);

        const auto dataset = data::open(scans.root());
        const SamplePicture picture = samplePicture(*dataset, dataset->samples()[0]);
        QCOMPARE(fitted(picture, 208, SmallPictures::AsTheyAre).size(), QSize(64, 96));
        QCOMPARE(fitted(picture, 48).size(), QSize(32, 48));
        QCOMPARE(fitted({.image = QImage(300, 100, QImage::Format_RGB888)}, 150).size(), QSize(150, 50));
        QCOMPARE(fitted({.image = QImage(30, 10, QImage::Format_RGB888)}, 150, SmallPictures::AsTheyAre).size(),
            QSize(30, 10));
    }

    void onlyTheRatioIsSaidWhereNoMoreIsKnown()
    {
        ImageView view;
        view.setImage(QImage(20, 20, QImage::Format_RGB888), QStringLiteral("colour"), {}, {2.0, 3.0, false});
        QCOMPARE(view.pixelsText(), QStringLiteral("pixels 1 : 1.5"));
    }

    void scansInAnArchiveHaveTheirValues()
    {
        const Scans scans;
        scans.add("test/a/one.dcm", {});
        scans.add("test/b/two.dcm", {});
        const fs::path file = scans.root().parent_path() / "scans.zip";
        std::vector<archive::ZipContent> contents;
        for (const char* name : {"test/a/one.dcm", "test/b/two.dcm"})
            contents.push_back({.name = name, .bytes = readFile(scans.root() / name)});
        archive::writeZip(file, contents);
        const auto dataset = data::open(file);
        const ViewedImage viewed = viewImage(*dataset, dataset->samples()[0]);
        QVERIFY(viewed.raw);
        QCOMPARE(viewed.raw->storedAt({7, 0}), 1094.0);
    }

    void lettersOfOrientationAreThereOnlyWhenKnown()
    {
        const auto edge = [](const ViewedImage& image) {
            ImageView view;
            view.resize(300, 300);
            view.setImage(image.image, QStringLiteral("x"), image.raw);
            view.setWindowLevel(1.0, 100'000.0); // all black
            return view.grab(QRect(0, 130, 24, 40)).toImage();
        };
        const auto bright = [](const QImage& image) {
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += qGray(image.pixel(x, y)) > 150;
            return count;
        };
        QCOMPARE(m_scans.view("test/a/ct.dcm").raw->source().left, std::string("R"));
        QVERIFY(bright(edge(m_scans.view("test/a/ct.dcm"))) > 10);
        QCOMPARE(bright(edge(m_scans.view("test/a/second.dcm"))), 0);
    }

    void coloursAndEightBitFormatsHaveNoPresets()
    {
        ImageView view;
        WindowPanel panel(&view);
        view.setImage(QImage(20, 20, QImage::Format_RGB888), QStringLiteral("png"));
        panel.show();
        auto* preset = panel.findChild<QComboBox*>(QStringLiteral("data.window.preset"));
        QVERIFY(!preset->isVisible());
        QVERIFY(!view.choosePreset(1));
        const ViewedImage ct = m_scans.view("test/a/ct.dcm");
        view.setImage(ct.image, QStringLiteral("ct"), ct.raw);
        QVERIFY(preset->isVisible());
        QCOMPARE(preset->count(), 6); // the file's first, then lung, bone, soft tissue, brain, mediastinum
        QCOMPARE(preset->currentIndex(), 0);
        preset->setCurrentIndex(2);
        Q_EMIT preset->activated(2);
        QCOMPARE(view.window(), 1800.0);
        QCOMPARE(panel.findChild<QDoubleSpinBox*>(QStringLiteral("data.window.level"))->value(), 400.0);
        panel.findChild<QDoubleSpinBox*>(QStringLiteral("data.window.width"))->setValue(250.0);
        QCOMPARE(view.window(), 250.0);
        panel.findChild<QDoubleSpinBox*>(QStringLiteral("data.window.tail"))->setValue(10.0);
        panel.findChild<QPushButton*>(QStringLiteral("data.window.clip"))->click();
        QCOMPARE(view.window(), ct.raw->automatic(0.1).width);
    }

    void framesAreSteppedThroughAndViewsLinked()
    {
        fake::Project project;
        workflow::addDataset(project.store(), m_scans.root());
        DataPage page(project.workbench);
        auto* grid = open(page, "scans");
        QCOMPARE(grid->model()->rowCount(), 4);
        auto* image = page.findChild<ImageView*>(QStringLiteral("data.viewer.image"));
        QTRY_VERIFY_WITH_TIMEOUT(image->hasImage() && image->raw(), kLong);
        auto* slider = page.findChild<QSlider*>(QStringLiteral("data.viewer.frames"));
        QVERIFY(!slider->isVisible());
        page.findChild<QToolButton*>(QStringLiteral("data.viewer.window"))->click();
        QVERIFY(page.findChild<LevelHistogram*>()->isVisible());
        QTest::qWait(100);
        shoot(page, QStringLiteral("viewer_ct"));

        page.findChild<QAction*>(QStringLiteral("data.viewer.views.4"))->trigger();
        auto* views = page.findChild<ImageGrid*>();
        image->zoomBy(2.0); // before the others have come: they catch up
        image->choosePreset(1);
        for (int i = 1; i < 4; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(views->view(i)->hasImage(), kLong);
            QCOMPARE(views->view(i)->zoom(), image->zoom());
            QCOMPARE(views->view(i)->window(), 1500.0);
        }
        image->zoomBy(0.5);
        for (int i = 1; i < 4; ++i)
            QCOMPARE(views->view(i)->zoom(), image->zoom());
        QTest::qWait(100);
        shoot(page, QStringLiteral("viewer_linked"));
        page.findChild<QAction*>(QStringLiteral("data.viewer.views.1"))->trigger();

        grid->setCurrentIndex(grid->model()->index(2, 0)); // test/b/cine.dcm
        QTRY_VERIFY_WITH_TIMEOUT(slider->isVisible(), kLong);
        QCOMPARE(slider->maximum(), 4);
        QCOMPARE(image->raw()->storedAt({0, 0}), 1000.0);
        slider->setValue(3);
        QTRY_COMPARE_WITH_TIMEOUT(image->raw()->storedAt({0, 0}), 1300.0, kLong);
        QVERIFY(saying(page, QStringLiteral("Frame 4 of 5")));
        m_theme->setMode(ThemeMode::Dark);
        QTest::qWait(100);
        shoot(page, QStringLiteral("viewer_cine_dark"));
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        page.themeChanged();
        QTest::qWait(200);
        shoot(page, QStringLiteral("viewer_150"));
        m_theme->setScale(1.0);
    }

    void aPictureOfManyPixelsIsWindowed()
    {
        decoding::SourceImage source{.width = 2048, .height = 2048};
        for (int i = 0; i < 2048 * 2048; ++i)
            source.values.push_back(static_cast<float>(i % 5000 - 1000));
        const RawImage raw(std::move(source));
        const QImage shown = raw.shown({3000.0, 500.0});
        QCOMPARE(shown.size(), QSize(2048, 2048));
        QCOMPARE(int(shown.constScanLine(0)[0]), 0);
        QCOMPARE(int(shown.constScanLine(0)[2000]), raw.shownAt({2000, 0}, {3000.0, 500.0}));
        QBENCHMARK_ONCE
        {
            const QImage again = raw.shown({2500.0, 400.0});
            QVERIFY(!again.isNull());
        }
    }

private:
    QTemporaryDir m_settings;
    Scans m_scans;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestViewer)
#include "tst_viewer.moc"
