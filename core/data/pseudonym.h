#pragma once

#include <filesystem>
#include <string>

namespace vlm::data {

/// The secret behind the pseudonyms of DICOM patients: 32 bytes. Until a project gives its own, one of this process,
/// so that pseudonyms group samples within a session and mean nothing outside it. Thread-safe.
std::string pseudonymKey();

/// From now on the project's secret, `<project>/pseudonym.key`, made at random when it is not there and readable by
/// its owner alone. The same patient gets the same pseudonym in a project and another in every other one.
/// @throws Error Store if it can neither be read nor written
void usePseudonymKey(const std::filesystem::path& project);

}
