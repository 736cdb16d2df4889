#include "ui/pages/results/what_if_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/rq/modes.h"
#include "core/rq/published.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/figures/from_science.h"
#include "ui/pages/results/study_source.h"

namespace vlm::ui {
namespace {

constexpr const char* kEdited = "edited";
constexpr int kFamilyColumn = 1;
constexpr int kFirstDataset = 2;

int datasetColumn(std::size_t index)
{
    return kFirstDataset + static_cast<int>(index);
}

}

WhatIfPanel::WhatIfPanel(StudySource& source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_selection(new QComboBox)
    , m_generalistLabel(new QLabel(tr("Generalist")))
    , m_generalist(new QComboBox)
    , m_specialistLabel(new QLabel(tr("Specialist")))
    , m_specialist(new QComboBox)
    , m_bar(new QComboBox)
    , m_only(new QComboBox)
    , m_inDomain(new QComboBox)
    , m_tuned(new QComboBox)
    , m_reselect(new QCheckBox(tr("Choose the best anew in every replicate")))
    , m_models(new QTableWidget)
    , m_reset(new QPushButton(tr("Back to the study's protocol")))
{
    auto* title = new QLabel(tr("What if…"));
    setTextRole(title, TextRole::Section);
    m_selection->addItem(tr("Best of each side"), static_cast<int>(rq::Selection::Best));
    m_selection->addItem(tr("Mean of each side"), static_cast<int>(rq::Selection::Mean));
    m_selection->addItem(tr("One pair"), static_cast<int>(rq::Selection::Pair));
    m_bar->addItem(tr("Best specialist (strict)"), static_cast<int>(rq::Bar::Best));
    m_bar->addItem(tr("Second best (relaxed)"), static_cast<int>(rq::Bar::Second));
    m_only->addItem(tr("is also the second"), static_cast<int>(rq::OnlySpecialist::IsAlsoSecond));
    m_only->addItem(tr("means success"), static_cast<int>(rq::OnlySpecialist::IsVacuous));
    auto* form = new QFormLayout;
    const auto add = [&](QLabel* label, QComboBox* box, const char* name, const QString& accessible) {
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(box);
        box->setObjectName(QLatin1String("whatif.") + QLatin1String(name));
        box->setAccessibleName(accessible);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(14);
        form->addRow(label, box);
        connect(box, &QComboBox::activated, this, &WhatIfPanel::takeChoices);
    };
    add(new QLabel(tr("Gaps from")), m_selection, "selection", tr("Which models make a gap"));
    add(m_generalistLabel, m_generalist, "generalist", tr("Generalist of the pair"));
    add(m_specialistLabel, m_specialist, "specialist", tr("Specialist of the pair"));
    add(new QLabel(tr("Bar")), m_bar, "bar", tr("Which specialist has to be beaten"));
    add(new QLabel(tr("A lone specialist")), m_only, "only", tr("What a lone specialist is to the relaxed bar"));
    add(new QLabel(tr("In-domain table")), m_inDomain, "indomain", tr("In-domain table"));
    add(new QLabel(tr("Tuned means")), m_tuned, "tuned", tr("Which mode counts as tuned"));
    m_reselect->setObjectName("whatif.reselect");
    connect(m_reselect, &QCheckBox::clicked, this, &WhatIfPanel::takeChoices);
    form->addRow(m_reselect);
    m_models->setObjectName("whatif.models");
    m_models->setAccessibleName(tr("Models: use, family, and the data sets that are in-domain"));
    m_models->setToolTip(tr("Tick: used. Family: double-click to change. Data sets: tick where in-domain."));
    m_models->verticalHeader()->hide();
    m_models->setMinimumHeight(px(200));
    connect(m_models, &QTableWidget::itemChanged, this, &WhatIfPanel::takeModel);
    m_reset->setObjectName("whatif.reset");
    connect(m_reset, &QPushButton::clicked, this, [this] { m_source.setAssumptions({}); });

    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, kGap);
    column->addWidget(title);
    column->addLayout(form);
    column->addWidget(m_models, 1);
    column->addWidget(m_reset);
    connect(&source, &StudySource::studyChanged, this, &WhatIfPanel::fill);
    connect(&source, &StudySource::assumptionsChanged, this, &WhatIfPanel::fill);
    fill();
}

void WhatIfPanel::fill()
{
    if (m_filling)
        return;
    const bool ready = m_source.state() == StudySource::State::Ready;
    setEnabled(ready);
    if (!ready)
        return;
    const QScopedValueRollback<bool> guard(m_filling, true);
    const rq::Assumptions& now = m_source.assumptions();
    const auto set = [](QComboBox* box, int value) { box->setCurrentIndex(box->findData(value)); };
    set(m_selection, static_cast<int>(now.selection));
    set(m_bar, static_cast<int>(now.bar));
    set(m_only, static_cast<int>(now.onlySpecialist));
    m_generalist->clear();
    m_specialist->clear();
    for (const rq::StudyModel& model : m_source.study().models)
        if (model.role != rq::Role::Commercial)
            (model.role == rq::Role::Generalist ? m_generalist : m_specialist)->addItem(toQt(model.name));
    if (!now.generalist.empty())
        m_generalist->setCurrentText(toQt(now.generalist));
    if (!now.specialist.empty())
        m_specialist->setCurrentText(toQt(now.specialist));
    for (QWidget* widget : {static_cast<QWidget*>(m_generalistLabel), static_cast<QWidget*>(m_generalist),
             static_cast<QWidget*>(m_specialistLabel), static_cast<QWidget*>(m_specialist)})
        widget->setVisible(now.selection == rq::Selection::Pair);
    fillTables();
    fillModels();
    fillTuned();
    const bool can = m_source.ofProject() && now.selection == rq::Selection::Best;
    m_reselect->setChecked(now.reselect == rq::Reselect::Yes);
    m_reselect->setEnabled(can);
    m_reselect->setToolTip(can
            ? tr("Paired intervals then take into account that the best was chosen on the test set; they get wider.")
            : !m_source.ofProject() ? tr("The published study has no predictions to draw from.")
                                    : tr("Only the best of each side is chosen."));
    m_reset->setEnabled(!rq::departures(m_source.study(), now).empty());
}

void WhatIfPanel::fillTables()
{
    m_tables = rq::publishedInDomainTables();
    m_inDomain->clear();
    m_inDomain->addItem(tr("The study's own: %1").arg(toQt(m_source.study().inDomain.title)), QString());
    if (!m_source.ofProject())
        for (const rq::InDomainTable& table : m_tables)
            if (table.id != m_source.study().inDomain.id)
                m_inDomain->addItem(toQt(table.title), toQt(table.id));
    const rq::InDomainTable& now = m_source.assumptions().inDomain;
    if (now.id == kEdited)
        m_inDomain->addItem(toQt(now.title), kEdited);
    m_inDomain->setCurrentIndex(std::max(0, m_inDomain->findData(toQt(now.id))));
}

void WhatIfPanel::fillTuned()
{
    const rq::Study& study = m_source.study();
    m_tuned->clear();
    m_tuned->addItem(tr("The study's own: %1").arg(figures::studyModeTitle(study.tunedMode)), QString());
    for (const std::string& mode : rq::modesOf(study))
        if (mode != study.tunedMode && mode != "ots")
            m_tuned->addItem(figures::studyModeTitle(mode), toQt(mode));
    m_tuned->setCurrentIndex(std::max(0, m_tuned->findData(toQt(m_source.assumptions().tunedMode))));
    m_tuned->setEnabled(m_tuned->count() > 1);
}

void WhatIfPanel::fillModels()
{
    const rq::Study& study = m_source.study();
    const rq::Assumptions& now = m_source.assumptions();
    QStringList header{tr("Model"), tr("Family")};
    for (const rq::StudyDataset& dataset : study.datasets)
        header << toQt(dataset.name);
    m_models->setColumnCount(static_cast<int>(header.size()));
    m_models->setHorizontalHeaderLabels(header);
    m_models->setRowCount(static_cast<int>(study.models.size()));
    for (int row = 0; row < m_models->rowCount(); ++row) {
        const rq::StudyModel& model = study.models[static_cast<std::size_t>(row)];
        const auto moved = now.families.find(model.name);
        auto* name = new QTableWidgetItem(toQt(model.name));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        name->setCheckState(now.excludedModels.contains(model.name) ? Qt::Unchecked : Qt::Checked);
        m_models->setItem(row, 0, name);
        m_models->setItem(
            row, kFamilyColumn, new QTableWidgetItem(toQt(moved == now.families.end() ? model.family : moved->second)));
        for (std::size_t i = 0; i < study.datasets.size(); ++i) {
            auto* item = new QTableWidgetItem;
            item->setFlags(Qt::ItemIsSelectable);
            if (model.role == rq::Role::Specialist) {
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
                item->setCheckState(
                    m_source.inDomain().contains(model.name, study.datasets[i].name) ? Qt::Checked : Qt::Unchecked);
                item->setData(Qt::AccessibleTextRole,
                    tr("%1 in-domain on %2").arg(toQt(model.name), toQt(study.datasets[i].name)));
            }
            m_models->setItem(row, datasetColumn(i), item);
        }
    }
    m_models->resizeColumnsToContents();
}

void WhatIfPanel::takeChoices()
{
    rq::Assumptions next = m_source.assumptions();
    next.selection = static_cast<rq::Selection>(m_selection->currentData().toInt());
    next.bar = static_cast<rq::Bar>(m_bar->currentData().toInt());
    next.onlySpecialist = static_cast<rq::OnlySpecialist>(m_only->currentData().toInt());
    next.tunedMode = m_tuned->currentData().toString().toStdString();
    next.reselect = m_reselect->isChecked() ? rq::Reselect::Yes : rq::Reselect::No;
    if (next.selection == rq::Selection::Pair) {
        next.generalist = m_generalist->currentText().toStdString();
        next.specialist = m_specialist->currentText().toStdString();
    }
    const std::string table = m_inDomain->currentData().toString().toStdString();
    if (table.empty())
        next.inDomain = {};
    for (const rq::InDomainTable& known : m_tables)
        if (known.id == table)
            next.inDomain = known;
    m_source.setAssumptions(std::move(next));
}

void WhatIfPanel::takeModel(const QTableWidgetItem* item)
{
    if (m_filling)
        return;
    const rq::StudyModel& model = m_source.study().models[static_cast<std::size_t>(item->row())];
    rq::Assumptions next = m_source.assumptions();
    const bool on = item->checkState() == Qt::Checked;
    if (item->column() == 0) {
        if (on)
            next.excludedModels.erase(model.name);
        else
            next.excludedModels.insert(model.name);
    } else if (item->column() == kFamilyColumn) {
        const std::string family = item->text().trimmed().toStdString();
        if (family.empty() || family == model.family)
            next.families.erase(model.name);
        else
            next.families[model.name] = family;
    } else {
        const rq::StudyDataset& dataset
            = m_source.study().datasets[static_cast<std::size_t>(item->column() - kFirstDataset)];
        rq::InDomainTable table = m_source.inDomain();
        table.id = kEdited;
        table.title = tr("Edited here").toStdString();
        if (on)
            table.pairs.emplace(model.name, dataset.name);
        else
            table.pairs.erase({model.name, dataset.name});
        next.inDomain = std::move(table);
    }
    // The table is rebuilt by the change; not while it still reports it.
    QMetaObject::invokeMethod(
        this, [this, next] { m_source.setAssumptions(next); }, Qt::QueuedConnection);
}

}
