#pragma once

#include <map>
#include <optional>

#include <QString>
#include <QTextBrowser>

#include "ui/help/help_library.h"

namespace vlm::ui {

/// Shows one page, typeset from Markdown with the program's fonts and colours, and its figures drawn on demand.
class HelpText : public QTextBrowser {
    Q_OBJECT
public:
    explicit HelpText(QWidget* parent = nullptr);

    void showPage(const HelpPage& page);
    /// False if the page has no such heading.
    bool scrollToHeading(const QString& anchor);
    QVariant loadResource(int type, const QUrl& name) override;

Q_SIGNALS:
    void pageRequested(const QString& topic); // "results#gaps"

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void typeset();
    void typesetAgain(); // at the same place of the page
    void typesetToWidth(); // if that is another one now
    void scrollToBlock(int number);
    int blockAtTop() const;
    void setTables();
    int textWidth() const;

    HelpPage m_page;
    std::map<QString, int> m_headings; // anchor to block number
    int m_typesetWidth = 0;
    bool m_setting = false;
    std::optional<int> m_place; // block at the top before the window changed
};

}
