#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <QWidget>

#include "core/report/report.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace vlm::ui {

class ReportDesk;

/// The report's items in their order, and what is written about the chosen one. Every change goes through the desk and
/// can be undone.
class ItemPanel : public QWidget {
    Q_OBJECT
public:
    explicit ItemPanel(ReportDesk& desk, QWidget* parent = nullptr);

    /// Fills the menu of what can be added each time it opens.
    void setAdder(std::function<void(QMenu*)> fill);
    /// Items whose numbers changed since they were added, by id.
    void setStale(std::set<std::string> ids);

    int current() const;
    void choose(int row);
    void moveCurrent(int by);
    void removeCurrent();
    void renameCurrent();

Q_SIGNALS:
    void chosen(int row);

private:
    QWidget* buildButtons();
    QWidget* buildEditor();
    void refill();
    void showChosen();
    void takeOrder();
    void takeTitle();
    void takeCaption();
    const report::Item* item() const;
    /// Changes the chosen item.
    void edit(const QString& what, const QString& merge, const std::function<void(report::Item&)>& change);

    ReportDesk& m_desk;
    QLineEdit* m_reportTitle;
    QListWidget* m_list;
    QToolButton* m_add;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    QLineEdit* m_title;
    QLabel* m_captionName;
    QPlainTextEdit* m_caption;
    QLabel* m_facts;
    QWidget* m_editor;
    std::set<std::string> m_stale;
    bool m_filling = false;
};

}
