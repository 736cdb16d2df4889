#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include <QImage>

#include "ui/report/content.h"
#include "ui/shell/page.h"

class QLabel;
class QMenu;
class QScrollArea;
class QTimer;
class QToolButton;

namespace vlm::ui {

class Banner;
class ItemPanel;
class PagePreview;
class ReportDesk;
class StatePane;
class Workbench;

/// How do I tell others what was found, so that they can check it? Parts in an order of one's own, the pages as they
/// will be printed, one document, and a bundle that others can verify.
class ReportPage : public Page {
    Q_OBJECT
public:
    ReportPage(Workbench& workbench, QWidget* parent);
    ~ReportPage() override;

    void entered() override;

private:
    struct Shown {
        std::vector<QImage> pages;
        std::vector<int> pageOfItem;
        std::vector<std::string> stale; // ids
    };
    QWidget* buildBar();
    QWidget* buildContent();
    void buildActions();
    void scheduleRefresh();
    void refresh();
    void showPages(Shown shown);
    void showState();
    void scrollToItem(int row);
    void startFromStudy();
    void refreshStale();
    void fillAddMenu(QMenu* menu);
    void addKind(report::Kind kind, std::map<std::string, std::string> parameters = {});
    void exportDocument(const QString& suffix);
    void createBundle();
    void verifyBundle(const QString& file);
    void askAndVerify();
    void busy(const QString& text);
    void done(const QString& text, const QString& action = {}, std::function<void()> run = {});
    void fail(const QString& what, const QString& reason);
    QString suggested(const QString& suffix) const;
    /// Runs `work(maker, report)` on the pool with a maker of its own; `finished` on the GUI thread.
    template <class Work, class Done>
    void withMaker(const char* slot, Work work, Done finished, std::function<void(QString)> failed);

    Workbench& m_workbench;
    ReportDesk& m_desk;
    Banner* m_banner;
    StatePane* m_state;
    ItemPanel* m_items;
    PagePreview* m_preview;
    QScrollArea* m_scroll;
    QLabel* m_pageCount;
    QToolButton* m_refresh;
    std::vector<QToolButton*> m_exports;
    QTimer* m_timer;
    std::vector<int> m_pageOfItem;
    std::stop_source m_stop; // of exports when the project closes
    bool m_cancelled = false; // what fails next was to fail
    bool m_stale = true; // not shown since something changed
};

}
