#include "core/archive/npy_rows.h"

#include "core/archive/archive_folder.h"
#include "core/archive/zip_member.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <algorithm>
#include <cstring>
#include <list>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include <zlib.h>

namespace vlm::archive {

namespace {

[[noreturn]] void fail(const std::string& name, const std::string& reason)
{
    throw Error(ErrorKind::Data, name + ": " + reason);
}

/// A deflated entry, unpacked in chunks; the inflater's state at each chunk's beginning is kept once it was reached.
class Inflater {
public:
    Inflater(std::string_view packed, std::uint64_t unpacked, std::string name)
        : m_packed(packed)
        , m_size(unpacked)
        , m_name(std::move(name))
        , m_chunk(static_cast<std::size_t>(std::clamp<std::uint64_t>(unpacked / 256, kLeast, kMost)))
    {
        auto first = std::make_unique<z_stream>();
        first->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data())); // zlib has no const view
        if (inflateInit2(first.get(), -MAX_WBITS) != Z_OK)
            fail(m_name, "zlib cannot start");
        m_states.push_back(std::move(first));
        m_taken.push_back(0);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater()
    {
        for (const auto& state : m_states)
            inflateEnd(state.get());
    }

    std::string read(std::uint64_t offset, std::size_t length)
    {
        if (offset > m_size || length > m_size - offset)
            fail(m_name, "the array's data end too early");
        std::string out;
        while (out.size() < length) {
            const std::string& content = chunk(static_cast<std::size_t>(offset / m_chunk));
            const auto from = static_cast<std::size_t>(offset % m_chunk);
            const std::size_t part = std::min(length - out.size(), content.size() - from);
            out.append(content, from, part);
            offset += part;
        }
        return out;
    }

private:
    static constexpr std::uint64_t kLeast = 2U << 20;
    static constexpr std::uint64_t kMost = 16U << 20;
    static constexpr std::size_t kKept = 3;

    const std::string& chunk(std::size_t number)
    {
        const auto kept = std::ranges::find(m_kept, number, &std::pair<std::size_t, std::string>::first);
        if (kept != m_kept.end()) {
            m_kept.splice(m_kept.begin(), m_kept, kept);
            return m_kept.front().second;
        }
        // The way there passes chunks that have not been reached yet; their beginnings are remembered.
        for (std::size_t i = std::min(number, m_states.size() - 1); i < number; ++i)
            (void)unpacked(i);
        std::string content = unpacked(number);
        if (m_kept.size() == kKept)
            m_kept.pop_back();
        m_kept.emplace_front(number, std::move(content));
        return m_kept.front().second;
    }

    std::string unpacked(std::size_t number)
    {
        z_stream stream{};
        if (inflateCopy(&stream, m_states[number].get()) != Z_OK)
            fail(m_name, "zlib cannot go on");
        std::uint64_t taken = m_taken[number];
        const std::uint64_t begin = static_cast<std::uint64_t>(number) * m_chunk;
        std::string content(static_cast<std::size_t>(std::min<std::uint64_t>(m_chunk, m_size - begin)), '\0');
        std::size_t done = 0;
        int code = Z_OK;
        while (done < content.size() && code == Z_OK) {
            constexpr std::uint64_t most = 1U << 30; // zlib counts in 32 bits
            stream.avail_in = static_cast<uInt>(std::min(most, m_packed.size() - taken));
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(m_packed.data() + taken));
            stream.avail_out = static_cast<uInt>(content.size() - done);
            stream.next_out = reinterpret_cast<Bytef*>(content.data() + done);
            const std::uint64_t offered = stream.avail_in;
            code = inflate(&stream, Z_NO_FLUSH);
            taken += offered - stream.avail_in;
            done = content.size() - stream.avail_out;
            if (code == Z_BUF_ERROR || (code == Z_OK && stream.avail_in == 0 && taken == m_packed.size()))
                break;
        }
        if (done < content.size()) {
            inflateEnd(&stream);
            fail(m_name, "the compressed data are damaged or end too early");
        }
        if (number + 1 == m_states.size() && begin + content.size() < m_size) {
            auto next = std::make_unique<z_stream>(stream);
            if (inflateCopy(next.get(), &stream) == Z_OK) {
                m_states.push_back(std::move(next));
                m_taken.push_back(taken);
            }
        }
        inflateEnd(&stream);
        return content;
    }

