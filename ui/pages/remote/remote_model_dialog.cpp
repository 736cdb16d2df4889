#include "ui/pages/remote/remote_model_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/workflow/remote_models.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/key_store.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/options_form.h"

namespace vlm::ui {
namespace {

constexpr int kDialogWidth = 660;
constexpr int kDialogHeight = 680;
constexpr int kTestPatienceMs = 30'000;
constexpr std::string_view kTestPrompt = "Reply with the one word: ready";

QLabel* caption(const QString& text, QWidget* buddy)
{
    auto* label = new QLabel(text);
    setTextRole(label, TextRole::Secondary);
    label->setBuddy(buddy);
    buddy->setAccessibleName(text);
    return label;
}

}

RemoteModelDialog::RemoteModelDialog(Workbench& workbench, const remote::RemoteModel* known, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_model(known ? *known : remote::modelOf(remote::presets().front()))
    , m_new(!known)
    , m_preset(new QComboBox)
    , m_id(new QLineEdit)
    , m_url(new QLineEdit)
    , m_name(new QLineEdit)
    , m_api(new QComboBox)
    , m_keyName(new QLineEdit)
    , m_key(new QLineEdit)
    , m_keep(new QPushButton(tr("Keep in the keyring")))
    , m_forget(new QPushButton(tr("Forget")))
    , m_keyState(new QLabel)
    , m_pairing(new QLineEdit)
    , m_specialist(new QCheckBox(tr("It is a medical specialist")))
    , m_endpoint(new OptionsForm)
    , m_images(new OptionsForm)
    , m_prompt(new OptionsForm)
    , m_limits(new OptionsForm)
    , m_banner(new Banner)
    , m_test(new QPushButton(tr("Test the connection")))
    , m_save(new QPushButton(m_new ? tr("Add") : tr("Save")))
{
    setObjectName("remote.dialog");
    setWindowTitle(m_new ? tr("Add a model behind HTTP") : tr("Model behind HTTP"));
    resize(px(kDialogWidth), px(kDialogHeight));
    auto* heading = new QLabel(windowTitle());
    setTextRole(heading, TextRole::Title);
    m_banner->hide();
    m_banner->setClosable(false);

    auto* scroll = new QScrollArea;
    scroll->setWidget(buildForm());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_test->setObjectName("remote.test");
    m_test->setToolTip(tr("Sends one short sentence, nothing of your data"));
    m_test->setAutoDefault(false);
    m_save->setObjectName("remote.save");
    setPrimary(m_save);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_test, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &RemoteModelDialog::save);
    connect(m_test, &QPushButton::clicked, this, &RemoteModelDialog::test);

    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, kPageMargin, 12);
    outer->addWidget(heading);
    outer->addWidget(scroll, 1);
    outer->addWidget(m_banner);
    outer->addWidget(buttons);
    showModel();
}

