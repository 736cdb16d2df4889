#!/usr/bin/env python3
"""Speed of CLIP's ViT-B/32 image tower in PyTorch's eager float32 and in ours, float32 and
the default precision, turn by turn on the same machine.

Needs PyTorch (Debian: python3-torch) and a built medvlm; not part of the tests.
    compare_encode.py build/release/bin/medvlm [--batch 32] [--rounds 3] [--threads 2]
"""
import argparse
import json
import os
import subprocess
import time

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
import torch  # noqa: E402
from torch import nn  # noqa: E402

WIDTH, LAYERS, HEADS, PATCH, SIDE, OUT = 768, 12, 12, 32, 224, 512
PASSES = 6


class Block(nn.Module):
    """As transformers' modeling_clip.py computes it: attention and MLP behind layer norms, quick GELU."""

    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x):
        batch, length, _ = x.shape

        def heads(t):
            return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        y = self.norm1(x)
        q, k, v = heads(self.q(y) * (WIDTH // HEADS) ** -0.5), heads(self.k(y)), heads(self.v(y))
        mixed = torch.softmax(q @ k.transpose(-1, -2), -1) @ v
        x = x + self.o(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        y = self.up(self.norm2(x))
        return x + self.down(y * torch.sigmoid(1.702 * y))


class Tower(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches = nn.Conv2d(3, WIDTH, PATCH, PATCH, bias=False)
        self.first = nn.Parameter(torch.randn(WIDTH))
        self.places = nn.Embedding((SIDE // PATCH) ** 2 + 1, WIDTH)
        self.before, self.after = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.out = nn.Linear(WIDTH, OUT, bias=False)

    def forward(self, images):
        x = self.patches(images).flatten(2).transpose(1, 2)
        x = torch.cat([self.first.expand(len(x), 1, -1), x], 1)
        x = self.before(x + self.places(torch.arange(x.shape[1])))
        for block in self.blocks:
            x = block(x)
        return self.out(self.after(x[:, 0]))


def eager(tower, images):
    best = 0.0
    for _ in range(PASSES):
        start = time.perf_counter()
        tower(images)
        best = max(best, len(images) / (time.perf_counter() - start))
    return best


def ours(program, arguments):
    """The default precision and float32, turn by turn in one process."""
    command = [program, "bench", "encode", "--arch", "vit-b-32", "--json", "--batch", str(arguments.batch),
               "--threads", str(arguments.threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_grad_enabled(False)
    tower, images = Tower().eval(), torch.randn(arguments.batch, 3, SIDE, SIDE)
    tower(images)
    best = {}
    for _ in range(arguments.rounds):
        best["PyTorch float32"] = max(best.get("PyTorch float32", 0.0), eager(tower, images))
        report = ours(arguments.program, arguments)
        for row in reversed(report["precisions"]):
            name = row["precision"] + (" (default)" if row["precision"] == report["precision"] else "")
            best[name] = max(best.get(name, 0.0), row["images_per_second"])
    print(f"PyTorch {torch.__version__}, batch {arguments.batch}, {arguments.threads} threads: best of "
          f"{arguments.rounds} rounds, images/s, and times PyTorch's")
    for name, rate in best.items():
        print(f"  {name:18} {rate:7.1f} {rate / best['PyTorch float32']:6.2f}")
    print(f"  cosine similarity of the default with float32: smallest {report['cosine_smallest']:.6f}, "
          f"mean {report['cosine_mean']:.6f}")


if __name__ == "__main__":
    main()
