#pragma once

#include "core/remote/endpoint.h"
#include "core/remote/line_log.h"
#include "core/remote/remote_model.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace vlm::remote {

/// One request, without its image and without any key.
struct RequestFacts {
    std::string id{}; ///< see requestId
    std::string dataset{};
    std::string sample{};
    std::string prompt{};
    int width = 0;
    int height = 0;
    int originalWidth = 0;
    int originalHeight = 0;
    std::string mediaType{};
    std::size_t imageBytes = 0;
    std::string imageHash{};
};

/// Of server, model, sampling, prompts and the image that is sent: the same request has the same reply.
[[nodiscard]] std::string requestId(const RemoteModel& model, std::string_view prompt, std::string_view imageHash);

/// A reply as the journal keeps it.
struct Reply {
    Completion completion{};
    std::string at{}; ///< UTC
    double cost = 0; ///< by the prices of that day; 0 where tokens or prices are unknown
};

/// Sums over a journal.
struct Spending {
    std::int64_t requests = 0; ///< sent, repetitions included
    std::int64_t answered = 0;
    std::int64_t refused = 0;
    std::int64_t cutOff = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    std::int64_t imageBytes = 0; ///< of all requests
    double cost = 0;
    double highest = 0; ///< cost of the dearest reply
    std::int64_t uncounted = 0; ///< replies whose tokens the server did not tell
    std::set<std::string> models{}; ///< as the server named them
    std::string first{}; ///< date of the first reply
    std::string last{};
};

/// A limit of the user's is reached; the run pauses.
class BudgetSpent : public Error {
public:
    explicit BudgetSpent(const std::string& what)
        : Error(ErrorKind::Network, what)
    {
    }
};

/// What went to a model and what came back, in <model folder>/journal.jsonl: each request is on disk before it is sent
/// and each reply before it is used, so that after a crash nothing is asked twice that was answered. Any number of
/// threads, one process.
class RequestJournal {
public:
    /// @throws Error Data: not writable, written by another program, or damaged (with the line)
    explicit RequestJournal(const std::filesystem::path& file);

    [[nodiscard]] std::optional<Reply> reply(const std::string& id) const;
    [[nodiscard]] Spending spending() const;
    /// Of one data set. Its first request with an id counts the replies to it.
    [[nodiscard]] Spending spending(const std::string& dataset) const;

    /// Notes a request that is about to be sent. @throws BudgetSpent instead, where a limit stands against it
    void sending(const RequestFacts& facts, int attempt, const RemoteModel& model);
    void failed(const std::string& id, int attempt, const std::string& what);
    Reply replied(const std::string& id, const Completion& completion, const LimitOptions& prices);
    /// No request is under way for this id any more, whatever became of it.
    void ended(const std::string& id);

private:
    void count(const std::string& id, const std::string& dataset, std::int64_t imageBytes);
    void remember(const std::string& id, Reply reply);

    LineLog m_log;
    mutable std::mutex m_mutex;
    std::map<std::string, Reply> m_replies;
    std::set<std::string> m_underWay;
    Spending m_spending;
    std::map<std::string, Spending> m_spendingOn; // by data set
    std::map<std::string, std::string> m_datasets; // by id
};

/// Reads without locking; for pages that show it while a run goes on. Nothing of a file that is not there.
[[nodiscard]] Spending readSpending(const std::filesystem::path& journal);

}
