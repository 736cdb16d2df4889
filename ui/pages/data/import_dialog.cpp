#include "ui/pages/data/import_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/text_table.h"
#include "core/workflow/registration.h"
#include "ui/base/dialog_size.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/data/columns_dialog.h"
#include "ui/pages/data/dataset_list.h"
#include "ui/pages/data/import_settings.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/state_pane.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

constexpr int kPictureRow = 56;
constexpr int kSideWidth = 264;
constexpr int kMark = 16;

QPushButton* button(const char* name, const QString& picture, const QString& text)
{
    auto* made = new QPushButton(icon(picture), text);
    made->setObjectName(QLatin1String(name));
    return made;
}

}

ImportDialog::ImportDialog(Workbench& workbench, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_place(new QLabel)
    , m_summary(new QLabel)
    , m_counts(new QGridLayout)
    , m_warnings(new QLabel)
    , m_settings(new ImportSettings)
    , m_side(new QWidget)
    , m_tabs(new Segments(tr("What is shown")))
    , m_tables(new QStackedWidget)
    , m_rows(new ImportRows(this))
    , m_table(new QTableView)
    , m_rejects(new RejectRows(this))
    , m_state(new StatePane(buildRight()))
    , m_progress(new ProgressLine)
    , m_columns(new QPushButton(tr("Columns…")))
    , m_import(new QPushButton(tr("Import")))
{
    setObjectName("data.import");
    setWindowTitle(tr("Add a data set"));
    setAcceptDrops(true);
    resize(dialogSize(parent, 1040, 680));
    auto* heading = new QLabel(tr("Add a data set"));
    setTextRole(heading, TextRole::Title);
    auto* folder = button("data.import.choose", "folder-open", tr("Choose a folder…"));
    auto* file = button("data.import.file", "file-import", tr("Choose a file…"));
    setTextRole(m_place, TextRole::Secondary);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout;
    setSpacing(row, 0, kGap);
    row->addWidget(m_place, 1);
    row->addWidget(folder);
    row->addWidget(file);

    auto* sideColumn = new QVBoxLayout(m_side);
    setSpacing(sideColumn, 0, 8);
    auto* sideHead = new QLabel(tr("How it is read"));
    setTextRole(sideHead, TextRole::Strong);
    sideColumn->addWidget(sideHead);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_settings);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sideColumn->addWidget(scroll, 1);
    sideColumn->addWidget(m_columns, 0, Qt::AlignLeft);
    m_side->setFixedWidth(px(kSideWidth));
    m_side->hide();
    auto* middle = new QHBoxLayout;
    setSpacing(middle, 0, kPageMargin);
    middle->addWidget(m_side);
    middle->addWidget(m_state, 1);

    m_columns->setObjectName("data.import.columns");
    m_columns->setToolTip(tr("Say which column of the table holds what"));
    m_columns->hide();
    m_import->setObjectName("data.import.accept");
    setPrimary(m_import);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 10);
    column->addWidget(heading);
    column->addLayout(row);
    column->addLayout(middle, 1);
    column->addWidget(m_progress);
    column->addWidget(buttons);

    connect(folder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(file, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(m_columns, &QPushButton::clicked, this, &ImportDialog::chooseColumns);
    connect(m_settings, &ImportSettings::changed, this, &ImportDialog::inspect);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    setPath(path);
}

QWidget* ImportDialog::buildRight()
{
    for (QLabel* label : {m_summary, m_warnings}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_summary->setObjectName("data.import.summary");
    m_warnings->setObjectName("data.import.warnings");
    m_table->setModel(m_rows);
    setUpTable(m_table, tr("First samples"));
    m_table->verticalHeader()->setDefaultSectionSize(px(kPictureRow));
    m_table->setIconSize(QSize(px(kPictureRow) - 6, px(kPictureRow) - 6));
    setColumnWidths(m_table, {72, 250, 80, 180, 240, -1});
    auto* rejects = new QTableView;
    rejects->setObjectName("data.import.rejects");
    rejects->setModel(m_rejects);
    setUpTable(rejects, tr("What is left out"));
    setColumnWidths(rejects, {280, -1});
    auto* copy = button("data.import.rejects.copy", "copy", tr("Copy the list"));
    auto* save = button("data.import.rejects.save", "download", tr("Save the list…"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_rejects->text()); });
    connect(save, &QPushButton::clicked, this, &ImportDialog::saveRejects);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    setSpacing(leftColumn, 0, 6);
    auto* leftButtons = new QHBoxLayout;
    setSpacing(leftButtons, 0, kGap);
    leftButtons->addWidget(copy);
    leftButtons->addWidget(save);
    leftButtons->addStretch(1);
    leftColumn->addWidget(rejects, 1);
    leftColumn->addLayout(leftButtons);
    m_tables->addWidget(m_table);
    m_tables->addWidget(left);
    m_tabs->setObjectName("data.import.tabs");
    connect(m_tabs, &Segments::chosenChanged, this,
        [this](const QString& tab) { m_tables->setCurrentIndex(tab == QLatin1String("rejects") ? 1 : 0); });

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    setSpacing(column, 0, 8);
    column->addWidget(m_summary);
    setSpacing(m_counts, 0, 6);
    m_counts->setHorizontalSpacing(px(8));
    column->addLayout(m_counts);
    column->addWidget(m_warnings);
    column->addWidget(m_tabs, 0, Qt::AlignLeft);
    column->addWidget(m_tables, 1);
    return right;
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    setPath(event->mimeData()->urls().first().toLocalFile());
}

void ImportDialog::setPath(const QString& path)
{
    m_path = path;
    m_settings->clear();
    m_side->hide();
    inspect();
}

void ImportDialog::chooseFolder()
{
    if (const QString path = file_dialogs::askFolder(this, tr("Folder of the data set"), m_path); !path.isEmpty())
        setPath(path);
}

void ImportDialog::chooseFile()
{
    const QString path = file_dialogs::askOpenFile(this, tr("File of the data set"), m_path,
        tr("Data sets (*.npz *.csv *.tsv *.jsonl *.json *.parquet *.zip *.tar *.gz *.tgz *.dcm *.nii);;All files (*)"));
    if (!path.isEmpty())
        setPath(path);
}

void ImportDialog::chooseColumns()
{
    const auto table = data::tableAt(toPath(m_path));
    if (!table)
        return;
    try {
        auto* dialog = new ColumnsDialog(*table, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this] { setPath(m_path); });
        dialog->open();
    } catch (const Error& error) {
        m_state->showFailure(tr("The table cannot be read"), toQt(error.what()));
    }
}

