#include "core/models/generation_prompts.h"

#include <algorithm>
#include <map>

namespace vlm::models {
namespace {

using tensor::DecoderStep;

std::int64_t length(const Sequence& sequence)
{
    return static_cast<std::int64_t>(sequence.ids.size());
}

at::Tensor rotaryOf(const Sequence& sequence)
{
    if (sequence.rotary.defined())
        return sequence.rotary;
    return at::arange(length(sequence), sequence.embeds.options().dtype(at::kLong)).unsqueeze(0);
}

/// Tokens that all prompts of a source begin with, less one: each must have something left to predict from. Of a prompt
/// alone what ends with its image, so that the rests of all prompts are about as long.
std::int64_t commonPrefix(std::span<const Sequence> prompts, std::span<const std::size_t> members)
{
    const std::vector<std::int64_t>& first = prompts[members.front()].ids;
    std::size_t common = first.size();
    if (members.size() == 1)
        common = static_cast<std::size_t>(first.rend() - std::find(first.rbegin(), first.rend(), kImageSlot));
    for (const std::size_t member : members) {
        const std::vector<std::int64_t>& ids = prompts[member].ids;
        const auto [at, other] = std::ranges::mismatch(first, ids);
        common = std::min({common, static_cast<std::size_t>(at - first.begin()), ids.size() - 1});
    }
    // Tokens of an image may see each other both ways: none of them is parted from the others.
    while (common > 0 && first[common - 1] == kImageSlot && first[common] == kImageSlot)
        --common;
    return static_cast<std::int64_t>(common);
}

at::Tensor padded(const at::Tensor& x, std::int64_t axis, std::int64_t size, double value)
{
    const std::int64_t missing = size - x.size(axis);
    if (missing == 0)
        return x;
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape[static_cast<std::size_t>(axis < 0 ? x.dim() + axis : axis)] = missing;
    return at::cat({x, at::full(shape, value, x.options())}, axis);
}

/// Fills the cache with the beginnings. @return how many tokens of each prompt are in it
std::vector<std::int64_t> startBeginnings(
    const tensor::Decoder& decoder, std::span<const Sequence> prompts, tensor::KvCache& cache)
{
    std::vector<std::int64_t> done(prompts.size(), 0);
    std::map<std::int64_t, std::vector<std::size_t>> bySource;
    for (std::size_t i = 0; i < prompts.size(); ++i)
        bySource[prompts[i].source].push_back(i);
    if (prompts.size() < 2)
        return done;
    std::vector<Sequence> beginnings;
    std::vector<std::int64_t> ends;
    std::vector<std::int64_t> rows(prompts.size());
    for (const auto& [source, members] : bySource) {
        const std::int64_t common = commonPrefix(prompts, members);
        for (const std::size_t member : members) {
            rows[member] = static_cast<std::int64_t>(beginnings.size());
            done[member] = common;
        }
        beginnings.push_back(prompts[members.front()]);
        ends.push_back(common);
    }
    if (std::ranges::find(ends, 0) != ends.end()) // a row without a beginning would be padding alone
        return std::vector<std::int64_t>(prompts.size(), 0);
    if (beginnings.size() == 1) {
        (void)decoder.forward(slice(beginnings.front(), 0, ends.front()), &cache);
        cache.repeat(static_cast<std::int64_t>(prompts.size()));
        return done;
    }
    const std::vector<std::int64_t> zeros(ends.size(), 0);
    (void)decoder.forward(padded(beginnings, zeros, ends), &cache);
    cache.select(at::tensor(rows, at::kLong).to(prompts[0].embeds.device()));
    return done;
}

}

DecoderStep slice(const Sequence& sequence, std::int64_t begin, std::int64_t end)
{
    const at::Tensor order = at::arange(begin, end, sequence.embeds.options().dtype(at::kLong)).unsqueeze(0);
    DecoderStep step{.embeds = sequence.embeds.slice(1, begin, end),
        .order = order,
        .rotary = rotaryOf(sequence).slice(-1, begin, end),
        .valid = {},
        .group = {}};
    if (sequence.group.defined())
        step.group = sequence.group.slice(1, begin, end);
    return step;
}

DecoderStep padded(
    std::span<const Sequence> sequences, std::span<const std::int64_t> begins, std::span<const std::int64_t> ends)
{
    std::int64_t longest = 0;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        longest = std::max(longest, ends[i] - begins[i]);
    std::vector<at::Tensor> embeds, order, rotary, valid, group;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
        const DecoderStep one = slice(sequences[i], begins[i], ends[i]);
        const at::Tensor ones = at::ones_like(one.order);
        embeds.push_back(padded(one.embeds, 1, longest, 0.0));
        order.push_back(padded(one.order, 1, longest, 0.0));
        rotary.push_back(padded(one.rotary, -1, longest, 0.0));
        valid.push_back(padded(ones, 1, longest, 0.0));
        group.push_back(padded(one.group.defined() ? one.group : -ones, 1, longest, -1.0));
    }
    const bool grouped = sequences[0].group.defined();
    return {.embeds = at::cat(embeds, 0),
        .order = at::cat(order, 0),
        .rotary = at::cat(rotary, -2),
        .valid = at::cat(valid, 0).to(at::kBool),
        .group = grouped ? at::cat(group, 0) : at::Tensor()};
}

