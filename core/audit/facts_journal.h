#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "core/audit/image_facts.h"

namespace vlm::audit {

/// An append-only file of facts: blocks of records, each with its length and hash; a torn last block is cut off.
class FactsJournal {
public:
    /// @param file made on the first write; its folder too. Empty: nothing is kept
    explicit FactsJournal(std::filesystem::path file);
    /// Writes what is pending; a failure then is silent: the facts are found again.
    ~FactsJournal();
    FactsJournal(const FactsJournal&) = delete;
    FactsJournal& operator=(const FactsJournal&) = delete;

    /// Every intact record in order. Damaged ends are cut off so that appending goes on behind the last good block.
    void read(const std::function<void(std::uint32_t image, std::uint64_t key, ImageFacts facts)>& take);

    /// @param key identity of the image's file when it was looked at. @throws Error Data if the disk is full, …
    void add(std::uint32_t image, std::uint64_t key, const ImageFacts& facts);
    void flush();

private:
    std::filesystem::path m_file;
    std::string m_pending;
};

}
