#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>

#include "core/store/saved_views.h"
#include "tests/ui/data/data_page_test.h"
#include "ui/base/theme.h"

using namespace vlm;
using namespace vlm::ui;
using namespace vlm::ui::data_test;

/// The line, the facets, saved views, tags of whole lists and columns of the Data page.
class TestSampleBrowser : public QObject {
    Q_OBJECT

    struct Open {
        DataPage page;
        QListView* grid;
        QLineEdit* line;
        explicit Open(fake::Project& project, const std::string& dataset)
            : page(project.workbench)
            , grid(open(page, dataset))
            , line(page.findChild<QLineEdit*>(QStringLiteral("data.search")))
        {
        }
        int rows() const { return grid->model()->rowCount(); }
        QString problem() const
        {
            const auto* label = page.findChild<QLabel*>(QStringLiteral("data.filter.problem"));
            return label->isVisible() ? label->text() : QString();
        }
        void ask(const QString& text)
        {
            line->setText(text);
            QTest::keyClick(line, Qt::Key_Return);
        }
        /// The value of a facet, by its text.
        QTreeWidgetItem* value(const QString& text) const
        {
            const auto* facets = page.findChild<QTreeWidget*>(QStringLiteral("data.facets"));
            for (int i = 0; i < facets->topLevelItemCount(); ++i)
                for (int k = 0; k < facets->topLevelItem(i)->childCount(); ++k)
                    if (facets->topLevelItem(i)->child(k)->text(0) == text)
                        return facets->topLevelItem(i)->child(k);
            return nullptr;
        }
        bool ticked(const QString& text) const
        {
            return value(text) && value(text)->font(0).weight() == QFont::DemiBold;
        }
        void click(const QString& text)
        {
            auto* facets = page.findChild<QTreeWidget*>(QStringLiteral("data.facets"));
            Q_EMIT facets->itemClicked(value(text), 0);
        }
    };

    std::int64_t count(const std::string& filter, store::Id cell = 0)
    {
        store::SampleQuery query{.dataset = m_breast.id, .filter = filter};
        if (cell > 0)
            query.cell = cell;
        return m_project->store().reader().countSamples(query);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_project = std::make_unique<fake::Project>();
        m_breast = m_project->addDemonstration("busi-ultrasound");
        m_project->addDemonstration("vqa-rad");
        m_project->addModel("demo-clip-general", false, "CLIP");
        m_cell = m_project->addResult("demo-clip-general", m_breast, "ots", 1.2);
    }
    void cleanupTestCase() { m_project.reset(); }

    void facetsAndTheLineAreOneState()
    {
        Open at(*m_project, "busi-ultrasound");
        QTRY_VERIFY(at.value("malignant"));
        at.click("malignant");
        QCOMPARE(at.line->text(), QString("label:malignant"));
        QTRY_COMPARE(at.rows(), int(count("label:malignant")));
        QTRY_VERIFY(at.ticked("malignant"));
        at.click("test");
        QCOMPARE(at.line->text(), QString("label:malignant split:test"));
        QTRY_COMPARE(at.rows(), int(count("label:malignant split:test")));
        at.ask("label:2 -split:train");
        QTRY_COMPARE(at.rows(), int(count("label:2 -split:train")));
        QTRY_VERIFY(!at.ticked("test"));
        at.ask("split:VAL label:benign,malignant");
        QTRY_VERIFY(at.ticked("validation") && at.ticked("benign") && at.ticked("malignant"));
        at.click("validation");
        QCOMPARE(at.line->text(), QString("label:benign,malignant"));
        at.page.findChild<QPushButton*>(QStringLiteral("data.clear"))->click();
        QCOMPARE(at.line->text(), QString());
        QTRY_COMPARE(at.rows(), 780);
    }

    void aMistakeIsSaidAndTheListStays()
    {
        Open at(*m_project, "busi-ultrasound");
        at.ask("label:malignant");
        const int before = int(count("label:malignant"));
        QTRY_COMPARE(at.rows(), before);
        at.ask("label:malignant (starred");
        QCOMPARE(at.problem(), QString("Character 17: this parenthesis is not closed"));
        QTest::qWait(400);
        QCOMPARE(at.rows(), before);
        shoot(at.page, QStringLiteral("browser_mistake"));
        at.ask("correct:no");
        QVERIFY(at.problem().contains("none is chosen"));
        at.ask("label:malignnat");
        QTRY_VERIFY(at.problem().contains("known: "));
        QTRY_COMPARE(at.rows(), 0);
        at.ask("label:benign");
        QCOMPARE(at.problem(), QString());
        QTRY_COMPARE(at.rows(), int(count("label:benign")));
    }

