#include "ui/pages/remote/consent_dialog.h"

#include <algorithm>
#include <functional>
#include <set>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "core/remote/remote_model.h"
#include "core/runs/remote_questions.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"

namespace vlm::ui {
namespace {

constexpr int kDialogWidth = 640;
constexpr int kDialogHeight = 620;

QString goesThere(const remote::Shipment& shipment)
{
    const QString questions = ConsentDialog::tr("%n question(s)", nullptr, static_cast<int>(shipment.questions));
    if (shipment.goods == remote::Goods::Answers)
        return ConsentDialog::tr("%1 of %2, each with its reference answer and a model's answer. No image.")
            .arg(questions, toQt(shipment.dataset));
    return ConsentDialog::tr("%1 and %2 of %3. Images go as they are shown: pixels without file names, DICOM fields or "
                             "other metadata. What is burnt into the pixels goes with them.")
        .arg(ConsentDialog::tr("%n image(s)", nullptr, static_cast<int>(shipment.images)), questions,
            toQt(shipment.dataset));
}

QString connection(const remote::Shipment& shipment)
{
    if (shipment.thisMachine())
        return ConsentDialog::tr("This computer. A server here may pass on what it gets.");
    return shipment.encrypted() ? ConsentDialog::tr("Encrypted, to %1").arg(toQt(shipment.host()))
                                : ConsentDialog::tr("Not encrypted, to %1: anyone on the way can read what is sent.")
                                      .arg(toQt(shipment.host()));
}

}

ConsentDialog::ConsentDialog(Workbench& workbench, std::vector<remote::Shipment> shipments, QWidget* parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_shipments(std::move(shipments))
    , m_agree(new QCheckBox(tr("I have read this and agree that it is sent")))
    , m_accept(new QPushButton(tr("Agree")))
{
    setObjectName("consent");
    setWindowTitle(tr("Data leave this computer"));
    resize(px(kDialogWidth), px(kDialogHeight));
    auto* heading = new QLabel(tr("Data leave this computer"));
    setTextRole(heading, TextRole::Title);
    auto* about = new QLabel(tr("The answer is remembered in this project for exactly this server, model and data set. "
                                "It can be taken back in Settings; what was sent cannot."));
    about->setWordWrap(true);
    setTextRole(about, TextRole::Secondary);

    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 0, 8, 0, 12);
    // What must not be overlooked comes first.
    std::ranges::stable_sort(m_shipments, std::greater(), [](const auto& one) { return one.restriction.forbidden; });
    for (const remote::Shipment& shipment : m_shipments)
        addShipment(column, shipment);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_agree->setObjectName("consent.agree");
    connect(m_agree, &QCheckBox::toggled, this, &ConsentDialog::updateAccept);
    auto* buttons = new QDialogButtonBox;
    auto* refuse = buttons->addButton(tr("Send nothing"), QDialogButtonBox::RejectRole);
    refuse->setObjectName("consent.refuse");
    buttons->addButton(m_accept, QDialogButtonBox::AcceptRole);
    m_accept->setObjectName("consent.accept");
    setPrimary(m_accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &ConsentDialog::grant);
    refuse->setDefault(true);

    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, kPageMargin, 12);
    outer->addWidget(heading);
    outer->addWidget(about);
    outer->addWidget(scroll, 1);
    outer->addWidget(m_agree);
    outer->addWidget(buttons);
    updateAccept();
}

void ConsentDialog::addShipment(QVBoxLayout* column, const remote::Shipment& shipment)
{
    auto* card = new Card;
    auto* rows = new QVBoxLayout(card);
    setSpacing(rows, 16, 12, 16, 12, 8);
    auto* title = new QLabel(tr("%1  →  %2").arg(toQt(shipment.dataset), toQt(shipment.model)));
    setTextRole(title, TextRole::Section);
    rows->addWidget(title);
    const auto fact = [&](const QString& name, const QString& text) {
        auto* line = new QHBoxLayout;
        setSpacing(line, 0, 12);
        auto* key = new QLabel(name);
        setTextRole(key, TextRole::Secondary);
        setFixedScaled(key, 96);
        key->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto* value = new QLabel(text);
        value->setWordWrap(true);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line->addWidget(key);
        line->addWidget(value, 1);
        rows->addLayout(line);
    };
    fact(tr("What"), goesThere(shipment));
    fact(tr("Where"), connection(shipment));
    fact(tr("Licence"), shipment.licence.empty() ? tr("Not known") : toQt(shipment.licence));
    QLineEdit* permission = nullptr;
    if (!shipment.restriction.text.empty()) {
        auto* warning = new Banner;
        warning->setClosable(false);
        warning->show(shipment.restriction.forbidden ? Banner::Kind::Error : Banner::Kind::Notice,
            shipment.restriction.forbidden ? tr("These data may not simply be passed on") : tr("Look before you send"),
            {});
        rows->addWidget(warning);
        auto* text = new QLabel(toQt(shipment.restriction.text));
        text->setWordWrap(true);
        text->setObjectName("consent.warning");
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        rows->addWidget(text);
    }
    if (shipment.restriction.forbidden) {
        permission = new QLineEdit;
        permission->setObjectName("consent.permission");
        permission->setPlaceholderText(tr("Whose permission you hold, and of when"));
        permission->setAccessibleName(tr("Permission to send %1").arg(toQt(shipment.dataset)));
        connect(permission, &QLineEdit::textChanged, this, &ConsentDialog::updateAccept);
        rows->addWidget(permission);
    }
    m_permissions.push_back(permission);
    column->addWidget(card);
}

void ConsentDialog::updateAccept()
{
    const bool permitted = std::ranges::all_of(
        m_permissions, [](const QLineEdit* edit) { return !edit || !edit->text().trimmed().isEmpty(); });
    m_accept->setEnabled(m_agree->isChecked() && permitted);
}

void ConsentDialog::grant()
{
    remote::ConsentBook book(m_workbench.project().folder());
    for (std::size_t i = 0; i < m_shipments.size(); ++i)
        book.grant(m_shipments[i], "workbench",
            m_permissions[i] ? m_permissions[i]->text().trimmed().toStdString() : std::string());
    accept();
}

void withConsent(
    Workbench& workbench, std::vector<remote::Shipment> shipments, QWidget* parent, std::function<void()> then)
{
    const remote::ConsentBook book(workbench.project().folder());
    std::erase_if(shipments, [&](const remote::Shipment& shipment) { return book.find(shipment).has_value(); });
    if (shipments.empty())
        return then();
    auto* dialog = new ConsentDialog(workbench, std::move(shipments), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, std::move(then));
    dialog->open();
}

void withConsent(
    Workbench& workbench, const std::vector<config::RunConfig>& runs, QWidget* parent, std::function<void()> then)
{
    const auto remoteOnes = [](const config::RunConfig& run) {
        return std::ranges::any_of(
            run.models, [](const config::ModelRef& model) { return remote::isRemote(model.folder); });
    };
    if (!std::ranges::any_of(runs, remoteOnes))
        return then();
    workbench.query(
        parent, "consent",
        [&workbench, runs] {
            std::vector<remote::Shipment> missing;
            for (const config::RunConfig& run : runs)
                for (runs::Unconsented& one : runs::withoutConsent(run, workbench.project()))
                    missing.push_back(std::move(one.shipment));
            return missing;
        },
        [&workbench, parent, then = std::move(then)](
            const std::vector<remote::Shipment>& missing) { withConsent(workbench, missing, parent, then); });
}

}