void ImportDialog::inspect()
{
    const bool table = !m_path.isEmpty() && data::tableAt(toPath(m_path)).has_value();
    m_columns->setVisible(table);
    if (table)
        m_side->show();
    m_place->setText(m_path);
    m_place->setToolTip(m_path);
    m_preview.reset();
    m_import->setEnabled(false);
    if (m_path.isEmpty()) {
        m_side->hide();
        m_state->showMessage("folder-open", tr("Drop a folder or file here"),
            tr("It is recognised by its layout and shown here before anything is stored. Images stay where they are."),
            {tr("Choose a folder…"), [this] { chooseFolder(); }});
        return;
    }
    m_state->showLoading(tr("Reading %1…").arg(m_path));
    if (m_reading)
        m_reading->stop.request_stop(); // its answer would be dropped anyway
    auto work = m_reading = std::make_shared<LongWork>();
    m_progress->follow(work, tr("Looked at"), tr("files"));
    data::ImportOptions options = m_settings->chosen();
    options.stop = work->stop.get_token();
    options.progress = [work](std::size_t done, std::size_t total) {
        work->total = total;
        work->done = done;
    };
    m_workbench.query(
        this, "preview",
        [path = toPath(m_path), options, project = m_workbench.project().folder()] {
            return readPreview(path, options, project);
        },
        [this](ImportPreview preview) {
            m_progress->finish();
            show(std::move(preview));
        },
        [this, work](const QString& reason) {
            m_progress->finish();
            if (work->stop.stop_requested())
                m_state->showMessage(
                    "folder-open", tr("Reading was stopped"), m_path, {tr("Read it after all"), [this] { inspect(); }});
            else
                showFailure(reason);
        });
}

void ImportDialog::showFailure(const QString& reason)
{
    const data::ImportOptions chosen = m_settings->chosen();
    const auto missing = chosen.settings.find("missing");
    const bool strict = missing == chosen.settings.end() || missing->second == "refuse";
    if (strict && reason.contains(QLatin1String("missing")))
        return m_state->showFailure(
            tr("Some of its files are missing"), reason, {tr("Leave out what cannot be used"), [this] {
                                                              m_settings->choose("missing", "skip");
                                                              inspect();
                                                          }});
    m_state->showFailure(
        tr("This is no data set that can be read"), reason, {tr("Choose another…"), [this] { chooseFolder(); }});
}

