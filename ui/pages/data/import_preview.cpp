#include "ui/pages/data/import_preview.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <QIcon>
#include <QPixmap>

#include "core/base/error.h"
#include "core/data/manifest.h"
#include "core/data/pseudonym.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/models/thumbnails.h"

namespace vlm::ui {
namespace {

constexpr std::size_t kRows = 20;
constexpr int kPicture = 96; // pixels of the longer side

ImportRow rowOf(const data::Dataset& dataset, const data::Sample& sample)
{
    ImportRow row{.sample = sample, .picture = {}, .fault = {}};
    if (sample.image.empty())
        return row;
    try {
        row.picture = fitted(samplePicture(dataset, sample), kPicture);
    } catch (const Error& error) { // shown in its place
        row.fault = toQt(error.what());
    }
    return row;
}

/// The choices that differ from what the manifest or the importer would do.
data::ImportOptions differing(const data::ImportOptions& chosen, const data::ImportOptions& manifest,
    const std::string& automatic, const std::string& importer)
{
    std::map<std::string, std::string> usual;
    const auto put = [&usual](std::span<const data::Setting> settings) {
        for (const data::Setting& setting : settings)
            usual[std::string(setting.key)] = setting.values.empty() ? setting.fallback : setting.values.front();
    };
    put(data::commonSettings());
    put(data::importer(importer).settings);
    for (const auto& [key, value] : manifest.settings)
        usual[key] = value;
    data::ImportOptions out;
    for (const auto& [key, value] : chosen.settings)
        if (const auto found = usual.find(key); found == usual.end() || found->second != value)
            out.settings[key] = value;
    if (chosen.importer != automatic)
        out.importer = chosen.importer;
    return out;
}

}

std::vector<ImportCandidate> importCandidates(const std::filesystem::path& path, const std::string& chosen)
{
    std::vector<ImportCandidate> out;
    for (const auto& [importer, recognition] : data::candidates(path))
        out.push_back({std::string(importer->id), translated("Importer", importer->title), toQt(recognition.reason)});
    if (chosen.empty())
        return out;
    const auto found = std::ranges::find(out, chosen, &ImportCandidate::importer);
    if (found != out.end())
        std::rotate(out.begin(), found, found + 1);
    else
        out.insert(out.begin(),
            {chosen, translated("Importer", data::importer(chosen).title), ImportRows::tr("dataset.json says so")});
    return out;
}

ImportPreview readPreview(
    const std::filesystem::path& path, const data::ImportOptions& chosen, const std::filesystem::path& project)
{
    data::usePseudonymKey(project);
    ImportPreview out;
    const auto manifest = data::findManifest(path);
    if (manifest) {
        out.used = manifest->options;
        out.used.importer = manifest->importer;
    }
    if (!chosen.importer.empty())
        out.used.importer = chosen.importer;
    for (const auto& [key, value] : chosen.settings)
        out.used.settings[key] = value;
    out.used.id = chosen.id;
    out.candidates = importCandidates(path, out.used.importer);
    out.dataset = data::open(path, chosen);
    const std::vector<ImportCandidate> free = importCandidates(path, manifest ? manifest->importer : std::string());
    out.kept = differing(chosen, manifest ? manifest->options : data::ImportOptions{},
        free.empty() ? std::string() : free.front().importer, out.dataset->info().importer);
    const auto samples = out.dataset->samples();
    for (const data::Sample& sample : samples)
        ++out.counts[static_cast<std::size_t>(sample.split)];
    // Spread over the whole set: the first rows are often all of one class.
    const std::size_t step = std::max<std::size_t>(1, samples.size() / kRows);
    for (std::size_t i = 0; i < samples.size() && out.rows.size() < kRows; i += step) {
        if (chosen.stop.stop_requested())
            throw Error(ErrorKind::Cancelled, "reading " + path.string() + " was cancelled");
        out.rows.push_back(rowOf(*out.dataset, samples[i]));
    }
    return out;
}

void ImportRows::setPreview(const ImportPreview& preview)
{
    m_classes = preview.dataset ? preview.dataset->info().classes : std::vector<std::string>();
    setRows(preview.rows);
}

QVariant ImportRows::headerCell(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Image"), tr("Sample"), tr("Split"), tr("Label"), tr("Question"), tr("Answer")};
    return names[column];
}

QVariant ImportRows::cell(int column, int role, const ImportRow& row) const
{
    const data::Sample& sample = row.sample;
    if (column == Picture) {
        if (role == Qt::DecorationRole && !row.picture.isNull())
            return QIcon(QPixmap::fromImage(row.picture)); // a pixmap would be cut off at the row's edges
        if (role == Qt::DisplayRole && row.picture.isNull())
            return row.fault.isEmpty() ? tr("text only") : tr("cannot be read");
        return role == Qt::ToolTipRole && !row.fault.isEmpty() ? QVariant(row.fault) : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto label = static_cast<std::size_t>(sample.label);
    switch (column) {
    case Sample:
        return toQt(sample.id);
    case Split:
        return toQt(data::name(sample.split));
    case Label:
        return sample.label >= 0 && label < m_classes.size() ? toQt(m_classes[label]) : QString();
    case Question:
        return role == Qt::ToolTipRole ? toQt(sample.prompt) : toQt(sample.question).simplified();
    default:
        return toQt(sample.answer).simplified();
    }
}

QVariant RejectRows::headerCell(int column, int role) const
{
    return role != Qt::DisplayRole ? QVariant() : column == 0 ? tr("Left out") : tr("Why");
}

QVariant RejectRows::cell(int column, int role, const data::Reject& reject) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return toQt(column == 0 ? reject.what : reject.reason);
}

QString RejectRows::text() const
{
    QString out = tr("Left out") + QLatin1Char('\t') + tr("Why") + QLatin1Char('\n');
    for (const data::Reject& reject : rows())
        out += toQt(reject.what) + QLatin1Char('\t') + toQt(reject.reason) + QLatin1Char('\n');
    return out;
}

}
