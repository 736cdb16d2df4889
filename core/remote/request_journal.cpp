#include "core/remote/request_journal.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/remote/dialect.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vlm::remote {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;
constexpr std::string_view kBegin = "{\"remote\":";
constexpr double kMillion = 1e6;
constexpr std::array kOutcomes{
    Completion::Outcome::Answered, Completion::Outcome::Refused, Completion::Outcome::CutOff};

std::string lineOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json event(const char* what, const std::string& id)
{
    return {{"remote", kSchema}, {"event", what}, {"id", id}, {"at", utcNow()}};
}

Reply replyOf(const Json& json)
{
    Reply out;
    const std::string outcome = json.at("outcome").get<std::string>();
    const auto known = std::ranges::find_if(kOutcomes, [&](auto candidate) { return outcome == name(candidate); });
    if (known == kOutcomes.end())
        throw Error(ErrorKind::Data, "unknown outcome '" + outcome + "'");
    out.completion = {.outcome = *known,
        .text = json.at("text").get<std::string>(),
        .model = json.at("model").get<std::string>(),
        .finishReason = json.at("finish_reason").get<std::string>(),
        .inputTokens = json.at("input_tokens").get<std::int64_t>(),
        .outputTokens = json.at("output_tokens").get<std::int64_t>(),
        .latencyMs = json.at("latency_ms").get<double>(),
        .attempts = json.at("attempts").get<int>()};
    out.at = json.at("at").get<std::string>();
    out.cost = json.at("cost").get<double>();
    return out;
}

void addReply(Spending& sums, const Reply& reply)
{
    const Completion& completion = reply.completion;
    sums.answered += completion.outcome == Completion::Outcome::Answered;
    sums.refused += completion.outcome == Completion::Outcome::Refused;
    sums.cutOff += completion.outcome == Completion::Outcome::CutOff;
    sums.inputTokens += std::max<std::int64_t>(0, completion.inputTokens);
    sums.outputTokens += std::max<std::int64_t>(0, completion.outputTokens);
    // A refusal by status code brings no count and usually costs nothing.
    sums.uncounted += completion.inputTokens < 0 && completion.outcome != Completion::Outcome::Refused;
    sums.cost += reply.cost;
    sums.highest = std::max(sums.highest, reply.cost);
    if (!completion.model.empty())
        sums.models.insert(completion.model);
    if (sums.first.empty())
        sums.first = reply.at;
    sums.last = reply.at;
}

void forEachLine(std::string_view text, const std::string& file, const std::function<void(const Json&)>& use)
{
    std::size_t at = 0;
    std::size_t number = 0;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', at)) {
        const std::string_view line = text.substr(at, end - at);
        guard(ErrorKind::Data, fmt::format("{}, line {}", file, ++number), [&] {
            const Json json = Json::parse(line);
            if (json.at("remote").get<int>() != kSchema)
                throw Error(ErrorKind::Data, fmt::format("written in another form than {}", kSchema));
            use(json);
        });
        at = end + 1;
    }
}

}

std::string requestId(const RemoteModel& model, std::string_view prompt, std::string_view imageHash)
{
    const EndpointOptions& endpoint = model.endpoint;
    return Hasher()
        .add("request/v1")
        .add(requestUrl(endpoint))
        .add(endpoint.model)
        .add(endpoint.api)
        .add(nlohmann::json{endpoint.temperature, endpoint.maxTokens, endpoint.reasoningEffort}.dump())
        .add(model.prompt.system)
        .add(prompt)
        .add(imageHash)
        .hex();
}

RequestJournal::RequestJournal(const std::filesystem::path& file)
    : m_log(file, kBegin, "journal of a remote model")
{
    forEachLine(m_log.before(), file.string(), [this](const Json& json) {
        const std::string kind = json.at("event").get<std::string>();
        if (kind == "sent")
            count(json.at("id").get<std::string>(), json.at("dataset").get<std::string>(),
                json.at("image").at("bytes").get<std::int64_t>());
        else if (kind == "reply")
            remember(json.at("id").get<std::string>(), replyOf(json));
    });
}

std::optional<Reply> RequestJournal::reply(const std::string& id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_replies.find(id);
    return found == m_replies.end() ? std::nullopt : std::optional(found->second);
}

Spending RequestJournal::spending() const
{
    const std::scoped_lock lock(m_mutex);
    return m_spending;
}

Spending RequestJournal::spending(const std::string& dataset) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_spendingOn.find(dataset);
    return found == m_spendingOn.end() ? Spending() : found->second;
}

void RequestJournal::count(const std::string& id, const std::string& dataset, std::int64_t imageBytes)
{
    const std::string& owner = m_datasets.try_emplace(id, dataset).first->second;
    for (Spending* sums : {&m_spending, &m_spendingOn[owner]}) {
        ++sums->requests;
        sums->imageBytes += imageBytes;
    }
}

