#include "ui/pages/samples/answer_facts.h"

#include "core/runs/scoring.h"
#include "ui/models/dataset_pool.h"

namespace vlm::ui {
namespace {

using metrics::Convention;

data::AnswerType answerType(const std::string& name)
{
    for (const auto type : {data::AnswerType::Open, data::AnswerType::Closed, data::AnswerType::MultipleChoice})
        if (name == data::name(type))
            return type;
    return data::AnswerType::None;
}

data::Sample ofRow(const store::SampleRow& row)
{
    data::Sample sample;
    sample.id = row.id;
    sample.image = row.image;
    sample.question = row.question;
    sample.answer = row.answer;
    sample.answerType = answerType(row.answerType);
    return sample;
}

AnswerFacts::Scored scored(const data::Sample& sample, const store::PredictionRow& prediction)
{
    AnswerFacts::Scored out;
    out.item = runs::vqaItem(sample, prediction);
    out.scores
        = {metrics::scoreVqa(out.item, Convention::Strict), metrics::scoreVqa(out.item, Convention::MedVlmBench)};
    out.reply = metrics::matchedWords(out.item.prediction, out.item.answer, Convention::Strict);
    out.reference = metrics::matchedWords(out.item.answer, out.item.prediction, Convention::Strict);
    return out;
}

}

data::Sample scoredSample(DatasetPool& pool, const store::DatasetRow& dataset, const store::SampleRow& sample)
{
    try {
        return guard(ErrorKind::Data, sample.id, [&] { return sampleOf(*pool.open(dataset), sample); });
    } catch (const Error&) {
        return ofRow(sample); // its files have moved; what the project stored of it is enough to score open answers
    }
}

AnswerFacts readAnswerFacts(const store::Reader& reader, DatasetPool& pool, const store::CellRow& cell,
    const store::DatasetRow& dataset, const store::SampleRow& sample)
{
    AnswerFacts facts{.sample = sample,
        .dataset = dataset,
        .cell = cell,
        .prediction = reader.prediction(cell.id, sample.id),
        .scored = {},
        .others = {},
        .complete = true};
    const bool question = facts.asksQuestion();
    if (facts.prediction && question)
        facts.scored = scored(scoredSample(pool, dataset, sample), *facts.prediction);
    for (store::SampleAnswer& answer : reader.answers(dataset.id, sample.id)) {
        if (answer.cell.id == cell.id || (answer.cell.model == cell.model && answer.cell.mode == cell.mode))
            continue;
        AnswerFacts::Other other{.answer = std::move(answer), .reply = {}};
        if (question)
            other.reply = metrics::matchedWords(
                other.answer.prediction.text, other.answer.prediction.answer, Convention::Strict);
        facts.others.push_back(std::move(other));
    }
    return facts;
}

}
