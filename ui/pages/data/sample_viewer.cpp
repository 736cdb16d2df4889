#include "ui/pages/data/sample_viewer.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"
#include "ui/pages/data/image_desk.h"
#include "ui/pages/data/image_view.h"
#include "ui/pages/data/sample_edits.h"
#include "ui/pages/data/viewer_menu.h"
#include "ui/plots/score_bars.h"

namespace vlm::ui {
namespace {

QToolButton* tool(const QString& picture, const QString& text)
{
    auto* button = new QToolButton;
    button->setIcon(icon(picture));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    setFixedScaled(button, 32, 32);
    return button;
}

QLabel* paragraph(TextRole role)
{
    auto* label = new QLabel;
    setTextRole(label, role);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}

SampleViewer::SampleViewer(Workbench& workbench, Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_thumbnails(thumbnails)
    , m_desk(new ImageDesk(workbench, thumbnails.sharedDatasets()))
    , m_pinned(new ImageView)
    , m_menu(new ViewerMenu(workbench, thumbnails.sharedDatasets(), *m_desk->grid(), this))
    , m_position(new QLabel)
    , m_star(tool("star", tr("Star (S)")))
    , m_facts(paragraph(TextRole::Secondary))
    , m_texts(paragraph(TextRole::Body))
    , m_questions(paragraph(TextRole::Body))
    , m_bars(new ScoreBars)
    , m_tags(paragraph(TextRole::Body))
    , m_newTag(new QLineEdit)
    , m_note(new QPlainTextEdit)
{
    setObjectName("data.viewer");
    setAccessibleName(tr("Viewer"));
    m_star->setObjectName("data.viewer.star");
    setTextRole(m_position, TextRole::Secondary);
    m_position->setObjectName("data.viewer.position");
    m_questions->setObjectName("data.viewer.questions");
    auto* previous = tool("chevron-left", tr("Previous sample (K)"));
    auto* next = tool("chevron-right", tr("Next sample (J)"));
    auto* fit = tool("zoom-reset", tr("Fit (F)"));
    auto* actual = tool("focus-2", tr("One to one (Ctrl+1)"));
    auto* window = tool("contrast", tr("Window, level and histogram"));
    window->setObjectName("data.viewer.window");
    window->setCheckable(true);
    auto* more = tool("adjustments", tr("Contrast, colours, histogram, what a model saw"));
    more->setObjectName("data.viewer.more");
    m_menu->setObjectName("data.viewer.menu");
    // Not the button's own menu, whose arrow would take the icon's room.
    connect(more, &QToolButton::clicked, m_menu,
        [this, more] { m_menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    m_pinned->setObjectName("data.viewer.pinned");
    m_pinned->hide();
    auto* tools = new QHBoxLayout;
    setSpacing(tools, 0, 2);
    tools->addWidget(previous);
    tools->addWidget(m_position);
    tools->addWidget(next);
    tools->addStretch(1);
    tools->addWidget(fit);
    tools->addWidget(actual);
    tools->addWidget(window);
    tools->addWidget(more);
    tools->addWidget(m_star);

    m_newTag->setObjectName("data.viewer.tag");
    m_newTag->setPlaceholderText(tr("Add a tag (T)"));
    m_newTag->setAccessibleName(tr("Add a tag"));
    m_newTag->addAction(icon("tag", IconTint::Secondary), QLineEdit::LeadingPosition);
    m_tags->setOpenExternalLinks(false);
    m_note->setObjectName("data.viewer.note");
    m_note->setPlaceholderText(tr("Note (N)"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->installEventFilter(this);
    m_note->setFixedHeight(px(64));

    auto* details = new QWidget;
    auto* detailColumn = new QVBoxLayout(details);
    setSpacing(detailColumn, 0, kGap, 0, 0, kGap);
    detailColumn->addWidget(m_facts);
    detailColumn->addWidget(m_texts);
    detailColumn->addWidget(m_questions);
    detailColumn->addWidget(m_bars);
    detailColumn->addWidget(m_tags);
    detailColumn->addWidget(m_newTag);
    detailColumn->addWidget(m_note);
    detailColumn->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* splitter = new QSplitter(Qt::Vertical);
    auto* images = new QSplitter(Qt::Vertical);
    images->addWidget(m_pinned);
    images->addWidget(m_desk);
    images->setChildrenCollapsible(false);
    splitter->addWidget(images);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 12, 0, 0, 0, 4);
    column->addLayout(tools);
    column->addWidget(splitter, 1);

    connect(previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(fit, &QToolButton::clicked, image(), &ImageView::fit);
    connect(actual, &QToolButton::clicked, image(), &ImageView::actualSize);
    connect(window, &QToolButton::toggled, m_desk, &ImageDesk::showPanel);
    connect(m_menu, &ViewerMenu::pinned, this, &SampleViewer::pin);
    connect(m_menu, &ViewerMenu::hangingChosen, m_desk, &ImageDesk::setHanging);
    connect(m_desk, &ImageDesk::questionsHung, this, &SampleViewer::showQuestions);
    ImageView::link(image(), m_pinned);
    connect(m_star, &QToolButton::clicked, this, &SampleViewer::toggleStar);
    connect(m_newTag, &QLineEdit::returnPressed, this, &SampleViewer::addTags);
    connect(m_tags, &QLabel::linkActivated, this, [this](const QString& tag) {
        if (m_entry)
            m_workbench.undoStack()->push(new TagSample(m_workbench, m_entry->sample, tag.toStdString(), false));
    });
    clear();
}

ImageView* SampleViewer::image() const
{
    return m_desk->image();
}

void SampleViewer::clear()
{
    m_entry.reset();
    m_menu->setSample(std::nullopt, {});
    m_desk->clear(tr("Choose a sample to see it in full."));
    image()->setCornerText({});
    m_position->clear();
    m_facts->clear();
    m_texts->clear();
    showQuestions({});
    m_bars->setBars({});
    m_tags->clear();
    m_note->clear();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_star, m_newTag, m_note})
        widget->setEnabled(false);
}

void SampleViewer::showSample(const SampleModel::Entry& entry, int position, qint64 count,
    const store::DatasetRow& dataset, const std::vector<store::SampleRow>& after)
{
    const bool same
        = m_entry && m_entry->sample.id == entry.sample.id && m_entry->sample.dataset == entry.sample.dataset;
    if (!same)
        keepNote();
    m_entry = entry;
    m_menu->setSample(entry.sample, dataset);
    const QString place = tr("%1 of %2").arg(countText(position + 1), countText(count));
    m_position->setText(place);
    image()->setCornerText(place);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_star, m_newTag, m_note})
        widget->setEnabled(true);
    m_star->setIcon(entry.sample.starred ? icon("star-filled", IconTint::Warning) : icon("star"));
    m_star->setAccessibleDescription(entry.sample.starred ? tr("on") : tr("off"));
    showTexts(dataset);
    showTags();
    if (!m_note->hasFocus() || !same)
        m_note->setPlainText(toQt(entry.sample.note));
    m_desk->show(dataset, entry.sample, after);
}

/// The one that is chosen stands above them with what the model said.
void SampleViewer::showQuestions(const std::vector<store::SampleRow>& questions)
{
    m_questions->setVisible(questions.size() > 1);
    if (questions.size() < 2)
        return m_questions->clear();
    QString text
        = QStringLiteral("<p style='margin-top:0;margin-bottom:4px'><span style='font-weight:600'>%1</span></p>")
              .arg(tr("%n question(s) about this image", nullptr, static_cast<int>(questions.size())));
    for (const store::SampleRow& row : questions) {
        const bool chosen = m_entry && row.id == m_entry->sample.id;
        text += QStringLiteral(
            "<p style='margin-top:0;margin-bottom:4px'><span style='font-weight:%1'>%2</span> <i>%3</i></p>")
                    .arg(chosen ? 600 : 400)
                    .arg(toQt(row.question).toHtmlEscaped(), toQt(row.answer).toHtmlEscaped());
    }
    m_questions->setText(text);
}

void SampleViewer::showTexts(const store::DatasetRow& dataset)
{
    const store::SampleRow& sample = m_entry->sample;
    QStringList facts{toQt(sample.id), toQt(sample.split)};
    if (!sample.cluster.empty() && sample.cluster != sample.id && sample.cluster != sample.image)
        facts << tr("group %1").arg(toQt(sample.cluster));
    QStringList texts;
    const auto say = [&](const QString& name, const QString& text) {
        if (!text.isEmpty())
            texts << QStringLiteral("<span style='font-weight:600'>%1</span> %2").arg(name, text.toHtmlEscaped());
    };
    const auto className = [&](int index) {
        const auto at = static_cast<std::size_t>(index);
        return index >= 0 && at < dataset.classes.size() ? toQt(dataset.classes[at]) : QString();
    };
    say(tr("Label"), sample.labelText.empty() ? className(sample.label) : toQt(sample.labelText));
    say(tr("Question"), toQt(sample.question));
    say(tr("Answer"), toQt(sample.answer));
    std::vector<ScoreBars::Bar> bars;
    if (m_entry->prediction) {
        const store::PredictionRow& prediction = *m_entry->prediction;
        say(tr("Model's answer"), toQt(prediction.text));
        say(tr("Could not be evaluated"), toQt(prediction.error));
        for (std::size_t i = 0; i < prediction.scores.size(); ++i)
            bars.push_back({.name = className(static_cast<int>(i)),
                .score = prediction.scores[i],
                .reference = static_cast<int>(i) == prediction.label,
                .predicted = static_cast<int>(i) == prediction.predicted});
        if (const auto correct = isCorrect(m_entry->prediction))
            facts << (*correct ? tr("right") : tr("wrong"));
    }
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    m_texts->setText(texts.join(QStringLiteral("<br>")));
    m_bars->setBars(std::move(bars));
}

void SampleViewer::showTags()
{
    QStringList tags;
    for (const std::string& tag : m_entry->sample.tags)
        tags << QStringLiteral("%1 <a href=\"%2\" title=\"%3\">×</a>")
                    .arg(toQt(tag).toHtmlEscaped(), toQt(tag).toHtmlEscaped(), tr("Remove this tag"));
    m_tags->setText(tags.join(QStringLiteral(" &nbsp; ")));
    m_tags->setVisible(!tags.isEmpty());
}

void SampleViewer::pin(bool on)
{
    m_pinned->setVisible(on && image()->hasImage());
    if (m_pinned->isVisibleTo(this))
        m_pinned->setImage(image()->image(), image()->name(), image()->raw(), image()->pixels());
}

void SampleViewer::toggleStar()
{
    if (m_entry)
        m_workbench.undoStack()->push(new StarSample(m_workbench, m_entry->sample, !m_entry->sample.starred));
}

void SampleViewer::editTags()
{
    m_newTag->setFocus();
}

void SampleViewer::editNote()
{
    m_note->setFocus();
}

void SampleViewer::addTags()
{
    if (!m_entry)
        return;
    for (const QString& tag : m_newTag->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (const std::string word = tag.trimmed().toStdString(); !word.empty())
            m_workbench.undoStack()->push(new TagSample(m_workbench, m_entry->sample, word, true));
    m_newTag->clear();
}

void SampleViewer::keepNote()
{
    if (!m_entry || !m_workbench.hasProject())
        return;
    const std::string text = m_note->toPlainText().toStdString();
    if (text == m_entry->sample.note)
        return;
    m_workbench.undoStack()->push(new NoteSample(m_workbench, m_entry->sample, text));
    m_entry->sample.note = text;
}

bool SampleViewer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_note && event->type() == QEvent::FocusOut)
        keepNote();
    return QWidget::eventFilter(watched, event);
}

}
