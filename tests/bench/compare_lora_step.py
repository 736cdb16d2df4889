#!/usr/bin/env python3
"""A LoRA step of a Llama shape in PyTorch's eager float32 and in ours, turn by turn on the same machine.

Forward, backward, clipped gradients and AdamW; adapters on all linear layers of the decoder, gradient checkpointing
layer by layer, cross entropy of every token. Weights, adapters and tokens are drawn from the same seed as medvlm-engine
draws them, so that losses and gradients have to agree: the program fails where float32 does not.

Needs PyTorch (Debian: python3-torch) and a built medvlm-engine; not part of the tests.
    compare_lora_step.py build/dev/bin/medvlm-engine [--shape llama-160m] [--ranks 16 128] [--rounds 2] [--threads 2]
"""
import argparse
import os
import re
import subprocess
import sys
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
import torch  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from torch.utils.checkpoint import checkpoint  # noqa: E402

SHAPES = {"llama-160m": dict(vocabulary=32000, width=768, mlp=3072, layers=12, heads=12, key_heads=12),
          "tinyllama-1.1b": dict(vocabulary=32000, width=2048, mlp=5632, layers=22, heads=32, key_heads=4)}
SEED = 7
LINEARS = ("q", "k", "v", "o", "gate", "up", "down")


class Llama:
    """As transformers' modeling_llama.py and peft's lora.Linear compute it, without dropout."""

    def __init__(self, rank, vocabulary, width, mlp, layers, heads, key_heads):
        self.heads, self.key_heads, self.size = heads, key_heads, width // heads
        narrow = key_heads * self.size
        generator = torch.Generator().manual_seed(SEED)

        def drawn(*shape):
            return torch.randn(*shape, generator=generator).mul_(0.02)

        self.embedding, self.norm = drawn(vocabulary, width), drawn(width)
        self.layers = []
        sizes = {"q": (width, width), "k": (narrow, width), "v": (narrow, width), "o": (width, width),
                 "gate": (mlp, width), "up": (mlp, width), "down": (width, mlp)}
        for _ in range(layers):
            layer = {"norm1": drawn(width), "norm2": drawn(width)}
            layer.update((name, drawn(*sizes[name])) for name in LINEARS)
            self.layers.append(layer)
        self.head = drawn(vocabulary, width)
        self.frequencies = 10000.0 ** (-torch.arange(0, self.size, 2).float() / self.size)
        torch.manual_seed(SEED)
        self.parameters, self.scale = [], 2.0
        for layer in self.layers:
            for name in LINEARS:
                rows, cols = sizes[name]
                a = torch.empty(rank, cols).uniform_(-cols ** -0.5, cols ** -0.5).requires_grad_()
                b = torch.zeros(rows, rank).requires_grad_()
                layer[name + ".a"], layer[name + ".b"] = a, b
                self.parameters += [a, b]

    @staticmethod
    def rms(x, weight):
        return weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6))

    def linear(self, w, name, x):
        return F.linear(x, w[name]) + F.linear(F.linear(x, w[name + ".a"]), w[name + ".b"]) * self.scale

    @staticmethod
    def rotate(x, cos, sin):
        first, second = x.chunk(2, -1)
        return x * cos + torch.cat([-second, first], -1) * sin

    def layer(self, x, index, cos, sin, mask):
        w = self.layers[index]
        batch, tokens, _ = x.shape
        h = self.rms(x, w["norm1"])
        q, k, v = (self.linear(w, name, h).view(batch, tokens, heads, self.size).transpose(1, 2)
                   for name, heads in (("q", self.heads), ("k", self.key_heads), ("v", self.key_heads)))
        q, k = self.rotate(q, cos, sin), self.rotate(k, cos, sin)
        share = self.heads // self.key_heads
        if share > 1:
            k, v = k.repeat_interleave(share, 1), v.repeat_interleave(share, 1)
        scores = q @ k.transpose(2, 3) / self.size ** 0.5 + mask
        attended = (F.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, tokens, -1)
        x = x + self.linear(w, "o", attended)
        h = self.rms(x, w["norm2"])
        return x + self.linear(w, "down", F.silu(self.linear(w, "gate", h)) * self.linear(w, "up", h))

    def loss(self, ids):
        tokens = ids.shape[1]
        angles = torch.cat([torch.outer(torch.arange(tokens).float(), self.frequencies)] * 2, -1)
        mask = torch.full((tokens, tokens), float("-inf")).triu(1)
        x = F.embedding(ids, self.embedding).requires_grad_()
        for i in range(len(self.layers)):
            x = checkpoint(self.layer, x, i, angles.cos(), angles.sin(), mask)
        logits = F.linear(self.rms(x, self.norm), self.head)
        return F.cross_entropy(logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten())


