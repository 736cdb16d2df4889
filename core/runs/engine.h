#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/config/run_config.h"
#include "core/remote/secret.h"
#include "core/runs/events.h"

namespace vlm::store {
class Project;
}
namespace vlm::models {
class ImageTextEncoder;
class Generator;
struct LoadOptions;
enum class FamilyKind;
}
namespace vlm::data {
class Dataset;
}

namespace vlm::runs {

class Cell;

/// Where the engine gets models and data from; tests pass fakes. Called on the engine thread.
struct Sources {
    std::function<std::unique_ptr<models::ImageTextEncoder>(const config::ModelRef&, const models::LoadOptions&)> model;
    std::function<std::string(const config::ModelRef&)> modelFingerprint;
    std::function<std::unique_ptr<data::Dataset>(const config::DatasetRef&)> dataset;
    /// How a model is used; empty: every one is a contrastive encoder.
    std::function<models::FamilyKind(const config::ModelRef&)> kind{};
    std::function<std::unique_ptr<models::Generator>(const config::ModelRef&, const models::LoadOptions&)> generator{};
    /// Adaptation of one cell by its mode, unless that is a linear probe; empty where training is not built in.
    std::function<void(Cell&)> adapt{};
    /// Operations that an image takes through the image tower; empty: not told.
    std::function<double(const Cell&, models::ImageTextEncoder&)> imageFlops{};

    /// Keys of models behind HTTP; empty: the environment's.
    remote::KeyLookup key{};

    /// The real ones: models::loadEncoder, models::describe, data::open.
    static Sources real();
};

/// What a launch would cost, and which cells cannot run and why.
struct CellEstimate {
    std::string model{};
    std::string dataset{};
    config::Mode mode = config::Mode::OffTheShelf;
    bool possible = true;
    std::string reason{}; // why not, in a sentence
    std::int64_t samples = 0; // images that must be encoded (cached ones excluded)
    double seconds = 0.0;
    std::int64_t peakBytes = 0;
    bool cached = false; // the result is already in the project
};

struct Estimate {
    std::vector<CellEstimate> cells{};
    double seconds = 0.0;
    double secondsLow = 0.0;
    double secondsHigh = 0.0;
    std::int64_t peakBytes = 0;
};

/// Background engine: one std::jthread runs cells in queue order, prefetch threads decode and preprocess into a
/// bounded queue. Predictions are journalled one by one through the project's writer; whatever is on disk is not
/// computed again. All members are thread-safe; none blocks on a running cell.
class Engine {
public:
    Engine(store::Project& project, Sources sources, EventSink& sink);
    ~Engine(); // cancels cooperatively, keeps what is done; unfinished runs become interrupted

    /// Stores the run as queued, with what its "auto" options stand for here, and returns its id.
    /// @throws Error Config, Store
    store::Id submit(const config::RunConfig& config);
    /// Continues an interrupted, paused, failed or cancelled run; finished samples are kept.
    void resume(store::Id run);
    void pause(store::Id run); // between batches
    void cancel(store::Id run); // within a second
    void moveToFront(store::Id run);
    bool idle() const;
    /// Blocks until nothing is queued or running. @return false if `timeoutMs` passed first
    bool waitUntilIdle(int timeoutMs) const;

    /// Cheap: reads headers and counts only.
    static Estimate estimate(const config::RunConfig& config, store::Project* project, const Sources& sources);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}
