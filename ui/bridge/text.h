#pragma once

#include <filesystem>
#include <string_view>

#include <QCoreApplication>
#include <QString>

#include "core/config/run_config.h"
#include "core/store/rows.h"

namespace vlm::ui {

/// The border between the core's UTF-8 and the GUI's QString.
inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::filesystem::path toPath(const QString& text)
{
    return {text.toStdU16String()};
}

inline QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

/// English of core (marked with VLM_TR) in the language of the GUI.
inline QString translated(const char* context, std::string_view text)
{
    return QCoreApplication::translate(context, std::string(text).c_str());
}

QString stateWord(store::State state); // "running"
QString stateIcon(store::State state); // Tabler name
QString modeWord(config::Mode mode); // "Linear probe"
QString modeWord(std::string_view mode); // "lp"
QString phaseWord(std::string_view phase); // of runs::Progress
QString bytesText(std::int64_t bytes); // "1.2 GB"
QString durationText(double seconds); // "2 h 40 min", "35 s"
QString countText(std::int64_t count); // "1 811", in the locale
QString timeText(std::string_view isoUtc); // local, short; empty stays empty

}
