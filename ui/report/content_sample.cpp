#include "ui/report/content.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "core/base/error.h"
#include "core/data/dataset.h"
#include "core/metrics/vqa_scores.h"
#include "core/report/bundle.h"
#include "ui/figures/from_pairs.h"
#include "ui/figures/number_format.h"

// One sample as a part: its image under a pseudonym, what was asked, what each model said.
namespace vlm::report_ui {
namespace {

using report::Item;

QString words(const char* text)
{
    return QCoreApplication::translate("report", text);
}

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

[[noreturn]] void nothing(const std::string& why)
{
    throw Error(ErrorKind::Data, why);
}

QImage imageOf(const imaging::Image& image)
{
    const auto format = image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    return QImage(image.pixels.data(), image.width, image.height, image.width * image.channels, format).copy();
}

/// Of one answer: its probabilities, or what the string metrics make of it.
QString scoresLine(const store::DatasetRow& dataset, const store::SampleRow& sample, const store::PredictionRow& said)
{
    QStringList parts;
    const auto number = [](double value) { return figures::decimalText(value, 2); };
    for (std::size_t i = 0; i < said.scores.size() && i < dataset.classes.size(); ++i)
        parts << QStringLiteral("%1 %2").arg(qt(dataset.classes[i]), number(static_cast<double>(said.scores[i])));
    if (parts.isEmpty() && !said.text.empty() && sample.answerType != "multiple-choice") {
        const metrics::VqaScore score = metrics::scoreVqa(
            {.type = sample.answerType == "closed" ? metrics::QuestionType::YesNo : metrics::QuestionType::Open,
                .answer = said.answer.empty() ? sample.answer : said.answer,
                .prediction = said.text},
            metrics::Convention::Strict);
        for (const auto& [name, value] :
            {std::pair{words("accuracy"), score.accuracy}, std::pair{words("exact match"), score.exactMatch},
                std::pair{words("token F1"), score.tokens.f1}, std::pair{QStringLiteral("BLEU-1"), score.bleu[0]},
                std::pair{QStringLiteral("ROUGE-L"), score.rougeL.f1}})
            if (value == value)
                parts << QStringLiteral("%1 %2").arg(name, number(value));
    }
    return parts.join(QStringLiteral(" · "));
}

}

Content ContentMaker::sampleContent(const Item& item) const
{
    const std::string dataset = item.parameter("dataset");
    const auto row = m_reader.dataset(dataset);
    const auto sample = m_reader.sample(dataset, item.parameter("sample"));
    if (!row || !sample)
        nothing("the sample is no longer in the project");
    Picture out;
    const auto opened = data::open(row->path, {.id = row->id, .settings = {}});
    for (const data::Sample& known : opened->samples())
        if (known.id == sample->id) {
            out.image = imageOf(opened->load(known));
            break;
        }
    if (out.image.isNull())
        nothing("the image of the sample is not in the data set's files any more");
    out.lines.emplace_back(words("Sample"), qt(report::samplePseudonym(dataset, sample->id)));
    if (!sample->question.empty())
        out.lines.emplace_back(words("Question"), qt(sample->question));
    const std::string& reference = sample->answer.empty() ? sample->labelText : sample->answer;
    if (!reference.empty())
        out.lines.emplace_back(words("Reference"), qt(reference));
    for (const store::SampleAnswer& answer : m_reader.answers(dataset, sample->id)) {
        QString said = qt(answer.prediction.text);
        const auto predicted = static_cast<std::size_t>(std::max(answer.prediction.predicted, 0));
        if (said.isEmpty() && answer.prediction.predicted >= 0 && predicted < row->classes.size()) {
            said = qt(row->classes[predicted]);
            if (predicted < answer.prediction.scores.size())
                said
                    += QStringLiteral(" (%1)").arg(static_cast<double>(answer.prediction.scores[predicted]), 0, 'f', 2);
        }
        if (said.isEmpty())
            said = words("no answer");
        out.lines.emplace_back(figures::cellTitle(answer.cell), said);
        if (answer.cell.model == item.parameter("model") && answer.cell.mode == item.parameter("mode"))
            if (const QString scores = scoresLine(*row, *sample, answer.prediction); !scores.isEmpty())
                out.lines.emplace_back(words("Its scores"), scores);
    }
    return out;
}

}