def theirs(options, rank):
    shape = SHAPES[options.shape]
    model = Llama(rank, **shape)
    optimiser = torch.optim.AdamW(model.parameters, lr=1e-4, weight_decay=0.0)
    ids = torch.randint(shape["vocabulary"], (options.batch, options.tokens))
    result = {"seconds": float("inf"), "loss": [], "gradient": []}
    for _ in range(options.steps):
        start = time.perf_counter()
        optimiser.zero_grad(set_to_none=True)
        loss = model.loss(ids)
        loss.backward()
        result["gradient"].append(float(torch.nn.utils.clip_grad_norm_(model.parameters, 1.0)))
        optimiser.step()
        result["loss"].append(loss.item())
        result["seconds"] = min(result["seconds"], time.perf_counter() - start)
    return result


def ours(options, rank, dtype):
    out = subprocess.run(
        [options.engine, "bench", "train", "--shape", options.shape, "--rank", str(rank), "--batch", str(options.batch),
         "--tokens", str(options.tokens), "--steps", str(options.steps), "--dtype", dtype, "--threads",
         str(options.threads)], check=True, capture_output=True, text=True).stdout
    seconds, loss, last_loss, gradient, last_gradient = (
        float(text) for text in re.search(r"([\d.]+) s a step.*loss ([\d.]+) to ([\d.]+), gradient (\S+) to (\S+)",
                                          out).groups())
    return {"seconds": seconds, "loss": [loss, last_loss], "gradient": [gradient, last_gradient]}


def apart(one, other):
    """The largest relative difference of first and last loss and gradient."""
    return max(abs(one[key][i] - other[key][i]) / abs(other[key][i]) for key in ("loss", "gradient") for i in (0, -1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine")
    parser.add_argument("--shape", default="llama-160m", choices=sorted(SHAPES))
    parser.add_argument("--ranks", type=int, nargs="+", default=[16, 128])
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--tokens", type=int, default=256)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    wrong = False
    for rank in options.ranks:
        best = {}
        for _ in range(options.rounds):
            for name, run in (("PyTorch float32", lambda: theirs(options, rank)),
                              ("ours float32", lambda: ours(options, rank, "float32")),
                              ("ours bfloat16", lambda: ours(options, rank, "bfloat16"))):
                result = run()
                if name not in best or result["seconds"] < best[name]["seconds"]:
                    best[name] = result
        reference = best["PyTorch float32"]
        print(f"{options.shape}, rank {rank}, {options.batch} x {options.tokens} tokens, PyTorch {torch.__version__}, "
              f"{options.threads} threads, best of {options.rounds} rounds")
        for name, result in best.items():
            difference = apart(result, reference)
            wrong = wrong or (name == "ours float32" and difference > 1e-3)
            print(f"  {name:16} {result['seconds']:7.3f} s a step {options.batch * options.tokens / result['seconds']:8.1f} "
                  f"tokens/s {reference['seconds'] / result['seconds']:6.2f}  loss {result['loss'][0]:.6f} to "
                  f"{result['loss'][-1]:.6f}, gradient {result['gradient'][0]:.5e} to {result['gradient'][-1]:.5e}, "
                  f"apart {difference:.1e}", flush=True)
    if wrong:
        sys.exit("losses or gradients do not agree")


if __name__ == "__main__":
    main()
