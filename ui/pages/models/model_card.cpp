#include "ui/pages/models/model_card.h"

#include "core/cards/check.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/pages/models/folder_check_view.h"
#include "ui/pages/models/quantised_facts.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

QLabel* wrapped(TextRole role)
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, role);
    return label;
}

}

QString ModelCard::plainMemory(
    const RegistryRow& row, const MemoryNeed& need, std::int64_t available, std::int64_t reserve)
{
    return tr("Weights as float32, 4 × %1 = %2\nOne batch of 32 images and its activations, about %3\n"
              "The program itself, about %4\nTogether %5; %6 are free now, and you keep %7 for other programs.")
        .arg(parametersText(row.parameters), bytesText(need.weights), bytesText(need.batch), bytesText(need.program),
            bytesText(need.total()), bytesText(available))
        .arg(bytesText(reserve));
}

QString ModelCard::answeringMemory(
    const RegistryRow& row, const MemoryNeed& need, std::int64_t available, std::int64_t reserve)
{
    QStringList lines;
    for (const PrecisionNeed& one : row.answering) {
        const MemoryNeed other{.weights = one.weights, .batch = one.peak - one.weights};
        lines << tr("%1: weights %2, while it answers %3 – %4")
                     .arg(one.precision, bytesText(one.weights), bytesText(one.peak),
                         fitWord(fitOf(other, available, reserve)).toLower());
    }
    lines << tr("Runs whose precision is automatic use %1 here. %2 are free now, and you keep %3 for other programs.")
                 .arg(need.precision, bytesText(available), bytesText(reserve));
    if (!row.installed)
        lines << tr("Guessed from the parameters; the files say it exactly once they are here.");
    return lines.join(QLatin1Char('\n'));
}

ModelCard::ModelCard(QWidget* parent)
    : QScrollArea(parent)
    , m_title(wrapped(TextRole::Section))
    , m_kind(wrapped(TextRole::Secondary))
    , m_facts(new QGridLayout)
    , m_memoryTitle(wrapped(TextRole::Strong))
    , m_memory(wrapped(TextRole::Secondary))
    , m_filesTitle(wrapped(TextRole::Strong))
    , m_files(wrapped(TextRole::Secondary))
    , m_check(new FolderCheckView)
    , m_run(new QPushButton(tr("Run this model")))
    , m_remove(new QPushButton(tr("Remove from project")))
    , m_add(new QPushButton(tr("Add its folder…")))
    , m_verify(new QPushButton(tr("Check its files")))
    , m_modules(new QPushButton(tr("Show its layers…")))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Model card"));
    setPrimary(m_run);
    setPrimary(m_add);
    m_add->setObjectName("models.addPublished");
    m_verify->setObjectName("models.check");
    m_verify->setToolTip(tr("Names, shards, sizes, layout, parameters, and every weight for NaN and infinity"));
    m_modules->setObjectName("models.showModules");
    m_modules->setToolTip(tr("Shapes, parameters, and which layers LoRA reaches"));
    m_remove->setToolTip(tr("Results and files stay; undo brings it back"));
    setSpacing(m_facts, 0, 6);
    m_facts->setColumnStretch(1, 1);
    m_facts->setHorizontalSpacing(px(16));
    auto* buttons = new QVBoxLayout;
    setSpacing(buttons, 0, 8);
    buttons->addWidget(m_run);
    buttons->addWidget(m_add);
    buttons->addWidget(m_modules);
    buttons->addWidget(m_verify);
    buttons->addWidget(m_remove);
    auto* body = new QWidget;
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 16, 10);
    column->addWidget(m_title);
    column->addWidget(m_kind);
    column->addLayout(buttons);
    column->addLayout(m_facts);
    column->addWidget(m_filesTitle);
    column->addWidget(m_files);
    column->addWidget(m_check);
    column->addWidget(m_memoryTitle);
    column->addWidget(m_memory);
    column->addStretch();
    setWidget(body);
    connect(m_run, &QPushButton::clicked, this, &ModelCard::runRequested);
    connect(m_remove, &QPushButton::clicked, this, &ModelCard::removeRequested);
    connect(m_add, &QPushButton::clicked, this, &ModelCard::addRequested);
    connect(m_verify, &QPushButton::clicked, this, &ModelCard::checkRequested);
    connect(m_modules, &QPushButton::clicked, this, &ModelCard::modulesRequested);
    clear();
}

