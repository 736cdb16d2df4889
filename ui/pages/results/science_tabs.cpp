#include "ui/pages/results/science_tabs.h"

#include <QTabBar>
#include <QVBoxLayout>

#include "ui/base/theme.h"
#include "ui/pages/results/best_view.h"
#include "ui/pages/results/conventions_view.h"
#include "ui/pages/results/cost_view.h"
#include "ui/pages/results/curves_view.h"
#include "ui/pages/results/forest_view.h"
#include "ui/pages/results/judge_view.h"
#include "ui/pages/results/methods_view.h"
#include "ui/pages/results/rq_gaps_view.h"
#include "ui/pages/results/statistics_view.h"
#include "ui/pages/results/study_source.h"
#include "ui/pages/results/tests_view.h"

namespace vlm::ui {

ScienceTabs::ScienceTabs(Workbench& workbench, QWidget* heatmap, QWidget* parent)
    : QTabWidget(parent)
    , m_workbench(workbench)
    , m_makers(1)
{
    setObjectName("results.tabs");
    setAccessibleName(tr("Views of the results"));
    setDocumentMode(true);
    auto* first = new QWidget;
    auto* column = new QVBoxLayout(first);
    setSpacing(column, 0, 12, 0, 0, 0);
    column->addWidget(heatmap);
    addTab(first, tr("Heatmap"));
    add("gaps", tr("RQ gaps"), tr("Generalist minus specialist for the three research questions"),
        [this] { return new RqGapsView(m_workbench, source()); });
    add("best", tr("Best vs specialist"), tr("How many generalists beat the best specialists"),
        [this] { return new BestView(m_workbench, source()); });
    add("forest", tr("Forest"), tr("Every model on one data set"),
        [this] { return new ForestView(m_workbench, source()); });
    add("curves", tr("Curves"), tr("ROC, precision-recall, reliability, confusion"),
        [this] { return new CurvesView(m_workbench, source()); });
    add("methods", tr("By mode"), tr("One model off the shelf, probed and adapted, with paired differences"),
        [this] { return new MethodsView(m_workbench, source()); });
    add("tests", tr("Tests"), tr("Paired tests between models, with corrected p"),
        [this] { return new TestsView(m_workbench, source()); });
    add("statistics", tr("Statistics"), tr("Everything about any two results on one data set"),
        [this] { return new StatisticsView(m_workbench, source()); });
    add("conventions", tr("Conventions"), tr("One run by each scoring convention, and why they differ"),
        [this] { return new ConventionsView(m_workbench, source()); });
    add("cost", tr("Cost"), tr("Parameters, operations, time and memory of every result"),
        [this] { return new CostView(m_workbench); });
    add("judge", tr("Judge"), tr("Open answers as a language model judges them"),
        [this] { return new JudgeView(m_workbench); });
    connect(this, &QTabWidget::currentChanged, this, &ScienceTabs::fill);
}

void ScienceTabs::add(const char* name, const QString& title, const QString& toolTip, std::function<QWidget*()> make)
{
    auto* holder = new QWidget;
    holder->setObjectName(QLatin1String("results.tab.") + QLatin1String(name));
    setSpacing(new QVBoxLayout(holder), 0, 0);
    setTabToolTip(addTab(holder, title), toolTip);
    m_makers.push_back(std::move(make));
}

StudySource& ScienceTabs::source()
{
    if (!m_source)
        m_source = new StudySource(m_workbench, this);
    return *m_source;
}

void ScienceTabs::fill(int index)
{
    auto& make = m_makers[static_cast<std::size_t>(index)];
    if (!make)
        return;
    widget(index)->layout()->addWidget(make());
    make = nullptr;
}

ScienceView* ScienceTabs::current()
{
    return currentIndex() == 0 ? nullptr : widget(currentIndex())->findChild<ScienceView*>();
}

}
