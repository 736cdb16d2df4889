#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>

#include <QObject>
#include <QString>

#include "core/report/report.h"
#include "ui/report/content.h"

namespace vlm::ui {

class Workbench;

/// The open project's report: one for the whole program, so that Results can add to what Report shows. Every change
/// can be undone and is written to the project off the GUI thread.
class ReportDesk : public QObject {
    Q_OBJECT
public:
    /// Made when first asked for; lives as long as the workbench.
    static ReportDesk& of(Workbench& workbench);
    ~ReportDesk() override;

    const report::Report& report() const { return m_report; }
    /// Why the project's report cannot be read; nothing is written then. Empty if it can.
    const QString& failure() const { return m_failure; }

    /// Puts the next report in place of this one, undoably.
    /// @param merge changes in a row with the same word are one step; empty: a step of its own
    void change(const QString& what, report::Report next, const QString& merge = {});
    /// Adds an item that shows `content` now; its facts are looked up off the GUI thread. added() or failed() follows.
    void add(report::Item item, report_ui::Content content);
    /// The same for an item whose content is not at hand.
    void add(report::Item item);

    /// Called by the steps of the undo stack.
    void apply(report::Report next);
    std::shared_ptr<report_ui::ContentCache> cache() const { return m_cache; }

Q_SIGNALS:
    void changed();
    void added(const QString& title);
    void failed(const QString& reason);

private:
    explicit ReportDesk(Workbench& workbench);
    void load();
    void save();
    void append(report::Item item);

    /// Which write is the newest; older ones that come late are dropped.
    struct Writes {
        std::mutex mutex;
        std::uint64_t newest = 0;
        std::uint64_t written = 0;
    };

    Workbench& m_workbench;
    std::filesystem::path m_folder;
    report::Report m_report;
    QString m_failure;
    std::uint64_t m_additions = 0;
    std::shared_ptr<Writes> m_writes = std::make_shared<Writes>();
    std::shared_ptr<report_ui::ContentCache> m_cache = std::make_shared<report_ui::ContentCache>();
};

}
