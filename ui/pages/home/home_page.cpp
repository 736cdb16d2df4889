#include "ui/pages/home/home_page.h"

#include "core/workflow/demonstration.h"
#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/home/project_tile.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"

#include <filesystem>

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStorageInfo>
#include <QThread>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kColumnWidth = 1080;
constexpr int kTilesAcross = 3;

QLabel* section(const QString& text)
{
    auto* label = new QLabel(text);
    setTextRole(label, TextRole::Section);
    return label;
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

}

HomePage::HomePage(Workbench& workbench, Settings& settings, Doors doors, QWidget* parent)
    : Page("home", tr("Home"), "home", parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_doors(std::move(doors))
    , m_project(new Card)
    , m_projectName(new QLabel)
    , m_projectLine(new QLabel)
    , m_study(new QPushButton(tr("Run the whole study")))
    , m_interrupted(new Card)
    , m_interruptedRows(new QVBoxLayout)
    , m_recent(new QWidget)
    , m_tiles(new QGridLayout)
{
    auto* heading = new QLabel(tr("Which model can be trusted with which images?"));
    setTextRole(heading, TextRole::Title);
    auto* line = new QLabel(tr("Run medical vision-language models on your data sets, on this computer, and see every "
                               "number with its interval and the samples behind it."));
    setTextRole(line, TextRole::Secondary);
    line->setWordWrap(true);

    auto* demonstration = new CardButton(
        "stethoscope", tr("Open the demonstration"), tr("Six small models, four real data sets, ready to run"));
    demonstration->setObjectName("home.demonstration");
    demonstration->setEmphasised(true);
    auto* create = new CardButton("folder-plus", tr("New project"), tr("Start with your own data sets and models"));
    create->setObjectName("home.new");
    auto* open = new CardButton("folder-open", tr("Open project"), tr("A folder that ends in .vlmproj"));
    open->setObjectName("home.open");
    connect(demonstration, &QAbstractButton::clicked, this, [this] { m_doors.demonstration(); });
    connect(create, &QAbstractButton::clicked, this, [this] { m_doors.newProject(); });
    connect(open, &QAbstractButton::clicked, this, [this] { m_doors.openProject(); });
    auto* starts = new FlowLayout;
    setSpacing(starts, 0, 12);
    starts->addWidget(demonstration);
    starts->addWidget(create);
    starts->addWidget(open);

    setTextRole(m_projectName, TextRole::Section);
    setTextRole(m_projectLine, TextRole::Secondary);
    auto* results = new QPushButton(tr("Results"));
    auto* runs = new QPushButton(tr("New run"));
    auto* samples = new QPushButton(tr("Data"));
    setPrimary(runs);
    connect(results, &QPushButton::clicked, this, [this] { Q_EMIT m_workbench.showPageRequested("results"); });
    connect(runs, &QPushButton::clicked, this, [this] { Q_EMIT m_workbench.configureRunRequested({}); });
    connect(samples, &QPushButton::clicked, this, [this] { Q_EMIT m_workbench.showPageRequested("data"); });
    m_study->setObjectName("home.study");
    m_study->setToolTip(tr("Encoders on three data sets, off the shelf and with linear probes, then two models that "
                           "answer on VQA-RAD, off the shelf and after a short LoRA: about two minutes"));
    connect(m_study, &QPushButton::clicked, this, &HomePage::runStudy);
    auto* texts = new QWidget;
    auto* projectTexts = new QVBoxLayout(texts);
    setSpacing(projectTexts, 0, 2);
    projectTexts->addWidget(m_projectName);
    projectTexts->addWidget(m_projectLine);
    auto* projectRow = new FlowLayout(m_project);
    setSpacing(projectRow, 16, 8);
    projectRow->addWidget(texts);
    projectRow->addStretch();
    projectRow->addWidget(m_study);
    projectRow->addWidget(samples);
    projectRow->addWidget(results);
    projectRow->addWidget(runs);

    auto* interrupted = new QVBoxLayout(m_interrupted);
    setSpacing(interrupted, 16, 8);
    interrupted->addWidget(section(tr("Interrupted")));
    interrupted->addLayout(m_interruptedRows);

    auto* recent = new QVBoxLayout(m_recent);
    setSpacing(recent, 0, 8);
    recent->addWidget(section(tr("Recent projects")));
    setSpacing(m_tiles, 0, 12);
    for (int column = 0; column < kTilesAcross; ++column)
        m_tiles->setColumnStretch(column, 1);
    recent->addLayout(m_tiles);

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 24, 0, 24, 16);
    column->addWidget(heading);
    column->addWidget(line);
    column->addLayout(starts);
    column->addWidget(m_project);
    column->addWidget(m_interrupted);
    column->addWidget(m_recent);
    column->addWidget(buildComputer());
    column->addStretch();
    setMaximumWidthScaled(body, kColumnWidth);

    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    setSpacing(row, 24, 0, 24, 0, 0);
    row->addStretch(1);
    row->addWidget(body, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(centre);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 0, 0);
    outer->addWidget(scroll);

    m_project->hide();
    m_interrupted->hide();
    m_recent->hide();
    for (const auto signal : {&Workbench::projectOpened, &Workbench::projectClosed, &Workbench::projectChanged})
        connect(&m_workbench, signal, this, [this] {
            if (isVisible())
                refresh();
        });
}

