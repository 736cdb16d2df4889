#include <cmath>

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPalette>
#include <QRawFont>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"

using namespace vlm::ui;

namespace {

/// WCAG 2.2 relative luminance and contrast ratio.
double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

}

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { loadResources(); }

    void contrastOfBlackOnWhiteIsTwentyOne() { QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 1e-9); }

    void textHasContrastInBothThemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textHasContrastInBothThemes()
    {
        QFETCH(bool, dark);
        const Tokens& t = dark ? kDarkTokens : kLightTokens;
        for (const QColor& ground : {t.window, t.surface})
            for (const QColor& text : {t.text, t.secondary, t.accent, t.success, t.warning, t.danger})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + " on " + ground.name()));
        QVERIFY(contrast(t.text, t.accentSoft) >= 4.5);
        QVERIFY(contrast(t.text, t.raised) >= 4.5);
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.noticeText, t.noticeBack) >= 4.5);
        for (const QColor& mark : {t.generalist, t.specialist, t.rq3, t.reference, t.controlBorder, t.accent})
            QVERIFY2(contrast(mark, t.surface) >= 3.0, qPrintable(mark.name()));
    }

    void bundledFontsAreLoaded()
    {
        for (const char* family : {"Noto Sans", "Noto Sans Mono", "MedVLM Sans SC"})
            QVERIFY2(QFontDatabase::hasFamily(family), family);
    }

    void digitsAreTabular()
    {
        const QFontMetrics metrics(font(TextRole::Body));
        for (char digit = '0'; digit <= '9'; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void bundledFontsHoldEveryCharacterOfTheTranslation()
    {
        QFile file(MEDVLM_SOURCE_DIR "/translations/medvlm_zh_CN.ts");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QRawFont latin(QStringLiteral(":/fonts/NotoSans-Regular.ttf"), 10.0);
        const QRawFont chinese(QStringLiteral(":/fonts/MedVLMSansSC-Regular.otf"), 10.0);
        int seen = 0;
        for (const QChar c : QString::fromUtf8(file.readAll())) {
            if (c.unicode() < 0x4E00 || c.unicode() > 0x9FFF)
                continue;
            ++seen;
            QVERIFY2(chinese.supportsCharacter(c) || latin.supportsCharacter(c), qPrintable(QString(c)));
        }
        QVERIFY(seen > 1000);
    }

    void switchingThemeAndScaleReachesPaletteAndFont()
    {
        ThemeController theme;
        theme.setMode(ThemeMode::Dark);
        QVERIFY(isDark());
        QCOMPARE(qApp->palette().color(QPalette::Window), kDarkTokens.window);
        theme.setMode(ThemeMode::Light);
        QVERIFY(!isDark());
        const double before = qApp->font().pointSizeF();
        theme.setScale(1.5);
        QCOMPARE(qApp->font().pointSizeF(), 1.5 * before);
        QCOMPARE(px(10), 15);
        theme.setScale(9.0);
        QCOMPARE(uiScale(), 2.0);
        theme.setScale(1.0);
    }

    void iconsFollowTheTheme()
    {
        ThemeController theme;
        const QIcon home = icon("home");
        const auto darkest = [&] {
            const QImage image = home.pixmap(32, 32).toImage();
            int opaque = 0;
            QRgb found = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qAlpha(image.pixel(x, y)) > opaque) {
                        opaque = qAlpha(image.pixel(x, y));
                        found = image.pixel(x, y);
                    }
            return QColor(found);
        };
        theme.setMode(ThemeMode::Light);
        QVERIFY(darkest().lightness() < 80);
        theme.setMode(ThemeMode::Dark);
        QVERIFY(darkest().lightness() > 180);
    }

    void settingsKeepWhatTheyAreGiven()
    {
        QTemporaryDir folder;
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        {
            Settings settings;
            settings.setScale(1.25);
            settings.setTheme(ThemeMode::Dark);
            for (int i = 0; i < 15; ++i)
                settings.addRecentProject(QString("/p%1").arg(i));
            settings.addRecentProject("/p7");
        }
        const Settings again;
        QCOMPARE(again.scale(), 1.25);
        QCOMPARE(again.theme(), ThemeMode::Dark);
        QCOMPARE(again.recentProjects().size(), 12);
        QCOMPARE(again.recentProjects().first(), QString("/p7"));
        QCOMPARE(again.recentProjects().count("/p7"), 1);
        QVERIFY(!again.acknowledged());
    }

    void windowComesBackOntoAScreen()
    {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY(screen.contains(clampToScreens(QRect(90'000, -500, 400, 300))));
        QVERIFY(screen.contains(clampToScreens(QRect(0, 0, 90'000, 90'000))));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
