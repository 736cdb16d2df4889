#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/cards/published.h"

namespace vlm::store {
class Reader;
}

namespace vlm::ui {

/// What a model that answers takes in one precision.
struct PrecisionNeed {
    QString precision; // "int4"
    std::int64_t weights = 0;
    std::int64_t peak = 0; // while it answers one question; the program included
};

/// One line of the registry: a checkpoint of the project, or a published model that is not installed.
struct RegistryRow {
    QString id;
    QString title;
    QString family; // title of the family: "CLIP"
    QString pairing;
    QString modality; // what it was trained on
    QString licence;
    QString preprocessing;
    QString note;
    QString citation;
    QString hub; // where it is published
    QString folder; // of the checkpoint; empty: not installed
    QStringList inDomain; // data sets
    bool specialist = false;
    bool remote = false; // asked over HTTP; has no files
    bool unpublished = false; // described by its authors, whose weights cannot be had
    bool installed = false;
    bool missing = false; // installed, but the folder is gone
    std::int64_t parameters = 0;
    std::int64_t weightBytes = 0; // as stored; published ones: as float32
    int imageSize = 0;
    QString fingerprint;
    std::vector<PrecisionNeed> answering{}; // of models that answer; from their headers, or guessed from the parameters
    std::optional<cards::PublishedModel> published{}; // what it is, or what this checkpoint was recognised as
};

/// The models of the project, then the published ones that it lacks (resources/models/*.json).
/// @param reader  of the open project; null: published ones only
std::vector<RegistryRow> readRegistry(const store::Reader* reader);

/// What running a model takes, with the arithmetic.
struct MemoryNeed {
    std::int64_t weights = 0; // in `precision`
    std::int64_t batch = 0; // pixels of one batch and the activations they cause
    std::int64_t program = 0;
    QString precision{}; // what runs choose by themselves; empty: float32, of models that do not answer
    std::int64_t total() const { return weights + batch + program; }
};
MemoryNeed memoryNeed(const RegistryRow& row);

enum class Fit { Fits, Tight, TooLarge, Unknown };
/// Tight: within the reserve that the user keeps for other programs.
Fit fitOf(const MemoryNeed& need, std::int64_t available, std::int64_t reserve);

}
