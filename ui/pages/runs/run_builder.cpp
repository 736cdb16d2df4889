#include "ui/pages/runs/run_builder.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/workflow/registration.h"
#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/remote/consent_dialog.h"
#include "ui/pages/runs/decoding_form.h"
#include "ui/pages/runs/matrix_grid.h"
#include "ui/pages/runs/possible_runs.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kEstimateDelayMs = 200;
constexpr int kPanelWidth = 340;
constexpr int kQuickLook = 100;
constexpr int kModeColumns = 2;

QLabel* caption(const QString& text)
{
    auto* label = new QLabel(text);
    setTextRole(label, TextRole::Strong);
    return label;
}

}

RunBuilder::RunBuilder(Workbench& workbench, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_settings(settings)
    , m_grid(new MatrixGrid)
    , m_pane(nullptr)
    , m_name(new QLineEdit)
    , m_preset(new QComboBox)
    , m_training(new QComboBox)
    , m_decoding(new DecodingForm(m_options.decoding))
    , m_cost(new QLabel)
    , m_reason(new QLabel)
    , m_launch(new QPushButton(ui::icon("player-play", IconTint::OnAccent), tr("Launch")))
    , m_delay(new QTimer(this))
{
    m_options.evaluation.threads = m_settings.threads();
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_grid);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Models by data sets"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    m_grid->setBackgroundRole(QPalette::Base);
    m_grid->setAutoFillBackground(true);
    m_pane = new StatePane(scroll);

    setMinimumScaled(m_pane, 260, 200);
    auto* body = new ReflowSplitter;
    body->addWidget(m_pane);
    body->addWidget(buildPanel());
    body->setStretchFactor(0, 1);
    body->setSizes({px(1000), px(kPanelWidth)});
    auto* top = new QHBoxLayout;
    setSpacing(top, 16, 12, 16, 12, 0);
    top->addWidget(body);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 0);
    column->addLayout(top, 1);
    column->addWidget(buildFooter());

    m_delay->setSingleShot(true);
    m_delay->setInterval(kEstimateDelayMs);
    connect(m_delay, &QTimer::timeout, this, &RunBuilder::estimate);
    connect(m_grid, &MatrixGrid::changed, this, &RunBuilder::requestEstimate);
}

QWidget* RunBuilder::buildPanel()
{
    m_name->setObjectName("runs.name");
    m_name->setAccessibleName(tr("Name of the run"));
    m_name->setPlaceholderText(tr("Named after the time of launch"));
    m_preset->setObjectName("runs.preset");
    m_preset->addItems({tr("All test samples"), tr("Quick look (%1 samples)").arg(kQuickLook)});
    m_preset->setAccessibleName(tr("How much"));
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        m_options.evaluation.maxSamples = index == 1 ? kQuickLook : 0;
        for (OptionsForm* form : m_forms)
            form->refresh();
        requestEstimate();
    });

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 0, 8, 0, 8);
    column->addWidget(caption(tr("Name")));
    column->addWidget(m_name);
    column->addSpacing(4);
    column->addWidget(caption(tr("Modes")));
    column->addLayout(buildModes());
    column->addSpacing(4);
    column->addWidget(caption(tr("How much")));
    column->addWidget(m_preset);
    column->addSpacing(4);
    const auto add = [&](const QString& title, auto& options, std::set<config::Mode> modes) {
        auto* form = new OptionsForm;
        form->bind(options);
        connect(form, &OptionsForm::edited, this, &RunBuilder::requestEstimate);
        connect(form, &OptionsForm::edited, this, &RunBuilder::showTraining);
        m_forms.push_back(form);
        auto* fold = new Fold(title, form);
        if (!modes.empty())
            m_folds.push_back({fold, std::move(modes)});
        column->addWidget(fold);
    };
    m_training->setObjectName("runs.training");
    m_training->setAccessibleName(tr("Settings of the training of encoders"));
    m_training->addItem(tr("Default settings"), QStringLiteral("default"));
    m_training->addItem(tr("As published (MedVLMBench)"), QStringLiteral("as-published"));
    m_training->setItemData(1,
        tr("LoRA of rank 8 with alpha 32 and dropout 0.05 on every linear layer, AdamW at 5e-5 falling linearly, "
           "10 epochs in batches of 8, the last one kept"),
        Qt::ToolTipRole);
    connect(m_training, &QComboBox::activated, this, [this] {
        const std::string preset = m_training->currentData().toString().toStdString();
        if (preset == "custom")
            return;
        config::applyPreset(m_options, preset);
        for (OptionsForm* form : m_forms)
            form->refresh();
        showTraining();
        requestEstimate();
    });
    using enum config::Mode;
    add(tr("Evaluation options"), m_options.evaluation, {});
    connect(m_decoding, &DecodingForm::edited, this, &RunBuilder::requestEstimate);
    column->addWidget(new Fold(tr("Decoding of answers"), m_decoding));
    column->addSpacing(4);
    column->addWidget(caption(tr("Training of encoders")));
    column->addWidget(m_training);
    add(tr("Linear probe options"), m_options.linearProbe, {LinearProbe, Lora, FineTune, WiseFt});
    add(tr("LoRA options"), m_options.lora, {Lora});
    add(tr("CLIP-Adapter options"), m_options.clipAdapter, {ClipAdapter});
    add(tr("Tip-Adapter options"), m_options.tipAdapter, {TipAdapter, TipAdapterF});
    add(tr("CoOp options"), m_options.coop, {Coop});
    add(tr("Fine-tuning options"), m_options.fineTune, {FineTune, WiseFt});
    auto* answers = new Fold(tr("Answer fine-tuning options"), buildAnswerForm());
    m_folds.push_back({answers, {Lora}});
    column->addWidget(answers);
    column->addStretch();
    showFolds();
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumScaled(scroll, kPanelWidth, 200);
    return scroll;
}

