#pragma once

#include <atomic>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vlm::data {

/// A text that never changes and whose copies share their characters: 8 bytes, none but these where it is empty. Data
/// sets hold hundreds of thousands of samples with several texts each, many empty, many the same.
/// Assigning replaces it. Copies may be made and dropped on several threads.
class SharedText {
public:
    SharedText() = default;
    SharedText(std::string_view text)
        : m_block(blockOf(text))
    {
    }
    SharedText(const std::string& text)
        : SharedText(std::string_view(text))
    {
    }
    SharedText(const char* text)
        : SharedText(std::string_view(text))
    {
    }
    SharedText(const SharedText& other)
        : m_block(other.m_block)
    {
        if (m_block)
            m_block->owners.fetch_add(1, std::memory_order_relaxed);
    }
    SharedText(SharedText&& other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {
    }
    SharedText& operator=(SharedText other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~SharedText();

    [[nodiscard]] std::string_view view() const
    {
        return m_block ? std::string_view(charactersOf(m_block), m_block->size) : std::string_view();
    }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    [[nodiscard]] const char* c_str() const { return m_block ? charactersOf(m_block) : ""; }
    operator std::string_view() const { return view(); }
    operator std::string() const { return str(); }

    [[nodiscard]] bool empty() const { return m_block == nullptr; }
    [[nodiscard]] std::size_t size() const { return m_block ? m_block->size : 0; }
    [[nodiscard]] std::string substr(std::size_t at, std::size_t count = std::string_view::npos) const
    {
        return std::string(view().substr(at, count));
    }
    [[nodiscard]] std::size_t find(std::string_view what, std::size_t from = 0) const
    {
        return view().find(what, from);
    }
    [[nodiscard]] std::size_t find(char what, std::size_t from = 0) const { return view().find(what, from); }
    [[nodiscard]] std::size_t rfind(char what) const { return view().rfind(what); }
    [[nodiscard]] bool starts_with(std::string_view what) const { return view().starts_with(what); }
    [[nodiscard]] bool ends_with(std::string_view what) const { return view().ends_with(what); }
    /// Whether both are copies of one text.
    [[nodiscard]] bool sharesWith(const SharedText& other) const { return m_block == other.m_block; }

    SharedText& operator+=(std::string_view more) { return *this = SharedText(str().append(more)); }

    friend bool operator==(const SharedText& a, const SharedText& b)
    {
        return a.m_block == b.m_block || a.view() == b.view();
    }
    friend auto operator<=>(const SharedText& a, const SharedText& b) { return a.view() <=> b.view(); }
    template <class T>
    requires(std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, SharedText>) friend bool
    operator==(const SharedText& a, const T& b)
    {
        return a.view() == std::string_view(b);
    }
    template <class T>
    requires(std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, SharedText>) friend auto
    operator<=>(const SharedText& a, const T& b)
    {
        return a.view() <=> std::string_view(b);
    }
    friend std::string operator+(const SharedText& a, std::string_view b) { return a.str().append(b); }
    friend std::string operator+(std::string a, const SharedText& b) { return std::move(a.append(b.view())); }
    friend std::ostream& operator<<(std::ostream& out, const SharedText& text) { return out << text.view(); }

private:
    /// In front of the characters and a zero behind them.
    struct Block {
        std::atomic<std::uint32_t> owners;
        std::uint32_t size;
    };
    static const char* charactersOf(const Block* block) { return reinterpret_cast<const char*>(block + 1); }
    static Block* blockOf(std::string_view text);

    Block* m_block = nullptr; // null: empty
};

}

template <> struct std::hash<vlm::data::SharedText> {
    std::size_t operator()(const vlm::data::SharedText& text) const noexcept
    {
        return std::hash<std::string_view>()(text.view());
    }
};
