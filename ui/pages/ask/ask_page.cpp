#include "ui/pages/ask/ask_page.h"

#include <algorithm>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/config/precision.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/ask/answer_card.h"
#include "ui/pages/ask/ask_models.h"
#include "ui/pages/ask/image_chooser.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/reflow_splitter.h"
#include "ui/widgets/state_pane.h"

namespace vlm::ui {
namespace {

constexpr int kTokens = 64;
constexpr int kMostTokens = 2048;
constexpr int kLeftWidth = 398;

QLabel* heading(const QString& text)
{
    auto* label = new QLabel(text);
    setTextRole(label, TextRole::Strong);
    return label;
}

QScrollArea* scrolling(QWidget* content, const QString& name)
{
    auto* area = new QScrollArea;
    area->setAccessibleName(name);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

}

AskPage::AskPage(Workbench& workbench, QWidget* parent)
    : Page("ask", tr("Ask"), "message-circle", parent)
    , m_workbench(workbench)
    , m_chooser(new ImageChooser(workbench))
    , m_question(new QPlainTextEdit)
    , m_reference(new QLabel)
    , m_labels(new QLineEdit)
    , m_labelsTitle(heading(tr("Labels to compare")))
    , m_length(new QSpinBox)
    , m_ask(new QPushButton(ui::icon("message-circle", IconTint::OnAccent), tr("Ask")))
    , m_stop(new QPushButton(ui::icon("player-stop"), tr("Stop")))
    , m_why(new QLabel)
    , m_precision(new QComboBox)
    , m_list(new QVBoxLayout)
    , m_memory(new QLabel)
    , m_grid(new QGridLayout)
    , m_cardsPane(nullptr)
    , m_history(new AskHistory)
{
    auto* splitter = new ReflowSplitter;
    QScrollArea* left = scrolling(makeLeft(), tr("Image, question and models"));
    setMinimumScaled(left, kLeftWidth);
    splitter->addWidget(left);
    splitter->addWidget(makeRight());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(kLeftWidth), px(880)});
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 0);
    column->addWidget(splitter);
    buildActions();

    connect(m_chooser, &ImageChooser::imageChanged, this, &AskPage::imageChanged);
    connect(m_question, &QPlainTextEdit::textChanged, this, &AskPage::refresh);
    connect(m_labels, &QLineEdit::textChanged, this, &AskPage::refresh);
    connect(m_ask, &QPushButton::clicked, this, &AskPage::ask);
    connect(m_stop, &QPushButton::clicked, this, &AskPage::stop);
    connect(m_precision, &QComboBox::activated, this, &AskPage::reload);
    connect(m_history, &AskHistory::chosen, this, [this](const QString& question) {
        m_question->setPlainText(question);
        ask();
    });
    connect(&workbench, &Workbench::projectOpened, this, [this] {
        m_chooser->refresh();
        readModels();
    });
    connect(&workbench, &Workbench::projectClosed, this, [this] {
        m_chooser->refresh();
        showModels({});
    });
    connect(&workbench, &Workbench::runChanged, this, [this](const runs::RunChanged& change) {
        if (change.state == store::State::Done && isVisible())
            readModels(); // it may have trained an adapter
    });
    showModels({});
}

AskPage::~AskPage() = default;

