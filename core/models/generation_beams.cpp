#include "core/models/generation_beams.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/models/generation_prompts.h"
#include "core/models/generation_scores.h"

namespace vlm::models {
namespace {

constexpr double kNever = -1e9; // of a beam that is not there

struct Beam {
    std::vector<std::int64_t> ids{};
    std::vector<float> logProbabilities{};
    double score = kNever; // sum of log probabilities; of a finished beam over its length
    std::int64_t row = 0; // of the cache that it goes on from
    bool ended = false; // by its ids, not by their number
};

class Search {
public:
    Search(const Sequence& prompt, const GenerateOptions& options, const StopRule& rule)
        : m_options(options)
        , m_rules(options, rule)
        , m_prompt(textIds(prompt))
        , m_width(static_cast<std::size_t>(options.beams))
        , m_running(m_width)
        , m_kept(m_width * std::max<std::size_t>(2, 1 + rule.endIds.size()))
    {
        m_running.front().score = 0.0; // all begin alike: one of them is enough
    }

    /// @param logits [beams, vocabulary]  @return whether the search goes on
    bool take(const at::Tensor& logits)
    {
        ++m_length;
        std::vector<Beam> candidates = continued(logits);
        const bool last = m_length >= m_options.maxNewTokens;
        std::vector<bool> hits;
        for (Beam& candidate : candidates) {
            candidate.ended = m_rules.ends(candidate.ids);
            hits.push_back(candidate.ended || last);
        }
        std::vector<Beam> next;
        for (std::size_t i = 0; i < candidates.size() && next.size() < m_width; ++i) {
            if (!hits[i])
                next.push_back(candidates[i]);
        }
        const bool full = m_options.earlyStopping == EarlyStopping::First && m_finished.size() == m_width;
        for (std::size_t i = 0; i < std::min(m_width, candidates.size()); ++i) {
            if (hits[i] && m_mayImprove && !full)
                keep(candidates[i]);
        }
        m_running = std::move(next);
        m_mayImprove = m_mayImprove && !m_running.empty() && mayImprove();
        const bool open = m_options.earlyStopping != EarlyStopping::First || m_finished.size() < m_width;
        return m_mayImprove && open && !m_running.empty();
    }

    /// Rows of the cache that the next tokens follow, and these tokens.
    [[nodiscard]] std::pair<at::Tensor, at::Tensor> next() const
    {
        std::vector<std::int64_t> rows, ids;
        for (std::size_t i = 0; i < m_width; ++i) {
            const Beam& beam = m_running[std::min(i, m_running.size() - 1)];
            rows.push_back(beam.row);
            ids.push_back(beam.ids.back());
        }
        return {at::tensor(rows, at::kLong), at::tensor(ids, at::kLong).unsqueeze(1)};
    }

    Generated result()
    {
        Beam& best = m_finished.empty() ? m_running.front() : m_finished.front();
        return {.ids = std::move(best.ids),
            .logProbabilities = std::move(best.logProbabilities),
            .first = m_first,
            .finished = best.ended,
            .score = best.score};
    }

private:
    /// The most probable continuations of the running beams, best first.
    std::vector<Beam> continued(const at::Tensor& logits)
    {
        const at::Tensor logProbabilities = at::log_softmax(logits.to(at::kCPU, at::kFloat), -1).contiguous();
        at::Tensor changed = logProbabilities.clone();
        if (!m_first.defined())
            m_first = logProbabilities[0];
        const auto vocabulary = static_cast<std::size_t>(changed.size(1));
        struct Place {
            double score;
            std::size_t beam;
            std::size_t id;
        };
        std::vector<Place> places;
        for (std::size_t b = 0; b < m_running.size(); ++b) {
            const std::span scores(changed.data_ptr<float>() + b * vocabulary, vocabulary);
            m_rules.apply(scores, m_prompt, m_running[b].ids);
            for (std::size_t id = 0; id < vocabulary; ++id)
                places.push_back({.score = m_running[b].score + double(scores[id]), .beam = b, .id = id});
        }
        const std::size_t count = std::min(m_kept, places.size());
        std::ranges::partial_sort(
            places, places.begin() + static_cast<std::ptrdiff_t>(count), [](const Place& a, const Place& b) {
                return a.score != b.score ? a.score > b.score : std::pair(a.beam, a.id) < std::pair(b.beam, b.id);
            });
        std::vector<Beam> candidates;
        for (const Place& place : std::span(places).first(count)) {
            Beam beam = m_running[place.beam];
            beam.ids.push_back(static_cast<std::int64_t>(place.id));
            beam.logProbabilities.push_back(logProbabilities.data_ptr<float>()[place.beam * vocabulary + place.id]);
            beam.score = place.score;
            beam.row = static_cast<std::int64_t>(place.beam);
            candidates.push_back(std::move(beam));
        }
        return candidates;
    }

    void keep(Beam beam)
    {
        beam.score /= std::pow(static_cast<double>(m_length), m_options.lengthPenalty);
        const auto place = std::ranges::upper_bound(m_finished, beam.score, std::ranges::greater(), &Beam::score);
        m_finished.insert(place, std::move(beam));
        if (m_finished.size() > m_width)
            m_finished.pop_back();
    }

    /// Whether the best running beam could still beat the worst finished one. _check_early_stop_heuristic
    [[nodiscard]] bool mayImprove() const
    {
        if (m_finished.size() < m_width)
            return true;
        const bool longest = m_options.earlyStopping == EarlyStopping::Never && m_options.lengthPenalty > 0.0;
        const auto length = static_cast<double>(longest ? m_options.maxNewTokens : m_length);
        return m_running.front().score / std::pow(length, m_options.lengthPenalty) > m_finished.back().score;
    }

    const GenerateOptions& m_options;
    ScoreRules m_rules;
    std::vector<std::int64_t> m_prompt;
    std::size_t m_width;
    std::vector<Beam> m_running; // best first
    std::size_t m_kept; // candidates looked at: enough to go on when all end tokens are among them
    std::vector<Beam> m_finished; // best first
    std::int64_t m_length = 0; // new tokens
    bool m_mayImprove = true;
    at::Tensor m_first;
};

}

std::vector<Generated> generateBeams(const tensor::Decoder& decoder, std::span<const Sequence> prompts,
    const GenerateOptions& options, const StopRule& rule, const std::stop_token& stop)
{
    if (options.temperature > 0.0)
        throw Error(ErrorKind::Config, "beam search takes the most probable beams and has no use for a temperature");
    std::vector<Generated> results;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const at::Device device = prompts[i].embeds.device();
        tensor::KvCache cache;
        Started at = start(decoder, prompts.subspan(i, 1), cache);
        cache.repeat(options.beams);
        at.order = at.order.expand({options.beams, -1});
        at.rotary
            = at.rotary.dim() == 3 ? at.rotary.expand({3, options.beams, -1}) : at.rotary.expand({options.beams, -1});
        at.state = at.state.expand({options.beams, -1});
        Search search(prompts[i], options, rule);
        for (;;) {
            throwIfStopped(stop);
            if (!search.take(decoder.logits(at.state)))
                break;
            const auto [rows, ids] = search.next();
            cache.select(rows.to(device));
            (void)advance(decoder, ids.to(device), at, cache);
        }
        results.push_back(search.result());
        if (rule.onToken)
            rule.onToken(i, results.back().ids);
    }
    return results;
}

}
