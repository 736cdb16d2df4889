#include "tests/gui/workbench_test.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QUndoStack>

#include "ui/base/theme.h"
#include "ui/bridge/workbench.h"
#include "ui/shell/command_palette.h"
#include "ui/widgets/banner.h"

using namespace vlm;
using namespace vlm::gui_test;

namespace {

const QStringList kPages{"home", "data", "models", "runs", "results", "compare", "report", "ask", "settings"};

/// What stands in for "the page is quiet": no layout or paint event is waiting.
void settle()
{
    for (int turn = 0; turn < 20; ++turn) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        QTest::qWait(20);
    }
}

bool isInternal(const QWidget& widget)
{
    return widget.objectName().startsWith("qt_") || widget.inherits("QMenuBar") || widget.inherits("QMenu")
        || widget.inherits("QStackedWidget") || widget.parentWidget() == nullptr
        || (qobject_cast<QAbstractScrollArea*>(widget.parentWidget())
            && qobject_cast<QAbstractScrollArea*>(widget.parentWidget())->viewport() == &widget);
}

QString nameOf(QWidget& widget)
{
    const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->text(QAccessible::Name) : QString();
}

QString whereIs(const QWidget& widget)
{
    QStringList path;
    for (const QWidget* at = &widget; at; at = at->parentWidget())
        path.prepend(QString::fromLatin1(at->metaObject()->className())
            + (at->objectName().isEmpty() ? QString() : "#" + at->objectName()));
    return path.mid(qMax(0, path.size() - 4)).join(" > ");
}

/// Text that its widget has no room for; wrapped labels are measured by their height.
QStringList clippedTexts()
{
    QStringList out;
    for (QLabel* label : window().findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const bool tooNarrow = !label->wordWrap() && label->sizeHint().width() > label->width() + 1;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if (tooNarrow || needed > label->height() + 1)
            out << whereIs(*label) + ": " + label->text().left(60);
    }
    for (QAbstractButton* button : window().findChildren<QAbstractButton*>())
        if (button->isVisible() && !button->text().isEmpty() && button->minimumSizeHint().width() > button->width() + 1)
            out << whereIs(*button) + ": " + button->text();
    return out;
}

}