    void fieldsAndValuesAreOffered()
    {
        Open at(*m_project, "busi-ultrasound");
        at.page.activateWindow();
        at.line->setFocus();
        auto* popup = at.page.window()->findChild<QAbstractItemView*>(QStringLiteral("data.filter.candidates"));
        for (QWidget* widget : QApplication::allWidgets())
            if (widget->objectName() == QLatin1String("data.filter.candidates"))
                popup = qobject_cast<QAbstractItemView*>(widget);
        QVERIFY(popup);
        QTest::keyClicks(at.line, "spl");
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->rowCount(), 1);
        QCOMPARE(popup->model()->index(0, 0).data().toString(), QString("split:"));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(at.line->text(), QString("split:"));
        QTRY_VERIFY(popup->isVisible() && popup->model()->rowCount() >= 2);
        // Counts are filled in when they are known.
        QTRY_COMPARE(popup->model()->index(0, 0).data(Qt::UserRole).toString(), QString("547"));
        popup->grab().save(
            QString::fromStdString((std::filesystem::path(MEDVLM_BINARY_DIR) / "screens/browser_offer.png").string()));
        QTest::keyClicks(at.line, "te");
        QTRY_COMPARE(popup->model()->rowCount(), 1);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(at.line->text(), QString("split:test "));
        QTRY_COMPARE(at.rows(), int(count("split:test")));
    }

    void onlyTheLastOfAHundredFiltersShows()
    {
        Open at(*m_project, "busi-ultrasound");
        const auto* model = dynamic_cast<SampleModel*>(at.grid->model());
        for (int i = 0; i < 100; ++i) {
            at.ask(i % 3 == 0 ? QStringLiteral("label:benign") : QStringLiteral("id:*%1* OR split:test").arg(i));
            if (i % 7 == 0)
                QCoreApplication::processEvents();
        }
        at.ask("label:malignant split:train");
        const int expected = int(count("label:malignant split:train"));
        QTRY_COMPARE(at.rows(), expected);
        for (int i = 0; i < 20; ++i) {
            QTest::qWait(20);
            QCOMPARE(at.rows(), expected);
            QCOMPARE(model->query().filter, std::string("label:malignant split:train"));
        }
        QTRY_VERIFY(at.ticked("malignant") && at.ticked("train"));
        QTRY_VERIFY(model->entry(0));
        QCOMPARE(model->entry(0)->sample.labelText, std::string("malignant"));
    }

    void thePositionIsThatOfTheList()
    {
        Open at(*m_project, "busi-ultrasound");
        const auto* position = at.page.findChild<QLabel*>(QStringLiteral("data.viewer.position"));
        at.ask("label:malignant");
        const auto all = count("label:malignant");
        QTRY_COMPARE(position->text(), QStringLiteral("1 of %1").arg(all));
        at.page.findChild<QAction*>(QStringLiteral("data.action.next"))->trigger();
        QTRY_COMPARE(position->text(), QStringLiteral("2 of %1").arg(all));
        const auto* model = dynamic_cast<SampleModel*>(at.grid->model());
        const std::string id = model->entry(1)->sample.id;
        // The sample stays in view where the next list has it, at its place there.
        at.ask("");
        const auto place = m_project->store().reader().position({.dataset = m_breast.id}, id);
        QTRY_COMPARE(position->text(), QStringLiteral("%1 of 780").arg(*place + 1));
        at.ask("label:benign");
        QTRY_COMPARE(position->text(), QStringLiteral("1 of %1").arg(count("label:benign")));
    }

    void aViewIsSavedRenamedAppliedAndDeleted()
    {
        Open at(*m_project, "busi-ultrasound");
        auto* views = at.page.findChild<QListWidget*>(QStringLiteral("data.views"));
        QVERIFY(!views->isVisible());
        at.ask("label:malignant split:test");
        auto* save = at.page.findChild<QPushButton*>(QStringLiteral("data.saveView"));
        QTRY_VERIFY(save->isVisible());
        save->click();
        QTRY_COMPARE(views->count(), 1);
        QTRY_VERIFY(views->isVisible());
        QTRY_COMPARE(store::savedViews(m_project->store().reader()).size(), std::size_t{1});
        views->setFocus();
        views->item(0)->setText("Hard ones");
        const auto kept = [this] { return store::savedViews(m_project->store().reader()); };
        QTRY_COMPARE(kept().front().name, std::string("Hard ones"));
        QCOMPARE(kept().front().filter, std::string("label:malignant split:test"));
        at.ask("");
        QTRY_COMPARE(at.rows(), 780);
        QTRY_COMPARE(views->item(0)->text(), QString("Hard ones"));
        Q_EMIT views->itemClicked(views->item(0));
        QCOMPARE(at.line->text(), QString("label:malignant split:test"));
        QTRY_COMPARE(at.rows(), int(count("label:malignant split:test")));
        QTest::qWait(300);
        shoot(at.page, QStringLiteral("browser_views"));
        views->setCurrentRow(0);
        at.page.findChild<QAction*>(QStringLiteral("data.views.delete"))->trigger();
        QTRY_VERIFY(kept().empty());
        m_project->workbench.undoStack()->undo();
        QTRY_COMPARE(kept().size(), std::size_t{1});
        m_project->workbench.undoStack()->undo();
        QTRY_VERIFY(kept().front().name != "Hard ones");
        m_project->workbench.undoStack()->undo();
        QTRY_VERIFY(kept().empty());
    }

    void aViewOfAnswersStandsForItself()
    {
        Open at(*m_project, "busi-ultrasound");
        auto* cells = at.page.findChild<QComboBox*>(QStringLiteral("data.predictions"));
        QTRY_COMPARE(cells->count(), 2);
        cells->setCurrentIndex(1);
        Q_EMIT cells->activated(1);
        at.ask("correct:no score>0.5");
        QCOMPARE(at.problem(), QString());
        const auto wrong = int(count("correct:no score>0.5", m_cell));
        QTRY_COMPARE(at.rows(), wrong);
        QTRY_VERIFY(at.ticked("wrong"));
        at.page.findChild<QAction*>(QStringLiteral("data.action.saveView"))->trigger();
        const auto kept = [this] { return store::savedViews(m_project->store().reader()); };
        QTRY_COMPARE(kept().size(), std::size_t{1});
        QCOMPARE(kept().front().filter, std::string("model:demo-clip-general mode:ots correct:no score>0.5"));
        QCOMPARE(int(count(kept().front().filter)), wrong);
        m_project->workbench.undoStack()->undo();
        QTRY_VERIFY(kept().empty());
        // Without predictions the line says no more about them.
        cells->setCurrentIndex(0);
        Q_EMIT cells->activated(0);
        QTRY_COMPARE(at.rows(), 780);
        QCOMPARE(at.line->text(), QString());
    }

    void theWholeListIsTaggedAndTheTagTakenBack()
    {
        Open at(*m_project, "busi-ultrasound");
        const auto first = m_project->store().reader().sampleIds({.dataset = m_breast.id, .filter = "label:malignant"});
        m_project->store().writer().setTag(m_breast.id, first.front(), "reread", true);
        m_project->store().writer().flush();
        at.ask("label:malignant");
        const auto all = count("label:malignant");
        QTRY_COMPARE(at.rows(), int(all));
        auto* action = at.page.findChild<QAction*>(QStringLiteral("data.action.tagAll"));
        QTRY_COMPARE(action->text(), QStringLiteral("Tag %1 samples…").arg(all));
        action->trigger();
        auto* dialog = at.page.findChild<QDialog*>(QStringLiteral("data.tagAll"));
        QVERIFY(dialog);
        auto* take = dialog->findChild<QPushButton*>(QStringLiteral("data.tagAll.take"));
        QVERIFY(!take->isEnabled());
        QCOMPARE(take->text(), QStringLiteral("Tag %1 samples").arg(all));
        dialog->findChild<QLineEdit*>(QStringLiteral("data.tagAll.tag"))->setText(" reread ");
        shoot(*dialog, QStringLiteral("browser_tag"));
        take->click();
        QTRY_COMPARE(count("tag:reread"), all);
        m_project->workbench.undoStack()->undo();
        QTRY_COMPARE(count("tag:reread"), 1); // what had the tag before keeps it
        m_project->store().writer().setTag(m_breast.id, first.front(), "reread", false);
        m_project->store().writer().flush();
    }

    void notesAreListedByTheirFacet()
    {
        m_project->store().writer().setNote(
            m_breast.id, m_project->store().reader().samples({.dataset = m_breast.id}, 4, 1).front().id, "calliper");
        m_project->store().writer().flush();
        Open at(*m_project, "busi-ultrasound");
        QTRY_VERIFY(at.value("with a note"));
        at.click("with a note");
        QCOMPARE(at.line->text(), QString("note:*"));
        QTRY_COMPARE(at.rows(), 1);
        QTRY_VERIFY(at.ticked("with a note"));
    }

    void columnsAreChosenAndRemembered()
    {
        const auto hidden = [](const Open& at, int column) {
            return at.page.findChild<QTableView*>(QStringLiteral("data.table"))->isColumnHidden(column);
        };
        {
            Open at(*m_project, "busi-ultrasound");
            QVERIFY(
                hidden(at, SampleModel::Patient) && !hidden(at, SampleModel::Label) && hidden(at, SampleModel::Score));
            auto* menu = at.page.findChild<QMenu*>(QStringLiteral("data.more.menu"));
            QMenu* columns = menu->actions().at(1)->menu();
            Q_EMIT columns->aboutToShow();
            columns->findChild<QAction*>(QStringLiteral("data.column.patient"))->setChecked(true);
            columns->findChild<QAction*>(QStringLiteral("data.column.split"))->setChecked(false);
            auto* header = at.page.findChild<QTableView*>(QStringLiteral("data.table"))->horizontalHeader();
            header->moveSection(header->visualIndex(SampleModel::Label), 1);
            at.page.findChild<QToolButton*>(QStringLiteral("data.view.table"))->click();
            QTest::qWait(300);
            shoot(at.page, QStringLiteral("browser_columns"));
        }
        Open again(*m_project, "busi-ultrasound");
        QVERIFY(!hidden(again, SampleModel::Patient) && hidden(again, SampleModel::Split));
        auto* header = again.page.findChild<QTableView*>(QStringLiteral("data.table"))->horizontalHeader();
        QCOMPARE(header->visualIndex(SampleModel::Label), 1);
        QMenu* columns = again.page.findChild<QMenu*>(QStringLiteral("data.more.menu"))->actions().at(1)->menu();
        Q_EMIT columns->aboutToShow();
        columns->actions().last()->trigger();
        QVERIFY(hidden(again, SampleModel::Patient) && !hidden(again, SampleModel::Split));
    }

    void aLineGoesToTheDataSetThatItNames()
    {
        Open at(*m_project, "busi-ultrasound");
        at.ask("dataset:vqa-rad type:closed");
        const auto closed = m_project->store().reader().countSamples({.dataset = "vqa-rad", .filter = "type:closed"});
        QTRY_COMPARE(at.rows(), int(closed));
        QCOMPARE(at.page.findChild<DatasetList*>()->current()->row.id, std::string("vqa-rad"));
        QCOMPARE(at.line->text(), QString("dataset:vqa-rad type:closed"));
    }

    void itIsDrawnInAllLooks()
    {
        store::putSavedViews(m_project->store().writer(),
            {{"Malignant, unseen", m_breast.id, "label:malignant split:test"},
                {"Wrong and sure", m_breast.id, "model:demo-clip-general correct:no score>0.6"}});
        m_project->store().writer().flush();
        const auto look = [this](const char* name, QSize size) {
            Open at(*m_project, "busi-ultrasound");
            at.page.resize(size);
            at.ask("label:malignant,benign -starred split:test");
            QTRY_COMPARE(at.rows(), int(count("label:malignant,benign -starred split:test")));
            QTest::qWait(900);
            shoot(at.page, QLatin1String(name));
        };
        look("browser_light", {1368, 800});
        look("browser_small", {1024 - 64, 620});
        m_theme->setMode(ThemeMode::Dark);
        look("browser_dark", {1368, 800});
        m_theme->setMode(ThemeMode::Light);
        m_theme->setScale(1.5);
        look("browser_150", {1368, 800});
        m_theme->setScale(1.0);
    }

private:
    QTemporaryDir m_settings;
    std::unique_ptr<fake::Project> m_project;
    store::DatasetRow m_breast;
    store::Id m_cell = 0;
    ThemeController* m_theme = nullptr;
};

QTEST_MAIN(TestSampleBrowser)
#include "tst_sample_browser.moc"