Started start(const tensor::Decoder& decoder, std::span<const Sequence> prompts, tensor::KvCache& cache)
{
    const auto count = static_cast<std::int64_t>(prompts.size());
    const at::Device device = prompts[0].embeds.device();
    const std::vector<std::int64_t> begins = startBeginnings(decoder, prompts, cache);
    std::vector<std::int64_t> ends, last, rotary;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        ends.push_back(length(prompts[i]));
        last.push_back(ends.back() - begins[i] - 1);
        rotary.push_back(prompts[i].nextRotary >= 0 ? prompts[i].nextRotary : ends.back());
    }
    const DecoderStep rests = count == 1 ? slice(prompts[0], 0, ends[0]) : padded(prompts, begins, ends);
    const at::Tensor hidden = decoder.forward(rests, &cache);
    const at::Tensor rows = at::arange(count, at::kLong).to(device);
    const at::Tensor nextRotary = at::tensor(rotary, at::kLong).to(device).unsqueeze(1);
    return {.state = hidden.index({rows, at::tensor(last, at::kLong).to(device)}),
        .order = at::tensor(ends, at::kLong).to(device).unsqueeze(1),
        .rotary = rests.rotary.dim() == 3 ? nextRotary.expand({3, -1, -1}) : nextRotary};
}

at::Tensor advance(const tensor::Decoder& decoder, const at::Tensor& ids, Started& at, tensor::KvCache& cache)
{
    const DecoderStep step{
        .embeds = decoder.embed(ids), .order = at.order, .rotary = at.rotary, .valid = {}, .group = {}};
    at.state = decoder.forward(step, &cache).select(1, 0);
    at.order = at.order + 1;
    at.rotary = at.rotary + 1;
    return at.state;
}

std::vector<std::int64_t> textIds(const Sequence& prompt)
{
    std::vector<std::int64_t> ids;
    std::ranges::copy_if(prompt.ids, std::back_inserter(ids), [](std::int64_t id) { return id >= 0; });
    return ids;
}

tensor::DecoderStep batchOf(std::span<const Sequence> sequences)
{
    std::vector<std::int64_t> ends;
    for (const Sequence& sequence : sequences)
        ends.push_back(length(sequence));
    return padded(sequences, std::vector<std::int64_t>(ends.size(), 0), ends);
}

at::Tensor sequenceLogits(const tensor::Decoder& decoder, const Sequence& sequence)
{
    return decoder.logits(decoder.forward(slice(sequence, 0, length(sequence)), nullptr));
}

}