void RequestJournal::remember(const std::string& id, Reply reply)
{
    addReply(m_spending, reply);
    addReply(m_spendingOn[m_datasets[id]], reply);
    m_replies.insert_or_assign(id, std::move(reply));
}

void RequestJournal::sending(const RequestFacts& facts, int attempt, const RemoteModel& model)
{
    const LimitOptions& limits = model.limits;
    Json json = event("sent", facts.id);
    json["attempt"] = attempt;
    json["endpoint"] = requestUrl(model.endpoint);
    json["model"] = model.endpoint.model;
    json["api"] = model.endpoint.api;
    json["temperature"] = model.endpoint.temperature >= 0 ? Json(model.endpoint.temperature) : Json();
    json["max_tokens"] = model.endpoint.maxTokens;
    json["reasoning_effort"] = model.endpoint.reasoningEffort;
    json["dataset"] = facts.dataset;
    json["sample"] = facts.sample;
    json["prompt"] = facts.prompt;
    json["image"] = {{"type", facts.mediaType}, {"width", facts.width}, {"height", facts.height},
        {"original_width", facts.originalWidth}, {"original_height", facts.originalHeight}, {"bytes", facts.imageBytes},
        {"hash", facts.imageHash}};
    const std::scoped_lock lock(m_mutex);
    if (limits.maxRequests > 0 && m_spending.requests >= limits.maxRequests)
        throw BudgetSpent(
            fmt::format("{} requests were sent to {}, which is the limit set for this project (max_requests "
                        "{}); raise it and resume",
                m_spending.requests, model.endpoint.model, limits.maxRequests));
    if (limits.maxSpend > 0) {
        // Requests under way may cost as much as the dearest so far.
        const auto underWay = static_cast<double>(m_underWay.size() + (m_underWay.contains(facts.id) ? 0 : 1));
        if (m_spending.uncounted > 0)
            throw BudgetSpent(
                fmt::format("{} does not say how many tokens it used, so max_spend cannot be kept; set it "
                            "to 0 and use max_requests",
                    model.endpoint.model));
        if (m_spending.cost + underWay * m_spending.highest > limits.maxSpend)
            throw BudgetSpent(
                fmt::format("{:.4f} {} were spent on {}, and one more request could pass the limit set for "
                            "this project (max_spend {:.4f}); raise it and resume",
                    m_spending.cost, limits.currency, model.endpoint.model, limits.maxSpend));
    }
    m_log.append(lineOf(json));
    m_underWay.insert(facts.id);
    count(facts.id, facts.dataset, static_cast<std::int64_t>(facts.imageBytes));
}

void RequestJournal::failed(const std::string& id, int attempt, const std::string& what)
{
    Json json = event("fault", id);
    json["attempt"] = attempt;
    json["what"] = what;
    m_log.append(lineOf(json));
}

Reply RequestJournal::replied(const std::string& id, const Completion& completion, const LimitOptions& prices)
{
    Reply reply{.completion = completion,
        .at = utcNow(),
        .cost = (static_cast<double>(std::max<std::int64_t>(0, completion.inputTokens)) * prices.inputPrice
                    + static_cast<double>(std::max<std::int64_t>(0, completion.outputTokens)) * prices.outputPrice)
            / kMillion};
    Json json = event("reply", id);
    json["at"] = reply.at;
    json["outcome"] = name(completion.outcome);
    json["text"] = completion.text;
    json["model"] = completion.model;
    json["finish_reason"] = completion.finishReason;
    json["input_tokens"] = completion.inputTokens;
    json["output_tokens"] = completion.outputTokens;
    json["latency_ms"] = completion.latencyMs;
    json["attempts"] = completion.attempts;
    json["cost"] = reply.cost;
    json["currency"] = prices.currency;
    m_log.append(lineOf(json));
    const std::scoped_lock lock(m_mutex);
    remember(id, reply);
    return reply;
}

void RequestJournal::ended(const std::string& id)
{
    const std::scoped_lock lock(m_mutex);
    m_underWay.erase(id);
}

Spending readSpending(const std::filesystem::path& journal)
{
    Spending sums;
    if (!std::filesystem::exists(journal))
        return sums;
    const std::string text = readFile(journal);
    forEachLine(wholeLines(text), journal.string(), [&sums](const Json& json) {
        const std::string kind = json.at("event").get<std::string>();
        if (kind == "sent") {
            ++sums.requests;
            sums.imageBytes += json.at("image").at("bytes").get<std::int64_t>();
        } else if (kind == "reply")
            addReply(sums, replyOf(json));
    });
    return sums;
}

}
