#include "app/cli/merge_adapter.h"

#include "core/base/error.h"
#include "core/models/model.h"
#include "core/training/answer_merge.h"
#include "core/training/image_merge.h"

#include <memory>
#include <ostream>
#include <string>

#include <nlohmann/json.hpp>

namespace vlm::cli {
namespace {

struct Options {
    std::string folder;
    std::string adapter;
    std::string out;
};

int merge(const Options& options, const Context& context)
{
    const models::Family& family = models::recognise(options.folder);
    training::Merged merged;
    if (family.kind == models::FamilyKind::Contrastive) {
        const training::MergedFile file = training::mergeImageAdapter(options.folder, options.adapter, options.out);
        merged = {.layers = file.layers, .tensors = file.tensors};
    } else if (family.kind == models::FamilyKind::Generative) {
        merged = training::mergeAnswerAdapter(options.folder, options.adapter, options.out);
    } else {
        throw Error(ErrorKind::Config,
            options.folder + " is of the family '" + std::string(family.id)
                + "'; adapters are merged into models that compare images with texts or answer questions");
    }
    if (context.json)
        context.out
            << nlohmann::json{{"out", options.out}, {"layers", merged.layers}, {"tensors", merged.tensors}}.dump()
            << '\n';
    else
        context.out << merged.layers << " layers merged, " << merged.tensors << " tensors replaced: " << options.out
                    << '\n';
    return 0;
}

}

void declareMerge(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("merge", "Write a model with an adapter merged into its weights");
    command->add_option("folder,--model", options->folder, "Checkpoint folder of the base model")->required();
    command->add_option("--adapter", options->adapter, "Folder of the adapter, as a run or PEFT writes it")->required();
    command->add_option("--out", options->out, "Folder to write")->required();
    command->callback(
        [options, &chosen] { chosen = [options](const Context& context) { return merge(*options, context); }; });
}

}
