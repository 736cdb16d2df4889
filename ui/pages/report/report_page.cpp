#include "ui/pages/report/report_page.h"

#include <algorithm>
#include <set>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/report/facts.h"
#include "core/report/standard.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/report/item_panel.h"
#include "ui/pages/report/page_preview.h"
#include "ui/pages/report/report_desk.h"
#include "ui/pages/report/report_page_work.h"
#include "ui/report/pages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"

namespace vlm::ui {
namespace {

constexpr int kRefreshMs = 250;
constexpr int kPanelWidth = 330;
constexpr int kMostSamples = 20; // starred ones in the menu

}

ReportPage::ReportPage(Workbench& workbench, QWidget* parent)
    : Page("report", tr("Report"), "report", parent)
    , m_workbench(workbench)
    , m_desk(ReportDesk::of(workbench))
    , m_banner(new Banner)
    , m_items(new ItemPanel(m_desk))
    , m_preview(new PagePreview)
    , m_scroll(new QScrollArea)
    , m_pageCount(new QLabel)
    , m_refresh(new QToolButton)
    , m_timer(new QTimer(this))
{
    QWidget* content = buildContent();
    m_state = new StatePane(content);
    m_banner->hide();
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 12);
    column->addWidget(buildBar());
    column->addWidget(m_banner);
    column->addWidget(m_state, 1);
    buildActions();
    m_items->setAdder([this](QMenu* menu) { fillAddMenu(menu); });
    m_timer->setSingleShot(true);
    m_timer->setInterval(kRefreshMs);
    connect(m_timer, &QTimer::timeout, this, &ReportPage::refresh);
    connect(&m_desk, &ReportDesk::changed, this, [this] {
        showState();
        scheduleRefresh();
    });
    connect(&m_desk, &ReportDesk::failed, this,
        [this](const QString& reason) { fail(tr("That cannot be added"), reason); });
    connect(&workbench, &Workbench::projectChanged, this, &ReportPage::scheduleRefresh);
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_stop.request_stop();
        m_stop = {};
        m_banner->hide();
        m_preview->setPages({});
    });
    connect(m_preview, &PagePreview::widthChanged, this, &ReportPage::scheduleRefresh);
    connect(m_items, &ItemPanel::chosen, this, &ReportPage::scrollToItem);
    showState();
}

ReportPage::~ReportPage()
{
    m_stop.request_stop();
}

QWidget* ReportPage::buildBar()
{
    auto* out = new QWidget;
    auto* row = new FlowLayout(out);
    auto* heading = new QLabel(tr("Report"));
    setTextRole(heading, TextRole::Title);
    row->addWidget(heading);
    setTextRole(m_pageCount, TextRole::Secondary);
    m_pageCount->setObjectName("report.pages");
    row->addWidget(m_pageCount);
    row->addStretch();
    const auto add = [&](QToolButton* button, const char* name, const char* picture, const QString& text,
                         const QString& tip, auto run) {
        button->setObjectName(QLatin1String("report.") + QLatin1String(name));
        button->setText(text);
        button->setIcon(ui::icon(QLatin1String(picture)));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tip);
        setMinimumScaled(button, 84, kControlHeight);
        connect(button, &QToolButton::clicked, this, run);
        row->addWidget(button);
    };
    add(m_refresh, "refresh", "refresh", tr("Refresh"), tr("New facts in the captions of parts whose numbers changed"),
        [this] { refreshStale(); });
    m_refresh->hide();
    const auto addExport
        = [&](const char* name, const char* picture, const QString& text, const QString& tip, auto run) {
              m_exports.push_back(new QToolButton);
              add(m_exports.back(), name, picture, text, tip, run);
          };
    addExport("pdf", "file-export", tr("Export PDF…"), tr("The pages below, figures as vectors"),
        [this] { exportDocument(QStringLiteral("pdf")); });
    addExport("html", "file-export", tr("Export HTML…"), tr("One file that needs nothing else"),
        [this] { exportDocument(QStringLiteral("html")); });
    addExport("bundle", "box", tr("Bundle…"),
        tr("Predictions, metrics, configurations and hashes with the report, for others to verify"),
        [this] { createBundle(); });
    add(new QToolButton, "verify", "circle-check", tr("Verify bundle…"),
        tr("Compares every hash and computes every metric again"), [this] { askAndVerify(); });
    return out;
}

QWidget* ReportPage::buildContent()
{
    m_scroll->setObjectName("report.scroll");
    m_preview->setObjectName("report.preview");
    m_preview->setAccessibleName(tr("Preview of the pages"));
    m_scroll->setWidget(m_preview);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that its coming does not change the width
    setMinimumScaled(m_items, 260, -1);
    auto* out = new ReflowSplitter;
    out->addWidget(m_items);
    out->addWidget(m_scroll);
    out->setStretchFactor(0, 0);
    out->setStretchFactor(1, 1);
    out->setSizes({px(kPanelWidth), px(900)});
    return out;
}

