#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/models/model.h"
#include "core/runs/engine.h"

namespace vlm::testing {

/// What the fakes count and how they behave; shared by all of them.
struct FakeWorld {
    std::chrono::microseconds perImage{0}; // time in the model
    std::atomic<int> loads = 0;
    std::atomic<int> encodedImages = 0;
    std::atomic<int> encodedTexts = 0;
    std::atomic<int> decoded = 0;
    std::set<std::string> broken; // sample ids whose image cannot be decoded
    std::function<void()> beforeBatch; // may throw
    std::vector<models::Precision> loadedIn; // of each load
    std::string modelFingerprint = "model-1";
    std::string datasetFingerprint = "data-1";
    int train = 60;
    int validation = 30;
    int test = 200;
    int classes = 3;
    bool oneClassTest = false;
    bool prompts = true;
    bool questions = false; // the data set asks three questions an image; the model answers
};

/// A model and a data set that are pure functions of indices: features of class c point roughly to axis c.
runs::Sources fakeSources(std::shared_ptr<FakeWorld> world);

/// One model "fake" on one data set "numbers".
config::RunConfig fakeConfig(std::vector<config::Mode> modes);

/// Keeps all events in order.
struct RecordingSink : runs::EventSink {
    void on(const runs::Event& event) override;
    std::vector<runs::Event> events() const;
    void clear();

private:
    mutable std::mutex m_mutex;
    std::vector<runs::Event> m_events;
};

}
