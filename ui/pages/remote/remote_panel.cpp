#include "ui/pages/remote/remote_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/pages/remote/remote_model_dialog.h"

namespace vlm::ui {
namespace {

void clear(QVBoxLayout* rows)
{
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QString spentText(const remote::RemoteModel& model, const remote::Spending& spending)
{
    if (spending.requests == 0)
        return RemotePanel::tr("nothing sent yet");
    QStringList parts{RemotePanel::tr("%n request(s)", nullptr, static_cast<int>(spending.requests))};
    if (spending.refused > 0)
        parts << RemotePanel::tr("%n refusal(s)", nullptr, static_cast<int>(spending.refused));
    if (spending.inputTokens + spending.outputTokens > 0)
        parts << RemotePanel::tr("%1 tokens").arg(countText(spending.inputTokens + spending.outputTokens));
    if (spending.cost > 0)
        parts << QStringLiteral("%1 %2").arg(QLocale().toString(spending.cost, 'f', 2), toQt(model.limits.currency));
    return parts.join(QStringLiteral("  ·  "));
}

/// A strong line and a small one at the left, buttons at the right.
QWidget* line(const QString& title, const QString& below, const std::vector<QPushButton*>& buttons)
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    setSpacing(row, 0, kGap);
    auto* texts = new QVBoxLayout;
    setSpacing(texts, 0, 2);
    auto* head = new QLabel(title);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    auto* foot = new QLabel(below);
    foot->setTextFormat(Qt::PlainText);
    foot->setWordWrap(true);
    setTextRole(foot, TextRole::Small);
    texts->addWidget(head);
    texts->addWidget(foot);
    row->addLayout(texts, 1);
    for (QPushButton* button : buttons)
        row->addWidget(button, 0, Qt::AlignVCenter);
    return widget;
}

}

RemotePanel::RemotePanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_about(new QLabel)
    , m_models(new QVBoxLayout)
    , m_consentHeading(new QLabel(tr("What may leave this computer")))
    , m_consents(new QVBoxLayout)
    , m_add(new QPushButton(ui::icon("plus"), tr("Add a model behind HTTP…")))
{
    setObjectName("remote.panel");
    m_about->setWordWrap(true);
    m_about->setObjectName("remote.about");
    setTextRole(m_about, TextRole::Secondary);
    setTextRole(m_consentHeading, TextRole::Strong);
    m_add->setObjectName("remote.add");
    connect(m_add, &QPushButton::clicked, this, [this] { edit(nullptr); });
    setSpacing(m_models, 0, 12);
    setSpacing(m_consents, 0, 12);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 12);
    column->addWidget(m_about);
    column->addLayout(m_models);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(m_consentHeading);
    column->addLayout(m_consents);
    connect(&workbench, &Workbench::projectOpened, this, &RemotePanel::refresh);
    connect(&workbench, &Workbench::projectClosed, this, &RemotePanel::refresh);
    refresh();
}

void RemotePanel::refresh()
{
    if (!m_workbench.hasProject()) {
        showContents({});
        m_about->setText(
            tr("Models behind HTTP belong to a project: open one to add o3, Gemini or a server of your own."));
        m_add->setEnabled(false);
        return;
    }
    m_add->setEnabled(true);
    m_workbench.query(
        this, "contents",
        [this] {
            Contents contents;
            for (store::ModelRow& row : m_workbench.reader().models()) {
                if (!remote::isRemote(row.folder))
                    continue;
                Known known{.row = std::move(row), .model = {}, .spending = {}, .problem = {}};
                try {
                    known.model = remote::readRemoteModel(known.row.folder);
                    known.spending = remote::readSpending(remote::journalFile(known.row.folder));
                } catch (const Error& error) {
                    known.problem = toQt(error.what());
                }
                contents.models.push_back(std::move(known));
            }
            contents.consents = remote::ConsentBook(m_workbench.project().folder()).all();
            return contents;
        },
        [this](const Contents& contents) {
            m_about->setText(contents.models.empty()
                    ? tr("This project has none. Questions can be put to o3, Gemini and any OpenAI-compatible server; "
                         "nothing is sent before you have agreed to what goes where.")
                    : tr("They take part in runs like any other model, and can judge answers on Results."));
            showContents(contents);
        });
}

void RemotePanel::showContents(const Contents& contents)
{
    clear(m_models);
    clear(m_consents);
    for (const Known& known : contents.models)
        m_models->addWidget(modelLine(known));
    m_consentHeading->setVisible(!contents.consents.empty());
    for (auto consent = contents.consents.rbegin(); consent != contents.consents.rend(); ++consent)
        m_consents->addWidget(consentLine(*consent));
}

QWidget* RemotePanel::modelLine(const Known& known)
{
    auto* change = new QPushButton(tr("Change…"));
    change->setObjectName("remote.edit." + toQt(known.row.id));
    change->setAccessibleName(tr("Change %1").arg(toQt(known.row.id)));
    change->setEnabled(known.problem.isEmpty());
    connect(change, &QPushButton::clicked, this, [this, model = known.model] { edit(&model); });
    auto* remove = new QPushButton(tr("Remove"));
    remove->setObjectName("remote.remove." + toQt(known.row.id));
    remove->setAccessibleName(tr("Remove %1").arg(toQt(known.row.id)));
    remove->setToolTip(tr("From the list; its replies stay in the project's folder, and it can be undone"));
    connect(remove, &QPushButton::clicked, this, [this, id = toQt(known.row.id)] {
        m_workbench.removeModel(id);
        refresh();
    });
    const QString below = known.problem.isEmpty()
        ? tr("%1 at %2  ·  %3")
              .arg(toQt(known.model.endpoint.model), toQt(known.model.endpoint.url),
                  spentText(known.model, known.spending))
        : known.problem;
    return line(toQt(known.row.id), below, {change, remove});
}

QWidget* RemotePanel::consentLine(const remote::Consent& consent)
{
    const remote::Shipment& what = consent.shipment;
    const QString title = what.goods == remote::Goods::Answers
        ? tr("Answers about %1 to %2 (%3)").arg(toQt(what.dataset), toQt(what.host()), toQt(what.model))
        : tr("Images and questions of %1 to %2 (%3)").arg(toQt(what.dataset), toQt(what.host()), toQt(what.model));
    QString below = tr("Agreed by %1, %2").arg(toQt(consent.by), timeText(consent.at));
    if (!consent.permission.empty())
        below += tr(", with the permission “%1”").arg(toQt(consent.permission));
    std::vector<QPushButton*> buttons;
    if (consent.revokedAt.empty()) {
        auto* revoke = new QPushButton(tr("Take back"));
        revoke->setObjectName("consent.revoke");
        revoke->setAccessibleName(tr("Take back: %1").arg(title));
        connect(revoke, &QPushButton::clicked, this, [this, what] {
            remote::ConsentBook(m_workbench.project().folder()).revoke(what);
            refresh();
        });
        buttons.push_back(revoke);
    } else {
        below += tr("; taken back by %1, %2").arg(toQt(consent.revokedBy), timeText(consent.revokedAt));
    }
    return line(title, below, buttons);
}

void RemotePanel::edit(const remote::RemoteModel* known)
{
    auto* dialog = new RemoteModelDialog(m_workbench, known, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &RemotePanel::refresh);
    dialog->open();
}

}
