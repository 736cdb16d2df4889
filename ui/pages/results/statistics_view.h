#pragma once

#include <atomic>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/science/pair_statistics.h"
#include "ui/figures/from_pairs.h"
#include "ui/pages/results/science_view.h"

class QComboBox;
class QDoubleSpinBox;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QTimer;

namespace vlm::ui {

/// Any two results on one data set: difference with its intervals, every paired test, equivalence with a margin,
/// power, and p corrected over the family of tests that the user put together.
class StatisticsView : public ScienceView {
    Q_OBJECT
public:
    StatisticsView(Workbench& workbench, StudySource& source);
    ~StatisticsView() override;

protected:
    void rebuild() override;
    QString explain(FigureView::Place place) const override;
    How how(std::optional<FigureView::Place> place) const override;
    bool open(FigureView::Place place) override;
    exporting::Table table() const override;
    bool needsPredictions() const override { return true; }
    QString topic() const override { return QStringLiteral("statistics#pair"); }
    std::optional<report::Item> reportItem() const override;

private:
    struct Member { // of the family
        QString key{}; // what makes it the same comparison
        figures::FamilyRow row{};
    };
    void buildFamily();
    void fillSides();
    void compute();
    void cancel();
    void take(science::PairStatistics pair);
    void addEveryPair();
    void addMember(const QString& key, figures::FamilyRow row);
    void showFamily();
    void showHeadline();
    void scaleMargin();
    QString keyOf(const store::CellRow& a, const store::CellRow& b) const;
    const store::ResultRow* side(const QComboBox& box) const;

    QComboBox* m_dataset;
    QComboBox* m_a;
    QComboBox* m_b;
    QDoubleSpinBox* m_margin;
    QComboBox* m_replicates;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QTableWidget* m_family;
    QTimer* m_clock;
    QTimer* m_wait; // until the margin stops changing
    std::shared_ptr<std::atomic<double>> m_share;
    std::stop_source m_stop;
    std::optional<science::PairStatistics> m_pair;
    std::vector<Member> m_members;
    std::string m_metric; // the margin is in its unit
    bool m_filling = false;
};

}
