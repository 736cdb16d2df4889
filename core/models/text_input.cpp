#include "core/models/text_input.h"

#include <algorithm>
#include <utility>

namespace vlm::models {

TextInput TextInput::fromFolder(const std::filesystem::path& folder, TextPolicy policy)
{
    text::Tokenizer tokenizer = text::Tokenizer::fromFolder(folder);
    // Tokenizers without a limit of their own say 1e30.
    if (const auto limit = tokenizer.maxLength(); limit && *limit < static_cast<std::size_t>(policy.maxLength))
        policy.maxLength = static_cast<std::int64_t>(*limit);
    return {std::move(tokenizer), policy};
}

TextInput::TextInput(text::Tokenizer tokenizer, TextPolicy policy)
    : m_tokenizer(std::move(tokenizer))
    , m_policy(policy)
{
}

TokenBatch TextInput::operator()(std::span<const std::string> texts) const
{
    return encode(texts, m_policy.maxLength, m_policy.padding);
}

TokenBatch TextInput::padded(std::span<const std::string> texts, std::int64_t length) const
{
    return encode(texts, length, text::Padding::MaxLength);
}

TokenBatch TextInput::encode(std::span<const std::string> texts, std::int64_t maxLength, text::Padding padding) const
{
    text::EncodeOptions options;
    options.maxLength = static_cast<std::size_t>(maxLength);
    options.padding = padding;
    options.padId = static_cast<int>(m_policy.padId);
    options.padSide = text::Side::Right;
    const std::vector<text::Encoding> rows = m_tokenizer.encodeBatch(texts, options);
    const auto count = static_cast<std::int64_t>(rows.size());
    const auto length = static_cast<std::int64_t>(rows.empty() ? 0 : rows.front().ids.size());
    TokenBatch batch{.ids = at::empty({count, length}, at::kLong), .mask = at::empty({count, length}, at::kLong)};
    auto* ids = batch.ids.data_ptr<std::int64_t>();
    auto* mask = batch.mask.data_ptr<std::int64_t>();
    for (const text::Encoding& row : rows) {
        ids = std::ranges::copy(row.ids, ids).out;
        mask = std::ranges::copy(row.attentionMask, mask).out;
    }
    return batch;
}

}