QLayout* RunBuilder::buildModes()
{
    auto* grid = new QGridLayout;
    setSpacing(grid, 0, 4);
    grid->setHorizontalSpacing(px(12));
    int at = 0;
    for (const config::Mode mode : config::allModes()) {
        auto* tick = new QCheckBox(modeWord(mode));
        tick->setObjectName("mode." + toQt(config::name(mode)));
        tick->setChecked(mode == config::Mode::OffTheShelf || mode == config::Mode::LinearProbe);
        connect(tick, &QCheckBox::toggled, this, &RunBuilder::requestEstimate);
        connect(tick, &QCheckBox::toggled, this, &RunBuilder::showFolds);
        m_modes.push_back(tick);
        grid->addWidget(tick, at / kModeColumns, at % kModeColumns);
        ++at;
    }
    return grid;
}

/// Options of modes that are not ticked stay out of sight.
void RunBuilder::showFolds()
{
    const auto modes = config::allModes();
    for (const auto& [fold, wanted] : m_folds) {
        bool visible = false;
        for (std::size_t i = 0; i < m_modes.size(); ++i)
            visible = visible || (m_modes[i]->isChecked() && wanted.contains(modes[i]));
        fold->setVisible(visible);
    }
}

/// Says which preset the options are; edited ones are the user's own.
void RunBuilder::showTraining()
{
    const QString preset = toQt(config::presetOf(m_options));
    const int custom = m_training->findData(QStringLiteral("custom"));
    if (preset == QStringLiteral("custom") && custom < 0)
        m_training->addItem(tr("Settings of your own"), preset);
    else if (preset != QStringLiteral("custom") && custom >= 0)
        m_training->removeItem(custom);
    m_training->setCurrentIndex(m_training->findData(preset));
}

QWidget* RunBuilder::buildAnswerForm()
{
    auto* preset = new QComboBox;
    preset->setObjectName("runs.answerPreset");
    preset->setAccessibleName(tr("Settings to start from"));
    preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    preset->setMinimumContentsLength(12);
    for (const config::AnswerLoraPreset& one : config::answerLoraPresets()) {
        const QByteArray title(one.title.data(), static_cast<qsizetype>(one.title.size()));
        preset->addItem(QCoreApplication::translate("options", title.constData()));
        preset->setItemData(preset->count() - 1, toQt(one.source), Qt::ToolTipRole);
    }
    auto* form = new OptionsForm;
    form->bind(m_options.answerLora);
    m_forms.push_back(form);
    connect(form, &OptionsForm::edited, this, &RunBuilder::requestEstimate);
    connect(preset, &QComboBox::activated, this, [this, form](int index) {
        m_options.answerLora = config::answerLoraPresets()[static_cast<std::size_t>(index)].options;
        form->refresh();
        requestEstimate();
    });
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    setSpacing(column, 0, 8);
    column->addWidget(preset);
    column->addWidget(form);
    return box;
}

