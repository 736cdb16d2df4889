#include "core/audit/facts_journal.h"

#include "core/base/error.h"
#include "core/base/hash.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>
#include <system_error>
#include <type_traits>
#include <utility>

namespace vlm::audit {

namespace {

constexpr std::string_view kMagic = "medvlm image facts 1\n";
constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kHashDigits = 32;

template <class T> void put(std::string& out, const T& value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// Takes values off the front of a block; `good` turns false at its end.
struct Cursor {
    std::string_view rest;
    bool good = true;

    template <class T> T take()
    {
        T value{};
        if (rest.size() < sizeof value) {
            good = false;
            return value;
        }
        std::memcpy(&value, rest.data(), sizeof value);
        rest.remove_prefix(sizeof value);
        return value;
    }
};

bool readWhole(std::ifstream& file, std::string& block)
{
    return static_cast<bool>(file.read(block.data(), static_cast<std::streamsize>(block.size())));
}

void putFacts(std::string& out, const ImageFacts& f)
{
    put(out, f.pixels);
    put(out, f.perceptual);
    put(out, f.gradient);
    put(out, f.width);
    put(out, f.height);
    for (const float value : {f.mean, f.deviation, f.low, f.high, f.entropy, f.saturated})
        put(out, value);
    put(out, static_cast<std::uint8_t>(f.coloured));
    put(out, static_cast<std::uint32_t>(f.fault.size()));
    out += f.fault;
}

ImageFacts takeFacts(Cursor& in)
{
    ImageFacts f;
    f.pixels = in.take<std::array<std::uint64_t, 2>>();
    f.perceptual = in.take<std::uint64_t>();
    f.gradient = in.take<std::uint64_t>();
    f.width = in.take<std::int32_t>();
    f.height = in.take<std::int32_t>();
    for (float* value : {&f.mean, &f.deviation, &f.low, &f.high, &f.entropy, &f.saturated})
        *value = in.take<float>();
    f.coloured = in.take<std::uint8_t>() != 0;
    const auto length = in.take<std::uint32_t>();
    if (length > in.rest.size()) {
        in.good = false;
        return f;
    }
    f.fault = in.rest.substr(0, length);
    in.rest.remove_prefix(length);
    return f;
}

}

FactsJournal::FactsJournal(std::filesystem::path file)
    : m_file(std::move(file))
{
}

FactsJournal::~FactsJournal()
{
    try {
        flush();
    } catch (const Error&) { // the next look finds them again
        m_pending.clear();
    }
}

void FactsJournal::read(const std::function<void(std::uint32_t, std::uint64_t, ImageFacts)>& take)
{
    std::error_code error;
    if (m_file.empty() || !std::filesystem::is_regular_file(m_file, error))
        return;
    std::ifstream file(m_file, std::ios::binary);
    if (!file)
        throw Error(ErrorKind::Data, "cannot read " + m_file.string() + ": " + std::strerror(errno));
    const std::uintmax_t size = std::filesystem::file_size(m_file, error);
    std::string block(kMagic.size(), '\0');
    if (!readWhole(file, block) || block != kMagic) { // another version: begin anew
        file.close();
        std::filesystem::remove(m_file, error);
        return;
    }
    std::uintmax_t good = kMagic.size();
    for (std::string head(sizeof(std::uint32_t) + kHashDigits, '\0'); readWhole(file, head);) {
        Cursor cursor{head};
        const auto length = cursor.take<std::uint32_t>();
        if (length > size - good - head.size())
            break;
        block.resize(length);
        if (!readWhole(file, block) || hashText(block) != cursor.rest)
            break;
        for (Cursor in{block}; in.good && !in.rest.empty();) {
            const auto image = in.take<std::uint32_t>();
            const auto key = in.take<std::uint64_t>();
            ImageFacts facts = takeFacts(in);
            if (in.good)
                take(image, key, std::move(facts));
        }
        good += head.size() + length;
    }
    file.close();
    if (good < size)
        std::filesystem::resize_file(m_file, good, error);
}

void FactsJournal::add(std::uint32_t image, std::uint64_t key, const ImageFacts& facts)
{
    if (m_file.empty())
        return;
    put(m_pending, image);
    put(m_pending, key);
    putFacts(m_pending, facts);
    if (m_pending.size() >= kBlock)
        flush();
}

void FactsJournal::flush()
{
    if (m_pending.empty())
        return;
    std::error_code error;
    std::filesystem::create_directories(m_file.parent_path(), error);
    const bool fresh = !std::filesystem::exists(m_file, error);
    std::ofstream out(m_file, std::ios::binary | std::ios::app);
    std::string block(fresh ? kMagic : std::string_view());
    put(block, static_cast<std::uint32_t>(m_pending.size()));
    block += hashText(m_pending) + m_pending;
    errno = 0;
    out.write(block.data(), static_cast<std::streamsize>(block.size()));
    out.flush();
    if (!out)
        throw Error(
            ErrorKind::Data, "cannot write " + m_file.string() + ": " + std::strerror(errno == 0 ? EIO : errno));
    m_pending.clear();
}

}