QWidget* AskPage::makeLeft()
{
    m_question->setObjectName("ask.question");
    m_question->setAccessibleName(tr("Question"));
    m_question->setPlaceholderText(tr("Is there a pleural effusion?"));
    m_question->setTabChangesFocus(true);
    setFixedScaled(m_question, -1, 76);
    setTextRole(m_reference, TextRole::Secondary);
    m_reference->setObjectName("ask.reference");
    m_reference->setWordWrap(true);
    m_labels->setObjectName("ask.labels");
    m_labels->setAccessibleName(tr("Labels to compare"));
    m_labels->setPlaceholderText(tr("normal chest X-ray, pneumonia"));
    m_length->setObjectName("ask.length");
    m_length->setRange(1, kMostTokens);
    m_length->setValue(kTokens);
    m_length->setPrefix(tr("at most "));
    m_length->setSuffix(tr(" tokens"));
    m_length->setAccessibleName(tr("Longest answer"));
    m_ask->setObjectName("ask.ask");
    m_ask->setToolTip(tr("Ask the chosen models (Ctrl+Enter)"));
    setPrimary(m_ask);
    m_stop->setObjectName("ask.stop");
    m_stop->setToolTip(tr("Stop all answers (Esc)"));
    m_why->setObjectName("ask.why");
    setTextRole(m_why, TextRole::Small);
    m_why->setWordWrap(true);
    setTextRole(m_memory, TextRole::Small);
    m_memory->setObjectName("ask.memory");
    m_memory->setWordWrap(true);

    m_precision->setObjectName("ask.precision");
    m_precision->setAccessibleName(tr("Precision"));
    m_precision->setToolTip(tr("Arithmetic of models that write; fewer bits need less memory. Loads them anew."));
    m_precision->addItem(tr("automatic"), toQt(config::automaticPrecision()));
    for (const std::string_view precision : {"float32", "bfloat16", "int8", "int4", "nf4"})
        m_precision->addItem(toQt(precision), toQt(precision));

    auto* models = new QWidget;
    setSpacing(m_list, 0, 2);
    models->setLayout(m_list);
    auto* list = scrolling(models, tr("Models"));
    setMinimumScaled(list, -1, 110);

    auto* row = new FlowLayout;
    row->addWidget(m_ask);
    row->addWidget(m_stop);
    row->addStretch();
    row->addWidget(m_length);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    setSpacing(column, 0, 0, 12, 0, kGap);
    column->addWidget(m_chooser, 3);
    column->addWidget(heading(tr("Question")));
    column->addWidget(m_question);
    column->addWidget(m_reference);
    column->addWidget(m_labelsTitle);
    column->addWidget(m_labels);
    column->addLayout(row);
    column->addWidget(m_why);
    auto* titleRow = new FlowLayout;
    titleRow->addWidget(heading(tr("Models, at most %1").arg(kMostModels)));
    titleRow->addStretch();
    titleRow->addWidget(m_precision);
    column->addLayout(titleRow);
    column->addWidget(list, 2);
    column->addWidget(m_memory);
    return left;
}

QWidget* AskPage::makeRight()
{
    auto* cards = new QWidget;
    setSpacing(m_grid, 0, 12);
    auto* outer = new QVBoxLayout(cards);
    setSpacing(outer, 12, 0, 0, 0, 0);
    outer->addLayout(m_grid);
    outer->addStretch(1);
    m_cardsPane = new StatePane(scrolling(cards, tr("Answers")));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_cardsPane);
    splitter->addWidget(m_history);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({px(560), px(200)});
    return splitter;
}

