#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <QLabel>
#include <QString>
#include <QVBoxLayout>

#include "core/audit/overview.h"
#include "ui/base/theme.h"
#include "ui/pages/data/count_matrix.h"
#include "ui/widgets/card.h"

namespace vlm::ui {
class DistributionPlot;
}

/// The cards of which an overview is made.
namespace vlm::ui::overview_cards {

QLabel* text(const QString& words, TextRole role);
/// A card with a heading and what belongs under it.
QVBoxLayout* startCard(Card*& card, const QString& title, const QString& line = {});
QWidget* countCard(const QString& title, const QString& line, const std::vector<audit::Bar>& bars, std::int64_t whole);
QWidget* distributionCard(const audit::Distribution& d);
QWidget* intensityCard(const audit::Intensity& intensity);
QWidget* matrixCard(const QString& title, const QString& line, CountMatrix::Content content);
CountMatrix::Content matrixOf(const audit::Facet& facet, const std::vector<std::string>& classes);
CountMatrix::Content matrixOf(const audit::Cooccurrence& together);
/// 256 levels pooled into fewer bins, so that each is wide enough to see.
void setGreyLevels(DistributionPlot* plot, const std::array<std::int64_t, 256>& histogram);
QString splitWord(data::Split split);
QString shown(double value);

}
