#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::text {

enum class Padding { None, Longest, MaxLength };
enum class Side { Left, Right };

struct EncodeOptions {
    bool addSpecialTokens = true;
    std::optional<std::size_t> maxLength
        = {}; // cut to so many ids, special tokens included; also the length of MaxLength
    Padding padding = Padding::None; // Longest means the longest of a batch
    std::optional<int> padId = {}; // default: the tokenizer's pad token
    std::optional<Side> padSide = {}; // default: as configured, else Right
    std::optional<Side> truncationSide = {}; // default: as configured, else Right
};

struct DecodeOptions {
    bool skipSpecial = true;
    std::optional<bool> cleanUpSpaces = {}; // default: clean_up_tokenization_spaces of tokenizer_config.json, else no
};

/// Three vectors of one length.
struct Encoding {
    std::vector<std::int64_t> ids;
    std::vector<std::int64_t> attentionMask; // 0 at padding
    std::vector<std::int64_t> typeIds;
};

/// Ids of the tokens with a role, where the files name them; roles that no file names are found by the usual spellings
/// ("[PAD]", "<pad>", "<|endoftext|>", …) in the vocabulary.
struct SpecialTokens {
    std::optional<int> bos;
    std::optional<int> eos;
    std::optional<int> pad;
    std::optional<int> unk;
    std::optional<int> cls;
    std::optional<int> sep;
    std::optional<int> mask;
    std::optional<int> image; // one position of an image: <image>, <|image_pad|>, <image_soft_token>, <IMG_CONTEXT>
};

/// A tokenizer in any published layout. Immutable, thread-safe, cheap to copy.
/// Source: huggingface/tokenizers@v0.21.0 and transformers@v4.57.0; ids and decoded texts are theirs.
class Tokenizer {
public:
    /// A tokenizer.json alone. @throws Error Tokenizer with the file's name; Data if it cannot be read
    static Tokenizer fromFile(const std::filesystem::path& file);

    /// A model folder: tokenizer.json, else vocab.txt (WordPiece), else vocab.json and merges.txt (BPE of GPT-2 or
    /// CLIP), else bpe_simple_vocab_16e6.txt[.gz] (OpenAI CLIP), else tokenizer.model or spiece.model (SentencePiece);
    /// with tokenizer_config.json, special_tokens_map.json and added_tokens.json where they are there.
    /// @throws Error Tokenizer saying which files were looked for; Data
    static Tokenizer fromFolder(const std::filesystem::path& folder);

    /// The text of a tokenizer.json. @throws Error Tokenizer
    static Tokenizer fromJson(std::string_view json);

    /// Ill-formed UTF-8 is read as U+FFFD.
    /// @throws Error Tokenizer: padding without a pad token, maxLength below the number of special tokens,
    ///         an unknown character in a vocabulary without unknown token
    [[nodiscard]] Encoding encode(std::string_view text, const EncodeOptions& options = {}) const;
    [[nodiscard]] std::vector<Encoding> encodeBatch(
        std::span<const std::string> texts, const EncodeOptions& options = {}) const;

    /// Ids outside the vocabulary are left out, as the reference does.
    [[nodiscard]] std::string decode(std::span<const std::int64_t> ids, const DecodeOptions& options = {}) const;

    [[nodiscard]] std::optional<int> idOf(std::string_view token) const;
    [[nodiscard]] std::optional<std::string> tokenOf(int id) const;
    /// Largest id + 1: the least number of rows of an embedding.
    [[nodiscard]] int vocabularySize() const;
    [[nodiscard]] const SpecialTokens& special() const;
    /// model_max_length of tokenizer_config.json.
    [[nodiscard]] std::optional<std::size_t> maxLength() const;
    /// What the "truncation" and "padding" sections of tokenizer.json ask for. encode() does not apply them by itself,
    /// nor does transformers.
    [[nodiscard]] const EncodeOptions& fileOptions() const;

private:
    struct Impl;
    explicit Tokenizer(std::shared_ptr<const Impl> impl);

    std::shared_ptr<const Impl> m_impl;
};

}