void ModelCard::clear()
{
    widget()->hide();
}

void ModelCard::addFact(const QString& name, const QString& value, bool mono)
{
    if (value.isEmpty())
        return;
    const int row = m_facts->rowCount();
    auto* label = new QLabel(name);
    setTextRole(label, TextRole::Secondary);
    auto* text = wrapped(mono ? TextRole::Mono : TextRole::Body);
    text->setText(value);
    m_facts->addWidget(label, row, 0, Qt::AlignTop);
    m_facts->addWidget(text, row, 1);
}

void ModelCard::show(const RegistryRow& row, Fit fit, std::int64_t available, std::int64_t reserve)
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_title->setText(row.title);
    m_kind->setText(row.specialist  ? tr("■ Specialist, paired with %1").arg(row.pairing)
            : row.pairing.isEmpty() ? tr("○ Generalist")
                                    : tr("○ Generalist, paired with %1").arg(row.pairing));
    m_run->setVisible(row.installed && !row.missing);
    m_remove->setVisible(row.installed);
    m_add->setVisible(!row.installed && !row.remote && !row.unpublished);
    m_modules->setVisible(row.installed && !row.missing);
    m_verify->setVisible(row.installed && !row.missing && row.published.has_value());

    addFact(tr("Family"), row.family);
    addFact(tr("Parameters"), parametersText(row.parameters));
    addFact(tr("Weights"),
        row.weightBytes > 0
            ? (row.installed ? bytesText(row.weightBytes) : tr("about %1").arg(bytesText(row.weightBytes)))
            : QString());
    addFact(tr("Image size"), row.imageSize > 0 ? tr("%1 × %1 pixels").arg(row.imageSize) : QString());
    addFact(tr("Trained on"), row.modality);
    addFact(tr("In domain"), row.inDomain.join(QStringLiteral(", ")));
    addFact(tr("Preparation"), row.preprocessing);
    if (row.installed && !row.missing && !row.answering.empty())
        addFact(tr("Precision"), quantisedFacts(row.folder.toStdString()));
    addFact(tr("Licence"), row.licence);
    addFact(tr("Published"), row.hub);
    addFact(tr("Source"), row.citation);
    addFact(tr("Folder"), QDir::toNativeSeparators(row.folder));
    addFact(tr("Fingerprint"), row.fingerprint.left(16), true);

    const MemoryNeed need = memoryNeed(row);
    const bool memory = !row.remote && row.parameters > 0;
    m_memoryTitle->setVisible(memory);
    m_memory->setVisible(memory);
    m_memoryTitle->setText(tr("Memory: %1").arg(fitWord(fit)));
    m_memory->setText(need.precision.isEmpty() ? plainMemory(row, need, available, reserve)
                                               : answeringMemory(row, need, available, reserve));
    m_check->hide();
    m_filesTitle->setVisible(!row.installed);
    m_files->setVisible(!row.installed);
    m_filesTitle->setText(row.remote ? tr("To use it")
            : row.unpublished        ? tr("No weights published")
                                     : tr("Files it needs"));
    if (row.remote || row.unpublished)
        m_files->setText(row.note);
    else if (row.published) {
        m_files->setText(
            tr("Download these from %1 into one folder, then add that folder: its files are checked first. "
               "This program opens no network connection by itself.")
                .arg(row.hub)
            + (row.note.isEmpty() ? QString() : QStringLiteral("\n") + row.note));
        m_check->showNeeds(row.published->files);
        m_check->setVisible(!row.installed);
    }
    widget()->show();
    widget()->adjustSize();
}

void ModelCard::showChecking()
{
    m_filesTitle->setText(tr("Looking at the files…"));
    m_filesTitle->show();
    m_files->hide();
    m_check->hide();
}

void ModelCard::showCheck(const cards::FolderCheck& check, const QString& folder)
{
    m_filesTitle->setText(check.usable() ? tr("The files are complete") : tr("This folder cannot be used yet"));
    m_filesTitle->show();
    m_files->setText(QDir::toNativeSeparators(folder));
    m_files->show();
    m_check->showCheck(check);
    m_check->show();
    widget()->adjustSize();
    ensureWidgetVisible(m_filesTitle);
}

}