    std::string_view m_packed;
    std::uint64_t m_size;
    std::string m_name;
    std::size_t m_chunk;
    std::vector<std::unique_ptr<z_stream>> m_states; // [i] at the beginning of chunk i
    std::vector<std::uint64_t> m_taken; // packed bytes used up to there
    std::list<std::pair<std::size_t, std::string>> m_kept; // latest first
};

}

struct NpyRows::Impl {
    std::string name;
    MappedFile file;
    Content archived; // instead of the file
    ZipMember member;
    NpyHeader header;
    std::uint64_t pitch = 0;
    mutable std::mutex mutex;
    std::unique_ptr<Inflater> inflater;

    std::string bytes(std::uint64_t offset, std::size_t length) const
    {
        if (inflater == nullptr) {
            if (offset > member.data.size() || length > member.data.size() - offset)
                fail(name, "the array's data end too early");
            return std::string(member.data.substr(static_cast<std::size_t>(offset), length));
        }
        const std::scoped_lock lock(mutex);
        return inflater->read(offset, length);
    }
};

NpyRows::NpyRows(const std::filesystem::path& file, std::string_view array, const Budget& budget)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->name = file.string() + "#" + std::string(array);
    const std::string entry = std::string(array) + ".npy";
    if (auto archived = archivedContent(file)) {
        m_impl->archived = std::move(*archived);
        const auto bytes = std::as_bytes(std::span(m_impl->archived.bytes));
        m_impl->member = zipMember(bytes, entry, m_impl->name, m_impl->archived.budget);
    } else {
        m_impl->file = MappedFile(file);
        m_impl->member = zipMember(m_impl->file.bytes(), entry, m_impl->name, budget);
    }
    if (m_impl->member.deflated)
        m_impl->inflater = std::make_unique<Inflater>(m_impl->member.data, m_impl->member.unpacked, m_impl->name);
    const auto first = static_cast<std::size_t>(std::min<std::uint64_t>(m_impl->member.unpacked, 4096));
    m_impl->header = parseNpyHeader(m_impl->bytes(0, first), m_impl->member.unpacked, m_impl->name);
    const NpyHeader& header = m_impl->header;
    if (header.fortran || header.shape.empty())
        fail(m_impl->name, "is not stored row by row");
    m_impl->pitch = header.shape[0] == 0 ? 0 : header.dataSize / static_cast<std::uint64_t>(header.shape[0]);
}

NpyRows::~NpyRows() = default;
NpyRows::NpyRows(NpyRows&&) noexcept = default;
NpyRows& NpyRows::operator=(NpyRows&&) noexcept = default;

NpyType NpyRows::type() const
{
    return m_impl->header.type;
}

const std::vector<std::int64_t>& NpyRows::shape() const
{
    return m_impl->header.shape;
}

std::uint64_t NpyRows::size() const
{
    return m_impl->header.dataSize;
}

NpyArray NpyRows::row(std::int64_t i) const
{
    const NpyHeader& header = m_impl->header;
    if (i < 0 || i >= header.shape[0])
        fail(m_impl->name, "has no row " + std::to_string(i) + "; it has " + std::to_string(header.shape[0]));
    NpyArray array{.type = header.type,
        .shape = {header.shape.begin() + 1, header.shape.end()},
        .bytes = m_impl->bytes(header.dataOffset + static_cast<std::uint64_t>(i) * m_impl->pitch,
            static_cast<std::size_t>(m_impl->pitch))};
    if (header.bigEndian)
        swapBytes(array);
    return array;
}

}