void ReportPage::buildActions()
{
    const auto add
        = [this](const char* name, const QString& text, const char* picture, const QKeySequence& keys, auto run) {
              auto* action = new QAction(ui::icon(QLatin1String(picture)), text, this);
              action->setObjectName(QLatin1String("report.action.") + QLatin1String(name));
              action->setShortcut(keys);
              action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
              connect(action, &QAction::triggered, this, run);
              addAction(action);
          };
    add("up", tr("Move the part up"), "chevron-up", QKeySequence(Qt::CTRL | Qt::Key_Up),
        [this] { m_items->moveCurrent(-1); });
    add("down", tr("Move the part down"), "chevron-down", QKeySequence(Qt::CTRL | Qt::Key_Down),
        [this] { m_items->moveCurrent(1); });
    add("rename", tr("Rename the part"), "typography", QKeySequence(Qt::Key_F2), [this] { m_items->renameCurrent(); });
    add("remove", tr("Take the part out of the report"), "trash", QKeySequence(Qt::Key_Delete),
        [this] { m_items->removeCurrent(); });
    add("note", tr("Add a note"), "note", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
        [this] { addKind(report::Kind::Text); });
    add("html", tr("Export HTML…"), "file-export", QKeySequence(Qt::CTRL | Qt::Key_E),
        [this] { exportDocument(QStringLiteral("html")); });
    add("pdf", tr("Export PDF…"), "file-export", QKeySequence(Qt::CTRL | Qt::Key_P),
        [this] { exportDocument(QStringLiteral("pdf")); });
    add("bundle", tr("Bundle…"), "box", {}, [this] { createBundle(); });
    add("verify", tr("Verify bundle…"), "circle-check", {}, [this] { askAndVerify(); });
    add("help", tr("Help on this page"), "help-circle", QKeySequence(Qt::Key_F1),
        [this] { Q_EMIT m_workbench.helpRequested(QStringLiteral("report")); });
}

void ReportPage::entered()
{
    showState();
    // Not the first button of the bar.
    if (m_state->isShowingContent())
        m_items->setFocus();
    else
        m_state->setFocus();
    if (m_stale)
        refresh();
}

void ReportPage::scheduleRefresh()
{
    m_stale = true;
    if (isVisible() && !m_timer->isActive())
        m_timer->start();
}

