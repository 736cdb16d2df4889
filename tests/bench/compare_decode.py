#!/usr/bin/env python3
"""Decoding speed of a Llama shape in PyTorch's eager float32 and in ours, turn by turn on the same machine.

Needs PyTorch (Debian: python3-torch) and a built medvlm; not part of the tests.
    compare_decode.py build/dev/bin/medvlm [--shape tinyllama-1.1b] [--rounds 3] [--threads 2]
"""
import argparse
import json
import os
import subprocess
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402

SHAPES = {"tinyllama-1.1b": dict(vocabulary=32000, width=2048, mlp=5632, layers=22, heads=32, key_heads=4)}


class Llama:
    """As transformers' modeling_llama.py computes it, with a growing cache."""

    def __init__(self, vocabulary, width, mlp, layers, heads, key_heads):
        self.heads, self.key_heads, self.size = heads, key_heads, width // heads
        narrow = key_heads * self.size

        def matrix(rows, cols):
            return torch.empty(rows, cols).normal_(0.0, 0.02)

        self.embedding = matrix(vocabulary, width)
        self.layers = [dict(q=matrix(width, width), k=matrix(narrow, width), v=matrix(narrow, width),
                            o=matrix(width, width), gate=matrix(mlp, width), up=matrix(mlp, width),
                            down=matrix(width, mlp), norm1=torch.ones(width), norm2=torch.ones(width))
                       for _ in range(layers)]
        self.norm, self.head = torch.ones(width), matrix(vocabulary, width)
        self.cache = [None] * layers
        self.frequencies = 10000.0 ** (-torch.arange(0, self.size, 2).float() / self.size)

    @staticmethod
    def rms(x, weight):
        return weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6))

    def rotate(self, x, positions):
        angles = torch.cat([torch.outer(positions, self.frequencies)] * 2, -1)
        first, second = x.chunk(2, -1)
        return x * angles.cos() + torch.cat([-second, first], -1) * angles.sin()

    def forward(self, ids, begin):
        x = F.embedding(ids, self.embedding)
        tokens = ids.shape[1]
        positions = torch.arange(begin, begin + tokens).float()
        for i, w in enumerate(self.layers):
            h = self.rms(x, w["norm1"])
            q = F.linear(h, w["q"]).view(1, tokens, self.heads, self.size).transpose(1, 2)
            k = F.linear(h, w["k"]).view(1, tokens, self.key_heads, self.size).transpose(1, 2)
            v = F.linear(h, w["v"]).view(1, tokens, self.key_heads, self.size).transpose(1, 2)
            q, k = self.rotate(q, positions), self.rotate(k, positions)
            if self.cache[i] is not None:
                k, v = torch.cat([self.cache[i][0], k], 2), torch.cat([self.cache[i][1], v], 2)
            self.cache[i] = (k, v)
            share = self.heads // self.key_heads
            scores = q @ k.repeat_interleave(share, 1).transpose(2, 3) / self.size ** 0.5
            if tokens > 1:
                scores = scores + torch.full((tokens, k.shape[2]), float("-inf")).triu(k.shape[2] - tokens + 1)
            attended = F.softmax(scores, -1) @ v.repeat_interleave(share, 1)
            x = x + F.linear(attended.transpose(1, 2).reshape(1, tokens, -1), w["o"])
            h = self.rms(x, w["norm2"])
            x = x + F.linear(F.silu(F.linear(h, w["gate"])) * F.linear(h, w["up"]), w["down"])
        return F.linear(self.rms(x[:, -1], self.norm), self.head)


def torch_tokens_per_second(model, prompt, tokens, stretch=8):
    model.cache = [None] * len(model.layers)
    ids = model.forward(torch.arange(prompt)[None], 0).argmax(-1, keepdim=True)
    best = 0.0
    for begin in range(prompt, prompt + tokens, stretch):
        start = time.perf_counter()
        for position in range(begin, begin + stretch):
            ids = model.forward(ids, position).argmax(-1, keepdim=True)
        best = max(best, stretch / (time.perf_counter() - start))
    return best


def ours(program, shape, precision, threads):
    out = subprocess.run([program, "--json", "bench", "decode", "--shape", shape, "--precision", precision, "--tokens",
                          "32", "--threads", str(threads)], check=True, capture_output=True, text=True).stdout
    return json.loads(out)[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("medvlm")
    parser.add_argument("--shape", default="tinyllama-1.1b", choices=sorted(SHAPES))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_grad_enabled(False)
    best = {}
    for _ in range(options.rounds):
        model = Llama(**SHAPES[options.shape])
        speed = torch_tokens_per_second(model, 32, 32)
        del model
        best["PyTorch float32"] = max(best.get("PyTorch float32", 0.0), speed)
        for precision in ("float32", "bfloat16", "int8", "int4", "nf4"):
            row = ours(options.medvlm, options.shape, precision, options.threads)
            best[precision] = max(best.get(precision, 0.0), row["tokens_per_second"])
            print(f"{precision}: {row['tokens_per_second']:.2f} tokens/s, {100 * row['share_of_bandwidth']:.0f} % of "
                  f"{row['bandwidth'] / 1e9:.1f} GB/s", flush=True)
        print(f"PyTorch {torch.__version__} float32: {speed:.2f} tokens/s", flush=True)
    print("\nbest of all rounds, tokens/s, and times PyTorch's float32")
    for name, speed in best.items():
        print(f"  {name:16} {speed:7.2f} {speed / best['PyTorch float32']:6.2f}")


if __name__ == "__main__":
    main()
