#include "ui/pages/data/overview_view.h"

#include "core/audit/audit.h"
#include "core/base/files.h"
#include "core/data/pseudonym.h"
#include "core/store/project.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/overview_cards.h"
#include "ui/pages/data/page_printer.h"
#include "ui/plots/distribution_plot.h"
#include "ui/widgets/card.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/state_pane.h"

#include <algorithm>
#include <map>

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace vlm::ui {

using namespace overview_cards;

namespace {

constexpr int kPicture = 84; // of mosaics
constexpr int kVariant = 168;

}

OverviewView::OverviewView(Workbench& workbench, std::shared_ptr<DatasetPool> datasets, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_datasets(std::move(datasets))
    , m_progress(new ProgressLine)
    , m_scroll(new QScrollArea)
    , m_pane(new StatePane(m_scroll))
    , m_save(new QPushButton(icon("file-export"), tr("Save as HTML or PDF…")))
{
    setObjectName("data.overview");
    m_save->setObjectName("data.overview.save");
    m_save->hide();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Overview"));
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12);
    column->addWidget(m_progress);
    column->addWidget(m_save, 0, Qt::AlignRight);
    column->addWidget(m_pane, 1);
    connect(m_save, &QPushButton::clicked, this, &OverviewView::save);
}

bool OverviewView::isBusy() const
{
    return m_progress->isBusy();
}

void OverviewView::setDataset(const store::DatasetRow& dataset)
{
    const bool same = m_dataset && m_dataset->id == dataset.id && m_dataset->fingerprint == dataset.fingerprint;
    if (same && (m_loaded || isBusy()))
        return;
    m_dataset = dataset;
    m_loaded.reset();
    m_save->hide();
    if (!isBusy())
        offer();
}

void OverviewView::offer()
{
    if (m_dataset)
        m_pane->showMessage("chart-bar", tr("What is %1 made of?").arg(toQt(m_dataset->title)),
            tr("Labels and how they come together, sizes, grey levels, words, examples, and what usual preparations do "
               "to an image. Every image is looked at once; what an audit has read is not read again."),
            {tr("Make the overview"), [this] { run(); }});
}

OverviewView::Loaded OverviewView::load(const data::Dataset& dataset, const audit::OverviewOptions& options)
{
    Loaded loaded{.overview = audit::overview(dataset, options), .mosaics = {}};
    std::map<std::string_view, const data::Sample*> byId;
    for (const data::Sample& sample : dataset.samples())
        byId.emplace(sample.id, &sample);
    for (const audit::Mosaic& mosaic : loaded.overview.mosaics) {
        auto& pictures = loaded.mosaics.emplace_back();
        for (const std::string& id : mosaic.samples)
            if (const auto found = byId.find(id); found != byId.end())
                pictures.push_back({id, fitted(samplePicture(dataset, *found->second), 2 * kPicture)});
    }
    return loaded;
}

void OverviewView::run()
{
    if (!m_dataset || isBusy())
        return;
    auto work = std::make_shared<LongWork>();
    m_progress->follow(work, tr("Looking at"), tr("images"));
    m_pane->showLoading(tr("Making the overview of %1…").arg(toQt(m_dataset->title)));
    m_workbench.query(
        this, "overview",
        [work, pool = m_datasets, row = *m_dataset, project = m_workbench.project().folder(),
            cache = audit::cacheFolder(m_workbench.project().cacheFolder())] {
            data::usePseudonymKey(project);
            audit::OverviewOptions options;
            options.cache = cache;
            options.progress.stop = work->stop.get_token();
            options.progress.report = [work](std::size_t done, std::size_t total) {
                work->total = total;
                work->done = done;
            };
            return load(*pool->open(row), options);
        },
        [this](Loaded loaded) {
            m_progress->finish();
            if (m_dataset && loaded.overview.dataset == m_dataset->id)
                show(std::move(loaded));
        },
        [this, work](const QString& reason) {
            m_progress->finish();
            if (work->stop.stop_requested())
                return offer();
            m_pane->showFailure(tr("The overview could not be made"), reason, {tr("Try again"), [this] { run(); }});
        });
}

void OverviewView::show(Loaded loaded)
{
    m_loaded = std::move(loaded);
    auto* body = new QWidget;
    auto* grid = new QGridLayout(body);
    setSpacing(grid, 0, 0, 12, 12, 12);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    fill(grid);
    grid->setRowStretch(grid->rowCount(), 1);
    m_scroll->setWidget(body);
    m_save->show();
    m_pane->showContent();
}

QWidget* OverviewView::factsCard() const
{
    const audit::Overview& o = m_loaded->overview;
    Card* card = nullptr;
    auto* column = startCard(card, toQt(o.title),
        tr("%1 samples, %2 images, %3 patients, studies or images; %4 cannot be read")
            .arg(countText(o.samples), countText(o.images), countText(o.clusters), countText(o.broken)));
    for (const QString& line : {toQt(o.modality), toQt(o.licence), toQt(o.citation)})
        if (!line.isEmpty())
            column->addWidget(text(line, TextRole::Secondary));
    for (const std::string& warning : o.warnings)
        column->addWidget(text(toQt(warning), TextRole::Body));
    return card;
}

QWidget* OverviewView::mosaicCard(std::size_t index)
{
    Card* card = nullptr;
    auto* column = startCard(card, tr("Examples: %1").arg(toQt(m_loaded->overview.mosaics[index].title)));
    auto* grid = new QGridLayout;
    setSpacing(grid, 0, 6);
    int place = 0;
    constexpr int across = 6;
    for (const Picture& picture : m_loaded->mosaics[index]) {
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setIcon(QPixmap::fromImage(picture.image));
        button->setIconSize(QSize(px(kPicture), px(kPicture)));
        button->setToolTip(toQt(picture.sample));
        button->setAccessibleName(toQt(picture.sample));
        connect(button, &QToolButton::clicked, this, [this, id = picture.sample] {
            Q_EMIT m_workbench.showSamplesRequested({.dataset = m_dataset->id, .ids = {id}}, tr("Example"));
        });
        grid->addWidget(button, place / across, place % across);
        ++place;
    }
    grid->setColumnStretch(across, 1);
    column->addLayout(grid);
    return card;
}

QWidget* OverviewView::variantsCard() const
{
    const audit::Overview& o = m_loaded->overview;
    Card* card = nullptr;
    auto* column = startCard(card, tr("What usual preparations do to an image"),
        tr("Sample %1, on grey levels at its own size").arg(toQt(o.exampleSample)));
    auto* row = new QHBoxLayout;
    setSpacing(row, 0, 16);
    for (const audit::Variant& variant : o.variants) {
        auto* one = new QVBoxLayout;
        setSpacing(one, 0, 4);
        auto* picture = new QLabel;
        picture->setPixmap(QPixmap::fromImage(
            toQImage(variant.image).scaled(px(kVariant), px(kVariant), Qt::KeepAspectRatio, Qt::SmoothTransformation)));
        one->addWidget(picture);
        one->addWidget(text(toQt(variant.name), TextRole::Strong));
        if (!variant.parameters.empty())
            one->addWidget(text(toQt(variant.parameters), TextRole::Small));
        auto* plot = new DistributionPlot(tr("Grey levels"));
        setGreyLevels(plot, variant.histogram);
        one->addWidget(plot);
        one->addWidget(text(tr("mean %1, standard deviation %2, entropy %3 bits")
                                .arg(shown(variant.mean), shown(variant.deviation), shown(variant.entropy)),
            TextRole::Small));
        one->addStretch();
        row->addLayout(one, 1);
    }
    column->addLayout(row);
    return card;
}

void OverviewView::fill(QGridLayout* grid)
{
    const audit::Overview& o = m_loaded->overview;
    int place = 0;
    const auto half = [&](QWidget* card) {
        grid->addWidget(card, place / 2, place % 2);
        ++place;
    };
    const auto full = [&](QWidget* card) {
        place += place % 2;
        grid->addWidget(card, place / 2, 0, 1, 2);
        place += 2;
    };
    full(factsCard());
    for (const audit::SplitOverview& split : o.splits) {
        const QString imbalance
            = split.imbalance > 0 ? tr("largest class %1 times the smallest").arg(shown(split.imbalance)) : QString();
        if (!split.labels.empty())
            half(countCard(tr("Labels, %1").arg(splitWord(split.split)), imbalance, split.labels, split.samples));
        if (!split.answerTypes.empty())
            half(countCard(
                tr("Kinds of questions, %1").arg(splitWord(split.split)), {}, split.answerTypes, split.samples));
    }
    for (std::size_t i = 0; i < o.mosaics.size() && i < m_loaded->mosaics.size(); ++i)
        full(mosaicCard(i));
    for (const audit::Distribution& d : o.sizes)
        half(distributionCard(d));
    if (!o.commonSizes.empty())
        half(countCard(tr("Most frequent sizes"), {}, o.commonSizes, o.images));
    for (const audit::Intensity& intensity : o.intensities)
        half(intensityCard(intensity));
    for (const audit::Facet& facet : o.facets) {
        half(countCard(toQt(facet.name), {}, facet.values, o.samples));
        if (!facet.byLabel.empty())
            half(matrixCard(tr("%1 by label").arg(toQt(facet.name)), tr("Shaded by the share of the row"),
                matrixOf(facet, o.classes)));
    }
    if (o.cooccurrence && o.cooccurrence->names.size() > 1)
        full(matrixCard(tr("What occurs together"), tr("Shaded by the share of the row's own frequency"),
            matrixOf(*o.cooccurrence)));
    if (!o.positivesPerImage.empty())
        half(countCard(
            o.positivesUnit == "questions" ? tr("An image has so many questions") : tr("An image has so many findings"),
            {}, o.positivesPerImage, o.images));
    for (const audit::Distribution& d : o.lengths)
        half(distributionCard(d));
    if (!o.firstWords.empty())
        half(countCard(tr("First words of questions"), {}, o.firstWords, o.samples));
    if (!o.answers.empty())
        half(countCard(tr("Most frequent answers"), {}, o.answers, o.samples));
    if (!o.terms.empty())
        half(countCard(tr("Most frequent words"), {}, o.terms, 0));
    if (!o.variants.empty())
        full(variantsCard());
}

void OverviewView::save()
{
    if (!m_loaded || !m_dataset)
        return;
    const QString name = toQt(m_dataset->id) + QStringLiteral("-overview.html");
    const QString path
        = file_dialogs::askSaveFile(this, tr("Save the overview"), name, tr("Web page (*.html);;PDF (*.pdf)"));
    if (path.isEmpty())
        return;
    if (path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive)) {
        if (!printPages(m_scroll->widget(), path, tr("Overview of %1").arg(toQt(m_dataset->title))))
            Q_EMIT m_workbench.failed(tr("The overview could not be saved"), tr("%1 cannot be written").arg(path));
        return;
    }
    m_workbench.query(
        this, "overview file",
        [pool = m_datasets, row = *m_dataset, overview = m_loaded->overview, path] {
            writeFileAtomically(toPath(path), audit::toHtml(overview, *pool->open(row)));
            return true;
        },
        [](bool) {},
        [this](const QString& reason) { Q_EMIT m_workbench.failed(tr("The overview could not be saved"), reason); });
}

void OverviewView::themeChanged()
{
    if (m_loaded)
        show(std::move(*m_loaded));
}

}
