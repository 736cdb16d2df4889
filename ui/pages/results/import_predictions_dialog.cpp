#include "ui/pages/results/import_predictions_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

using metrics::ColumnMapping;
using metrics::Task;

constexpr int kFormWidth = 330;

struct Names {
    std::vector<store::ModelRow> models;
    std::vector<store::DatasetRow> datasets;
};

QComboBox* nameBox()
{
    auto* box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    return box;
}

}

ImportPredictionsDialog::ImportPredictionsDialog(Workbench& workbench, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_file(file)
    , m_path(new QLabel)
    , m_summary(new QLabel)
    , m_task(new QComboBox)
    , m_model(nameBox())
    , m_dataset(nameBox())
    , m_mode(new QComboBox)
    , m_specialist(new QCheckBox(tr("It is a medical specialist")))
    , m_pairing(new QLineEdit)
    , m_inDomain(new QCheckBox(tr("It was trained on this kind of data")))
    , m_table(new QTableWidget)
    , m_state(new StatePane(m_table))
    , m_accept(new QPushButton(tr("Import")))
{
    setObjectName("results.import");
    setWindowTitle(tr("Import predictions"));
    resize(px(980), px(620));
    auto* heading = new QLabel(tr("Import predictions"));
    setTextRole(heading, TextRole::Title);
    auto* change = new QPushButton(icon("folder-open"), tr("Choose a file…"));
    change->setObjectName("results.import.choose");
    change->setAutoDefault(false);
    setTextRole(m_path, TextRole::Secondary);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    setSpacing(row, 0, kGap);
    row->addWidget(m_path, 1);
    row->addWidget(change);
    m_summary->setObjectName("results.import.summary");
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setUpTable(m_table, tr("First predictions"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);

    auto* choices = new QWidget;
    auto* form = new QFormLayout(choices);
    setSpacing(form, 0, kGap);
    buildChoices(form);
    auto* scroll = new QScrollArea;
    scroll->setWidget(choices);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    setFixedScaled(scroll, kFormWidth);
    auto* middle = new QHBoxLayout;
    setSpacing(middle, 0, 12);
    middle->addWidget(m_state, 1);
    middle->addWidget(scroll);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    m_accept->setObjectName("results.import.accept");
    setPrimary(m_accept);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 10);
    column->addWidget(heading);
    column->addLayout(row);
    column->addWidget(m_summary);
    column->addLayout(middle, 1);
    column->addWidget(buttons);

    connect(change, &QPushButton::clicked, this, &ImportPredictionsDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ImportPredictionsDialog::runImport);
    connect(m_task, &QComboBox::activated, this, [this] {
        m_mapping.reset();
        inspect();
    });
    for (QComboBox* box : {m_model, m_dataset})
        connect(box, &QComboBox::editTextChanged, this, &ImportPredictionsDialog::updateAccept);
    readNames();
    inspect();
}

void ImportPredictionsDialog::buildChoices(QFormLayout* form)
{
    const auto add = [form](const QString& name, const char* word, QWidget* field) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(field);
        field->setObjectName(QStringLiteral("results.import.") + QLatin1String(word));
        field->setAccessibleName(name);
        form->addRow(label, field);
    };
    m_task->addItem(tr("Diagnosis"), static_cast<int>(Task::Diagnosis));
    m_task->addItem(tr("Questions"), static_cast<int>(Task::Vqa));
    m_task->addItem(tr("Retrieval"), static_cast<int>(Task::Retrieval));
    for (const config::Mode mode : config::allModes())
        m_mode->addItem(modeWord(mode), static_cast<int>(mode));
    add(tr("Task"), "task", m_task);
    add(tr("Model"), "model", m_model);
    add(tr("Data set"), "dataset", m_dataset);
    add(tr("Mode"), "mode", m_mode);
    add(tr("Family"), "pairing", m_pairing);
    m_pairing->setPlaceholderText(tr("CLIP, SigLIP, …"));
    m_specialist->setObjectName("results.import.specialist");
    m_inDomain->setObjectName("results.import.indomain");
    form->addRow(m_specialist);
    form->addRow(m_inDomain);
    addColumn(form, tr("Sample column"), "id", &ColumnMapping::id, {Task::Diagnosis, Task::Vqa});
    addColumn(form, tr("Patient column"), "cluster", &ColumnMapping::cluster, {Task::Diagnosis, Task::Vqa});
    addColumn(form, tr("True class column"), "label", &ColumnMapping::label, {Task::Diagnosis});
    addColumn(form, tr("Chosen class column"), "predicted", &ColumnMapping::predicted, {Task::Diagnosis});
    addColumn(form, tr("Score column"), "score", &ColumnMapping::score, {Task::Diagnosis});
    addColumn(form, tr("Question column"), "question", &ColumnMapping::question, {Task::Vqa});
    addColumn(form, tr("Answer column"), "answer", &ColumnMapping::answer, {Task::Vqa});
    addColumn(form, tr("Reply column"), "prediction", &ColumnMapping::prediction, {Task::Vqa});
    addColumn(form, tr("Type column"), "type", &ColumnMapping::questionType, {Task::Vqa});
    addColumn(form, tr("Query column"), "query", &ColumnMapping::query, {Task::Retrieval});
    addColumn(form, tr("Item column"), "item", &ColumnMapping::item, {Task::Retrieval});
    addColumn(form, tr("Similarity column"), "similarity", &ColumnMapping::similarity, {Task::Retrieval});
    addColumn(form, tr("Relevance column"), "relevant", &ColumnMapping::relevant, {Task::Retrieval});
}