QWidget* RunBuilder::buildFooter()
{
    setTextRole(m_cost, TextRole::Strong);
    m_cost->setObjectName("runs.cost");
    m_cost->setWordWrap(true);
    setTextRole(m_reason, TextRole::Secondary);
    m_reason->setObjectName("runs.reason");
    m_reason->setWordWrap(true);
    setPrimary(m_launch);
    m_launch->setObjectName("runs.launch");
    m_launch->setEnabled(false);
    connect(m_launch, &QPushButton::clicked, this, &RunBuilder::launch);
    auto* texts = new QVBoxLayout;
    setSpacing(texts, 0, 2);
    texts->addWidget(m_cost);
    texts->addWidget(m_reason);
    auto* footer = new QFrame;
    auto* row = new QHBoxLayout(footer);
    setSpacing(row, 16, 10, 16, 12, 12);
    row->addLayout(texts, 1);
    row->addWidget(m_launch);
    return footer;
}

void RunBuilder::refresh()
{
    if (!m_workbench.hasProject()) {
        m_pane->showMessage("folder-open", tr("No project is open"),
            tr("A run needs a project with at least one model and one data set."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
        m_cost->clear();
        m_reason->clear();
        m_launch->setEnabled(false);
        return;
    }
    struct Contents {
        std::vector<store::ModelRow> models;
        std::vector<store::DatasetRow> datasets;
    };
    m_workbench.query(
        this, "contents",
        [this] {
            const store::Reader reader = m_workbench.reader();
            return Contents{reader.models(), reader.datasets()};
        },
        [this](const Contents& contents) {
            const auto same = [](const auto& a, const auto& b) {
                return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x.id == y.id && x.fingerprint == y.fingerprint; });
            };
            if (!m_grid->isEmpty() && same(contents.models, m_models) && same(contents.datasets, m_datasets))
                return requestEstimate();
            m_models = contents.models;
            m_datasets = contents.datasets;
            m_grid->setContents(m_models, m_datasets);
            if (m_grid->isEmpty())
                m_pane->showMessage("grid-4x4", tr("Nothing to run yet"),
                    m_models.empty() ? tr("Add a model first.") : tr("Import a data set first."),
                    {m_models.empty() ? tr("Go to Models") : tr("Go to Data"),
                        [this] { Q_EMIT m_workbench.showPageRequested(m_models.empty() ? "models" : "data"); }});
            else
                m_pane->showContent();
            requestEstimate();
        });
}

config::RunConfig RunBuilder::config() const
{
    config::RunConfig out = m_options;
    out.name = m_name->text().trimmed().toStdString();
    if (out.name.empty())
        out.name = tr("Run of %1").arg(QDateTime::currentDateTime().toString("yyyy-MM-dd HH:mm")).toStdString();
    const std::set<std::string> models = m_grid->tickedModels();
    const std::set<std::string> datasets = m_grid->tickedDatasets();
    for (const store::ModelRow& row : m_models)
        if (models.contains(row.id))
            out.models.push_back({row.id, row.folder, row.specialist, row.pairing});
    for (const store::DatasetRow& row : m_datasets)
        if (datasets.contains(row.id))
            out.datasets.push_back({row.id, row.path, row.inDomainFor});
    for (std::size_t i = 0; i < m_modes.size(); ++i)
        if (m_modes[i]->isChecked())
            out.modes.push_back(config::allModes()[i]);
    return out;
}

void RunBuilder::load(const config::RunConfig& config)
{
    if (!config.models.empty() || !config.datasets.empty()) {
        std::set<std::string> models = m_grid->tickedModels();
        std::set<std::string> datasets = m_grid->tickedDatasets();
        if (!config.models.empty()) {
            models.clear();
            for (const config::ModelRef& model : config.models)
                models.insert(model.id);
        }
        if (!config.datasets.empty()) {
            datasets.clear();
            for (const config::DatasetRef& dataset : config.datasets)
                datasets.insert(dataset.id);
        }
        m_grid->setTicked(models, datasets);
        m_name->setText(toQt(config.name));
        m_options.evaluation = config.evaluation;
        m_options.linearProbe = config.linearProbe;
        m_options.lora = config.lora;
        m_options.clipAdapter = config.clipAdapter;
        m_options.tipAdapter = config.tipAdapter;
        m_options.coop = config.coop;
        m_options.fineTune = config.fineTune;
        m_options.answerLora = config.answerLora;
        m_options.decoding = config.decoding;
    }
    if (!config.modes.empty())
        for (std::size_t i = 0; i < m_modes.size(); ++i)
            m_modes[i]->setChecked(
                std::find(config.modes.begin(), config.modes.end(), config::allModes()[i]) != config.modes.end());
    for (OptionsForm* form : m_forms)
        form->refresh();
    m_decoding->refresh();
    showTraining();
    m_preset->setCurrentIndex(m_options.evaluation.maxSamples == kQuickLook ? 1 : 0);
    requestEstimate();
}

