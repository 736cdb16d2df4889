#!/usr/bin/python3
"""Writes reference.json: what beam search, penalties and sampling give on a toy language model.

The model is a table: the logits of the next token follow from the last two tokens. The searches below were written for
this file from the description of transformers' generate() (BeamSearchScorer of 4.x, _beam_search of 5.17); they share
no code with the program. Run: python3 make_reference.py > reference.json (PyTorch 1.13 or later).
"""
import json
import math
import sys

import torch

VOCABULARY = 11
END = 3
OTHER_END = 7
PROMPTS = [[0, 1], [5], [2, 9, 4]]


def table(seed, sharpness):
    generator = torch.Generator().manual_seed(seed)
    logits = torch.randn(VOCABULARY, VOCABULARY, VOCABULARY, generator=generator, dtype=torch.float64) * sharpness
    logits[:, :, END] += 0.6
    return torch.round(logits * 1000) / 1000


def after(model, ids):
    """Float32 logits, as a model gives them."""
    return model[ids[-2] if len(ids) > 1 else 0][ids[-1]].float()


def processed(scores, ids, new, setting):
    """Repetition penalty, then n-grams, then the least length: the order of _get_logits_processor."""
    scores = scores.clone()
    penalty = setting.get("repetition_penalty", 1.0)
    if penalty != 1.0:
        for token in set(ids):
            scores[token] = scores[token] * penalty if scores[token] < 0 else scores[token] / penalty
    n = setting.get("no_repeat_ngram", 0)
    if n:
        for start in range(len(ids) - n + 1):
            if n == 1 or ids[start:start + n - 1] == ids[len(ids) - n + 1:]:
                scores[ids[start + n - 1]] = -math.inf
    if new < setting.get("min_new_tokens", 0):
        for end in setting["end_ids"]:
            scores[end] = -math.inf
    return scores


def beam_search(model, prompt, setting, scorer):
    """@param scorer 4: BeamSearchScorer, whose heuristic looks at ended candidates too; 5: _beam_search"""
    width, ends, most = setting["beams"], setting["end_ids"], setting["max_new_tokens"]
    power, stopping = setting["length_penalty"], setting["early_stopping"]
    alive = [(0.0, [])]
    kept = []  # (score over length, ids), best first
    for length in range(1, most + 1):
        candidates = []
        for rank, (total, new) in enumerate(alive):
            scores = torch.log_softmax(after(model, prompt + new), 0)
            scores = processed(scores, prompt + new, len(new), setting)
            candidates += [(total + float(s), rank, token, new + [token]) for token, s in enumerate(scores)]
        candidates.sort(key=lambda c: (-c[0], c[1], c[2]))
        candidates = candidates[:max(2, 1 + len(ends)) * width]
        full = stopping is True and len(kept) == width
        ended = [(c[0] / length ** power, c[3]) for c in candidates[:width] if c[2] in ends or length == most]
        if not full:
            kept = sorted(kept + ended, key=lambda k: -k[0])[:width]
        alive = [(c[0], c[3]) for c in candidates if c[2] not in ends][:width]
        if length == most:
            break
        if len(kept) == width:
            if stopping is True:
                break
            best = candidates[0][0] if scorer == 4 else alive[0][0]
            reach = most if stopping == "never" and power > 0 else length
            if kept[-1][0] >= best / reach ** power:
                break
    return kept[0]


def distribution(logits, ids, setting):
    """Probabilities after penalty, temperature, top-k and top-p, all in float64."""
    scores = processed(logits, ids, 99, setting).double() / setting["temperature"]
    k = setting.get("top_k", 0)
    if k:
        floor = torch.sort(scores, descending=True).values[min(k, len(scores)) - 1]
        scores = torch.where(scores < floor, torch.full_like(scores, -math.inf), scores)
    p = setting.get("top_p", 1.0)
    if p < 1.0:
        values, order = torch.sort(torch.softmax(scores, 0), descending=False, stable=True)
        gone = torch.cumsum(values, 0) <= 1.0 - p
        gone[-1] = False
        scores[order[gone]] = -math.inf
    return torch.softmax(scores, 0)


def philox(key, low, high):
    """Philox4x32-10 (Salmon et al. 2011)."""
    c = [low & 0xFFFFFFFF, low >> 32, high & 0xFFFFFFFF, high >> 32]
    k = [key & 0xFFFFFFFF, key >> 32]
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k[0], b & 0xFFFFFFFF, (a >> 32) ^ c[3] ^ k[1], a & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def uniforms(seed, stream):
    block = 0
    while True:
        words = philox(seed, block, stream)
        block += 1
        for i in (0, 2):
            yield ((words[i] << 32 | words[i + 1]) >> 11) * 2.0 ** -53


def draw(model, prompt, setting, stream):
    random = uniforms(setting["seed"], stream)
    new = []
    while len(new) < setting["max_new_tokens"]:
        probabilities = distribution(after(model, prompt + new), prompt + new, setting)
        left = next(random)
        for token in sorted(range(VOCABULARY), key=lambda t: (-float(probabilities[t]), t)):
            left -= float(probabilities[token])
            if left < 0:
                break
        new.append(token)
        if token in setting["end_ids"]:
            break
    return new


def beam_settings():
    for beams in (2, 3, 5):
        for power in (0.0, 1.0, 2.0, -0.5):
            for stopping in (False, True, "never"):
                for extra in ({}, {"repetition_penalty": 1.4}, {"no_repeat_ngram": 2}, {"min_new_tokens": 4},
                              {"end_ids": [END, OTHER_END], "repetition_penalty": 0.8}):
                    yield {"beams": beams, "length_penalty": power, "early_stopping": stopping, "end_ids": [END],
                           "max_new_tokens": 9, **extra}


def sampling_settings():
    for temperature in (0.3, 1.0, 2.5):
        for k in (0, 1, 4):
            for p in (1.0, 0.9, 0.35):
                for penalty in (1.0, 1.3):
                    yield {"temperature": temperature, "top_k": k, "top_p": p, "repetition_penalty": penalty,
                           "end_ids": [END], "max_new_tokens": 12, "seed": 1234567890123}


def main():
    models = [table(1, 1.0), table(2, 0.4), table(3, 2.5)]
    beams, draws = [], []
    otherwise = 0
    for at, model in enumerate(models):
        for prompt in PROMPTS:
            for setting in beam_settings():
                score, ids = beam_search(model, prompt, setting, 5)
                old = beam_search(model, prompt, setting, 4)
                otherwise += old[1] != ids
                beams.append({"table": at, "prompt": prompt, "setting": setting, "ids": ids, "score": score})
        for stream, setting in enumerate(sampling_settings()):
            prompt = PROMPTS[stream % len(PROMPTS)]
            first = distribution(after(model, prompt), prompt, setting)
            draws.append({"table": at, "prompt": prompt, "setting": setting, "stream": stream,
                          "first": [round(float(p), 9) for p in first], "ids": draw(model, prompt, setting, stream)})
    json.dump({"end": END, "tables": [m.tolist() for m in models], "beams": beams, "draws": draws}, sys.stdout,
              separators=(",", ":"))
    print(f"{len(beams)} searches, {otherwise} of them end otherwise with the scorer of transformers 4; "
          f"{len(draws)} draws", file=sys.stderr)


main()