QWidget* RemoteModelDialog::buildForm()
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 0, 8, 0, 12);
    auto* form = new QFormLayout;
    setSpacing(form, 0, kGap);
    const auto add = [form](const QString& name, const char* word, QWidget* field) {
        field->setObjectName(QStringLiteral("remote.") + QLatin1String(word));
        form->addRow(caption(name, field), field);
    };
    for (const remote::Preset& preset : remote::presets())
        m_preset->addItem(toQt(preset.title));
    connect(m_preset, &QComboBox::activated, this, &RemoteModelDialog::choosePreset);
    if (m_new)
        add(tr("Service"), "preset", m_preset);
    add(tr("Name in the project"), "id", m_id);
    m_id->setEnabled(m_new);
    add(tr("Address"), "url", m_url);
    add(tr("Model"), "model", m_name);
    m_api->addItem(tr("OpenAI-compatible (vLLM, Ollama, llama.cpp, …)"), "compatible");
    m_api->addItem(tr("OpenAI"), "openai");
    m_api->addItem(tr("Google Gemini"), "gemini");
    add(tr("Interface"), "api", m_api);
    add(tr("Name of the key"), "keyname", m_keyName);
    connect(m_keyName, &QLineEdit::editingFinished, this, &RemoteModelDialog::showKeyState);
    form->addRow(tr("Key"), buildKey());
    setTextRole(form->labelForField(m_key->parentWidget()), TextRole::Secondary);
    add(tr("Family"), "pairing", m_pairing);
    m_pairing->setPlaceholderText(tr("of the research questions; empty: none"));
    m_specialist->setObjectName("remote.specialist");
    form->addRow(QString(), m_specialist);
    column->addLayout(form);

    m_endpoint->bind(m_model.endpoint, {"url", "model", "api", "key_variable"});
    m_images->bind(m_model.images);
    m_prompt->bind(m_model.prompt);
    m_limits->bind(m_model.limits);
    auto* limits = new Fold(tr("Limits and prices"), m_limits);
    limits->setOpen(true);
    column->addWidget(limits);
    column->addWidget(new Fold(tr("Answers and patience"), m_endpoint));
    column->addWidget(new Fold(tr("Prompt"), m_prompt));
    column->addWidget(new Fold(tr("Images"), m_images));
    column->addStretch();
    return body;
}

QWidget* RemoteModelDialog::buildKey()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    setSpacing(column, 0, 4);
    auto* row = new QHBoxLayout;
    setSpacing(row, 0, kGap);
    m_key->setObjectName("remote.key");
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("Paste it here; it is shown to nobody"));
    m_key->setAccessibleName(tr("Key"));
    m_keep->setObjectName("remote.keep");
    m_keep->setAutoDefault(false);
    m_keep->setEnabled(false);
    m_forget->setObjectName("remote.forget");
    m_forget->setAutoDefault(false);
    m_forget->hide();
    row->addWidget(m_key, 1);
    row->addWidget(m_keep);
    row->addWidget(m_forget);
    column->addLayout(row);
    m_keyState->setObjectName("remote.keystate");
    m_keyState->setWordWrap(true);
    setTextRole(m_keyState, TextRole::Small);
    column->addWidget(m_keyState);
    connect(m_key, &QLineEdit::textChanged, this, [this](const QString& text) { m_keep->setEnabled(!text.isEmpty()); });
    connect(m_keep, &QPushButton::clicked, this, &RemoteModelDialog::keepKey);
    connect(m_forget, &QPushButton::clicked, this, &RemoteModelDialog::forgetKey);
    return box;
}

void RemoteModelDialog::choosePreset(int index)
{
    const remote::LimitOptions limits = m_model.limits;
    m_model = remote::modelOf(remote::presets()[static_cast<std::size_t>(index)]);
    m_model.limits = limits;
    showModel();
}

void RemoteModelDialog::showModel()
{
    m_id->setText(toQt(m_model.id));
    m_url->setText(toQt(m_model.endpoint.url));
    m_name->setText(toQt(m_model.endpoint.model));
    m_api->setCurrentIndex(m_api->findData(toQt(m_model.endpoint.api)));
    m_keyName->setText(toQt(m_model.endpoint.keyVariable));
    m_pairing->setText(toQt(m_model.pairing));
    m_specialist->setChecked(m_model.specialist);
    for (OptionsForm* form : {m_endpoint, m_images, m_prompt, m_limits})
        form->refresh();
    showKeyState();
}

void RemoteModelDialog::takeTexts()
{
    m_model.id = m_id->text().trimmed().toStdString();
    m_model.endpoint.url = m_url->text().trimmed().toStdString();
    m_model.endpoint.model = m_name->text().trimmed().toStdString();
    m_model.endpoint.api = m_api->currentData().toString().toStdString();
    m_model.endpoint.keyVariable = m_keyName->text().trimmed().toStdString();
    m_model.pairing = m_pairing->text().trimmed().toStdString();
    m_model.specialist = m_specialist->isChecked();
}

