#pragma once

#include <functional>
#include <vector>

#include <QTabWidget>

namespace vlm::ui {

class ScienceView;
class StudySource;
class Workbench;

/// The results page's tabs: the heatmap first, then the comparisons, each made when it is first looked at.
class ScienceTabs : public QTabWidget {
    Q_OBJECT
public:
    ScienceTabs(Workbench& workbench, QWidget* heatmap, QWidget* parent = nullptr);

    /// Null while the heatmap or the judge is in front.
    ScienceView* current();

private:
    void add(const char* name, const QString& title, const QString& toolTip, std::function<QWidget*()> make);
    void fill(int index);
    StudySource& source();

    Workbench& m_workbench;
    StudySource* m_source = nullptr;
    std::vector<std::function<QWidget*()>> m_makers; // by tab, empty once made
};

}