QWidget* HomePage::buildComputer()
{
    auto* box = new QWidget;
    auto* outer = new QVBoxLayout(box);
    setSpacing(outer, 0, 8);
    outer->addWidget(section(tr("This computer")));
    auto* card = new Card;
    auto* row = new QHBoxLayout(card);
    setSpacing(row, 16, 14, 16, 14, 24);
    for (const QString& name : {tr("Processor"), tr("Memory"), tr("Disk for projects")}) {
        auto* fact = new QVBoxLayout;
        setSpacing(fact, 0, 2);
        auto* caption = new QLabel(name);
        setTextRole(caption, TextRole::Small);
        auto* value = new QLabel;
        value->setWordWrap(true);
        fact->addWidget(caption);
        fact->addWidget(value);
        row->addLayout(fact, 1);
        m_facts.push_back(value);
    }
    outer->addWidget(card);
    return box;
}

void HomePage::showComputer()
{
    const Memory memory = currentMemory();
    QString folder = m_settings.projectFolder();
    while (!QFileInfo::exists(folder) && !folder.isEmpty() && folder != QDir::rootPath())
        folder = QFileInfo(folder).path();
    m_facts[0]->setText(tr("%n thread(s)", nullptr, QThread::idealThreadCount()));
    m_facts[1]->setText(tr("%1 of %2 free").arg(bytesText(memory.available), bytesText(memory.total)));
    m_facts[2]->setText(tr("%1 free").arg(bytesText(QStorageInfo(folder).bytesAvailable())));
}

void HomePage::entered()
{
    showComputer();
    refresh();
}

void HomePage::refresh()
{
    showProject();
    QStringList folders = m_settings.recentProjects();
    if (m_workbench.hasProject())
        folders.removeAll(pathText(m_workbench.project().folder()));
    m_workbench.query(
        this, "recent", [folders] { return readRecentProjects(folders); },
        [this](const std::vector<RecentProject>& projects) { showRecent(projects); });
}

void HomePage::showProject()
{
    m_project->setVisible(m_workbench.hasProject());
    if (!m_workbench.hasProject()) {
        m_interrupted->hide();
        return;
    }
    m_study->setVisible(std::filesystem::exists(workflow::demonstrationFolder(m_workbench.project()) / "study.json"));
    m_projectName->setText(pathText(m_workbench.project().folder().stem()));
    showInterrupted();
}

void HomePage::runStudy()
{
    m_workbench.query(
        this, "study",
        [this] { return workflow::demonstrationStudies(workflow::demonstrationFolder(m_workbench.project())); },
        [this](const std::vector<config::RunConfig>& runs) {
            for (const config::RunConfig& run : runs)
                m_workbench.launch(run);
            Q_EMIT m_workbench.showPageRequested("runs");
        },
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("The study could not be launched"), reason); });
}

void HomePage::showInterrupted()
{
    struct Summary {
        int datasets = 0;
        int models = 0;
        std::vector<store::RunRow> runs;
    };
    m_workbench.query(
        this, "project",
        [this] {
            const store::Reader reader = m_workbench.reader();
            return Summary{.datasets = static_cast<int>(reader.datasets().size()),
                .models = static_cast<int>(reader.models().size()),
                .runs = reader.runs()};
        },
        [this](const Summary& summary) {
            m_projectLine->setText(tr("%n data set(s)", nullptr, summary.datasets) + QStringLiteral(" · ")
                + tr("%n model(s)", nullptr, summary.models) + QStringLiteral(" · ")
                + tr("%n run(s)", nullptr, static_cast<int>(summary.runs.size())));
            clear(m_interruptedRows);
            bool any = false;
            for (const store::RunRow& run : summary.runs) {
                if (run.state != store::State::Interrupted)
                    continue;
                any = true;
                auto* line = new QWidget;
                auto* row = new QHBoxLayout(line);
                setSpacing(row, 0, 8);
                auto* text = new QLabel(
                    tr("%1: %2 of %3 samples are done").arg(toQt(run.name), countText(run.done), countText(run.total)));
                auto* resume = new QPushButton(tr("Resume"));
                resume->setAccessibleName(tr("Resume %1").arg(toQt(run.name)));
                connect(resume, &QPushButton::clicked, this, [this, id = run.id] {
                    m_workbench.engine().resume(id);
                    Q_EMIT m_workbench.showPageRequested("runs");
                });
                row->addWidget(text, 1);
                row->addWidget(resume);
                m_interruptedRows->addWidget(line);
            }
            m_interrupted->setVisible(any);
        });
}

void HomePage::showRecent(const std::vector<RecentProject>& projects)
{
    clear(m_tiles);
    int index = 0;
    for (const RecentProject& project : projects) {
        auto* tile = new ProjectTile(project);
        connect(tile, &QAbstractButton::clicked, this, [this, project] {
            if (project.exists)
                m_doors.openRecent(project.folder);
        });
        connect(tile, &ProjectTile::removeRequested, this, [this](const QString& folder) {
            m_settings.removeRecentProject(folder);
            refresh();
        });
        m_tiles->addWidget(tile, index / kTilesAcross, index % kTilesAcross);
        ++index;
    }
    m_recent->setVisible(index > 0);
}

}
