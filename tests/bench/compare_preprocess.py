#!/usr/bin/env python3
"""Images a second from a JPEG file of 1,000 pixels to the numbers a vision tower takes, with Pillow and with ours.

Both decode, resize the shorter side to 224 (bicubic), crop the centre and normalise, as OpenAI's CLIP does, on one
thread, turn by turn on the same machine. With Pillow, NumPy does what transformers' CLIPImageProcessor does after it:
rescale, normalise, channels first. The images are made here: smooth shapes with noise, 1000 x 1000 and 1000 x 750.
Also prints how far the two results differ, in grey levels.

Needs Pillow and NumPy (Debian: python3-pil, python3-numpy) and a built medvlm; not part of the tests.
    compare_preprocess.py build/release/bin/medvlm [--images 48] [--rounds 5] [--quality 90]
"""
import argparse
import json
import os
import subprocess
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np  # noqa: E402
import PIL  # noqa: E402
from PIL import Image  # noqa: E402

SIDE = 224
MEAN = np.array([0.48145466, 0.4578275, 0.40821073])
STD = np.array([0.26862954, 0.26130258, 0.27577711])


def make(folder, count, quality):
    """Like photographs: gradients, discs, texture of several sizes."""
    random = np.random.default_rng(7)
    paths = []
    for i in range(count):
        height, width = (1000, 1000) if i % 2 == 0 else (750, 1000)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        image = np.stack([x / width * 120, y / height * 120, (x + y) / (width + height) * 120], -1)
        for _ in range(40):
            cx, cy, r = random.uniform(0, width), random.uniform(0, height), random.uniform(10, 200)
            image[(x - cx) ** 2 + (y - cy) ** 2 < r * r] += random.uniform(-60, 90, 3)
        for cell, strength in ((40, 20), (8, 10), (2, 6)):
            rough = random.normal(0, strength, (height // cell + 2, width // cell + 2, 1))
            fine = np.repeat(np.repeat(rough, cell, 0), cell, 1)[:height, :width]
            image += fine
        # one folder a class, as medvlm's simplest layout has it
        path = os.path.join(folder, "test", "ab"[i % 2], f"{i:03}.jpg")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Image.fromarray(image.clip(0, 255).astype(np.uint8)).save(path, quality=quality)
        paths.append(path)
    return sorted(paths)


def pillow(path):
    image = Image.open(path).convert("RGB")
    width, height = image.size
    short, long = min(width, height), max(width, height)
    other = int(SIDE * long / short)
    image = image.resize((SIDE, other) if width <= height else (other, SIDE), Image.BICUBIC)
    left, top = (image.width - SIDE) // 2, (image.height - SIDE) // 2
    values = np.asarray(image.crop((left, top, left + SIDE, top + SIDE)))
    values = (values * (1 / 255)).astype(np.float32)
    values = (values - MEAN.astype(np.float32)) / STD.astype(np.float32)
    return np.ascontiguousarray(values.transpose(2, 0, 1))


def rate_of_pillow(paths):
    start, processor = time.perf_counter(), time.process_time()
    for path in paths:
        pillow(path)
    return len(paths) / (time.perf_counter() - start), len(paths) / (time.process_time() - processor)


def ours(program, folder, count):
    command = [program, "bench", "preprocess", "--dataset", folder, "--clip_side", str(SIDE), "--images", str(count),
               "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def difference(program, folder, paths, processor):
    """Largest difference of a few images, in grey levels."""
    with open(os.path.join(processor, "preprocessor_config.json"), "w", encoding="utf-8") as file:
        json.dump({"image_processor_type": "CLIPImageProcessor", "do_resize": True, "size": {"shortest_edge": SIDE},
                   "resample": 3, "do_center_crop": True, "crop_size": {"height": SIDE, "width": SIDE},
                   "do_normalize": True, "image_mean": MEAN.tolist(), "image_std": STD.tolist()}, file)
    most = 0.0
    for path in paths[:4]:
        out = os.path.join(folder, "values.safetensors")
        subprocess.run([program, "preprocess", path, "--model", processor, "--out", out], check=True,
                       capture_output=True)
        with open(out, "rb") as file:
            header = int.from_bytes(file.read(8), "little")
            file.seek(8 + header)
            values = np.frombuffer(file.read(), np.float32).reshape(3, SIDE, SIDE)
        most = max(most, float(np.abs((values - pillow(path)) * 255 * STD[:, None, None]).max()))
    return most


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--images", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quality", type=int, default=90)
    arguments = parser.parse_args()
    best = {"Pillow": (0.0, 0.0), "ours": (0.0, 0.0)}

    def keep(name, rates):
        best[name] = tuple(map(max, best[name], rates))

    with tempfile.TemporaryDirectory() as folder:
        paths = make(folder, arguments.images, arguments.quality)
        size = sum(os.path.getsize(path) for path in paths) / len(paths)
        for _ in range(arguments.rounds):
            keep("Pillow", rate_of_pillow(paths))
            report = ours(arguments.program, folder, arguments.images)
            keep("ours", (report["per_second"], report["per_processor_second"]))
        apart = difference(arguments.program, folder, paths, tempfile.mkdtemp(dir=folder))
    print(f"Pillow {PIL.__version__}, {arguments.images} JPEGs of 1000 pixels, quality {arguments.quality}, "
          f"{size / 1000:.0f} kB each, one thread; best of {arguments.rounds} rounds")
    for name, rates in best.items():
        print(f"  {name:7} {rates[0]:7.1f} images/s {rates[0] / best['Pillow'][0]:6.2f}    "
              f"{rates[1]:7.1f} a second of processor time {rates[1] / best['Pillow'][1]:6.2f}")
    print(f"  decoding is {100 * report['decoding_share']:.0f} % of our time; the values differ by at most {apart:.3f} grey levels")


if __name__ == "__main__":
    main()
