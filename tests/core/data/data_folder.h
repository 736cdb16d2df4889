#pragma once

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/dataset.h"

#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include <QTemporaryDir>

/// A folder that is filled with small files and removed at the end.
class DataFolder {
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }

    void text(const std::string& name, const std::string& content) const
    {
        std::filesystem::create_directories((path() / name).parent_path());
        vlm::writeFileAtomically(path() / name, content);
    }

    /// A 2x2 grey BMP of one level.
    void image(const std::string& name, char level = 100) const
    {
        std::string bmp(
            "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0\x01\0\x18\0\0\0\0\0\x10\0\0\0", 38);
        bmp.resize(54, '\0');
        for (int row = 0; row < 2; ++row)
            bmp += std::string(6, level) + std::string(2, '\0');
        text(name, bmp);
    }

    std::unique_ptr<vlm::data::Dataset> open(const vlm::data::ImportOptions& options = {}) const
    {
        return vlm::data::open(path(), options);
    }

private:
    QTemporaryDir m_folder;
};

/// The message of the error that opening gives.
inline QString openingFault(const DataFolder& folder, const vlm::data::ImportOptions& options = {})
{
    try {
        folder.open(options);
        return "opened";
    } catch (const vlm::Error& error) {
        return error.what();
    }
}

inline std::array<std::size_t, 3> splitSizes(const vlm::data::Dataset& dataset)
{
    using vlm::data::Split;
    std::array<std::size_t, 3> sizes{};
    for (const auto& sample : dataset.samples())
        ++sizes[static_cast<std::size_t>(sample.split)];
    return sizes;
}

inline const vlm::data::Sample& sampleAt(const vlm::data::Dataset& dataset, std::size_t i)
{
    if (i >= dataset.samples().size())
        throw std::out_of_range("sampleAt");
    return dataset.samples()[i];
}