void ImportPredictionsDialog::addColumn(QFormLayout* form, const QString& name, const char* word,
    std::string ColumnMapping::*member, std::vector<Task> tasks)
{
    auto* label = new QLabel(name);
    auto* box = new QComboBox;
    setTextRole(label, TextRole::Secondary);
    label->setBuddy(box);
    box->setObjectName(QStringLiteral("results.import.column.") + QLatin1String(word));
    box->setAccessibleName(name);
    form->addRow(label, box);
    label->hide();
    box->hide();
    connect(box, &QComboBox::activated, this, &ImportPredictionsDialog::takeColumns);
    m_columns.push_back({member, std::move(tasks), label, box});
}

void ImportPredictionsDialog::readNames()
{
    m_workbench.query(
        this, "names",
        [&workbench = m_workbench] {
            const store::Reader reader = workbench.reader();
            return Names{reader.models(), reader.datasets()};
        },
        [this](const Names& names) {
            const QString typed[]{m_model->currentText(), m_dataset->currentText()};
            for (const store::ModelRow& model : names.models)
                m_model->addItem(toQt(model.id));
            for (const store::DatasetRow& dataset : names.datasets)
                m_dataset->addItem(toQt(dataset.id));
            m_model->setEditText(typed[0]); // the first entry is no suggestion
            m_dataset->setEditText(typed[1]);
            updateAccept();
        });
}

Task ImportPredictionsDialog::task() const
{
    return static_cast<Task>(m_task->currentData().toInt());
}

workflow::PredictionsImport ImportPredictionsDialog::options() const
{
    return {.task = task(),
        .mapping = m_mapping,
        .model = m_model->currentText().trimmed().toStdString(),
        .dataset = m_dataset->currentText().trimmed().toStdString(),
        .mode = static_cast<config::Mode>(m_mode->currentData().toInt()),
        .specialist = m_specialist->isChecked(),
        .pairing = m_pairing->text().trimmed().toStdString(),
        .inDomain = m_inDomain->isChecked(),
        .stop = m_stop.get_token()};
}

void ImportPredictionsDialog::choose()
{
    const QString file = file_dialogs::askOpenFile(
        this, tr("Predictions file"), m_file, tr("Predictions (*.json *.jsonl *.ndjson *.csv *.tsv);;All files (*)"));
    if (file.isEmpty())
        return;
    m_file = file;
    m_mapping.reset();
    inspect();
}