void AskPage::buildActions()
{
    const auto add = [this](const char* name, const QString& text, const char* picture, const QList<QKeySequence>& keys,
                         auto run) {
        auto* action = new QAction(ui::icon(picture), text, this);
        action->setObjectName(QStringLiteral("ask.action.") + QLatin1String(name));
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    add("ask", tr("Ask the chosen models"), "message-circle",
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, [this] { ask(); });
    add("stop", tr("Stop all answers"), "player-stop", {QKeySequence(Qt::Key_Escape)}, [this] { stop(); });
    add("open", tr("Open an image…"), "folder-open", {QKeySequence("Ctrl+Shift+O")},
        [this] { m_chooser->askForFile(); });
    add("next", tr("Next sample"), "chevron-right", {QKeySequence(Qt::ALT | Qt::Key_Down)},
        [this] { m_chooser->step(1); });
    add("previous", tr("Previous sample"), "chevron-left", {QKeySequence(Qt::ALT | Qt::Key_Up)},
        [this] { m_chooser->step(-1); });
    add("copy", tr("Copy this session's answers"), "copy", {QKeySequence("Ctrl+Shift+C")}, [this] {
        if (auto* copy = m_history->findChild<QPushButton*>("ask.history.copy"); copy->isEnabled())
            copy->click();
    });
}

void AskPage::entered()
{
    m_chooser->refresh();
    readModels();
    m_question->setFocus();
}

void AskPage::readModels()
{
    if (!m_workbench.hasProject())
        return showModels({});
    m_workbench.query(
        this, "models",
        [&workbench = m_workbench, folder = m_workbench.project().folder()] {
            return readAskModels(workbench.reader(), folder);
        },
        [this](std::vector<AskModel> models) { showModels(std::move(models)); },
        [this](const QString& reason) { m_cardsPane->showFailure(tr("The models could not be read"), reason); });
}

void AskPage::showModels(std::vector<AskModel> models)
{
    const auto keys = [](const std::vector<AskModel>& of) {
        std::vector<std::string> out;
        for (const AskModel& model : of)
            out.push_back(model.key());
        return out;
    };
    if (!m_boxes.empty() && keys(models) == keys(m_known))
        return refresh();
    m_known = std::move(models);
    const std::vector<std::string> known = keys(m_known);
    // Models that are gone are put away; the others stay loaded.
    for (const std::string& key : std::vector(m_order))
        if (std::ranges::find(known, key) == known.end()) {
            Place place = std::move(m_places.at(key));
            m_places.erase(key);
            std::erase(m_order, key);
            delete place.card;
            retire(std::move(place.model));
        }
    while (QLayoutItem* item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_boxes.clear();
    for (const AskModel& model : m_known) {
        auto* box = new QCheckBox(model.contrastive ? tr("%1 (scores labels)").arg(model.title) : model.title);
        box->setObjectName(QStringLiteral("ask.model.") + model.title);
        box->setToolTip(model.weightBytes > 0 ? tr("%1 of weights").arg(bytesText(model.weightBytes)) : QString());
        const auto place = m_places.find(model.key());
        box->setChecked(place != m_places.end());
        if (place != m_places.end())
            place->second.tick = box;
        connect(box, &QCheckBox::toggled, this, [this, model, box](bool on) { tick(model, box, on); });
        m_list->addWidget(box);
        m_boxes.push_back(box);
    }
    m_list->addStretch(1);
    arrange();
}

void AskPage::tick(const AskModel& model, QCheckBox* box, bool on)
{
    const std::string key = model.key();
    if (!on) {
        const auto found = m_places.find(key);
        if (found == m_places.end())
            return;
        Place place = std::move(found->second);
        m_places.erase(found);
        std::erase(m_order, key);
        delete place.card;
        retire(std::move(place.model));
        answered();
    } else {
        load(model, box);
        m_order.push_back(key);
    }
    arrange();
}

void AskPage::load(AskModel model, QCheckBox* box)
{
    model.precision = m_precision->currentData().toString().toStdString();
    const std::string key = model.key();
    auto loaded = std::make_unique<LoadedModel>(std::move(model));
    auto* card = new AnswerCard(*loaded);
    connect(card, &AnswerCard::done, this, &AskPage::answered);
    connect(loaded.get(), &LoadedModel::loadingFinished, this, &AskPage::refresh);
    m_places.emplace(key, Place{.model = std::move(loaded), .card = card, .tick = box});
}

/// Models that write are loaded anew by their next question; what they said before stays in the list below.
void AskPage::reload()
{
    for (const std::string& key : m_order) {
        if (m_places.at(key).model->model().contrastive)
            continue;
        Place place = std::move(m_places.at(key));
        m_places.erase(key);
        const AskModel model = place.model->model();
        delete place.card;
        retire(std::move(place.model));
        load(model, place.tick);
    }
    m_asking.reset();
    arrange();
}

void AskPage::retire(std::unique_ptr<LoadedModel> model)
{
    if (!model->busy())
        return;
    // It ends at the next token, or once it is loaded; waiting for that here would freeze the window.
    LoadedModel* late = model.release();
    late->setParent(this);
    connect(late, &LoadedModel::answered, late, &QObject::deleteLater);
    connect(late, &LoadedModel::failed, late, &QObject::deleteLater);
    late->stop();
}

void AskPage::arrange()
{
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    int at = 0;
    for (const std::string& key : m_order) {
        m_grid->addWidget(m_places.at(key).card, at / 2, at % 2);
        m_places.at(key).card->show();
        ++at;
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, at > 1 ? 1 : 0);
    if (at > 0)
        m_cardsPane->showContent();
    else if (!m_workbench.hasProject())
        m_cardsPane->showMessage("message-circle", tr("No project is open"),
            tr("Open a project or the demonstration to ask its models about images."),
            {tr("Go to Home"), [this] { Q_EMIT m_workbench.showPageRequested("home"); }});
    else if (m_known.empty())
        m_cardsPane->showMessage("message-circle", tr("No model to ask"),
            tr("Models that write answers or compare labels appear here once they are in the project."),
            {tr("Go to Models"), [this] { Q_EMIT m_workbench.showPageRequested("models"); }});
    else
        m_cardsPane->showMessage("message-circle", tr("Ask models about an image"),
            tr("Tick up to four models, choose an image and type a question. Their answers appear here side by side, "
               "word by word. Nothing is stored; for numbers, set up a run."));
    refresh();
}

void AskPage::imageChanged()
{
    const auto& sample = m_chooser->sample();
    // A question of the data set comes along unless the user has typed another.
    const QString typed = m_question->toPlainText();
    if (sample && (typed.isEmpty() || typed == m_filled)) {
        m_filled = toQt(sample->question);
        m_question->setPlainText(m_filled);
    }
    m_reference->setText(sample && !sample->answer.empty()
            ? tr("Reference answer of the data set: %1").arg(toQt(sample->answer))
            : sample && !sample->labelText.empty() ? tr("Label of the data set: %1").arg(toQt(sample->labelText))
                                                   : QString());
    m_reference->setVisible(!m_reference->text().isEmpty());
    refresh();
}

std::vector<std::string> AskPage::labels() const
{
    std::vector<std::string> out;
    for (const QString& part : m_labels->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (const QString label = part.trimmed(); !label.isEmpty())
            out.push_back(label.toStdString());
    return out;
}

QString AskPage::whyNot() const
{
    if (m_order.empty())
        return m_known.empty() ? QString() : tr("Tick a model to ask.");
    if (!m_chooser->image())
        return tr("Choose an image first.");
    bool writes = false;
    bool scores = false;
    for (const auto& [key, place] : m_places)
        (place.model->model().contrastive ? scores : writes) = true;
    if (writes && m_question->toPlainText().trimmed().isEmpty())
        return tr("Type a question.");
    if (scores && labels().size() < 2)
        return tr("Type at least two labels, separated by commas, for the models that score labels.");
    return {};
}

void AskPage::refresh()
{
    bool scores = false;
    bool busy = false;
    std::int64_t weights = 0;
    int loaded = 0;
    for (const auto& [key, place] : m_places) {
        scores = scores || place.model->model().contrastive;
        busy = busy || place.model->busy();
        weights += place.model->model().weightBytes;
        loaded += place.model->loaded() ? 1 : 0;
    }
    m_labels->setVisible(scores);
    m_labelsTitle->setVisible(scores);
    const QString why = whyNot();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_ask->setEnabled(why.isEmpty() && !m_order.empty());
    m_stop->setEnabled(busy);
    for (QCheckBox* box : m_boxes)
        box->setEnabled(box->isChecked() || static_cast<int>(m_order.size()) < kMostModels);
    const Memory memory = currentMemory();
    m_memory->setVisible(!m_order.empty());
    m_memory->setText(tr("%n chosen model(s)", nullptr, static_cast<int>(m_order.size()))
        + tr(", %1 loaded: %2 of weights as stored; those that write are kept in %3. The program uses %4; %5 are free. "
             "Chosen models stay loaded until you untick them.")
              .arg(loaded)
              .arg(bytesText(weights), m_precision->currentData().toString(), bytesText(memory.process),
                  bytesText(memory.available)));
}

void AskPage::ask()
{
    if (!whyNot().isEmpty() || m_order.empty())
        return refresh();
    const QString text = m_question->toPlainText().trimmed();
    AskQuestion question{.id = ++m_questionId,
        .image = m_chooser->image(),
        .text = text.toStdString(),
        .labels = labels(),
        .maxNewTokens = m_length->value()};
    m_asking = Asked{.when = QDateTime::currentDateTime(), .image = m_chooser->name(), .question = text, .answers = {}};
    for (const std::string& key : m_order) {
        Place& place = m_places.at(key);
        place.card->begin(question);
        place.model->ask(question);
    }
    refresh();
}

void AskPage::stop()
{
    for (const auto& [key, place] : m_places)
        place.model->stop();
}

void AskPage::answered()
{
    refresh();
    if (!m_asking)
        return;
    for (const auto& [key, place] : m_places)
        if (!place.card->isDone())
            return;
    Asked asked = *std::exchange(m_asking, std::nullopt);
    for (const std::string& key : m_order)
        asked.answers.emplace_back(m_places.at(key).model->model().title, m_places.at(key).card->answerText());
    if (!asked.answers.empty())
        m_history->add(std::move(asked));
}

}
