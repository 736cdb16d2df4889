#include <filesystem>

#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeWidget>

#include "core/metrics/metric.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/help/help_figures.h"
#include "ui/help/help_text.h"
#include "ui/help/help_window.h"

using namespace vlm;
using namespace vlm::ui;

class TestHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
        m_pages = helpPages({{"Ctrl+O", "Open project"}}, "en_GB");
    }

    void everyTopicHasAPage()
    {
        QStringList ids;
        for (const HelpPage& page : m_pages) {
            ids << page.id;
            QVERIFY2(!page.title.isEmpty() && page.text.size() > 200, qPrintable(page.id));
            QVERIFY2(!page.text.contains("{{"), qPrintable(page.id));
        }
        QCOMPARE(ids,
            QStringList({"start", "data", "filter", "models", "runs", "results", "report", "metrics", "statistics",
                "published", "keyboard", "limits", "privacy"}));
    }

    void everyMetricIsThereWithItsFormula()
    {
        for (const metrics::Metric* metric : metrics::allMetricEntries()) {
            const HelpSection found = section("metrics", toQt(metric->id));
            QCOMPARE(found.title, toQt(metric->title));
            const QString formula = toQt(metric->formula).section(QLatin1Char(' '), 0, 3);
            QVERIFY2(found.words.contains(formula), qPrintable(found.words));
        }
    }

    void theCoverageTableIsTheSimulations()
    {
        const HelpSection coverage = section("statistics", "coverage");
        QVERIFY(coverage.words.contains("4000 simulated studies"));
        QVERIFY(coverage.words.contains("percentile bootstrap"));
    }

    void linksLeadToHeadingsAndFiguresExist()
    {
        const QRegularExpression link("(!?)\\[[^\\]]*\\]\\(([^)]+)\\)");
        int links = 0;
        for (const HelpPage& page : m_pages) {
            auto matches = link.globalMatch(page.text);
            while (matches.hasNext()) {
                const auto match = matches.next();
                const QString target = match.captured(2);
                ++links;
                if (match.captured(1) == "!") {
                    QVERIFY2(helpFigure(target.section(':', 1)).has_value(), qPrintable(target));
                    continue;
                }
                const QString id = target.section('#', 0, 0);
                const QString anchor = target.section('#', 1, 1);
                const bool known
                    = std::any_of(m_pages.begin(), m_pages.end(), [&](const HelpPage& p) { return p.id == id; });
                QVERIFY2(known, qPrintable(target));
                QVERIFY2(anchor.isEmpty() || !section(id, anchor).title.isEmpty(), qPrintable(target));
            }
        }
        QVERIFY(links > 15);
        QVERIFY(!helpFigure("nonsense"));
    }

    void everyPageIsThereInChineseWithTheSameHeadings()
    {
        const std::vector<HelpPage> chinese = helpPages({{"Ctrl+O", "打开项目"}}, "zh_CN");
        QCOMPARE(chinese.size(), m_pages.size());
        for (std::size_t i = 0; i < chinese.size(); ++i) {
            QCOMPARE(chinese[i].id, m_pages[i].id);
            QVERIFY2(!chinese[i].text.contains("{{"), qPrintable(chinese[i].id));
            const auto anchors = [](const HelpPage& page) {
                QStringList out;
                for (const HelpSection& found : sectionsOf(page))
                    out << found.anchor;
                return out;
            };
            QCOMPARE(anchors(chinese[i]), anchors(m_pages[i]));
            // Links and figures are those of the English page.
            const auto targets = [](const HelpPage& page) {
                static const QRegularExpression link("\\]\\(([^)]+)\\)");
                QStringList out;
                auto matches = link.globalMatch(page.text);
                while (matches.hasNext())
                    out << matches.next().captured(1);
                out.sort();
                return out;
            };
            QCOMPARE(targets(chinese[i]), targets(m_pages[i]));
        }
        QCOMPARE(chinese.front().title, QStringLiteral("入门"));
        QVERIFY(!searchHelp(chinese, "线性探针").empty());
    }

    void aLanguageWithoutPagesShowsTheEnglishOnes()
    {
        QCOMPARE(helpPages({}, "fr_FR").front().text, m_pages.front().text);
    }

    void onlyHeadingsAreSetAsHeadingsHoweverOftenTheyAreTypeset_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100") << 1.0;
        QTest::newRow("150") << 1.5;
    }

    void onlyHeadingsAreSetAsHeadingsHoweverOftenTheyAreTypeset()
    {
        QFETCH(double, scale);
        m_theme->setScale(scale);
        {
            HelpText text;
            text.resize(900, 700);
            text.show();
            for (const HelpPage& page : m_pages) {
                text.showPage(page);
                text.resize(text.width() > 880 ? 760 : 900, 700); // typesets again
                QCoreApplication::processEvents();
                const QTextDocument& document = *text.document();
                QCOMPARE(document.firstBlock().blockFormat().headingLevel(), 1);
                QVERIFY(!document.firstBlock().text().isEmpty());
                int headings = 0;
                for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
                    const bool heading = block.blockFormat().headingLevel() > 0;
                    headings += heading;
                    for (auto it = block.begin(); !it.atEnd(); ++it) {
                        const QFont font = it.fragment().charFormat().font();
                        if (!heading && !it.fragment().charFormat().fontFixedPitch())
                            QVERIFY2(font.pointSizeF() <= ui::font(TextRole::Body).pointSizeF()
                                    && font.pixelSize() <= ui::font(TextRole::Body).pixelSize(),
                                qPrintable(page.id + ": " + it.fragment().text()));
                    }
                }
                QCOMPARE(headings, static_cast<int>(sectionsOf(page).size()));
            }
        }
        m_theme->setScale(1.0);
    }

    void theReaderStaysAtTheSamePlaceWhenTheWindowChanges()
    {
        HelpWindow window({});
        window.resize(1200, 820);
        window.showTopic("start");
        auto* text = window.findChild<HelpText*>("help.text");
        QCOMPARE(text->verticalScrollBar()->value(), 0);
        window.showTopic("results#forest");
        const auto heading = [&] { return text->cursorForPosition(QPoint(60, 24)).block().text(); };
        QTRY_COMPARE(heading(), QStringLiteral("Forest"));
        window.resize(820, 700);
        QTRY_COMPARE(heading(), QStringLiteral("Forest"));
    }

    void searchingFindsSectionsThatHoldAllWords()
    {
        const auto found = searchHelp(m_pages, "equivalence margin");
        QVERIFY(!found.empty());
        QCOMPARE(found.front().page, QStringLiteral("statistics"));
        QCOMPARE(searchHelp(m_pages, "auroc").front().page, QStringLiteral("metrics")); // titles first
        QVERIFY(searchHelp(m_pages, "zebra unicorn").empty());
        QVERIFY(searchHelp(m_pages, "  ").empty());
    }

    void topicsOpenAtTheirHeading()
    {
        HelpWindow window({});
        window.showTopic("results#forest");
        QCOMPARE(window.topic(), QStringLiteral("results#forest"));
        auto* text = window.findChild<HelpText*>("help.text");
        QTRY_VERIFY(text->verticalScrollBar()->value() > 0);
        window.showTopic("nonsense"); // an unknown page: the first
        QCOMPARE(window.topic(), QStringLiteral("start"));
        window.findChild<QToolButton*>("help.back")->click();
        QCOMPARE(window.topic(), QStringLiteral("results#forest"));
        window.findChild<QToolButton*>("help.forward")->click();
        QCOMPARE(window.topic(), QStringLiteral("start"));
        Q_EMIT text->pageRequested("metrics#mcc");
        QCOMPARE(window.topic(), QStringLiteral("metrics#mcc"));
    }

    void searchingShowsWhereTheWordsStand()
    {
        HelpWindow window({});
        window.showTopic("start");
        auto* search = window.findChild<QLineEdit*>("help.search");
        auto* results = window.findChild<QTreeWidget*>("help.results");
        search->setText("non-inferiority");
        QVERIFY(results->isVisible() && results->topLevelItemCount() > 0);
        QVERIFY(!window.findChild<QTreeWidget*>("help.contents")->isVisible());
        Q_EMIT results->itemClicked(results->topLevelItem(0), 0);
        QCOMPARE(window.topic(), QStringLiteral("statistics#pair"));
        search->setText("zebra unicorn");
        QVERIFY(!results->isVisible());
        QTest::keyClick(&window, Qt::Key_Escape); // first empties the search
        QVERIFY(search->text().isEmpty() && window.isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!window.isVisible());
    }

    void pagesAreDrawnInBothThemesAndLarge_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << false << 1.0;
        QTest::newRow("dark") << true << 1.0;
        QTest::newRow("150") << false << 1.5;
    }

    void pagesAreDrawnInBothThemesAndLarge()
    {
        QFETCH(bool, dark);
        QFETCH(double, scale);
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        m_theme->setScale(scale);
        const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens" / "help";
        std::filesystem::create_directories(folder);
        {
            HelpWindow window({{"Ctrl+O", "Open project"}, {"F1", "Help on this page"}});
            window.resize(1200, 820);
            for (const char* topic : {"start", "results", "results#best", "results#curves", "metrics", "statistics",
                     "statistics#smalln", "published", "keyboard"}) {
                window.showTopic(topic);
                QCoreApplication::processEvents();
                const std::string name
                    = QString(topic).replace('#', '_').toStdString() + "_" + QTest::currentDataTag() + ".png";
                QVERIFY(window.grab().save(QString::fromStdString((folder / name).string())));
            }
        }
        m_theme->setScale(1.0);
        m_theme->setMode(ThemeMode::Light);
    }

private:
    HelpSection section(const QString& page, const QString& anchor) const
    {
        for (const HelpPage& known : m_pages)
            if (known.id == page)
                for (const HelpSection& found : sectionsOf(known))
                    if (found.anchor == anchor)
                        return found;
        return {};
    }

    ThemeController* m_theme = nullptr;
    std::vector<HelpPage> m_pages;
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
