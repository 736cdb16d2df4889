#include "ui/pages/runs/matrix_grid.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>

namespace vlm::ui {
namespace {

QString letter(config::Mode mode)
{
    switch (mode) {
    case config::Mode::OffTheShelf:
        return MatrixCell::tr("O", "off the shelf, one letter");
    case config::Mode::LinearProbe:
        return MatrixCell::tr("P", "linear probe, one letter");
    case config::Mode::Lora:
        return MatrixCell::tr("L", "LoRA, one letter");
    case config::Mode::ClipAdapter:
        return MatrixCell::tr("A", "CLIP-Adapter, one letter");
    case config::Mode::TipAdapter:
        return MatrixCell::tr("T", "Tip-Adapter, one letter");
    case config::Mode::TipAdapterF:
        return MatrixCell::tr("K", "Tip-Adapter-F with trained keys, one letter");
    case config::Mode::Coop:
        return MatrixCell::tr("C", "CoOp, one letter");
    case config::Mode::FineTune:
        return MatrixCell::tr("F", "full fine-tuning, one letter");
    case config::Mode::WiseFt:
        return MatrixCell::tr("W", "WiSE-FT, one letter");
    }
    return {};
}

}

MatrixCell::MatrixCell(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize MatrixCell::sizeHint() const
{
    return {px(128), px(36)};
}

void MatrixCell::setEstimates(std::vector<runs::CellEstimate> estimates, const QString& where)
{
    m_estimates = std::move(estimates);
    QStringList lines;
    for (const runs::CellEstimate& one : m_estimates) {
        const QString what = !one.possible ? tr("cannot run: %1").arg(toQt(one.reason))
            : one.cached                   ? tr("the result is known; costs nothing")
                         : tr("%1 images to encode, about %2").arg(countText(one.samples), durationText(one.seconds));
        lines << QStringLiteral("%1: %2").arg(modeWord(one.mode), what);
    }
    setToolTip(m_estimates.empty() ? QString() : where + QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
    setAccessibleName(where);
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    update();
}

void MatrixCell::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = px(26);
    const int gap = px(6);
    int x = px(8);
    const int y = (height() - side) / 2;
    if (m_estimates.empty()) {
        painter.setPen(t.disabled);
        painter.drawText(QRect(x, y, side, side), Qt::AlignCenter, QStringLiteral("–"));
        return;
    }
    for (const runs::CellEstimate& one : m_estimates) {
        const QRect pill(x, y, side, side);
        const bool runs = one.possible && !one.cached;
        painter.setPen(runs ? QPen(Qt::NoPen) : QPen(one.possible ? t.accent : t.border, 1));
        painter.setBrush(runs ? t.accent : one.possible ? t.accentSoft : t.window);
        painter.drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        painter.setFont(ui::font(TextRole::Strong));
        painter.setPen(runs ? t.onAccent : one.possible ? t.accent : t.disabled);
        if (one.possible && one.cached)
            ui::icon("check", IconTint::Accent).paint(&painter, pill.adjusted(4, 4, -4, -4));
        else
            painter.drawText(pill, Qt::AlignCenter, letter(one.mode));
        if (!one.possible)
            painter.drawLine(pill.bottomLeft() + QPoint(5, -5), pill.topRight() + QPoint(-5, 5));
        x += side + gap;
    }
}

MatrixGrid::MatrixGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setSpacing(m_grid, 16, 2);
    m_grid->setHorizontalSpacing(px(8));
}

QCheckBox* MatrixGrid::addTick(const QString& text, const QString& name)
{
    auto* tick = new QCheckBox(text);
    tick->setObjectName(name);
    tick->setChecked(true);
    connect(tick, &QCheckBox::toggled, this, &MatrixGrid::changed);
    return tick;
}

void MatrixGrid::setContents(const std::vector<store::ModelRow>& models, const std::vector<store::DatasetRow>& datasets)
{
    const std::set<std::string> keptModels = tickedModels();
    const std::set<std::string> keptDatasets = tickedDatasets();
    const std::set<std::string> known = m_known;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_models.clear();
    m_datasets.clear();
    m_cells.clear();
    const auto wanted = [&](const std::string& id, const std::set<std::string>& kept) {
        return !known.contains(id) || kept.contains(id);
    };
    int column = 1;
    for (const store::DatasetRow& dataset : datasets) {
        auto* tick = addTick(toQt(dataset.title), "dataset." + toQt(dataset.id));
        const QSignalBlocker quiet(tick);
        tick->setChecked(wanted("d/" + dataset.id, keptDatasets));
        setTextRole(tick, TextRole::Strong);
        m_grid->addWidget(tick, 0, column);
        auto* line = new QLabel(tr("%1 · n = %2").arg(toQt(dataset.modality), countText(dataset.counts[2])));
        setTextRole(line, TextRole::Small);
        line->setContentsMargins(px(26), 0, px(8), px(8));
        m_grid->addWidget(line, 1, column++);
        m_datasets[dataset.id] = tick;
        m_known.insert("d/" + dataset.id);
    }
    int row = 2;
    for (const bool specialist : {false, true}) {
        for (const store::ModelRow& model : models) {
            if (model.specialist != specialist)
                continue;
            auto* tick = addTick(
                (specialist ? QStringLiteral("■ ") : QStringLiteral("○ ")) + toQt(model.id), "model." + toQt(model.id));
            const QSignalBlocker quiet(tick);
            tick->setChecked(wanted("m/" + model.id, keptModels));
            tick->setToolTip(
                tr("%1, trained on %2").arg(specialist ? tr("Specialist") : tr("Generalist"), toQt(model.modality)));
            m_grid->addWidget(tick, row, 0);
            m_models[model.id] = tick;
            m_known.insert("m/" + model.id);
            column = 1;
            for (const store::DatasetRow& dataset : datasets) {
                auto* cell = new MatrixCell;
                m_cells[{model.id, dataset.id}] = cell;
                m_grid->addWidget(cell, row, column++);
            }
            ++row;
        }
    }
    m_grid->setColumnStretch(column, 1);
    m_grid->setRowStretch(row, 1);
}

void MatrixGrid::setTicked(const std::set<std::string>& models, const std::set<std::string>& datasets)
{
    for (const auto& [id, tick] : m_models) {
        const QSignalBlocker quiet(tick);
        tick->setChecked(models.contains(id));
    }
    for (const auto& [id, tick] : m_datasets) {
        const QSignalBlocker quiet(tick);
        tick->setChecked(datasets.contains(id));
    }
    Q_EMIT changed();
}

std::set<std::string> MatrixGrid::tickedModels() const
{
    std::set<std::string> out;
    for (const auto& [id, tick] : m_models)
        if (tick->isChecked())
            out.insert(id);
    return out;
}

std::set<std::string> MatrixGrid::tickedDatasets() const
{
    std::set<std::string> out;
    for (const auto& [id, tick] : m_datasets)
        if (tick->isChecked())
            out.insert(id);
    return out;
}

void MatrixGrid::setEstimate(const runs::Estimate& estimate)
{
    std::map<std::pair<std::string, std::string>, std::vector<runs::CellEstimate>> byCell;
    for (const runs::CellEstimate& one : estimate.cells)
        byCell[{one.model, one.dataset}].push_back(one);
    for (const auto& [key, cell] : m_cells)
        cell->setEstimates(byCell[key], QStringLiteral("%1 × %2").arg(toQt(key.first), toQt(key.second)));
}

}
