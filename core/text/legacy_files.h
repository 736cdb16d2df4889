#pragma once

#include "core/text/tokenizer_config.h"
#include "core/text/tokenizer_file.h"

#include <filesystem>

namespace vlm::text {

/// Layouts older than tokenizer.json, as the tokenizer.json that transformers would make of them: vocab.txt, or
/// vocab.json and merges.txt, or bpe_simple_vocab_16e6.txt[.gz], or a SentencePiece model.
/// Source: huggingface/transformers src/transformers/convert_slow_tokenizer.py@v4.57.0.
/// @throws Error Tokenizer saying which files were looked for; Data
[[nodiscard]] TokenizerFile readLegacyFiles(const std::filesystem::path& folder, const TokenizerConfig& config);

/// A SentencePiece .model (protobuf), unigram or BPE. @throws Error Tokenizer; Data
[[nodiscard]] TokenizerFile readSentencePiece(const std::filesystem::path& file, const TokenizerConfig& config);

}
