#include "ui/pages/results/study_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>

#include "core/metrics/metric.h"
#include "core/rq/published.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/results/study_source.h"
#include "ui/widgets/flow_layout.h"

namespace vlm::ui {

StudyBar::StudyBar(StudySource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_study(new QComboBox)
    , m_metricLabel(new QLabel(tr("Metric")))
    , m_metric(new QComboBox)
    , m_conventionLabel(new QLabel(tr("Scoring")))
    , m_convention(new QComboBox)
{
    auto* row = new FlowLayout(this);
    const auto add = [row](QLabel* label, QComboBox* box, const char* name) {
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QLatin1String("science.") + QLatin1String(name));
        box->setAccessibleName(label->text());
        row->addPair(label, box);
    };
    m_study->addItem(tr("This project"), QString());
    for (const rq::Study& study : rq::published())
        m_study->addItem(tr("Published: %1").arg(toQt(study.title)), toQt(study.id));
    add(new QLabel(tr("Study")), m_study, "study");
    for (const metrics::Task task : {metrics::Task::Diagnosis, metrics::Task::Vqa})
        for (const metrics::Metric* metric : metrics::metricsOf(task))
            if (metric->better == metrics::Better::Higher)
                m_metric->addItem(translated("Metric", metric->title), toQt(metric->id));
    add(m_metricLabel, m_metric, "metric");
    for (const metrics::Convention convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench})
        m_convention->addItem(convention == metrics::Convention::Strict ? tr("strict") : tr("as MedVLMBench"),
            toQt(metrics::name(convention)));
    add(m_conventionLabel, m_convention, "convention");
    follow();
    for (QComboBox* box : {m_study, m_metric, m_convention})
        connect(box, &QComboBox::activated, this, &StudyBar::choose);
    connect(&source, &StudySource::studyChanged, this, &StudyBar::follow);
}

void StudyBar::choose()
{
    const std::string published = m_study->currentData().toString().toStdString();
    if (!published.empty())
        m_source.choosePublished(published);
    else
        m_source.chooseProject(
            m_metric->currentData().toString().toStdString(), m_convention->currentData().toString().toStdString());
}

void StudyBar::follow()
{
    const auto set = [](QComboBox* box, const std::string& id) { box->setCurrentIndex(box->findData(toQt(id))); };
    set(m_study, m_source.published());
    set(m_metric, m_source.metric());
    set(m_convention, m_source.convention());
    for (QWidget* widget : {static_cast<QWidget*>(m_metricLabel), static_cast<QWidget*>(m_metric),
             static_cast<QWidget*>(m_conventionLabel), static_cast<QWidget*>(m_convention)})
        widget->setVisible(m_source.ofProject());
}

}
