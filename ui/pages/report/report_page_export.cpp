#include "ui/pages/report/report_page.h"

#include <algorithm>
#include <utility>

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QToolButton>
#include <QUrl>

#include "core/base/files.h"
#include "ui/bridge/history.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/report/report_page_work.h"
#include "ui/pages/report/verify_dialog.h"
#include "ui/report/files.h"
#include "ui/report/html.h"
#include "ui/report/pages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/file_dialogs.h"

// What leaves the page: documents, bundles and what becomes of them.
namespace vlm::ui {

QString ReportPage::suggested(const QString& suffix) const
{
    const auto folder = m_workbench.project().folder();
    return QDir(pathText(folder / "exports")).filePath(QStringLiteral("%1.%2").arg(pathText(folder.stem()), suffix));
}

void ReportPage::exportDocument(const QString& suffix)
{
    if (!m_exports.front()->isEnabled())
        return;
    const QString file = file_dialogs::askSaveFile(
        this, tr("Export the report"), suggested(suffix), QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (file.isEmpty())
        return;
    busy(tr("Writing %1…").arg(QFileInfo(file).fileName()));
    withMaker(
        "report.export",
        [path = toPath(file), suffix, stop = m_stop.get_token()](
            report_ui::ContentMaker& maker, const report::Report& report) {
            const report_ui::Document document
                = report_ui::compose(report, maker, {.made = {}, .progress = {}, .stop = stop});
            if (suffix == QLatin1String("pdf")) {
                const QByteArray bytes = report_ui::toPdf(document);
                writeFileAtomically(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
            } else {
                writeFileAtomically(path, report_ui::toHtml(document));
            }
            return static_cast<int>(std::count_if(document.blocks.begin(), document.blocks.end(),
                [](const report_ui::Block& block) { return block.stale; }));
        },
        [this, file, suffix](int stale) {
            rememberExport(m_workbench, *this, file,
                {"medvlm", "report", "--project", pathText(m_workbench.project().folder()), "--" + suffix, file});
            done(stale > 0
                    ? tr("Saved %1; the numbers of %n parts changed after they were written", nullptr, stale).arg(file)
                    : tr("Saved %1").arg(file),
                tr("Show"), [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
        },
        [this](const QString& reason) { fail(tr("The report could not be written"), reason); });
}

void ReportPage::createBundle()
{
    if (!m_exports.front()->isEnabled())
        return;
    const QString file
        = file_dialogs::askSaveFile(this, tr("Write a bundle"), suggested(QStringLiteral("zip")), tr("Bundle (*.zip)"));
    if (file.isEmpty())
        return;
    busy(tr("Bundling…"));
    withMaker(
        "report.bundle",
        [path = toPath(file), stop = m_stop.get_token()](report_ui::ContentMaker& maker, const report::Report& report) {
            return report_ui::makeBundle(report, maker, path, {}, stop);
        },
        [this, file](const report::BundleSummary& summary) {
            rememberExport(m_workbench, *this, file,
                {"medvlm", "bundle", "create", "--project", pathText(m_workbench.project().folder()), "--out", file});
            done(tr("Saved %1: %2 files, predictions of %3 results")
                     .arg(file, countText(static_cast<std::int64_t>(summary.files)),
                         countText(static_cast<std::int64_t>(summary.cells))),
                tr("Verify"), [this, file] { verifyBundle(file); });
        },
        [this](const QString& reason) { fail(tr("The bundle could not be written"), reason); });
}

void ReportPage::askAndVerify()
{
    const QString start = m_workbench.hasProject() ? suggested(QStringLiteral("zip")) : QDir::homePath();
    const QString file = file_dialogs::askOpenFile(this, tr("Verify a bundle"), start, tr("Bundle (*.zip)"));
    if (!file.isEmpty())
        verifyBundle(file);
}

void ReportPage::verifyBundle(const QString& file)
{
    busy(tr("Verifying %1: every hash, every metric…").arg(QFileInfo(file).fileName()));
    m_workbench.query(
        this, "report.verify",
        [path = toPath(file), stop = m_stop.get_token()] {
            report::VerifyOptions options;
            options.stop = stop;
            return report::verifyBundle(path, options);
        },
        [this, file](const report::BundleCheck& check) {
            m_banner->hide();
            (new VerifyDialog(file, check, this))->open();
        },
        [this](const QString& reason) { fail(tr("The bundle cannot be read"), reason); });
}

void ReportPage::busy(const QString& text)
{
    m_cancelled = false;
    m_banner->show(Banner::Kind::Busy, text);
    m_banner->setAction(tr("Cancel"), [this] {
        m_cancelled = true;
        m_stop.request_stop();
        m_stop = {};
        m_banner->hide();
    });
    m_banner->setClosable(false);
}

void ReportPage::done(const QString& text, const QString& action, std::function<void()> run)
{
    m_banner->show(Banner::Kind::Notice, text);
    m_banner->setAction(action, std::move(run));
    m_banner->setClosable(true);
}

void ReportPage::fail(const QString& what, const QString& reason)
{
    if (std::exchange(m_cancelled, false))
        return;
    m_banner->show(Banner::Kind::Error, what, reason);
    m_banner->setAction({}, {});
    m_banner->setClosable(true);
}

}