class TestShell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startOnDemonstration(); }

    void keysAreUnambiguousOnEveryPage()
    {
        for (const QString& id : kPages) {
            window().showPage(id);
            QHash<QString, QString> owner;
            for (const ui::CommandPalette::Command& command : window().commands()) {
                if (!command.action->isEnabled())
                    continue;
                for (const QKeySequence& key : command.action->shortcuts()) {
                    const QString text = key.toString();
                    QVERIFY2(!owner.contains(text),
                        qPrintable(id + ": " + text + " is both " + owner[text] + " and " + command.action->text()));
                    owner.insert(text, command.action->text());
                }
            }
            QVERIFY(owner.contains("Ctrl+Shift+P"));
        }
    }

    void disabledCommandsSayWhy()
    {
        for (const QString& id : kPages) {
            window().showPage(id);
            for (const ui::CommandPalette::Command& command : window().commands())
                if (command.group != window().page(id)->title)
                    QVERIFY2(command.action->isEnabled() || !command.action->statusTip().isEmpty(),
                        qPrintable(command.action->text()));
        }
    }

    void numberKeysChangePages()
    {
        window().showPage("settings");
        const QStringList rail{"home", "data", "models", "runs", "results", "compare", "report", "ask"};
        for (int i = 0; i < rail.size(); ++i) {
            QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::AltModifier);
            QTRY_COMPARE(window().currentPageId(), rail[i]);
        }
    }

    void everyFocusableWidgetHasAnAccessibleName()
    {
        for (const QString& id : kPages) {
            window().showPage(id);
            settle();
            int seen = 0;
            for (QWidget* widget : window().findChildren<QWidget*>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || isInternal(*widget))
                    continue;
                if (const auto* label = qobject_cast<QLabel*>(widget); label && label->text().isEmpty())
                    continue;
                ++seen;
                QVERIFY2(!nameOf(*widget).isEmpty(), qPrintable(id + ": " + whereIs(*widget)));
            }
            QVERIFY(seen > 8);
        }
    }

    void noTextIsClipped_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("150 %") << 1.5;
    }

    void noTextIsClipped()
    {
        QFETCH(double, scale);
        program->application().theme().setScale(scale);
        for (const QString& id : kPages) {
            window().showPage(id);
            settle();
            const QStringList clipped = clippedTexts();
            QVERIFY2(clipped.isEmpty(), qPrintable(id + "\n" + clipped.join("\n")));
        }
        program->application().theme().setScale(1.0);
    }

    void themeSwitchesLive()
    {
        QVERIFY(!ui::isDark());
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(ui::isDark());
        QTRY_COMPARE(window().palette().color(QPalette::Window), ui::kDarkTokens.window);
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!ui::isDark());
    }

    void paletteFindsAndRunsACommand()
    {
        window().showPage("home");
        QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QPointer<ui::CommandPalette> palette;
        QTRY_VERIFY((palette = child<ui::CommandPalette>("commandPalette")));
        auto* words = palette->findChild<QLineEdit*>();
        QTest::keyClicks(words, "setti");
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(window().currentPageId(), QString("settings"));
        QTRY_VERIFY(!palette);
    }

    void searchFindsASetting()
    {
        window().showPage("settings");
        auto* search = window().page("settings")->findChild<QLineEdit*>("search");
        QTest::keyClicks(search, "language");
        auto* theme = child<QComboBox>("settings.theme");
        auto* language = child<QComboBox>("settings.language");
        QTRY_VERIFY(!theme->isVisible());
        QVERIFY(language->isVisible());
        search->clear();
        QTRY_VERIFY(theme->isVisible());
    }

    void aFolderThatIsNoProjectIsSaidOnTheWindowAndNothingIsLost()
    {
        window().openProject(program->path("not there"));
        auto* banner = child<ui::Banner>("errorBanner");
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->title().contains("not there"));
        window().openProject(program->path("demonstration.vlmproj"));
        QTRY_VERIFY(program->application().workbench().hasProject());
        QTRY_VERIFY(!banner->isVisible());
    }

    void removingAModelCanBeUndone()
    {
        ui::Workbench& workbench = program->application().workbench();
        const auto count = workbench.reader().models().size();
        workbench.removeModel("demo-clip-general");
        QTRY_COMPARE(workbench.reader().models().size(), count - 1);
        QVERIFY(workbench.undoStack()->canUndo());
        workbench.undoStack()->undo();
        QTRY_COMPARE(workbench.reader().models().size(), count);
    }

    void acknowledgementIsAskedOnce()
    {
        auto* banner = child<ui::Banner>("acknowledgement");
        QVERIFY(banner->isVisible());
        QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(!banner->isVisible());
        QVERIFY(ui::Settings().acknowledged());
    }

    void languageSwitchesLive()
    {
        window().showPage("settings");
        auto* language = child<QComboBox>("settings.language");
        language->setCurrentIndex(language->findData("zh_CN"));
        Q_EMIT language->activated(language->currentIndex());
        QTRY_VERIFY(child<QAbstractButton>("rail.home")
            && child<QAbstractButton>("rail.home")->text() == QString::fromUtf8("主页"));
        QTRY_COMPARE(window().currentPageId(), QString("settings"));
        for (const QString& id : kPages) {
            window().showPage(id);
            settle();
            QVERIFY(window().grab().save(QDir(screens()).filePath(id + "-zh.png")));
        }
        window().showPage("settings");
        language = child<QComboBox>("settings.language");
        language->setCurrentIndex(language->findData("en"));
        Q_EMIT language->activated(language->currentIndex());
        QTRY_VERIFY(child<QAbstractButton>("rail.home") && child<QAbstractButton>("rail.home")->text() == "Home");
    }

    void leavesPicturesOfEveryPage()
    {
        struct Look {
            const char* name;
            ui::ThemeMode mode;
            double scale;
        };
        for (const Look& look : {Look{"light", ui::ThemeMode::Light, 1.0}, Look{"dark", ui::ThemeMode::Dark, 1.0},
                 Look{"150", ui::ThemeMode::Light, 1.5}}) {
            program->application().theme().setMode(look.mode);
            program->application().theme().setScale(look.scale);
            for (const QString& id : kPages) {
                window().showPage(id);
                settle();
                QVERIFY(window().grab().save(QDir(screens()).filePath(id + "-" + look.name + ".png")));
            }
        }
    }

private:
    static QString screens()
    {
        QDir().mkpath(MEDVLM_BINARY_DIR "/screens");
        return MEDVLM_BINARY_DIR "/screens";
    }
};

VLM_GUI_TEST_MAIN(TestShell)
#include "tst_shell.moc"
