// Bars wrap, panels stack and become drawers, and what does not fit can be scrolled to.
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/page_area.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/side_panel.h"

using namespace vlm::ui;

namespace {

QWidget* box(int width, int height)
{
    auto* out = new QWidget;
    out->setMinimumSize(width, height);
    return out;
}

QWidget* fixedBox(int width, int height)
{
    auto* out = new QWidget;
    out->setFixedSize(width, height);
    return out;
}

}

class TestReflow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setScale(1.0);
    }

    void aBarWrapsAndThePageBelowMovesDown()
    {
        QWidget page;
        auto* bar = new FlowLayout;
        std::vector<QWidget*> items;
        for (int i = 0; i < 4; ++i) {
            items.push_back(fixedBox(100, 30));
            if (i == 3)
                bar->addStretch();
            bar->addWidget(items.back());
        }
        auto* below = box(50, 50);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addLayout(bar);
        column->addWidget(below, 1);
        page.resize(600, 300);
        page.show();
        QCOMPARE(items[1]->geometry(), QRect(108, 0, 100, 30));
        QCOMPARE(items[3]->geometry().right(), 599); // after the stretch
        QTRY_COMPARE(below->y(), 30);
        page.resize(230, 300);
        QTRY_COMPARE(items[2]->pos(), QPoint(0, 38));
        QCOMPARE(items[3]->geometry().right(), 229);
        QTRY_COMPARE(below->y(), 68);
        QCOMPARE(page.minimumSizeHint().width(), 100);
        items[2]->hide();
        QTRY_COMPARE(items[3]->pos().y(), 38);
        page.resize(600, 300);
        QTRY_COMPARE(below->y(), 30);
    }

    void whatLikesToGrowSharesTheLine()
    {
        QWidget bar;
        auto* flow = new FlowLayout(&bar);
        auto* grows = box(60, 20);
        grows->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        flow->addWidget(grows);
        flow->addWidget(fixedBox(100, 20));
        bar.resize(400, 40);
        bar.show();
        QCOMPARE(grows->width(), 400 - 100 - 8);
    }

    void aBarInsideABarTellsItsHeight()
    {
        QWidget outer;
        auto* flow = new FlowLayout(&outer);
        auto* group = new QWidget;
        auto* inner = new FlowLayout(group);
        for (int i = 0; i < 3; ++i)
            inner->addWidget(fixedBox(100, 30));
        flow->addWidget(group);
        outer.resize(210, 200);
        outer.show();
        QCOMPARE(flow->heightAt(210), 68);
        QTRY_COMPARE(group->height(), 68);
    }

    void panelsThatDoNotFitSideBySideAreStacked()
    {
        QWidget window; // a splitter that is a window itself refuses to be narrow
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        auto* splitter = new ReflowSplitter;
        column->addWidget(splitter);
        splitter->addWidget(box(200, 50));
        splitter->addWidget(box(250, 50));
        window.resize(600, 400);
        window.show();
        QCOMPARE(splitter->orientation(), Qt::Horizontal);
        splitter->setSizes({340, 255});
        const int left = splitter->sizes()[0];
        QCOMPARE(splitter->minimumSizeHint().width(), 250);
        window.resize(400, 400);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
        QVERIFY(splitter->minimumSizeHint().height() >= 100);
        QTRY_VERIFY(splitter->widget(1)->y() > splitter->widget(0)->y());
        window.resize(600, 400);
        QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
        QTRY_VERIFY(std::abs(splitter->sizes()[0] - left) < 12); // as the user left it
    }

    void thePanelOfANarrowWindowIsADrawer()
    {
        auto* panel = new QPushButton("in the panel");
        SidePanel side(box(200, 100), panel, "test", "Inspector");
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        column->addWidget(side.button());
        column->addWidget(&side);
        window.resize(1400, 500);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(panel->isVisible() && !side.button()->isVisible());
        window.resize(900, 500);
        QTRY_VERIFY(side.isDrawer() && !panel->isVisible() && side.button()->isVisible());
        side.button()->click();
        QTRY_VERIFY(panel->isVisible());
        auto* drawer = side.findChild<QWidget*>("test.drawer");
        QCOMPARE(drawer->geometry().right(), side.width() - 1);
        QTest::keyClick(drawer, Qt::Key_Escape);
        QTRY_VERIFY(!panel->isVisible() && !side.button()->isChecked());
        side.button()->click();
        window.resize(1400, 500);
        QTRY_VERIFY(panel->isVisible() && !side.isDrawer() && !drawer->isVisible());
        side.setParent(nullptr);
    }

    void aPageLargerThanTheWindowIsScrolled()
    {
        auto* page = new QWidget;
        auto* column = new QVBoxLayout(page);
        auto* first = box(300, 200);
        column->addWidget(first);
        PageArea area(page);
        area.resize(800, 600);
        area.show();
        QTRY_COMPARE(page->size(), area.viewport()->size()); // fills it while there is room
        QVERIFY(!area.verticalScrollBar()->isVisible());
        first->setMinimumSize(300, 900);
        QTRY_VERIFY(area.verticalScrollBar()->isVisible());
        QVERIFY(page->height() >= 900);
        QCOMPARE(page->width(), area.viewport()->width());
        first->setMinimumSize(300, 200);
        QTRY_VERIFY(!area.verticalScrollBar()->isVisible());
    }

private:
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestReflow)
#include "tst_reflow.moc"
