#include "ui/pages/compare/retrieval_view.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

#include "core/base/error.h"
#include "core/models/model.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/compare/hit_delegate.h"
#include "ui/pages/compare/retrieval_numbers.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/results/segments.h"
#include "ui/pages/samples/marked_text.h"
#include "ui/widgets/state_pane.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kTop = 24; // entries of a ranking that are shown

struct Choices {
    std::vector<store::DatasetRow> datasets;
    std::vector<store::ModelRow> models;
};

/// Models that compare texts with images. What cannot be recognised is left to the Models page to explain.
Choices readNow(const store::Reader& reader)
{
    Choices out{.datasets = reader.datasets(), .models = {}};
    for (store::ModelRow& model : reader.models()) {
        try {
            if (models::recognise(model.folder).kind == models::FamilyKind::Contrastive)
                out.models.push_back(std::move(model));
        } catch (const Error&) {
            continue;
        }
    }
    return out;
}

}

RetrievalView::RetrievalView(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_thumbnails(thumbnails)
    , m_search(new RetrievalSearch(this))
    , m_dataset(new QComboBox)
    , m_model(new QComboBox)
    , m_direction(new Segments(tr("Direction")))
    , m_choices(nullptr)
    , m_text(new QLineEdit)
    , m_find(new QPushButton(tr("Find")))
    , m_filter(new QLineEdit)
    , m_queries(new HitModel(this))
    , m_list(new QListView)
    , m_numbers(new QLabel)
    , m_query(new QLabel)
    , m_rank(new QLabel)
    , m_image(new ImageView)
    , m_hits(new HitModel(this))
    , m_hitLook(new HitDelegate(thumbnails, this))
    , m_gallery(new QListView)
    , m_state(nullptr)
{
    setObjectName("compare.retrieval");
    layOut();
    connect(m_search, &RetrievalSearch::progressed, this, &RetrievalView::showProgress);
    connect(m_search, &RetrievalSearch::opened, this, &RetrievalView::showOpened);
    connect(m_search, &RetrievalSearch::stopped, this, &RetrievalView::showStart);
    connect(m_search, &RetrievalSearch::failed, this, [this](const QString& reason) {
        m_state->showFailure(tr("The search failed"), reason, {tr("Try again"), [this] { open(); }});
    });
    connect(m_search, &RetrievalSearch::found, this, [this](const QString& text, const std::vector<float>& scores) {
        if (m_open && text == m_text->text().simplified())
            showHits(scores, nullptr);
    });
    connect(&thumbnails, &Thumbnails::ready, this, [this] {
        m_list->viewport()->update();
        m_gallery->viewport()->update();
    });
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_search->close();
        m_open.reset();
        m_datasets.clear();
        m_models.clear();
        readChoices();
    });
}

void RetrievalView::entered()
{
    readChoices();
    if (m_open)
        m_list->setFocus();
}

void RetrievalView::themeChanged()
{
    for (QListView* view : {m_list, m_gallery})
        view->doItemsLayout(); // tiles follow the scale
    showSummary();
}

void RetrievalView::readChoices()
{
    if (!m_workbench.hasProject()) {
        m_dataset->clear();
        m_model->clear();
        return showStart();
    }
    m_workbench.query(
        this, "searchable", [&workbench = m_workbench] { return readNow(workbench.reader()); },
        [this](Choices known) {
            const QString dataset = m_dataset->currentData().toString();
            const QString model = m_model->currentData().toString();
            m_datasets = std::move(known.datasets);
            m_models = std::move(known.models);
            // Reports first: they are what retrieval is measured on.
            std::ranges::stable_sort(
                m_datasets, [](const auto& a, const auto& b) { return a.task == "caption" && b.task != "caption"; });
            m_dataset->clear();
            for (const store::DatasetRow& row : m_datasets)
                m_dataset->addItem(toQt(row.title), toQt(row.id));
            m_model->clear();
            for (const store::ModelRow& row : m_models)
                m_model->addItem(toQt(row.id), toQt(row.id));
            m_dataset->setCurrentIndex(std::max(0, m_dataset->findData(dataset)));
            m_model->setCurrentIndex(std::max(0, m_model->findData(model)));
            if (!m_open)
                showStart();
        },
        [this](const QString& reason) {
            m_state->showFailure(
                tr("The project could not be read"), reason, {tr("Try again"), [this] { readChoices(); }});
        });
}

