#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "core/base/hash.h"
#include "core/config/precision.h"
#include "core/data/dataset.h"
#include "core/models/generator.h"
#include "core/models/memory.h"
#include "core/models/model.h"
#include "core/runs/engine.h"
#include "core/runs/feasibility.h"
#include "core/runs/feature_cache.h"
#include "core/runs/keys.h"
#include "core/runs/remote_questions.h"
#include "core/runs/session.h"

namespace vlm::runs {
namespace {

// Where nothing was measured yet: two operations a parameter and token, 50 image tokens, 1e11 operations a second.
constexpr double kSecondsPerParameter = 2.0 * 50.0 / 1e11;
constexpr std::int64_t kUsualParameters = 150'000'000;
constexpr double kLoadBytesPerSecond = 5e8;
constexpr double kRemoteSecondsPerAnswer = 3.0; // of models behind HTTP, until it was measured
constexpr double kMeasuredSpread = 1.3;
constexpr double kGuessedSpread = 3.0;
// The probe's path: passes over the features, at about 1e9 multiplications a second.
constexpr double kProbeSecondsPerValue = 300.0 / 1e9;
constexpr double kUsualFeatures = 512.0;

/// What is known of a model before it is loaded.
struct ModelFacts {
    std::string fingerprint{};
    std::string problem{};
    models::FamilyKind kind = models::FamilyKind::Contrastive;
    std::int64_t parameters = kUsualParameters;
    std::int64_t weightBytes = 4 * kUsualParameters;
    std::optional<double> rate{}; // images a second, measured in this project
    std::map<std::string, FeatureCache> caches{}; // by precision
    std::map<std::string, std::int64_t> memory{}; // by precision; none: stored weights are widened to float32
};

struct DatasetFacts {
    store::DatasetRow row{};
    std::string problem{};
    std::unique_ptr<data::Dataset> opened{}; // only where the project does not know it or features are cached
};

template <class F> std::string problemOf(F&& f)
{
    try {
        guard(ErrorKind::Internal, "", std::forward<F>(f));
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

class Estimator {
public:
    Estimator(config::RunConfig config, store::Project* project, const Sources& sources)
        : m_config(std::move(config))
        , m_sources(sources)
    {
        if (project) {
            m_reader.emplace(project->reader());
            m_cacheFolder = project->cacheFolder() / "features";
        }
        for (const config::ModelRef& model : m_config.models)
            learn(model, m_models[model.id]);
        for (const config::DatasetRef& dataset : m_config.datasets)
            learn(dataset, m_datasets[dataset.id]);
    }

    CellEstimate cell(const config::ModelRef& model, const config::DatasetRef& dataset, config::Mode mode)
    {
        CellEstimate out{.model = model.id, .dataset = dataset.id, .mode = mode};
        ModelFacts& facts = m_models.at(model.id);
        DatasetFacts& data = m_datasets.at(dataset.id);
        out.reason = !facts.problem.empty() ? facts.problem : data.problem;
        if (out.reason.empty())
            out.reason = whyRemoteImpossible(model, mode);
        if (out.reason.empty())
            out.reason = whyImpossible(data.row, mode, facts.kind, m_sources);
        out.possible = out.reason.empty();
        if (!out.possible)
            return out;
        if (m_reader) {
            const auto same = m_reader->finishedCell(
                cellKey(cellIdentity(facts.fingerprint, data.row, mode, model, m_config), m_config));
            out.cached = same && same->failed == 0; // what failed is tried again
        }
        if (out.cached)
            return out;
        const double perImage
            = facts.rate ? 1.0 / *facts.rate : static_cast<double>(facts.parameters) * kSecondsPerParameter;
        std::int64_t& planned = m_planned[{model.id, dataset.id}];
        out.samples = std::max<std::int64_t>(images(facts, data, mode) - planned, 0);
        planned += out.samples;
        out.seconds = static_cast<double>(out.samples) * perImage;
        if (m_loaded.insert(model.id).second)
            out.seconds += static_cast<double>(facts.weightBytes) / kLoadBytesPerSecond;
        if (mode != config::Mode::OffTheShelf)
            out.seconds += static_cast<double>(data.row.counts[0]) * static_cast<double>(data.row.classes.size())
                * kUsualFeatures * kProbeSecondsPerValue;
        // Forward and backward through a tower: three times the forward pass.
        const bool answers = mode == config::Mode::Lora && data.row.task != "diagnosis";
        const int epochs = answers                                           ? m_config.answerLora.epochs
            : mode == config::Mode::Lora                                     ? m_config.lora.epochs
            : mode == config::Mode::FineTune || mode == config::Mode::WiseFt ? m_config.fineTune.epochs
                                                                             : 0;
        const std::int64_t most = answers ? m_config.answerLora.maxSamples : 0;
        const std::int64_t learnt = most > 0 ? std::min(most, data.row.counts[0]) : data.row.counts[0];
        out.seconds += 3.0 * perImage * static_cast<double>(learnt) * epochs;
        const auto memory = facts.memory.find(config::precisionOf(m_config, mode, data.row.task));
        out.peakBytes = models::kProgramBytes
            + (memory != facts.memory.end() ? memory->second : std::max(facts.weightBytes, 4 * facts.parameters));
        return out;
    }

    bool measured(const std::string& model) const { return m_models.at(model).rate.has_value(); }

private:
    void learn(const config::ModelRef& model, ModelFacts& facts)
    {
        facts.problem = problemOf([&] {
            facts.fingerprint = fingerprintOf(model, m_sources);
            if (remote::isRemote(model.folder)) {
                facts.kind = models::FamilyKind::Generative;
                facts.parameters = facts.weightBytes = 0;
                facts.rate = 1.0 / kRemoteSecondsPerAnswer;
            } else if (m_sources.kind)
                facts.kind = m_sources.kind(model);
        });
        if (facts.problem.empty() && std::filesystem::is_directory(model.folder))
            for (const std::string& precision : precisions()) // else guessed from the parameters
                (void)problemOf([&] { facts.memory[precision] = memoryOf(model.folder, precision); });
        if (!m_reader || !facts.problem.empty())
            return;
        for (const store::ModelRow& row : m_reader->models())
            if (row.id == model.id && row.parameters > 0) {
                facts.parameters = row.parameters;
                facts.weightBytes = row.weightBytes;
            }
        for (const store::ResultRow& row : m_reader->results("", "")) {
            const auto details = nlohmann::json::parse(row.cell.details, nullptr, false);
            if (row.cell.model == model.id && details.is_object() && details.contains("samples_per_second"))
                facts.rate = details["samples_per_second"].get<double>();
        }
        for (const std::string& precision : precisions())
            facts.caches.try_emplace(
                precision, m_cacheFolder, featureIdentity(facts.fingerprint, precision), [](const std::string&) {});
    }

    /// Those that cells of the run compute in.
    std::set<std::string> precisions() const
    {
        std::set<std::string> found;
        for (const config::Mode mode : m_config.modes)
            for (const char* task : {"diagnosis", "vqa"})
                found.insert(config::precisionOf(m_config, mode, task));
        return found;
    }

    /// Weights, and keys and values of the questions decoded together.
    std::int64_t memoryOf(const std::filesystem::path& folder, const std::string& precision) const
    {
        const models::MemoryNeed need = models::memoryNeed(folder, models::precisionFromName(precision));
        return models::answeringPeak(need, m_config.evaluation.batchSize) - models::kProgramBytes;
    }

    void learn(const config::DatasetRef& dataset, DatasetFacts& facts)
    {
        const auto known = m_reader ? m_reader->dataset(dataset.id) : std::nullopt;
        const bool anyCached = std::ranges::any_of(m_models, [](const auto& model) {
            return std::ranges::any_of(model.second.caches, [](const auto& cache) { return cache.second.size() > 0; });
        });
        if (known && !anyCached) {
            facts.row = *known;
            return;
        }
        facts.problem = problemOf([&] {
            facts.opened = m_sources.dataset(dataset);
            facts.row = rowOf(*facts.opened, dataset);
        });
    }

    std::int64_t images(const ModelFacts& model, const DatasetFacts& data, config::Mode mode) const
    {
        const auto limit = [&](std::int64_t count) {
            const std::int64_t most = m_config.evaluation.maxSamples;
            return most > 0 ? std::min(count, most) : count;
        };
        const bool fit = mode != config::Mode::OffTheShelf;
        const auto cache = model.caches.find(config::precisionOf(m_config, mode, data.row.task));
        if (!data.opened || cache == model.caches.end() || cache->second.size() == 0)
            return limit(data.row.counts[2]) + (fit ? data.row.counts[0] + data.row.counts[1] : 0);
        std::array<std::int64_t, 3> missing{};
        for (const data::Sample& sample : data.opened->samples()) {
            const bool wanted = sample.split == data::Split::Test || fit;
            std::string key;
            if (wanted && problemOf([&] { key = hashText(data.opened->imageKey(sample)); }).empty()
                && !cache->second.contains(key))
                ++missing.at(static_cast<std::size_t>(sample.split));
        }
        return missing[0] + missing[1] + limit(missing[2]);
    }

    const config::RunConfig m_config;
    const Sources& m_sources;
    std::optional<store::Reader> m_reader;
    std::filesystem::path m_cacheFolder;
    std::map<std::string, ModelFacts> m_models;
    std::map<std::string, DatasetFacts> m_datasets;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_planned; // images that earlier cells encode
    std::set<std::string> m_loaded;
};

}

Estimate Engine::estimate(const config::RunConfig& config, store::Project* project, const Sources& sources)
{
    Estimator estimator(config::resolved(config), project, sources);
    Estimate total;
    for (const config::ModelRef& model : config.models)
        for (const config::DatasetRef& dataset : config.datasets)
            for (const config::Mode mode : config.modes) {
                CellEstimate cell = estimator.cell(model, dataset, mode);
                const double spread = estimator.measured(model.id) ? kMeasuredSpread : kGuessedSpread;
                total.seconds += cell.seconds;
                total.secondsLow += cell.seconds / spread;
                total.secondsHigh += cell.seconds * spread;
                total.peakBytes = std::max(total.peakBytes, cell.peakBytes);
                total.cells.push_back(std::move(cell));
            }
    return total;
}

}
