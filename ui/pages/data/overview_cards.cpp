#include "ui/pages/data/overview_cards.h"

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/data/overview_view.h"
#include "ui/plots/count_bars.h"
#include "ui/plots/distribution_plot.h"

#include <algorithm>

#include <QLocale>

namespace vlm::ui::overview_cards {
namespace {

constexpr std::size_t kGreyBins = 32;
constexpr std::size_t kMostRows = 20; // of a matrix; the rest is in the saved page

}

QLabel* text(const QString& words, TextRole role)
{
    auto* label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, role);
    return label;
}

QVBoxLayout* startCard(Card*& card, const QString& title, const QString& line)
{
    card = new Card;
    auto* column = new QVBoxLayout(card);
    setSpacing(column, 16, 8);
    column->addWidget(text(title, TextRole::Strong));
    if (!line.isEmpty())
        column->addWidget(text(line, TextRole::Secondary));
    return column;
}

std::vector<CountBars::Bar> barsOf(const std::vector<audit::Bar>& bars)
{
    std::vector<CountBars::Bar> out;
    for (const audit::Bar& bar : bars)
        out.push_back({bar.name.empty() ? OverviewView::tr("(empty)") : toQt(bar.name), bar.count});
    return out;
}

QWidget* countCard(const QString& title, const QString& line, const std::vector<audit::Bar>& bars, std::int64_t whole)
{
    Card* card = nullptr;
    auto* column = startCard(card, title, line);
    auto* plot = new CountBars(title);
    plot->setBars(barsOf(bars), whole);
    column->addWidget(plot);
    column->addStretch();
    return card;
}

QString shown(double value)
{
    return QLocale().toString(value, 'g', 4);
}

QWidget* distributionCard(const audit::Distribution& d)
{
    Card* card = nullptr;
    const QString title = d.unit.empty() ? toQt(d.name) : QStringLiteral("%1 (%2)").arg(toQt(d.name), toQt(d.unit));
    auto* column = startCard(card, title,
        OverviewView::tr("n = %1, mean %2, standard deviation %3")
            .arg(countText(d.n), shown(d.mean), shown(d.deviation)));
    auto* plot = new DistributionPlot(title);
    plot->setBins(d.edges, d.counts, d.quantiles);
    column->addWidget(plot);
    column->addStretch();
    return card;
}

void setGreyLevels(DistributionPlot* plot, const std::array<std::int64_t, 256>& histogram)
{
    std::vector<double> edges;
    std::vector<std::int64_t> counts(kGreyBins, 0);
    for (std::size_t level = 0; level < histogram.size(); ++level)
        counts[level * kGreyBins / histogram.size()] += histogram[level];
    for (std::size_t i = 0; i <= kGreyBins; ++i)
        edges.push_back(static_cast<double>(i * histogram.size() / kGreyBins));
    plot->setBins(std::move(edges), std::move(counts));
}

QWidget* intensityCard(const audit::Intensity& intensity)
{
    Card* card = nullptr;
    auto* column = startCard(card, OverviewView::tr("Grey levels: %1").arg(toQt(intensity.group)),
        OverviewView::tr("%1 images; mean of an image %2 ± %3")
            .arg(countText(intensity.images), shown(intensity.means.mean), shown(intensity.means.deviation)));
    auto* plot = new DistributionPlot(OverviewView::tr("Grey levels"));
    setGreyLevels(plot, intensity.histogram);
    column->addWidget(plot);
    column->addStretch();
    return card;
}

QString splitWord(data::Split split)
{
    switch (split) {
    case data::Split::Train:
        return OverviewView::tr("Training");
    case data::Split::Validation:
        return OverviewView::tr("Validation");
    case data::Split::Test:
        break;
    }
    return OverviewView::tr("Test");
}

CountMatrix::Content matrixOf(const audit::Facet& facet, const std::vector<std::string>& classes)
{
    CountMatrix::Content content;
    for (const std::string& name : classes)
        content.columns << toQt(name);
    for (std::size_t v = 0; v < std::min({facet.values.size(), facet.byLabel.size(), kMostRows}); ++v) {
        content.rows << (facet.values[v].name.empty() ? OverviewView::tr("(empty)") : toQt(facet.values[v].name));
        content.wholes.push_back(facet.values[v].count);
        for (std::size_t c = 0; c < classes.size(); ++c)
            content.counts.push_back(c < facet.byLabel[v].size() ? facet.byLabel[v][c] : 0);
    }
    return content;
}

CountMatrix::Content matrixOf(const audit::Cooccurrence& together)
{
    CountMatrix::Content content;
    const std::size_t all = together.names.size();
    const std::size_t n = std::min(all, kMostRows);
    for (std::size_t a = 0; a < n; ++a) {
        content.columns << toQt(together.names[a]);
        content.rows << toQt(together.names[a]);
        content.wholes.push_back(together.counts[a * all + a]);
        for (std::size_t b = 0; b < n; ++b)
            content.counts.push_back(together.counts[a * all + b]);
    }
    return content;
}

QWidget* matrixCard(const QString& title, const QString& line, CountMatrix::Content content)
{
    Card* card = nullptr;
    auto* column = startCard(card, title, line);
    auto* matrix = new CountMatrix(title);
    matrix->setContent(std::move(content));
    column->addWidget(matrix);
    column->addStretch();
    return card;
}

}