void ImportDialog::showCounts(const ImportPreview& preview)
{
    while (QLayoutItem* item = m_counts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const data::DatasetInfo& info = preview.dataset->info();
    const QString names[] = {tr("Training"), tr("Validation"), tr("Test")};
    const bool known = info.published != std::array<std::size_t, 3>{};
    int line = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t published = info.published[i];
        if (preview.counts[i] == 0 && published == 0)
            continue;
        auto* mark = new QLabel;
        auto* text = new QLabel;
        text->setObjectName(QStringLiteral("data.import.count.%1").arg(toQt(data::name(static_cast<data::Split>(i)))));
        const QString have = countText(static_cast<qint64>(preview.counts[i]));
        if (published == 0) {
            text->setText(known ? tr("%1: %2, no published number").arg(names[i], have)
                                : QStringLiteral("%1: %2").arg(names[i], have));
        } else {
            const bool same = published == preview.counts[i];
            mark->setPixmap(
                icon(same ? "check" : "x", same ? IconTint::Success : IconTint::Danger).pixmap(px(kMark), px(kMark)));
            text->setText(tr("%1: %2 of %3").arg(names[i], have, countText(static_cast<qint64>(published))));
            text->setAccessibleDescription(same ? tr("as published") : tr("not as published"));
        }
        if (!known)
            mark->hide();
        m_counts->addWidget(mark, line, 0);
        m_counts->addWidget(text, line, 1);
        ++line;
    }
    if (known && !info.publishedBy.empty()) {
        auto* by = new QLabel(tr("compared with %1").arg(toQt(info.publishedBy)));
        setTextRole(by, TextRole::Secondary);
        m_counts->addWidget(by, 0, 2);
    }
    m_counts->setColumnMinimumWidth(0, known ? px(kMark) : 0);
    m_counts->setHorizontalSpacing(known ? px(8) : 0);
    m_counts->setColumnStretch(3, 1);
}

void ImportDialog::show(ImportPreview preview)
{
    const data::DatasetInfo& info = preview.dataset->info();
    const ImportCandidate& used = preview.candidates.front();
    QStringList classes;
    for (const std::string& name : info.classes)
        classes << toQt(name);
    QString text = tr("<span style='font-weight:600'>%1</span>, recognised as %2: %3.<br>%4")
                       .arg(toQt(info.title).toHtmlEscaped(), used.title.toHtmlEscaped(), used.reason.toHtmlEscaped(),
                           taskWord(data::name(info.task)));
    if (!classes.isEmpty())
        text += tr(" · %1 classes: %2")
                    .arg(classes.size())
                    .arg(classes.mid(0, 12).join(QStringLiteral(", ")).toHtmlEscaped());
    m_summary->setText(text);
    showCounts(preview);
    QStringList warnings;
    for (const std::string& warning : info.warnings)
        warnings << toQt(warning);
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, tokens().warning);
    m_warnings->setPalette(colours);
    m_rows->setPreview(preview);
    m_table->verticalHeader()->setDefaultSectionSize(px(kPictureRow));
    m_rejects->setRows(info.rejects);
    m_tabs->clear();
    m_tabs->add("samples", tr("%1 of the samples").arg(preview.rows.size()));
    m_tabs->add("rejects", tr("Left out (%1)").arg(countText(static_cast<qint64>(info.rejects.size()))));
    m_tabs->choose("samples");
    m_tables->setCurrentIndex(0);
    const bool questions = info.task != data::Task::Diagnosis;
    m_table->setColumnHidden(ImportRows::Label, questions);
    m_table->setColumnHidden(ImportRows::Question, !questions);
    m_table->setColumnHidden(ImportRows::Answer, !questions);
    m_settings->show(preview);
    m_side->show();
    m_state->showContent();
    m_preview = std::move(preview);
    m_import->setEnabled(true);
    m_import->setFocus();
}

void ImportDialog::import()
{
    if (!m_preview || m_progress->isBusy())
        return;
    m_import->setEnabled(false);
    m_settings->setEnabled(false);
    auto work = std::make_shared<LongWork>();
    m_progress->follow(work, tr("Storing"), tr("samples"));
    m_workbench.query(
        this, "import",
        [&project = m_workbench.project(), dataset = m_preview->dataset, kept = m_preview->kept, path = toPath(m_path),
            work] {
            if (work->stop.stop_requested())
                throw Error(ErrorKind::Cancelled, "the import was cancelled");
            return workflow::addDataset(project, *dataset, workflow::inDomainFor(path), kept);
        },
        [this](const store::DatasetRow& row) {
            m_progress->finish();
            Q_EMIT stored(toQt(row.id));
            accept();
        },
        [this, work](const QString& reason) {
            m_progress->finish();
            m_settings->setEnabled(true);
            m_import->setEnabled(true);
            if (!work->stop.stop_requested())
                Q_EMIT m_workbench.failed(tr("The data set could not be added"), reason);
        });
}

void ImportDialog::saveRejects()
{
    const QString path
        = file_dialogs::askSaveFile(this, tr("Save the list"), QStringLiteral("left-out.tsv"), tr("Table (*.tsv)"));
    if (path.isEmpty())
        return;
    try {
        writeFileAtomically(toPath(path), m_rejects->text().toStdString());
    } catch (const Error& error) {
        Q_EMIT m_workbench.failed(tr("The list could not be saved"), toQt(error.what()));
    }
}

}
