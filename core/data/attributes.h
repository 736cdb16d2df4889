#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "core/data/shared_text.h"

namespace vlm::data {

/// What a table says of a sample beside its label: few short values by name, in the order of the names, packed into one
/// text. Used as a map is; an entry cannot be changed once it is there.
class Attributes {
public:
    /// Views into the attributes; they live until an entry is added.
    using value_type = std::pair<std::string_view, std::string_view>;

    class const_iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Attributes::value_type;
        using difference_type = std::ptrdiff_t;
        using pointer = const value_type*;
        using reference = const value_type&;

        const_iterator() = default;
        reference operator*() const { return m_entry; }
        pointer operator->() const { return &m_entry; }
        const_iterator& operator++();
        const_iterator operator++(int)
        {
            const_iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const const_iterator& a, const const_iterator& b)
        {
            return a.m_rest.size() == b.m_rest.size() && a.m_end == b.m_end;
        }

    private:
        friend class Attributes;
        explicit const_iterator(std::string_view packed);

        value_type m_entry;
        std::string_view m_rest; // behind the entry
        bool m_end = true;
    };

    Attributes() = default;
    Attributes(std::initializer_list<value_type> entries);

    /// Nothing happens where the name is there already.
    void emplace(std::string_view name, std::string_view value);
    [[nodiscard]] const_iterator begin() const { return const_iterator(m_packed.view()); }
    [[nodiscard]] const_iterator end() const { return {}; }
    [[nodiscard]] const_iterator find(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != end(); }
    /// @throws Error Data naming it and what is there
    [[nodiscard]] std::string at(std::string_view name) const;
    [[nodiscard]] bool empty() const { return m_packed.empty(); }
    [[nodiscard]] std::size_t size() const;
    /// Lets `share` replace what holds the entries by a copy that others have too.
    template <class Share> void share(Share&& share) { share(m_packed); }

    friend bool operator==(const Attributes&, const Attributes&) = default;

private:
    SharedText m_packed; // of each entry: length of the name, the name, length of the value, the value
};

}
