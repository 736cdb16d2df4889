#include "core/base/error.h"
#include "core/text/chat_template.h"

#include <set>
#include <string>

#include <QTest>

using vlm::text::chatTemplate;
using vlm::text::fillPrompt;

class TestChatTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void promptsAreThePublishedOnes_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("expected");
        QTest::newRow("vicuna_v1")
            << "vicuna_v1"
            << "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, "
               "detailed, and polite answers to the user's questions. USER: <image>\nIs there a mass? ASSISTANT:";
        QTest::newRow("llava_hf") << "llava_hf"
                                  << "USER: <image>\nIs there a mass? ASSISTANT:";
        QTest::newRow("mistral_instruct") << "mistral_instruct"
                                          << "[INST] <image>\nIs there a mass? [/INST]";
        QTest::newRow("qwen2_vl")
            << "qwen2_vl"
            << "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n<|vision_start|><image>"
               "<|vision_end|>Is there a mass?<|im_end|>\n<|im_start|>assistant\n";
        QTest::newRow("gemma3") << "gemma3"
                                << "<start_of_turn>user\n\n\n<start_of_image><image><end_of_image>\n\nIs there a mass?"
                                   "<end_of_turn>\n<start_of_turn>model\n";
        QTest::newRow("medgemma")
            << "medgemma"
            << "<start_of_turn>user\nYou are an expert on understanding medical images.\n\n\n\n<start_of_image><image>"
               "<end_of_image>\n\nIs there a mass?<end_of_turn>\n<start_of_turn>model\n";
        QTest::newRow("internvl")
            << "internvl"
            << "<|im_start|>user\n<img><image></img>\nIs there a mass?<|im_end|>\n<|im_start|>assistant\n";
        QTest::newRow("vila") << "vila"
                              << "<|im_start|>user\n<image>\nIs there a mass?<|im_end|>\n<|im_start|>assistant\n";
        QTest::newRow("nvila")
            << "nvila"
            << "<|im_start|>system\nYou are a helpful assistant<|im_end|>\n<|im_start|>user\n<image>\n"
               "Is there a mass?<|im_end|>\n<|im_start|>assistant\n";
        QTest::newRow("blip2") << "blip2"
                               << "<image></s>Question: Is there a mass? Answer:";
        QTest::newRow("xraygpt") << "xraygpt"
                                 << "###Patient: <Img><image></Img> Is there a mass?###Doctor:";
        QTest::newRow("every one is checked") << "" << QString::number(vlm::text::chatTemplates().size());
    }
    void promptsAreThePublishedOnes()
    {
        QFETCH(QString, id);
        QFETCH(QString, expected);
        if (id.isEmpty()) {
            QCOMPARE(expected, "11");
            return;
        }
        const auto& chat = chatTemplate(id.toStdString());
        QCOMPARE(QString::fromStdString(fillPrompt(chat, "<image>", "Is there a mass?")), expected);
    }

    void idsAreUniqueAndSourcesNamed()
    {
        std::set<std::string_view> ids;
        for (const auto& chat : vlm::text::chatTemplates()) {
            QVERIFY(ids.insert(chat.id).second);
            QVERIFY(!chat.title.empty() && !chat.source.empty());
        }
    }

    void bracesOfTheQuestionStay()
    {
        QCOMPARE(
            fillPrompt("{image}{x}{question}{", "I", "{image} {question}"), std::string("I{x}{image} {question}{"));
    }

    void onlyGemmaTrimsTheQuestion()
    {
        QVERIFY(fillPrompt(chatTemplate("gemma3"), "", " a ").find("\n\na<end_of_turn>") != std::string::npos);
        QVERIFY(fillPrompt(chatTemplate("xraygpt"), "", " a ").find("</Img>  a ###") != std::string::npos);
    }

    void anUnknownIdListsTheKnown()
    {
        try {
            (void)chatTemplate("alpaca");
        } catch (const vlm::Error& error) {
            QCOMPARE(error.kind(), vlm::ErrorKind::Config);
            QVERIFY(std::string(error.what()).find("mistral_instruct") != std::string::npos);
            return;
        }
        QFAIL("no error");
    }
};

QTEST_GUILESS_MAIN(TestChatTemplate)
#include "tst_chat_template.moc"
