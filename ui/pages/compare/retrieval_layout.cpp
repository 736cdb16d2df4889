#include "ui/pages/compare/retrieval_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/compare/hit_delegate.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/results/segments.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"

// What the view looks like: its choices, the queries with the numbers, one query with what it finds.
namespace vlm::ui {
namespace {

constexpr int kSideWidth = 340;
constexpr int kImageHeight = 180;

void setUpList(QListView& list, HitModel& model, const QString& name)
{
    list.setModel(&model);
    list.setAccessibleName(name);
    list.setUniformItemSizes(true);
    list.setMouseTracking(true);
    list.setFrameShape(QFrame::NoFrame);
    list.setResizeMode(QListView::Adjust);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

}

void RetrievalView::layOut()
{
    m_choices = makeChoices();
    auto* body = new ReflowSplitter;
    body->addWidget(makeSide());
    body->addWidget(makeResult());
    body->setStretchFactor(1, 1);
    body->setSizes({px(kSideWidth), px(1000)});
    m_state = new StatePane(body);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 0);
    column->addWidget(m_state);
}

QWidget* RetrievalView::makeChoices()
{
    auto* bar = new QWidget;
    auto* row = new FlowLayout(bar);
    const auto labelled = [&](const QString& name, const char* word, QComboBox* box) {
        auto* label = new QLabel(name);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QStringLiteral("compare.retrieval.") + QLatin1String(word));
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addPair(label, box);
        connect(box, &QComboBox::activated, this, [this] {
            m_search->stop();
            showStart();
        });
    };
    labelled(tr("Search in"), "dataset", m_dataset);
    labelled(tr("Model"), "model", m_model);
    m_direction->setObjectName("compare.retrieval.direction");
    m_direction->add("texts", tr("Text → image"), tr("A text is the query, images are found"));
    m_direction->add("images", tr("Image → text"), tr("An image is the query, texts are found"));
    m_direction->choose("texts");
    row->addWidget(m_direction);
    connect(m_direction, &Segments::chosenChanged, this, [this] {
        m_filter->clear();
        showDirection();
    });
    return bar;
}

QWidget* RetrievalView::makeSide()
{
    auto* side = new QWidget;
    setMinimumScaled(side, 280);
    auto* column = new QVBoxLayout(side);
    setSpacing(column, 0, 0, 12, 0, kGap);
    m_text->setObjectName("compare.retrieval.text");
    m_text->setPlaceholderText(tr("Any text, such as: fluid in the lung"));
    m_text->setAccessibleName(tr("Text to find images by"));
    m_find->setObjectName("compare.retrieval.find");
    auto* free = new QHBoxLayout;
    setSpacing(free, 0, kGap);
    free->addWidget(m_text, 1);
    free->addWidget(m_find);
    column->addLayout(free);
    connect(m_text, &QLineEdit::returnPressed, this, &RetrievalView::findText);
    connect(m_find, &QPushButton::clicked, this, &RetrievalView::findText);

    auto* heading = new QLabel(tr("Queries of the data set"));
    setTextRole(heading, TextRole::Section);
    m_filter->setObjectName("compare.retrieval.filter");
    m_filter->setPlaceholderText(tr("Only queries with…"));
    m_filter->setAccessibleName(tr("Filter of the queries"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, &RetrievalView::showDirection);
    m_list->setObjectName("compare.retrieval.queries");
    setUpList(*m_list, *m_queries, tr("Queries of the data set"));
    m_list->setItemDelegate(new HitDelegate(m_thumbnails, m_list));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RetrievalView::showQuery);
    connect(m_queries, &QAbstractItemModel::modelReset, m_list, [this] { m_list->setCurrentIndex({}); });
    m_numbers->setObjectName("compare.retrieval.numbers");
    setTextRole(m_numbers, TextRole::Body);
    m_numbers->setWordWrap(true);
    m_numbers->setTextFormat(Qt::RichText);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(heading);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_numbers);
    return side;
}

QWidget* RetrievalView::makeResult()
{
    auto* result = new QWidget;
    auto* column = new QVBoxLayout(result);
    setSpacing(column, 4, 0, 0, 0, kGap);
    for (QLabel* label : {m_query, m_rank}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setTextRole(m_query, TextRole::Section);
    m_query->setObjectName("compare.retrieval.query");
    setTextRole(m_rank, TextRole::Secondary);
    m_rank->setObjectName("compare.retrieval.rank");
    m_image->setObjectName("compare.retrieval.image");
    setFixedScaled(m_image, -1, kImageHeight);
    m_image->hide();
    m_gallery->setObjectName("compare.retrieval.gallery");
    setUpList(*m_gallery, *m_hits, tr("What the query finds"));
    m_gallery->setItemDelegate(m_hitLook);
    connect(m_gallery, &QListView::activated, this, [this](const QModelIndex& index) { openHit(index.row()); });
    column->addWidget(m_image);
    column->addWidget(m_query);
    column->addWidget(m_rank);
    column->addWidget(m_gallery, 1);
    return result;
}

}
