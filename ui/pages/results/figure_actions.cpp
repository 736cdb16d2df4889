#include "ui/pages/results/figure_actions.h"

#include <utility>

#include <QActionGroup>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QWidget>

#include "core/base/files.h"
#include "ui/base/icons.h"
#include "ui/bridge/history.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/export.h"
#include "ui/figures/table.h"
#include "ui/pages/report/report_desk.h"
#include "ui/pages/results/export_dialog.h"
#include "ui/widgets/file_dialogs.h"

namespace vlm::ui {
namespace {

constexpr double kSingleColumnMm = 85.0;
constexpr double kWideColumnMm = 114.0;
constexpr double kDoubleColumnMm = 174.0;
constexpr double kClipboardDpi = 300.0;

}

FigureActions::FigureActions(Workbench& workbench, QWidget* window, Source source)
    : QObject(window)
    , m_workbench(workbench)
    , m_window(window)
    , m_source(std::move(source))
{
}

void FigureActions::addExport(
    QMenu* menu, const char* name, const QString& text, const char* picture, std::function<void()> run)
{
    QAction* action = menu->addAction(icon(picture), text, this, std::move(run));
    action->setObjectName(QStringLiteral("results.export.") + QLatin1String(name));
}

void FigureActions::fillExportMenu(QMenu* menu)
{
    const auto add = [&](const char* name, const QString& text, const char* picture, auto run) {
        addExport(menu, name, text, picture, run);
    };
    if (m_item)
        fillReportActions(menu);
    menu->addSection(tr("Figure"));
    add("preview", tr("Size, type and format…"), "adjustments", [this] { exportWithPreview(); });
    add("png", tr("PNG, 300 dpi…"), "photo", [this] { exportFigure(QStringLiteral("png"), 300.0, style()); });
    add("png600", tr("PNG, 600 dpi…"), "photo", [this] { exportFigure(QStringLiteral("png"), 600.0, style()); });
    add("svg", tr("SVG…"), "chart-grid-dots", [this] { exportFigure(QStringLiteral("svg"), 300.0, style()); });
    add("pdf", tr("PDF…"), "file-text", [this] { exportFigure(QStringLiteral("pdf"), 300.0, style()); });
    add("clipboard", tr("Copy the figure"), "clipboard", [this] { copyFigure(); });
    QMenu* width = menu->addMenu(icon("aspect-ratio"), tr("Width"));
    auto* group = new QActionGroup(width);
    for (const double millimetres : {kSingleColumnMm, kWideColumnMm, kDoubleColumnMm}) {
        QAction* action
            = width->addAction(tr("%1 mm").arg(millimetres), this, [this, millimetres] { m_widthMm = millimetres; });
        action->setCheckable(true);
        action->setChecked(millimetres == m_widthMm);
        group->addAction(action);
    }
    menu->addSection(tr("Table"));
    fillExportTableMenu(menu);
}

void FigureActions::fillExportTableMenu(QMenu* menu)
{
    addExport(menu, "csv", tr("CSV…"), "table", [this] { exportTable(QStringLiteral("csv")); });
    addExport(menu, "latex", tr("LaTeX…"), "table", [this] { exportTable(QStringLiteral("tex")); });
    addExport(menu, "markdown", tr("Markdown…"), "table", [this] { exportTable(QStringLiteral("md")); });
}

void FigureActions::fillCopyTableMenu(QMenu* menu)
{
    const auto add = [&](const char* format, const QString& text) {
        QAction* action
            = menu->addAction(icon("copy"), text, this, [this, format] { copyTable(QLatin1String(format)); });
        action->setObjectName(QStringLiteral("results.copy.") + QLatin1String(format));
    };
    add("tsv", tr("Tab-separated text"));
    add("csv", tr("CSV"));
    add("md", tr("Markdown"));
    add("tex", tr("LaTeX"));
}

void FigureActions::fillReportActions(QMenu* menu)
{
    menu->addSection(tr("Report"));
    addReportAction(menu, "figure", tr("Add the figure to the report"), false);
    addReportAction(menu, "table", tr("Add the table to the report"), true);
}

void FigureActions::fillReportTableMenu(QMenu* menu)
{
    menu->addSection(tr("Report"));
    addReportAction(menu, "table", tr("Add the table to the report"), true);
}

void FigureActions::addReportAction(QMenu* menu, const char* name, const QString& text, bool table)
{
    QAction* action = menu->addAction(icon("report"), text, this, [this, table] { addToReport(table); });
    action->setObjectName(QStringLiteral("results.report.") + QLatin1String(name));
    connect(menu, &QMenu::aboutToShow, this, [this, action] {
        const bool can = m_workbench.hasProject() && m_item().has_value();
        action->setEnabled(can);
        action->setStatusTip(can ? QString() : tr("open a project first"));
    });
    followDesk();
}

void FigureActions::followDesk()
{
    if (std::exchange(m_following, true))
        return;
    ReportDesk& desk = ReportDesk::of(m_workbench);
    connect(&desk, &ReportDesk::added, this, [this](const QString& title) {
        if (std::exchange(m_adding, false))
            Q_EMIT added(title);
    });
    connect(&desk, &ReportDesk::failed, this, [this](const QString& reason) {
        if (std::exchange(m_adding, false))
            Q_EMIT failed(reason);
    });
}

void FigureActions::addToReport(bool table)
{
    std::optional<report::Item> item = m_item();
    if (!item)
        return;
    m_adding = true;
    item->asTable = table;
    if (table)
        ReportDesk::of(m_workbench).add(std::move(*item), m_table ? m_table() : figures::tableOf(m_source()));
    else
        ReportDesk::of(m_workbench).add(std::move(*item), m_source());
}

void FigureActions::fillCopyMenu(QMenu* menu)
{
    fillCopyTableMenu(menu);
    menu->addSeparator();
    menu->addAction(icon("photo"), tr("Picture of the figure"), this, [this] { copyFigure(); });
}

QString FigureActions::suggestedName(const QString& suffix) const
{
    QString name = figures::titleOf(m_source()).toLower();
    for (QChar& c : name)
        if (!c.isLetterOrNumber())
            c = QLatin1Char('-');
    while (name.contains(QLatin1String("--")))
        name.replace(QLatin1String("--"), QLatin1String("-"));
    QString folder = QDir::homePath();
    if (m_workbench.hasProject())
        folder = pathText(m_workbench.project().folder() / "exports");
    return QDir(folder).filePath(QStringLiteral("%1.%2").arg(name, suffix));
}

figures::Style FigureActions::style() const
{
    figures::Style out;
    out.widthMm = m_widthMm;
    return out;
}

void FigureActions::exportWithPreview()
{
    auto* dialog = new ExportDialog(m_source(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ExportDialog::Choice choice = dialog->choice();
        exportFigure(choice.suffix, choice.dpi, choice.style);
    });
    dialog->open();
}

void FigureActions::exportFigure(const QString& suffix, double dpi, const figures::Style& style)
{
    const QString file = file_dialogs::askSaveFile(m_window, tr("Export the figure"), suggestedName(suffix),
        QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (file.isEmpty())
        return;
    m_workbench.query(
        this, "export",
        [figure = m_source(), style, path = toPath(file), dpi] {
            figures::save(figure, style, path, dpi);
            return true;
        },
        [this, item = itemNow(false), made = report_ui::PartFile{.file = file, .style = style, .dpi = dpi}](bool) {
            remember(item, made);
            Q_EMIT saved(made.file);
        },
        [this](const QString& reason) { Q_EMIT failed(reason); });
}

std::optional<report::Item> FigureActions::itemNow(bool table) const
{
    std::optional<report::Item> item = m_item ? m_item() : std::nullopt;
    if (item)
        item->asTable = table && item->form() == report::Form::Figure;
    return item;
}

void FigureActions::remember(const std::optional<report::Item>& item, const report_ui::PartFile& made)
{
    if (item && m_workbench.hasProject())
        rememberExport(
            m_workbench, *this, made.file, report_ui::partCommand(*item, m_workbench.project().folder(), made));
}

QString FigureActions::tableText(const QString& format) const
{
    const exporting::Table table = m_table ? m_table() : figures::tableOf(m_source());
    const exporting::Format known = format == QLatin1String("csv") ? exporting::Format::Csv
        : format == QLatin1String("md")                            ? exporting::Format::Markdown
        : format == QLatin1String("tex")                           ? exporting::Format::Latex
                                                                   : exporting::Format::Tsv;
    return toQt(exporting::text(table, known));
}

void FigureActions::exportTable(const QString& suffix)
{
    const QString file = file_dialogs::askSaveFile(m_window, tr("Export the table"), suggestedName(suffix),
        QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (file.isEmpty())
        return;
    m_workbench.query(
        this, "export",
        [text = tableText(suffix).toStdString(), path = toPath(file)] {
            writeFileAtomically(path, text);
            return true;
        },
        [this, item = itemNow(true), made = report_ui::PartFile{.file = file}](bool) {
            remember(item, made);
            Q_EMIT saved(made.file);
        },
        [this](const QString& reason) { Q_EMIT failed(reason); });
}

void FigureActions::copyTable(const QString& format)
{
    QGuiApplication::clipboard()->setText(tableText(format));
    Q_EMIT copied(tr("Table copied"));
}

void FigureActions::copyFigure()
{
    m_workbench.query(
        this, "copy",
        [figure = m_source(), style = style()] {
            return std::pair(figures::toImage(figure, style, kClipboardDpi), figures::toSvg(figure, style));
        },
        [this](const std::pair<QImage, QByteArray>& made) {
            auto* data = new QMimeData;
            data->setImageData(made.first);
            data->setData(QStringLiteral("image/svg+xml"), made.second);
            QGuiApplication::clipboard()->setMimeData(data);
            Q_EMIT copied(tr("Figure copied"));
        },
        [this](const QString& reason) { Q_EMIT failed(reason); });
}

}