void ImportPredictionsDialog::inspect()
{
    m_path->setText(m_file);
    m_summary->clear();
    m_readable = false;
    updateAccept();
    if (m_file.isEmpty()) {
        m_state->showMessage("file-text", tr("Choose a file of predictions"),
            tr("MedVLMBench's predictions.json, CSV and JSON lines are read. What is recognised is shown here before "
               "anything is stored."),
            {tr("Choose a file…"), [this] { choose(); }});
        return;
    }
    m_state->showLoading(tr("Reading %1…").arg(m_file));
    m_workbench.query(
        this, "preview",
        [file = toPath(m_file), chosen = options()] { return workflow::previewPredictions(file, chosen); },
        [this](const workflow::ImportPreview& preview) { showPreview(preview); },
        [this](const QString& reason) {
            m_state->showFailure(tr("The file cannot be read"), reason, {tr("Choose another…"), [this] { choose(); }});
        });
}

void ImportPredictionsDialog::showPreview(const workflow::ImportPreview& preview)
{
    m_shown = preview.mapping;
    showColumns(preview);
    if (!preview.problem.empty() || preview.tables.empty()) {
        m_state->showFailure(tr("These predictions cannot be read for this task"), toQt(preview.problem),
            {tr("Choose another…"), [this] { choose(); }});
        return;
    }
    const workflow::TablePreview& table = preview.tables.front();
    QStringList lines{tr("Tables: %1. The first, %2: %3 predictions.")
                          .arg(preview.tables.size())
                          .arg(toQt(table.name), countText(static_cast<std::int64_t>(table.rows)))};
    for (const std::string& note : table.notes)
        lines << toQt(note);
    m_summary->setText(lines.join(QLatin1Char('\n')));
    QStringList header;
    for (const std::string& name : table.header)
        header << toQt(name);
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(header.size()));
    m_table->setRowCount(static_cast<int>(table.first.size()));
    m_table->setHorizontalHeaderLabels(header);
    for (std::size_t r = 0; r < table.first.size(); ++r)
        for (std::size_t c = 0; c < table.first[r].size(); ++c)
            m_table->setItem(
                static_cast<int>(r), static_cast<int>(c), new QTableWidgetItem(toQt(table.first[r][c]).simplified()));
    m_state->showContent();
    m_readable = true;
    updateAccept();
}

void ImportPredictionsDialog::showColumns(const workflow::ImportPreview& preview)
{
    for (const Column& column : m_columns) {
        const bool used = !preview.columns.empty() && std::ranges::find(column.tasks, task()) != column.tasks.end();
        column.label->setVisible(used);
        column.box->setVisible(used);
        column.box->clear();
        column.box->addItem(tr("none"), QString());
        for (const std::string& name : preview.columns)
            column.box->addItem(toQt(name), toQt(name));
        const QString chosen = toQt(preview.mapping.*(column.member));
        column.box->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : column.box->findData(chosen)));
    }
}

void ImportPredictionsDialog::takeColumns()
{
    ColumnMapping mapping = m_shown;
    for (const Column& column : m_columns)
        mapping.*(column.member) = column.box->currentData().toString().toStdString();
    if (!mapping.label.empty() && mapping.label != m_shown.label) { // one class a row, so no findings
        mapping.findingLabels.clear();
        mapping.findingScores.clear();
    }
    if (!mapping.score.empty() && mapping.score != m_shown.score)
        mapping.classScores.clear();
    m_mapping = mapping;
    inspect();
}

void ImportPredictionsDialog::updateAccept()
{
    const bool named = !m_model->currentText().trimmed().isEmpty() && !m_dataset->currentText().trimmed().isEmpty();
    m_accept->setEnabled(m_readable && named);
    m_accept->setToolTip(!m_readable ? tr("Choose a file that can be read first.")
            : named                  ? QString()
                                     : tr("Name the model and the data set first."));
}

void ImportPredictionsDialog::runImport()
{
    m_readable = false; // not twice
    updateAccept();
    m_state->showLoading(tr("Importing and scoring…"));
    m_workbench.query(
        this, "import",
        [&workbench = m_workbench, file = toPath(m_file), chosen = options()] {
            return workflow::importPredictions(workbench.project(), file, chosen);
        },
        [this](store::Id) {
            Q_EMIT imported(m_file);
            accept();
        },
        [this](const QString& reason) {
            m_state->showFailure(tr("The predictions were not imported"), reason, {tr("Back"), [this] { inspect(); }});
        });
}

void ImportPredictionsDialog::reject()
{
    m_stop.request_stop();
    QDialog::reject();
}

}