void RunBuilder::saveToFile()
{
    const QString file = file_dialogs::askSaveFile(this, tr("Save the run's configuration"),
        QDir(pathText(m_workbench.project().folder())).filePath("run.json"), tr("Run configuration (*.json)"));
    if (!file.isEmpty())
        writeFileAtomically(toPath(file), config::toJson(config()).dump(1) + "\n");
}

void RunBuilder::loadFromFile()
{
    const QString file = file_dialogs::askOpenFile(this, tr("Load a run's configuration"),
        pathText(m_workbench.project().folder()), tr("Run configuration (*.json)"));
    if (file.isEmpty())
        return;
    m_workbench.query(
        this, "load",
        [this, path = toPath(file)] {
            config::RunConfig config = config::readRunConfig(path);
            workflow::registerStudy(m_workbench.project(), config);
            m_workbench.project().writer().flush();
            const store::Reader reader = m_workbench.reader();
            return std::tuple(std::move(config), reader.models(), reader.datasets());
        },
        [this](const auto& loaded) {
            m_models = std::get<1>(loaded);
            m_datasets = std::get<2>(loaded);
            m_grid->setContents(m_models, m_datasets);
            m_pane->showContent();
            load(std::get<0>(loaded));
        },
        [this](
            const QString& reason) { Q_EMIT m_workbench.failed(tr("The configuration could not be loaded"), reason); });
}

void RunBuilder::requestEstimate()
{
    m_launch->setEnabled(false);
    m_delay->start();
}

void RunBuilder::estimate()
{
    if (!m_workbench.hasProject() || m_grid->isEmpty())
        return;
    const config::RunConfig wanted = config();
    if (wanted.models.empty() || wanted.datasets.empty() || wanted.modes.empty())
        return showEstimate({});
    m_workbench.query(
        this, "estimate",
        [this, wanted] { return runs::Engine::estimate(wanted, &m_workbench.project(), runs::Sources::real()); },
        [this](const runs::Estimate& estimate) { showEstimate(estimate); },
        [this](const QString& reason) {
            m_cost->setText(tr("The cost cannot be estimated"));
            m_reason->setText(reason);
        });
}

void RunBuilder::showEstimate(const runs::Estimate& estimate)
{
    m_estimate = estimate;
    m_grid->setEstimate(estimate);
    int possible = 0;
    int known = 0;
    for (const runs::CellEstimate& cell : estimate.cells) {
        possible += cell.possible;
        known += cell.possible && cell.cached;
    }
    const int impossible = static_cast<int>(estimate.cells.size()) - possible;
    if (possible == 0) {
        m_cost->setText(estimate.cells.empty() ? tr("Nothing is ticked") : tr("None of the ticked cells can run"));
        m_reason->setText(estimate.cells.empty() ? tr("Tick at least one model, one data set and one mode.")
                                                 : toQt(estimate.cells.front().reason));
        m_launch->setEnabled(false);
        return;
    }
    QStringList parts{tr("%n cell(s)", nullptr, possible)};
    parts << (known == possible ? tr("all known already, nothing to compute")
                                : tr("about %1 (%2 – %3)")
                                      .arg(durationText(estimate.seconds), durationText(estimate.secondsLow),
                                          durationText(estimate.secondsHigh)));
    if (estimate.peakBytes > 0)
        parts << tr("peak %1").arg(bytesText(estimate.peakBytes));
    m_cost->setText(parts.join(QStringLiteral("  ·  ")));
    const Memory memory = currentMemory();
    const auto reserve = static_cast<std::int64_t>(m_settings.memoryReserveGb() * 1e9);
    QStringList notes;
    if (known > 0 && known < possible)
        notes << tr("%n cell(s) known already", nullptr, known);
    if (impossible > 0)
        notes << tr("%n cell(s) cannot run; point at them for the reason", nullptr, impossible);
    if (const auto runs = possibleRuns(config(), estimate).size(); runs > 1)
        notes << tr("launched as %n run(s), one for each full matrix", nullptr, static_cast<int>(runs));
    if (estimate.peakBytes + reserve > memory.available)
        notes << tr("needs more than the %1 that are free beside your reserve")
                     .arg(bytesText(std::max<std::int64_t>(0, memory.available - reserve)));
    m_reason->setText(notes.join(QStringLiteral("  ·  ")));
    m_launch->setEnabled(true);
}

void RunBuilder::launch()
{
    const std::vector<config::RunConfig> runs = possibleRuns(config(), m_estimate);
    withConsent(m_workbench, runs, this, [this, runs] {
        for (const config::RunConfig& run : runs)
            m_workbench.launch(run);
        m_name->clear();
        Q_EMIT launched();
    });
}

}