void RemoteModelDialog::showKeyState()
{
    const QString name = m_keyName->text().trimmed();
    m_forget->hide();
    if (name.isEmpty())
        return m_keyState->setText(tr("Without a name no key is sent."));
    if (qEnvironmentVariableIsSet(name.toUtf8().constData()))
        return m_keyState->setText(tr("The environment variable %1 is set and is used.").arg(name));
    m_keyState->setText(tr("Asking the keyring…"));
    m_workbench.keys().read(
        name, [this, alive = QPointer<RemoteModelDialog>(this), name](const QString& key, const QString& error) {
            if (!alive || name != m_keyName->text().trimmed())
                return;
            m_forget->setVisible(!key.isEmpty());
            m_keyState->setText(!error.isEmpty()
                    ? tr("%1 Set the environment variable %2 before the program starts instead.").arg(error, name)
                    : key.isEmpty() ? tr("No key of this name is in the keyring.")
                                    : tr("A key of this name is in the keyring and is used."));
        });
}

void RemoteModelDialog::keepKey()
{
    const QString name = m_keyName->text().trimmed();
    if (name.isEmpty())
        return m_keyState->setText(tr("The key needs a name first."));
    m_workbench.keys().write(
        name, m_key->text().trimmed(), [this, alive = QPointer<RemoteModelDialog>(this), name](const QString& error) {
            if (!alive)
                return;
            if (error.isEmpty()) {
                m_key->clear();
                return showKeyState();
            }
            m_keyState->setText(tr("%1 The key was not kept. Set the environment variable %2 before the program starts "
                                   "instead.")
                                    .arg(error, name));
        });
}

void RemoteModelDialog::forgetKey()
{
    m_workbench.keys().remove(
        m_keyName->text().trimmed(), [this, alive = QPointer<RemoteModelDialog>(this)](const QString& error) {
            if (!alive)
                return;
            if (error.isEmpty())
                showKeyState();
            else
                m_keyState->setText(error);
        });
}

void RemoteModelDialog::test()
{
    takeTexts();
    m_test->setEnabled(false);
    m_banner->show(Banner::Kind::Busy, tr("Waiting for %1…").arg(toQt(m_model.endpoint.model)));
    remote::EndpointOptions options = m_model.endpoint;
    options.attempts = 1;
    options.timeoutMs = std::min(options.timeoutMs, kTestPatienceMs);
    options.connectTimeoutMs = std::min(options.connectTimeoutMs, kTestPatienceMs);
    m_workbench.keys().find(options.keyVariable,
        [this, alive = QPointer<RemoteModelDialog>(this), options](const std::shared_ptr<remote::Secret>& key) {
            if (alive)
                sendTest(options, key);
        });
}

void RemoteModelDialog::sendTest(const remote::EndpointOptions& options, const std::shared_ptr<remote::Secret>& key)
{
    m_workbench.query(
        this, "test",
        [options, key] {
            remote::Endpoint endpoint(options, std::move(*key));
            return endpoint.complete("", kTestPrompt, {});
        },
        [this](const remote::Completion& reply) {
            m_test->setEnabled(true);
            m_banner->show(Banner::Kind::Notice,
                tr("%1 answered in %2 s")
                    .arg(toQt(reply.model.empty() ? m_model.endpoint.model : reply.model))
                    .arg(reply.latencyMs / 1000.0, 0, 'f', 1),
                toQt(reply.text.substr(0, 400)));
        },
        [this](const QString& reason) {
            m_test->setEnabled(true);
            m_banner->show(Banner::Kind::Error, tr("There is no connection"), reason);
        });
}

void RemoteModelDialog::save()
{
    takeTexts();
    m_save->setEnabled(false);
    m_workbench.query(
        this, "save", [this, model = m_model] { return workflow::addRemoteModel(m_workbench.project(), model); },
        [this](const store::ModelRow&) { accept(); },
        [this](const QString& reason) {
            m_save->setEnabled(true);
            m_banner->show(Banner::Kind::Error, tr("It cannot be saved like this"), reason);
        });
}

}
