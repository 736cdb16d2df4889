#pragma once

#include <vector>

#include <QWidget>

#include "core/store/saved_views.h"

class QListWidget;
class QListWidgetItem;

namespace vlm::ui {

class Workbench;

/// The saved views of a data set with how many samples fit each now. A click applies one, F2 renames it, Delete
/// deletes it; both can be undone.
class ViewList : public QWidget {
    Q_OBJECT
public:
    explicit ViewList(Workbench& workbench, QWidget* parent = nullptr);

    void setDataset(const std::string& dataset);
    /// The view with this filter is shown as the present one.
    void setPresent(const std::string& filter);
    /// Reads views and counts again.
    void refresh();
    /// Keeps a filter under a name that is free, and lets the user change the name.
    void save(const std::string& filter, const QString& name);
    const std::vector<store::SavedView>& views() const { return m_views; } // of all data sets

Q_SIGNALS:
    void chosen(const std::string& filter);

private:
    struct Loaded {
        std::vector<store::SavedView> views;
        std::vector<std::int64_t> counts; // of the data set's views, -1: the filter cannot be read
    };
    void showLoaded(Loaded loaded);
    void renamed(QListWidgetItem* item);
    void remove();
    void put(std::vector<store::SavedView> views, const QString& what);
    QListWidgetItem* current() const;

    Workbench& m_workbench;
    QListWidget* m_list;
    std::vector<store::SavedView> m_views;
    std::string m_dataset;
    std::string m_present;
    QString m_editNext; // its name is to be edited as soon as it is in the list
    bool m_filling = false;
};

}
