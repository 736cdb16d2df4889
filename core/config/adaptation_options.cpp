#include "core/config/adaptation_options.h"

namespace vlm::config {

LoraOptions::LoraOptions()
{
    learningRate = 5e-4;
    epochs = 4;
    patience = 3;
}

// Of 4 rates and shares the lowest mean validation loss over the three classification sets of the demonstration and
// both of its CLIP models; no test split was looked at.
ClipAdapterOptions::ClipAdapterOptions()
{
    learningRate = 1e-2;
    epochs = 100;
    batchSize = 32;
    patience = 20;
}

TipAdapterOptions::TipAdapterOptions()
{
    epochs = 20;
    batchSize = 256;
    weightDecay = 0.01;
    warmup = 0.0;
}

// Chosen likewise, of 3 rates, shared and class-specific words, starts at random and from the prompts.
CoopOptions::CoopOptions()
{
    classSpecific = true;
    start = "random";
    learningRate = 3e-3;
    epochs = 30;
    batchSize = 32;
    patience = 10;
}

FineTuneOptions::FineTuneOptions()
{
    learningRate = 1e-4;
    epochs = 5;
    patience = 3;
}

}
