#include "ui/pages/runs/live_answers.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/models/thumbnails.h"

namespace vlm::ui {
namespace {

constexpr int kPicture = 56;
constexpr qsizetype kMostCharacters = 240;

QString shortened(const std::string& text)
{
    const QString line = toQt(text).simplified();
    return (line.size() > kMostCharacters ? line.left(kMostCharacters) + QChar(0x2026) : line).toHtmlEscaped();
}

}

LiveAnswers::LiveAnswers(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_thumbnails(new Thumbnails(workbench, this))
    , m_about(new QLabel)
{
    setObjectName("runs.answers");
    setAccessibleName(tr("Last answers"));
    auto* title = new QLabel(tr("Last answers"));
    setTextRole(title, TextRole::Strong);
    setTextRole(m_about, TextRole::Small);
    m_about->setWordWrap(true);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    setSpacing(column, 0, 8);
    for (std::size_t i = 0; i < kShown; ++i) {
        Row row{.box = new QWidget, .picture = new QLabel, .text = new QLabel};
        row.text->setObjectName(QStringLiteral("runs.answer.%1").arg(i));
        row.text->setWordWrap(true);
        row.text->setTextFormat(Qt::RichText);
        row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.text->setAlignment(Qt::AlignTop);
        setFixedScaled(row.picture, kPicture, kPicture);
        row.picture->setAlignment(Qt::AlignCenter);
        auto* line = new QHBoxLayout(row.box);
        setSpacing(line, 0, 10);
        line->addWidget(row.picture, 0, Qt::AlignTop);
        line->addWidget(row.text, 1);
        column->addWidget(row.box);
        m_rows.push_back(row);
    }
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setWidget(list);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 12, 6);
    outer->addWidget(title);
    outer->addWidget(m_about);
    outer->addWidget(area, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_thumbnails, &Thumbnails::ready, this, [this](const QString&, const QString& sample) {
        const std::string made = sample.toStdString();
        for (std::size_t i = 0; i < m_answers.size() && i < m_rows.size(); ++i)
            if (m_answers[i].said.sample == made)
                paintPicture(m_rows[i], m_answers[i]);
    });
    clear();
}

void LiveAnswers::clear()
{
    m_answers.clear();
    render();
    hide();
}

void LiveAnswers::add(const runs::AnswersGiven& given)
{
    for (const runs::LiveAnswer& answer : given.answers)
        m_answers.push_front({.said = answer, .dataset = given.dataset, .model = given.model, .mode = given.mode});
    while (m_answers.size() > kShown)
        m_answers.pop_back();
    render();
    show();
}

void LiveAnswers::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        render();
    QWidget::changeEvent(event);
}

void LiveAnswers::paintPicture(const Row& row, const Answer& answer)
{
    store::SampleRow sample{.dataset = answer.dataset, .id = answer.said.sample, .image = answer.said.image};
    const QPixmap picture = answer.said.image.empty() ? QPixmap() : m_thumbnails->pixmap(sample);
    if (picture.isNull())
        row.picture->setPixmap(ui::icon("photo", IconTint::Secondary).pixmap(px(24), px(24)));
    else
        row.picture->setPixmap(picture.scaled(row.picture->size(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void LiveAnswers::render()
{
    m_about->setText(m_answers.empty() ? QString()
                                       : tr("%1, %2, on %3; newest first")
                                             .arg(toQt(m_answers.front().model), modeWord(m_answers.front().mode),
                                                 toQt(m_answers.front().dataset)));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        row.box->setVisible(i < m_answers.size());
        if (i >= m_answers.size())
            continue;
        const Answer& answer = m_answers[i];
        const runs::LiveAnswer& said = answer.said;
        const bool failed = !said.error.empty();
        const QColor tone = failed ? tokens().warning : said.right ? tokens().success : tokens().danger;
        const QString verdict = failed ? tr("no answer") : said.right ? tr("✓ right") : tr("✗ wrong");
        const QString secondary = tokens().secondary.name();
        row.text->setText(
            QStringLiteral("<span style='color:%1'>%2</span><br><b>%3</b><br>"
                           "<span style='color:%4; font-weight:600'>%5</span> <span style='color:%1'>%6</span>")
                .arg(secondary, shortened(said.question),
                    failed                  ? shortened(said.error)
                        : said.text.empty() ? tr("(nothing)")
                                            : shortened(said.text),
                    tone.name(), verdict,
                    said.right || said.reference.empty() ? QString()
                                                         : tr("reference: %1").arg(shortened(said.reference))));
        paintPicture(row, answer);
    }
}

}
