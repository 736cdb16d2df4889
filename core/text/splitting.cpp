#include "core/text/splitting.h"

#include "core/text/unicode.h"

#include <algorithm>

namespace vlm::text {

namespace {

struct Part {
    Range range;
    bool delimiter = false;
};

std::vector<Part> cover(std::size_t size, std::span<const Range> found, Matches matches)
{
    const bool delimiter = matches == Matches::AsFound;
    std::vector<Part> parts;
    parts.reserve(2 * found.size() + 1);
    std::size_t done = 0;
    for (const Range& range : found) {
        if (range.begin > done)
            parts.push_back({{done, range.begin}, !delimiter});
        parts.push_back({range, delimiter});
        done = range.end;
    }
    if (done < size)
        parts.push_back({{done, size}, !delimiter});
    return parts;
}

std::vector<Range> contiguous(const std::vector<Part>& parts)
{
    std::vector<Range> ranges;
    bool previous = false;
    for (const Part& part : parts) {
        if (part.delimiter == previous && !ranges.empty())
            ranges.back().end = part.range.end;
        else
            ranges.push_back(part.range);
        previous = part.delimiter;
    }
    return ranges;
}

std::vector<Range> withPrevious(const std::vector<Part>& parts)
{
    std::vector<Range> ranges;
    bool previous = false;
    for (const Part& part : parts) {
        if (part.delimiter && !previous && !ranges.empty())
            ranges.back().end = part.range.end;
        else
            ranges.push_back(part.range);
        previous = part.delimiter;
    }
    return ranges;
}

std::vector<Range> withNext(const std::vector<Part>& parts)
{
    std::vector<Range> ranges;
    bool previous = false;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (part->delimiter && !previous && !ranges.empty())
            ranges.back().begin = part->range.begin;
        else
            ranges.push_back(part->range);
        previous = part->delimiter;
    }
    std::reverse(ranges.begin(), ranges.end());
    return ranges;
}

std::vector<Range> rangesOf(const std::vector<Part>& parts, SplitBehaviour behaviour)
{
    switch (behaviour) {
    case SplitBehaviour::Contiguous:
        return contiguous(parts);
    case SplitBehaviour::MergedWithPrevious:
        return withPrevious(parts);
    case SplitBehaviour::MergedWithNext:
        return withNext(parts);
    case SplitBehaviour::Isolated:
    case SplitBehaviour::Removed:
        break;
    }
    std::vector<Range> ranges;
    for (const Part& part : parts) {
        if (behaviour == SplitBehaviour::Isolated || !part.delimiter)
            ranges.push_back(part.range);
    }
    return ranges;
}

}

std::vector<Range> findAll(std::string_view text, bool (*matches)(char32_t))
{
    std::vector<Range> found;
    for (std::size_t i = 0; i < text.size();) {
        const auto [c, length] = codePointAt(text, i);
        if (matches(c))
            found.push_back({i, i + length});
        i += length;
    }
    return found;
}

void split(const Piece& piece, std::span<const Range> found, SplitBehaviour behaviour, Matches matches,
    std::vector<Piece>& out)
{
    for (const auto& [begin, end] : rangesOf(cover(piece.text.size(), found, matches), behaviour)) {
        if (end > begin)
            out.push_back({.text = piece.text.substr(begin, end - begin), .first = piece.first && begin == 0});
    }
}

}
