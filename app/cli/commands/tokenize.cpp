#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/text/tokenizer.h"

#include <iostream>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

struct Options {
    std::string model;
};

int tokenize(const Options& options, const Context& context)
{
    const text::Tokenizer tokenizer = text::Tokenizer::fromFolder(options.model);
    std::string line;
    for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
        if (line.empty())
            continue;
        const std::string where = "standard input, line " + std::to_string(number);
        const auto row = guard(ErrorKind::Data, where, [&] { return nlohmann::json::parse(line); });
        if (!row.is_object() || !row.contains("text") || !row["text"].is_string())
            throw Error(ErrorKind::Data, where + ": expected an object with a \"text\"");
        const auto textValue = row["text"].get<std::string>();
        const auto ids = tokenizer.encode(textValue).ids;
        const nlohmann::json out{{"text", textValue}, {"ids", ids},
            {"ids_no_special", tokenizer.encode(textValue, {.addSpecialTokens = false}).ids},
            {"decoded", tokenizer.decode(ids, {.skipSpecial = false})},
            {"decoded_skip_special", tokenizer.decode(ids)}};
        context.out << out.dump() << '\n';
    }
    return 0;
}

void declare(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    app.add_option("--model", options->model, "Checkpoint folder with a tokenizer")->required();
    app.callback([options, &chosen] { chosen = [options](const Context& c) { return tokenize(*options, c); }; });
}

}

namespace entries {
extern constinit const Command tokenize{
    .name = "tokenize", .summary = "JSON lines {\"text\"} in, token ids out", .declare = &declare};
}
}
