#include "core/text/chat_template.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>

namespace vlm::text {

namespace {

constexpr std::string_view kImage = "{image}";
constexpr std::string_view kQuestion = "{question}";

constexpr std::array kTemplates{
    ChatTemplate{
        .id = "vicuna_v1",
        .title = "Vicuna v1: LLaVA-1.5, VILA-1.5, VILA-M3",
        .prompt
        = "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, "
          "detailed, and polite answers to the user's questions. USER: {image}\n{question} ASSISTANT:",
        .source = "haotian-liu/LLaVA llava/conversation.py conv_vicuna_v1",
    },
    ChatTemplate{
        .id = "llava_hf",
        .title = "LLaVA-1.5 as converted for transformers, without system text",
        .prompt = "USER: {image}\n{question} ASSISTANT:",
        .source = "huggingface.co/llava-hf/llava-1.5-7b-hf chat_template.json",
    },
    ChatTemplate{
        .id = "mistral_instruct",
        .title = "Mistral instruct: LLaVA-Med 1.5",
        .prompt = "[INST] {image}\n{question} [/INST]",
        .source = "microsoft/LLaVA-Med llava/conversation.py conv_mistral_instruct",
    },
    ChatTemplate{
        .id = "qwen2_vl",
        .title = "Qwen2-VL, Qwen2.5-VL, Lingshu",
        .prompt = "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n"
                  "<|vision_start|>{image}<|vision_end|>{question}<|im_end|>\n<|im_start|>assistant\n",
        .source = "huggingface.co/Qwen/Qwen2-VL-7B-Instruct chat_template.json",
    },
    ChatTemplate{
        .id = "gemma3",
        .title = "Gemma 3",
        .prompt = "<start_of_turn>user\n\n\n<start_of_image>{image}<end_of_image>\n\n{question}<end_of_turn>\n"
                  "<start_of_turn>model\n",
        .source = "huggingface.co/google/gemma-3-4b-it chat_template.json; transformers processing_gemma3.py "
                  "full_image_sequence",
        .trimsQuestion = true,
    },
    ChatTemplate{
        .id = "medgemma",
        .title = "MedGemma: Gemma 3 with the system text of its model card",
        .prompt = "<start_of_turn>user\nYou are an expert on understanding medical images.\n\n\n\n"
                  "<start_of_image>{image}<end_of_image>\n\n{question}<end_of_turn>\n<start_of_turn>model\n",
        .source = "huggingface.co/google/medgemma-4b-it chat_template.jinja; MedVLMBench model/medgemma",
        .trimsQuestion = true,
    },
    ChatTemplate{
        .id = "internvl",
        .title = "InternVL3",
        .prompt = "<|im_start|>user\n<img>{image}</img>\n{question}<|im_end|>\n<|im_start|>assistant\n",
        .source = "huggingface/transformers models/internvl/convert_internvl_weights_to_hf.py chat_template; "
                  "processing_internvl.py",
    },
    ChatTemplate{
        .id = "vila",
        .title = "VILA with a Qwen2 decoder, without system text",
        .prompt = "<|im_start|>user\n{image}\n{question}<|im_end|>\n<|im_start|>assistant\n",
        .source = "NVlabs/VILA llava/model/language_model/chat_templates/qwen2.jinja",
    },
    ChatTemplate{
        .id = "nvila",
        .title = "NVILA",
        .prompt = "<|im_start|>system\nYou are a helpful assistant<|im_end|>\n<|im_start|>user\n{image}\n{question}"
                  "<|im_end|>\n<|im_start|>assistant\n",
        .source = "NVlabs/VILA llava/model/language_model/chat_templates/qwen2.jinja",
    },
    ChatTemplate{
        .id = "blip2",
        .title = "BLIP-2 with OPT, whose tokenizer puts </s> in front of every text",
        .prompt = "{image}</s>Question: {question} Answer:",
        .source = "Li et al. 2023, BLIP-2, 4.1; huggingface.co/Salesforce/blip2-opt-2.7b",
    },
    ChatTemplate{
        .id = "xraygpt",
        .title = "XrayGPT",
        .prompt = "###Patient: <Img>{image}</Img> {question}###Doctor:",
        .source = "mbzuai-oryx/XrayGPT xraygpt/conversation/conversation.py",
    },
};

}

std::span<const ChatTemplate> chatTemplates()
{
    return kTemplates;
}

const ChatTemplate& chatTemplate(std::string_view id)
{
    const auto found
        = std::find_if(kTemplates.begin(), kTemplates.end(), [id](const auto& each) { return each.id == id; });
    if (found != kTemplates.end())
        return *found;
    std::string known;
    for (const ChatTemplate& each : kTemplates)
        known.append(known.empty() ? "" : ", ").append(each.id);
    throw Error(ErrorKind::Config, vlm::format("the chat template \"{}\" is not known; known are {}", id, known));
}

std::string fillPrompt(std::string_view prompt, std::string_view image, std::string_view question)
{
    std::string out;
    while (!prompt.empty()) {
        const std::size_t brace = std::min(prompt.find('{'), prompt.size());
        out += prompt.substr(0, brace);
        prompt.remove_prefix(brace);
        std::size_t used = std::min<std::size_t>(1, prompt.size());
        if (prompt.starts_with(kImage)) {
            out += image;
            used = kImage.size();
        } else if (prompt.starts_with(kQuestion)) {
            out += question;
            used = kQuestion.size();
        } else {
            out += prompt.substr(0, used);
        }
        prompt.remove_prefix(used);
    }
    return out;
}

std::string fillPrompt(const ChatTemplate& chat, std::string_view image, std::string_view question)
{
    return fillPrompt(chat.prompt, image, chat.trimsQuestion ? trimLeft(trimRight(question)) : question);
}

}
