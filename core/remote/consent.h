#pragma once

#include "core/remote/restrictions.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::remote {

/// What leaves the machine.
enum class Goods {
    ImagesAndQuestions, ///< a model under test: pictures without metadata, and what is asked about them
    Answers ///< a judge: questions, reference answers and a model's answers; no picture
};
std::string_view name(Goods goods);

/// What is sent where: a consent holds for exactly this. Another server, model or content of the data set asks again.
struct Shipment {
    Goods goods = Goods::ImagesAndQuestions;
    std::string address{}; ///< of requests: scheme, host, port and path
    std::string model{}; ///< as the server knows it
    std::string dataset{};
    std::string fingerprint{}; ///< of the data set
    std::int64_t images = 0;
    std::int64_t questions = 0;
    std::string licence{}; ///< as the data set's files say
    Restriction restriction{};

    [[nodiscard]] std::string host() const;
    [[nodiscard]] bool encrypted() const;
    [[nodiscard]] bool thisMachine() const; ///< a server here, though it may pass things on
};

/// In sentences, for a person to read before agreeing; the first says what goes where.
[[nodiscard]] std::vector<std::string> describe(const Shipment& shipment);

/// A decision, as it is remembered.
struct Consent {
    Shipment shipment{};
    std::string permission{}; ///< whose permission the person holds, for data that are not free to pass on
    std::string by{}; ///< user of this machine
    std::string at{}; ///< UTC
    std::string how{}; ///< "workbench", "command line"
    std::vector<std::string> shown{}; ///< what was described when it was given
    std::string revokedBy{};
    std::string revokedAt{}; ///< empty: it holds
};

/// Consents of one project, in <project>/consents.jsonl, to which lines are only added.
class ConsentBook {
public:
    explicit ConsentBook(std::filesystem::path project);

    /// In the order they were given, revoked ones too. @throws Error Data with the line of a fault
    [[nodiscard]] std::vector<Consent> all() const;
    /// The one that allows this shipment.
    [[nodiscard]] std::optional<Consent> find(const Shipment& shipment) const;
    /// @param permission needed where shipment.restriction forbids passing the data on
    /// @throws Error Config without a permission that is needed; Data where it cannot be written
    void grant(const Shipment& shipment, std::string_view how, std::string_view permission = {});
    /// @return false where none held
    bool revoke(const Shipment& shipment);

private:
    std::filesystem::path m_file;
};

/// Why nothing may be sent, and how to allow it, in one line; empty where a consent holds.
[[nodiscard]] std::string whyForbidden(const ConsentBook& book, const Shipment& shipment, std::string_view remoteId);

}
