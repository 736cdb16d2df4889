#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <QImage>
#include <QString>

#include "core/data/dataset.h"
#include "ui/models/table_model.h"

namespace vlm::ui {

/// A layout that takes the files, and why.
struct ImportCandidate {
    std::string importer;
    QString title;
    QString reason;
};

/// A row of the preview.
struct ImportRow {
    data::Sample sample;
    QImage picture; // null where it cannot be read
    QString fault; // why
};

/// What an importer makes of a folder or file before anything is stored.
struct ImportPreview {
    std::vector<ImportCandidate> candidates; // the one that was used first
    data::ImportOptions used; // what the manifest says, with what was chosen above it
    data::ImportOptions kept; // what later openings cannot know without being told
    std::shared_ptr<const data::Dataset> dataset;
    std::array<std::size_t, 3> counts{};
    std::vector<ImportRow> rows; // spread over the whole set
};

/// The layouts that take the files, without reading them.
std::vector<ImportCandidate> importCandidates(const std::filesystem::path& path, const std::string& chosen);

/// @param project whose key makes the pseudonyms. @throws Error Data, Config, Cancelled
ImportPreview readPreview(
    const std::filesystem::path& path, const data::ImportOptions& chosen, const std::filesystem::path& project);

/// The preview's rows as a table: picture, sample, split, label or question and answer.
class ImportRows : public TableModel<ImportRow> {
    Q_OBJECT
public:
    enum Column { Picture, Sample, Split, Label, Question, Answer, ColumnCount };
    using TableModel::TableModel;

    void setPreview(const ImportPreview& preview);
    int numColumns() const override { return ColumnCount; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const ImportRow& row) const override;

private:
    std::vector<std::string> m_classes;
};

/// What was left out, and why.
class RejectRows : public TableModel<data::Reject> {
    Q_OBJECT
public:
    using TableModel::TableModel;
    int numColumns() const override { return 2; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const data::Reject& reject) const override;
    QString text() const; // tab-separated, with a header
};

}
