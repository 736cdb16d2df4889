#include "core/text/added_tokens.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace vlm::text {

namespace {

bool endsWithWord(std::string_view text)
{
    if (text.empty())
        return false;
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
        --start;
    return isWord(codePointAt(text, start).value);
}

bool startsWithWord(std::string_view text)
{
    return !text.empty() && isWord(codePointAt(text, 0).value);
}

}

AddedTokens::AddedTokens(std::vector<AddedToken> tokens, const Normalizer* normalizer)
{
    for (AddedToken& token : tokens) {
        if (token.content.empty())
            continue;
        if (token.special)
            m_special.insert(token.content);
        const auto [known, isNew] = m_byContent.try_emplace(token.content, m_tokens.size());
        if (isNew)
            m_tokens.push_back(std::move(token));
        else
            m_tokens[known->second] = std::move(token);
    }
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const AddedToken& token = m_tokens[i];
        m_byId[token.id] = i;
        m_idLimit = std::max(m_idLimit, token.id + 1);
        if (!token.normalized)
            add(m_raw, token.content, i);
        else
            add(m_normalized, normalizer ? normalizer->apply(token.content) : token.content, i);
    }
}

void AddedTokens::add(Matcher& matcher, std::string pattern, std::size_t index)
{
    if (pattern.empty())
        return;
    auto& lengths = matcher.lengths[static_cast<unsigned char>(pattern[0])];
    const auto at = std::lower_bound(lengths.begin(), lengths.end(), pattern.size(), std::greater<>());
    if (at == lengths.end() || *at != pattern.size())
        lengths.insert(at, pattern.size());
    matcher.tokens.try_emplace(std::move(pattern), index);
}

std::vector<Segment> AddedTokens::split(std::string_view text, const Matcher& matcher) const
{
    std::vector<Segment> segments;
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const AddedToken* token = nullptr;
        std::size_t stop = at + 1;
        for (const std::size_t length : matcher.lengths[static_cast<unsigned char>(text[at])]) {
            if (length > text.size() - at)
                continue;
            const auto found = matcher.tokens.find(std::string(text.substr(at, length)));
            if (found == matcher.tokens.end())
                continue;
            token = &m_tokens[found->second];
            stop = at + length;
            break;
        }
        std::size_t start = std::exchange(at, stop);
        if (!token || start < done) // nothing here, or rstrip of the token before has taken it
            continue;
        if (token->singleWord && (endsWithWord(text.substr(0, start)) || startsWithWord(text.substr(stop))))
            continue;
        if (token->stripLeft)
            start = std::max(done, trimRight(text.substr(0, start)).size());
        if (token->stripRight)
            stop = text.size() - trimLeft(text.substr(stop)).size();
        if (start > done)
            segments.push_back({text.substr(done, start - done), -1});
        segments.push_back({text.substr(start, stop - start), token->id});
        done = stop;
    }
    if (done < text.size())
        segments.push_back({text.substr(done), -1});
    return segments;
}

const AddedToken* AddedTokens::find(int id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_tokens[found->second];
}

const AddedToken* AddedTokens::find(std::string_view content) const
{
    const auto found = m_byContent.find(std::string(content));
    return found == m_byContent.end() ? nullptr : &m_tokens[found->second];
}

}
