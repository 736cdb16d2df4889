#include "ui/pages/results/results_page.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QComboBox>
#include <QStandardItemModel>

#include "core/metrics/metric.h"
#include "core/rq/matching.h"
#include "core/rq/published.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/from_overlay.h"

// The published studies beside or instead of the project's own results.
namespace vlm::ui {

void ResultsPage::fillPublished()
{
    const QVariant before = m_published->currentData();
    m_published->clear();
    m_published->addItem(tr("off"), QString());
    m_published->addItem(tr("beside ours"), "beside");
    const QString task = m_task->currentData().toString();
    for (const rq::Study& study : rq::published()) {
        const bool diagnosis = study.metric == "auroc";
        if (task == (diagnosis ? QLatin1String("diagnosis") : QLatin1String("vqa")))
            m_published->addItem(tr("alone: %1").arg(toQt(study.title)), toQt(study.id));
    }
    m_published->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_published->setMinimumContentsLength(14);
    m_published->view()->setMinimumWidth(px(380));
    m_published->setCurrentIndex(std::max(0, m_published->findData(before)));
}

const rq::Study* ResultsPage::publishedAlone() const
{
    const std::string study = m_published->currentData().toString().toStdString();
    return study.empty() || study == "beside" ? nullptr : &rq::publishedStudy(study);
}

void ResultsPage::takePublished(figures::ResultsHeatmap& map)
{
    const auto convention = metrics::conventionFromName(m_convention->currentData().toString().toStdString());
    const std::string metric = m_metric->currentData().toString().toStdString();
    auto* beside = qobject_cast<QStandardItemModel*>(m_published->model())->item(m_published->findData("beside"));
    const QString why = translated("Overlay", rq::whyNoStudy(metric, convention));
    beside->setEnabled(why.isEmpty());
    beside->setToolTip(why);
    if (const rq::Study* study = publishedAlone()) {
        std::vector<std::string> modes = choice().modes;
        if (modes == std::vector<std::string>{"lora"})
            modes.emplace_back("sft");
        map = figures::publishedHeatmap(*study, modes);
        if (map.spec.columns.empty())
            map = figures::publishedHeatmap(*study, {});
        return;
    }
    if (m_published->currentData() != QVariant("beside") || map.spec.rows.empty())
        return;
    if (const rq::Study* study = rq::studyOfMetric(metric, convention))
        figures::addPublished(map, m_loaded.results, m_loaded.datasets, *study);
    else
        map.spec.caption += QLatin1Char(' ') + why;
}

void ResultsPage::toggleOverlay()
{
    m_published->setCurrentIndex(m_published->currentIndex() == 0 ? 1 : 0);
    rebuild();
}

}
