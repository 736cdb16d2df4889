#include "core/config/adaptation_options.h"

namespace vlm::config {

LoraOptions::LoraOptions()
{
    learningRate = 5e-4;
    epochs = 4;
    patience = 3;
}

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

CoopOptions::CoopOptions()
{
    learningRate = 2e-3;
    epochs = 50;
    batchSize = 32;
    weightDecay = 5e-4;
    warmup = 0.02;
    patience = 15;
}

FineTuneOptions::FineTuneOptions()
{
    learningRate = 1e-4;
    epochs = 5;
    patience = 3;
}

}
