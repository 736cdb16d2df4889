#include "ui/pages/data/import_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "core/data/manifest.h"
#include "core/data/text_table.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/data/columns_dialog.h"
#include "ui/pages/data/dataset_list.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kPreviewRows = 20;

}

QVariant ImportDialog::Rows::headerCell(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Sample"), tr("Split"), tr("Label"), tr("Question"), tr("Answer")};
    return names[column];
}

QVariant ImportDialog::Rows::cell(int column, int role, const data::Sample& sample) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case 0:
        return toQt(sample.id);
    case 1:
        return toQt(data::name(sample.split));
    case 2:
        return sample.label >= 0 && static_cast<std::size_t>(sample.label) < classes.size()
            ? toQt(classes[static_cast<std::size_t>(sample.label)])
            : QString();
    case 3:
        return toQt(sample.question).simplified();
    default:
        return toQt(sample.answer).simplified();
    }
}

ImportDialog::ImportDialog(Workbench& workbench, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_path(path)
    , m_folder(new QLabel)
    , m_summary(new QLabel)
    , m_warnings(new QLabel)
    , m_rows(new Rows(this))
    , m_table(new QTableView)
    , m_state(new StatePane(m_table))
    , m_columns(new QPushButton(tr("Columns…")))
    , m_import(new QPushButton(tr("Import")))
{
    setObjectName("data.import");
    setWindowTitle(tr("Add a data set"));
    resize(px(820), px(560));
    auto* heading = new QLabel(tr("Add a data set"));
    setTextRole(heading, TextRole::Title);
    auto* change = new QPushButton(icon("folder-open"), tr("Choose a folder…"));
    change->setObjectName("data.import.choose");
    setTextRole(m_folder, TextRole::Secondary);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    setSpacing(row, 0, kGap);
    row->addWidget(m_folder, 1);
    row->addWidget(change);
    for (QLabel* label : {m_summary, m_warnings}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_summary->setObjectName("data.import.summary");
    m_warnings->setObjectName("data.import.warnings");
    m_table->setModel(m_rows);
    setUpTable(m_table, tr("First samples"));
    setColumnWidths(m_table, {360, 100, 240, 260, 200});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_columns, QDialogButtonBox::ActionRole);
    m_columns->setObjectName("data.import.columns");
    m_columns->setToolTip(tr("Say which column of the table holds what"));
    m_columns->hide();
    connect(m_columns, &QPushButton::clicked, this, &ImportDialog::chooseColumns);
    m_import->setObjectName("data.import.accept");
    setPrimary(m_import);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 10);
    column->addWidget(heading);
    column->addLayout(row);
    column->addWidget(m_summary);
    column->addWidget(m_warnings);
    column->addWidget(m_state, 1);
    column->addWidget(buttons);

    connect(change, &QPushButton::clicked, this, &ImportDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, [this] {
        m_workbench.addDataset(m_path);
        accept();
    });
    inspect();
}

void ImportDialog::choose()
{
    const QString path = file_dialogs::askFolder(this, tr("Folder of the data set"), m_path);
    if (path.isEmpty())
        return;
    m_path = path;
    inspect();
}

ImportDialog::Preview ImportDialog::read(const std::filesystem::path& path)
{
    const auto manifest = data::findManifest(path);
    const bool named = manifest && !manifest->importer.empty();
    const data::Importer& importer = named ? data::importer(manifest->importer) : data::recognise(path);
    const auto dataset = data::open(path);
    Preview out{.importer = translated("Importer", importer.title),
        .reason = named ? tr("dataset.json says so") : toQt(importer.recognise(path).reason),
        .info = dataset->info(),
        .counts = {},
        .rows = {}};
    for (const data::Sample& sample : dataset->samples())
        ++out.counts[static_cast<std::size_t>(sample.split)];
    // Spread over the whole set: the first rows are often all of one class.
    const auto samples = dataset->samples();
    const std::size_t step = std::max<std::size_t>(1, samples.size() / kPreviewRows);
    for (std::size_t i = 0; i < samples.size() && out.rows.size() < kPreviewRows; i += step)
        out.rows.push_back(samples[i]);
    return out;
}

void ImportDialog::chooseColumns()
{
    const auto table = data::tableAt(toPath(m_path));
    if (!table)
        return;
    try {
        auto* dialog = new ColumnsDialog(*table, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, &ImportDialog::inspect);
        dialog->open();
    } catch (const Error& error) {
        m_state->showFailure(tr("The table cannot be read"), toQt(error.what()));
    }
}

void ImportDialog::inspect()
{
    m_columns->setVisible(!m_path.isEmpty() && data::tableAt(toPath(m_path)).has_value());
    m_folder->setText(m_path);
    m_summary->clear();
    m_warnings->clear();
    m_import->setEnabled(false);
    if (m_path.isEmpty()) {
        m_state->showMessage("folder-open", tr("Choose the folder of a data set"),
            tr("It is recognised by its layout and shown here before anything is stored. Images stay where they are."),
            {tr("Choose a folder…"), [this] { choose(); }});
        return;
    }
    m_state->showLoading(tr("Reading %1…").arg(m_path));
    m_workbench.query(
        this, "preview", [path = toPath(m_path)] { return read(path); },
        [this](const Preview& preview) { show(preview); },
        [this](const QString& reason) {
            m_state->showFailure(
                tr("This is no data set that can be read"), reason, {tr("Choose another…"), [this] { choose(); }});
        });
}

void ImportDialog::show(const Preview& preview)
{
    QStringList classes;
    for (const std::string& name : preview.info.classes)
        classes << toQt(name);
    QString text
        = tr("<span style='font-weight:600'>%1</span>, recognised as %2: %3.<br>%4 train, %5 validation, %6 test · %7")
              .arg(toQt(preview.info.title).toHtmlEscaped(), preview.importer.toHtmlEscaped(),
                  preview.reason.toHtmlEscaped(), countText(preview.counts[0]), countText(preview.counts[1]),
                  countText(preview.counts[2]), taskWord(data::name(preview.info.task)));
    if (!classes.isEmpty())
        text += tr(" · %1 classes: %2")
                    .arg(classes.size())
                    .arg(classes.mid(0, 12).join(QStringLiteral(", ")).toHtmlEscaped());
    m_summary->setText(text);
    QStringList warnings;
    for (const std::string& warning : preview.info.warnings)
        warnings << toQt(warning);
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, tokens().warning);
    m_warnings->setPalette(colours);
    m_rows->classes = preview.info.classes;
    m_rows->setRows(preview.rows);
    const bool questions = preview.info.task != data::Task::Diagnosis;
    m_table->setColumnHidden(2, questions);
    m_table->setColumnHidden(3, !questions);
    m_table->setColumnHidden(4, !questions);
    m_state->showContent();
    m_import->setEnabled(true);
    m_import->setFocus();
}

}
