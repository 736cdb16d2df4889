#include "ui/pages/runs/decoding_form.h"

#include "ui/base/theme.h"
#include "ui/widgets/options_form.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace vlm::ui {

DecodingForm::DecodingForm(config::DecodingOptions& options, QWidget* parent)
    : QWidget(parent)
    , m_options(options)
    , m_method(new QComboBox)
    , m_meaning(new QLabel)
    , m_form(new OptionsForm)
{
    m_method->setObjectName("runs.decoding");
    m_method->setAccessibleName(tr("How answers are decoded"));
    m_method->addItem(tr("Greedy, as the benchmark"), QStringLiteral("greedy"));
    m_method->addItem(tr("As the checkpoint says"), QStringLiteral("as-published"));
    m_method->addItem(tr("Sampling"), QStringLiteral("sampling"));
    m_method->addItem(tr("Beam search"), QStringLiteral("beams"));
    m_meaning->setObjectName("runs.decodingMeaning");
    m_meaning->setWordWrap(true);
    setTextRole(m_meaning, TextRole::Secondary);
    m_form->bind(m_options, {QStringLiteral("method")});
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 8);
    column->addWidget(m_method);
    column->addWidget(m_meaning);
    column->addWidget(m_form);
    connect(m_form, &OptionsForm::edited, this, &DecodingForm::edited);
    connect(m_method, &QComboBox::activated, this, [this] {
        m_options.method = m_method->currentData().toString().toStdString();
        refresh();
        Q_EMIT edited();
    });
    refresh();
}

void DecodingForm::refresh()
{
    m_method->setCurrentIndex(m_method->findData(QString::fromStdString(m_options.method)));
    m_form->refresh();
    showMethod();
}

void DecodingForm::showMethod()
{
    QStringList shown{QStringLiteral("max_new_tokens")};
    QString meaning;
    if (m_options.method == "as-published") {
        shown << QStringLiteral("seed");
        meaning = tr("As each model's generation_config.json says: sampling or beams, penalties and length. A model "
                     "without that file answers greedily.");
    } else if (m_options.method == "sampling") {
        shown << QStringLiteral("temperature") << QStringLiteral("top_p") << QStringLiteral("top_k")
              << QStringLiteral("seed") << QStringLiteral("repetition_penalty") << QStringLiteral("no_repeat_ngram");
        meaning = tr("Words are drawn by their probability. The same seed gives the same answers.");
    } else if (m_options.method == "beams") {
        shown << QStringLiteral("beams") << QStringLiteral("length_penalty") << QStringLiteral("early_stopping")
              << QStringLiteral("repetition_penalty") << QStringLiteral("no_repeat_ngram");
        meaning = tr("The likeliest sentence of several that are followed side by side; takes about as many times "
                     "longer.");
    } else {
        shown << QStringLiteral("repetition_penalty") << QStringLiteral("no_repeat_ngram");
        meaning = tr("Always the likeliest word.");
    }
    m_form->showOnly(shown);
    m_meaning->setText(
        meaning + QLatin1Char(' ') + tr("For models that answer; those behind HTTP keep the settings of their own."));
}

}