void RetrievalView::showStart()
{
    m_open.reset();
    m_direction->setEnabled(false);
    const bool ready = !m_datasets.empty() && !m_models.empty();
    m_dataset->setEnabled(!m_datasets.empty());
    m_model->setEnabled(!m_models.empty());
    if (!m_workbench.hasProject())
        return m_state->showMessage("search", tr("No project is open"),
            tr("Open a project or the demonstration to search its images."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
    if (!ready)
        return m_state->showMessage("search", tr("Nothing to search yet"),
            m_datasets.empty() ? tr("Add a data set with images first.")
                               : tr("Add a model that compares images with texts first, such as CLIP or SigLIP."),
            {m_datasets.empty() ? tr("Go to Data") : tr("Go to Models"),
                [this] { Q_EMIT m_workbench.showPageRequested(m_datasets.empty() ? "data" : "models"); }});
    m_state->showMessage("search", tr("Search %1 with %2").arg(m_dataset->currentText(), m_model->currentText()),
        tr("The model encodes the test images once; features that runs have left are used again. Then any text finds "
           "images, and the data set's own texts are measured in both directions."),
        {tr("Start"), [this] { open(); }});
}

void RetrievalView::open()
{
    const auto dataset = static_cast<std::size_t>(m_dataset->currentIndex());
    const auto model = static_cast<std::size_t>(m_model->currentIndex());
    if (dataset >= m_datasets.size() || model >= m_models.size())
        return;
    m_open.reset();
    m_data = m_datasets[dataset];
    m_search->open({.model = m_models[model],
        .dataset = m_data,
        .datasets = m_thumbnails.sharedDatasets(),
        .cache = m_workbench.project().cacheFolder() / "features"});
    showProgress(0, 0);
}

void RetrievalView::showProgress(qint64 done, qint64 total)
{
    m_direction->setEnabled(false);
    const QString what = total == 0 ? tr("Loading %1…").arg(m_model->currentText())
        : done < total              ? tr("%1 of %2 images encoded").arg(countText(done), countText(total))
                                    : tr("Measuring…");
    m_state->showMessage("hourglass", tr("Making %1 searchable").arg(toQt(m_data.title)), what,
        {tr("Stop"), [this] { m_search->stop(); }});
}

void RetrievalView::showOpened(std::shared_ptr<const OpenedRetrieval> found)
{
    m_open = std::move(found);
    const workflow::RetrievalSet& set = m_open->retrieval->set();
    const bool texts = !set.texts.empty();
    m_direction->setEnabled(texts);
    m_state->showContent();
    showDirection();
    if (texts)
        m_list->setFocus();
    else
        m_text->setFocus();
}

workflow::SearchDirection RetrievalView::direction() const
{
    return m_direction->chosen() == QLatin1String("images") ? workflow::SearchDirection::ImageToText
                                                            : workflow::SearchDirection::TextToImage;
}

void RetrievalView::showDirection()
{
    if (!m_open)
        return;
    const bool fromText = direction() == workflow::SearchDirection::TextToImage;
    m_text->setEnabled(fromText);
    m_find->setEnabled(fromText);
    m_text->setToolTip(fromText ? QString() : tr("A text finds images: choose Text → image first."));
    showSummary();
    filterQueries();
    if (m_queries->rowCount() == 0) {
        m_query->setText(m_open->retrieval->set().texts.empty()
                ? tr("This data set has no texts about its images. Type what to look for.")
                : tr("No query contains these words."));
        m_rank->clear();
        m_hits->setEntries({});
        m_image->hide();
    }
}

std::optional<exporting::Table> RetrievalView::table() const
{
    if (!m_open || m_open->summary(direction()).values.empty())
        return std::nullopt;
    return retrievalTable(m_open->summary(direction()), direction());
}

void RetrievalView::showSummary()
{
    if (m_open)
        m_numbers->setText(retrievalNumbers(m_open->summary(direction()), m_open->retrieval->set(), direction()));
}

void RetrievalView::filterQueries()
{
    const workflow::RetrievalSet& set = m_open->retrieval->set();
    const auto& ranks = m_open->ranks[static_cast<std::size_t>(direction())];
    std::vector<HitModel::Entry> entries;
    for (std::size_t query = 0; query < set.queries(direction()); ++query) {
        HitModel::Entry entry{.item = query, .rank = ranks[query]};
        if (direction() == workflow::SearchDirection::TextToImage) {
            entry.text = toQt(set.texts[query].text);
        } else {
            entry.image = rowOf(query);
            entry.text = labelOf(*entry.image);
        }
        const QString words = m_filter->text().simplified();
        if (words.isEmpty() || entry.text.contains(words, Qt::CaseInsensitive)
            || (entry.image && toQt(entry.image->id).contains(words, Qt::CaseInsensitive)))
            entries.push_back(std::move(entry));
    }
    m_queries->setEntries(std::move(entries));
    if (m_queries->rowCount() > 0)
        m_list->setCurrentIndex(m_queries->index(0));
}

void RetrievalView::step(int rows)
{
    const int row = m_list->currentIndex().row() + rows;
    if (row >= 0 && row < m_queries->rowCount())
        m_list->setCurrentIndex(m_queries->index(row));
}

void RetrievalView::showQuery()
{
    const HitModel::Entry* entry = m_queries->entry(m_list->currentIndex().row());
    if (!entry || !m_open)
        return;
    const bool fromText = !entry->image;
    m_query->setText(plainHtml((fromText ? entry->text : toQt(entry->image->id)).toStdString()));
    m_image->setVisible(!fromText);
    if (!fromText)
        showImage(*entry->image);
    const auto& positives = m_open->retrieval->set().positives(direction(), entry->item);
    showHits(m_open->retrieval->scores(direction(), entry->item), &positives);
}

void RetrievalView::showImage(const store::SampleRow& image)
{
    const quint64 mine = ++m_picture;
    m_workbench.query(
        this, "query image",
        [image, dataset = m_data, pool = m_thumbnails.sharedDatasets()] {
            const auto opened = pool->open(dataset);
            return samplePicture(*opened, sampleOf(*opened, image));
        },
        [this, mine, name = toQt(image.id)](const SamplePicture& picture) {
            if (mine == m_picture)
                m_image->setImage(picture.image, name, {}, picture.pixels);
        },
        [this, mine](const QString& reason) {
            if (mine == m_picture)
                m_image->setMessage(reason);
        });
}

void RetrievalView::findText()
{
    const QString text = m_text->text().simplified();
    if (text.isEmpty() || !m_open)
        return;
    m_text->setText(text);
    m_list->clearSelection();
    m_list->setCurrentIndex({});
    m_image->hide();
    m_query->setText(plainHtml(text.toStdString()));
    m_rank->setText(tr("Looking…"));
    m_search->search(text);
}

void RetrievalView::showHits(const std::vector<float>& scores, const std::vector<std::size_t>* positives)
{
    const workflow::Ranking found = workflow::ranked(scores, positives ? *positives : std::vector<std::size_t>(), kTop);
    std::vector<HitModel::Entry> entries;
    for (const workflow::Hit& hit : found.top)
        entries.push_back(entryOf(hit, positives != nullptr));
    if (!found.correct.empty() && found.correct.front().rank > kTop) {
        entries.push_back(entryOf(found.correct.front(), true));
        entries.back().beyond = true;
    }
    const bool tiles = direction() == workflow::SearchDirection::TextToImage;
    m_hitLook->setShape(tiles ? HitDelegate::Shape::Tile : HitDelegate::Shape::Row);
    m_gallery->setViewMode(tiles ? QListView::IconMode : QListView::ListMode);
    m_gallery->setWrapping(tiles);
    m_gallery->setMovement(QListView::Static); // IconMode lets tiles be dragged
    m_hits->setEntries(std::move(entries));
    m_gallery->scrollToTop();
    m_rank->setText(rankLine(found, positives != nullptr, scores.size()));
}

HitModel::Entry RetrievalView::entryOf(const workflow::Hit& hit, bool known) const
{
    HitModel::Entry entry{.item = hit.item, .rank = hit.rank, .score = hit.score};
    if (known)
        entry.right = hit.correct;
    if (direction() == workflow::SearchDirection::TextToImage) {
        entry.image = rowOf(hit.item);
        entry.text = labelOf(*entry.image);
    } else {
        entry.text = toQt(m_open->retrieval->set().texts[hit.item].text);
    }
    const workflow::RetrievalSummary& summary = m_open->summary(direction());
    if (summary.hubs.isHub(hit.item))
        entry.hub = hubLine(summary, hit.item);
    return entry;
}

store::SampleRow RetrievalView::rowOf(std::size_t image) const
{
    const std::size_t at = m_open->retrieval->set().images[image].sample;
    const data::Sample& sample = m_open->retrieval->dataset().samples()[at];
    return {.ordinal = static_cast<store::Id>(at),
        .dataset = m_data.id,
        .id = sample.id,
        .split = std::string(data::name(sample.split)),
        .image = sample.image,
        .label = sample.label};
}

QString RetrievalView::labelOf(const store::SampleRow& row) const
{
    const auto label = static_cast<std::size_t>(row.label);
    return row.label >= 0 && label < m_data.classes.size() ? toQt(m_data.classes[label]) : toQt(row.id);
}

void RetrievalView::openHit(int row)
{
    const HitModel::Entry* entry = m_hits->entry(row);
    if (!entry || !m_open)
        return;
    store::SampleQuery query{.dataset = m_data.id};
    if (entry->image) {
        query.ids = {entry->image->id};
    } else {
        for (const std::size_t image : m_open->retrieval->set().texts[entry->item].images)
            query.ids.push_back(rowOf(image).id);
    }
    Q_EMIT m_workbench.showSamplesRequested(query, tr("Found by searching %1").arg(toQt(m_data.title)));
}

}