void ReportPage::showState()
{
    const bool filled = m_workbench.hasProject() && m_desk.failure().isEmpty() && !m_desk.report().items.empty();
    for (QToolButton* button : m_exports) {
        button->setEnabled(filled);
        button->setStatusTip(filled ? QString() : tr("the report is empty"));
    }
    if (filled)
        return m_state->showContent();
    m_pageCount->clear();
    m_refresh->hide();
    if (!m_workbench.hasProject())
        return m_state->showMessage("report", tr("No project is open"),
            tr("Open a project or the demonstration to tell others what was found."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
    if (!m_desk.failure().isEmpty())
        return m_state->showFailure(tr("The project's report cannot be read"), m_desk.failure());
    m_state->showMessage("report", tr("The report is empty"),
        tr("Start from everything this study has results for, or add figures and tables on Results, one by one."),
        {tr("Start from this study"), [this] { startFromStudy(); }},
        {tr("Go to Results"), [this] { Q_EMIT m_workbench.showPageRequested("results"); }});
}

void ReportPage::refresh()
{
    if (!m_workbench.hasProject() || m_desk.report().items.empty() || !isVisible())
        return;
    m_stale = false;
    if (m_preview->pageCount() == 0)
        m_pageCount->setText(tr("Laying out the pages…"));
    const int width = m_preview->pictureWidth();
    withMaker(
        "report.preview",
        [width](report_ui::ContentMaker& maker, const report::Report& report) {
            const report_ui::Document document = report_ui::compose(report, maker);
            const report_ui::Pages pages(document);
            Shown out{.pages = {}, .pageOfItem = pages.pagesOfBlocks(), .stale = {}};
            for (int page = 0; page < pages.count(); ++page)
                out.pages.push_back(pages.image(page, width));
            for (const report_ui::Block& block : document.blocks)
                if (block.stale)
                    out.stale.push_back(block.item.id);
            return out;
        },
        [this](Shown shown) { showPages(std::move(shown)); },
        [this](const QString& reason) {
            m_pageCount->clear();
            fail(tr("The preview cannot be made"), reason);
        });
}

void ReportPage::showPages(Shown shown)
{
    const int at = m_scroll->verticalScrollBar()->value();
    m_pageOfItem = std::move(shown.pageOfItem);
    m_preview->setPages(std::move(shown.pages));
    m_scroll->verticalScrollBar()->setValue(at);
    m_pageCount->setText(tr("%n pages", nullptr, m_preview->pageCount()));
    m_refresh->setVisible(!shown.stale.empty());
    m_refresh->setText(tr("Refresh %n", nullptr, static_cast<int>(shown.stale.size())));
    m_items->setStale({shown.stale.begin(), shown.stale.end()});
}

void ReportPage::scrollToItem(int row)
{
    if (row < 0 || row >= static_cast<int>(m_pageOfItem.size()))
        return;
    m_scroll->verticalScrollBar()->setValue(m_preview->pageArea(m_pageOfItem[static_cast<std::size_t>(row)]).top());
}

void ReportPage::startFromStudy()
{
    m_state->showLoading(tr("Looking at the study…"));
    struct Made {
        report::Report report;
        std::vector<std::string> left;
    };
    withMaker(
        "report.start",
        [](report_ui::ContentMaker& maker, const report::Report& before) {
            Made out{report::standardReport(maker.reader(), before.title), {}};
            out.left = maker.complete(out.report);
            return out;
        },
        [this](Made made) {
            m_desk.change(tr("Start the report from this study"), std::move(made.report));
            showState();
            if (!made.left.empty()) {
                QStringList lines;
                for (const std::string& line : made.left)
                    lines << toQt(line);
                m_banner->show(Banner::Kind::Notice,
                    tr("%n parts were left out", nullptr, static_cast<int>(lines.size())),
                    lines.join(QLatin1Char('\n')));
                m_banner->setAction({}, {});
                m_banner->setClosable(true);
            }
        },
        [this](const QString& reason) {
            showState();
            m_banner->show(Banner::Kind::Notice, tr("There is nothing to report yet"), reason);
            m_banner->setAction(tr("Set up a run"), [this] { Q_EMIT m_workbench.configureRunRequested({}); });
            m_banner->setClosable(true);
        });
}

void ReportPage::refreshStale()
{
    busy(tr("Looking up the new numbers…"));
    m_banner->setAction({}, {});
    withMaker(
        "report.refresh",
        [](report_ui::ContentMaker& maker, report::Report report) {
            for (report::Item& item : report.items)
                if (report::isStale(item, maker.reader()))
                    report::refresh(item, maker.facts(item, maker.make(item)), report::digestOf(item, maker.reader()));
            return report;
        },
        [this](report::Report report) {
            m_banner->hide();
            m_desk.change(tr("Refresh the report"), std::move(report));
        },
        [this](const QString& reason) { fail(tr("The report cannot be refreshed"), reason); });
}

void ReportPage::addKind(report::Kind kind, std::map<std::string, std::string> parameters)
{
    report::Item item{.kind = kind, .parameters = std::move(parameters)};
    if (kind == report::Kind::Text)
        item.text = tr("Write here. **Bold**, *italic*, lists and headings are kept.").toStdString();
    const int before = static_cast<int>(m_desk.report().items.size());
    connect(
        &m_desk, &ReportDesk::added, this, [this, before] { m_items->choose(before); },
        static_cast<Qt::ConnectionType>(Qt::AutoConnection | Qt::SingleShotConnection));
    m_desk.add(std::move(item));
}

void ReportPage::fillAddMenu(QMenu* menu)
{
    const auto add = [&](QMenu* to, const char* picture, const QString& text, report::Kind kind,
                         std::map<std::string, std::string> parameters = {}) {
        to->addAction(
            ui::icon(QLatin1String(picture)), text, this, [this, kind, parameters] { addKind(kind, parameters); });
    };
    add(menu, "note", tr("Note"), report::Kind::Text);
    menu->addSeparator();
    add(menu, "table", tr("Data sets"), report::Kind::Datasets);
    add(menu, "table", tr("Models"), report::Kind::Models);
    add(menu, "table", tr("Cost of the diagnosis runs"), report::Kind::Cost, {{"metric", "auroc"}});
    add(menu, "table", tr("Cost of the question runs"), report::Kind::Cost, {{"metric", "closed_accuracy"}});
    add(menu, "table", tr("Claims of the published study"), report::Kind::Claims);
    if (m_workbench.hasProject()) {
        const store::Reader reader = m_workbench.reader();
        QMenu* cards = menu->addMenu(ui::icon("database"), tr("Card and audit of a data set"));
        QMenu* samples = menu->addMenu(ui::icon("star"), tr("Starred sample"));
        for (const store::DatasetRow& row : reader.datasets()) {
            add(cards, "database", toQt(row.title), report::Kind::Dataset, {{"dataset", row.id}});
            for (const store::SampleRow& sample :
                reader.samples({.dataset = row.id, .starredOnly = true}, 0, kMostSamples))
                add(samples, "photo", tr("%1: %2").arg(toQt(row.title), toQt(sample.id)), report::Kind::Sample,
                    {{"dataset", row.id}, {"sample", sample.id}});
        }
        cards->setEnabled(!cards->isEmpty());
        samples->setEnabled(!samples->isEmpty());
        samples->setToolTip(samples->isEmpty() ? tr("Star a sample on Data first.") : QString());
    }
    menu->addSeparator();
    add(menu, "file-text", tr("Methods, from what is stored"), report::Kind::Methods);
    add(menu, "file-text", tr("Limits, from what is stored"), report::Kind::Limits);
    menu->addSeparator();
    menu->addAction(ui::icon("chart-bar"), tr("Figures and tables of Results…"), this,
        [this] { Q_EMIT m_workbench.showPageRequested("results"); });
}

}
