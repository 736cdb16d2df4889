#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QStringList>
#include <QWidget>

#include "ui/help/help_library.h"

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace vlm::ui {

class HelpText;

/// The help: contents and search at the left, a page at the right, all of it compiled into the program.
class HelpWindow : public QWidget {
    Q_OBJECT
public:
    using Keys = std::vector<std::pair<QString, QString>>;

    /// @param keys asked for when the window is made
    explicit HelpWindow(const Keys& keys, QWidget* parent = nullptr);

    /// "results", or "results#gaps". An unknown page shows the first one.
    void showTopic(const QString& topic);
    QString topic() const { return m_topic; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillContents();
    void search(const QString& words);
    void go(const QString& topic);
    void step(int by);
    const HelpPage& pageNamed(const QString& id) const;

    std::vector<HelpPage> m_pages;
    QLineEdit* m_search;
    QTreeWidget* m_contents;
    QTreeWidget* m_results;
    QLabel* m_none;
    HelpText* m_text;
    QToolButton* m_back;
    QToolButton* m_forward;
    QStringList m_history;
    int m_at = -1;
    QString m_topic;
};

}
