#!/usr/bin/env python3
"""How much memory a LLaVA-1.5-7B-shaped model takes to open and to answer one question.

Makes a sharded float16 folder of that shape whose 14 GB are holes (it takes no disk), runs the program on it and looks
at /proc/PID/status meanwhile: memory of its own (RssAnon) and pages of the mapped files (RssFile), against the size of
the weights in the precision. The folder is removed afterwards.

  tests/bench/measure_memory.py build/dev/bin/medvlm [--precision int4 bfloat16] [--layers 32] [--stored F16]
"""
import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(HERE, "..", "..", "resources", "demo")
TOKENIZER = os.path.join(DEMO, "models", "demo-llava-general")
WIDTH, MLP, HEADS, VOCABULARY = 4096, 11008, 32, 32064
VISION_WIDTH, VISION_MLP, VISION_LAYERS = 1024, 4096, 24
SHARD_BYTES = 5_000_000_000


def tensors(layers):
    yield "language_model.model.embed_tokens.weight", [VOCABULARY, WIDTH]
    for i in range(layers):
        at = f"language_model.model.layers.{i}."
        for name in "qkvo":
            yield at + f"self_attn.{name}_proj.weight", [WIDTH, WIDTH]
        yield at + "mlp.gate_proj.weight", [MLP, WIDTH]
        yield at + "mlp.up_proj.weight", [MLP, WIDTH]
        yield at + "mlp.down_proj.weight", [WIDTH, MLP]
        yield at + "input_layernorm.weight", [WIDTH]
        yield at + "post_attention_layernorm.weight", [WIDTH]
    yield "language_model.model.norm.weight", [WIDTH]
    yield "language_model.lm_head.weight", [VOCABULARY, WIDTH]
    vision = "vision_tower.vision_model."
    yield vision + "embeddings.class_embedding", [VISION_WIDTH]
    yield vision + "embeddings.patch_embedding.weight", [VISION_WIDTH, 3, 14, 14]
    yield vision + "embeddings.position_embedding.weight", [577, VISION_WIDTH]
    for i in range(VISION_LAYERS):
        at = vision + f"encoder.layers.{i}."
        for name in ("q", "k", "v", "out"):
            yield at + f"self_attn.{name}_proj.weight", [VISION_WIDTH, VISION_WIDTH]
            yield at + f"self_attn.{name}_proj.bias", [VISION_WIDTH]
        yield at + "mlp.fc1.weight", [VISION_MLP, VISION_WIDTH]
        yield at + "mlp.fc1.bias", [VISION_MLP]
        yield at + "mlp.fc2.weight", [VISION_WIDTH, VISION_MLP]
        yield at + "mlp.fc2.bias", [VISION_WIDTH]
        for norm in ("layer_norm1", "layer_norm2"):
            yield at + norm + ".weight", [VISION_WIDTH]
            yield at + norm + ".bias", [VISION_WIDTH]
    for norm in ("pre_layrnorm", "post_layernorm"):
        yield vision + norm + ".weight", [VISION_WIDTH]
        yield vision + norm + ".bias", [VISION_WIDTH]
    yield "multi_modal_projector.linear_1.weight", [WIDTH, VISION_WIDTH]
    yield "multi_modal_projector.linear_1.bias", [WIDTH]
    yield "multi_modal_projector.linear_2.weight", [WIDTH, WIDTH]
    yield "multi_modal_projector.linear_2.bias", [WIDTH]


def size(shape):
    count = 1
    for side in shape:
        count *= side
    return 2 * count


def make(folder, layers, stored):
    """@return bytes of all weights"""
    shards, room = [[]], SHARD_BYTES
    for name, shape in tensors(layers):
        if size(shape) > room:
            shards.append([])
            room = SHARD_BYTES
        shards[-1].append((name, shape))
        room -= size(shape)
    index, total = {}, 0
    for number, shard in enumerate(shards, 1):
        file = f"model-{number:05}-of-{len(shards):05}.safetensors"
        header, at = {}, 0
        for name, shape in shard:
            header[name] = {"dtype": stored, "shape": shape, "data_offsets": [at, at + size(shape)]}
            at += size(shape)
            index[name] = file
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        with open(os.path.join(folder, file), "wb") as out:
            out.write(struct.pack("<Q", len(text)) + text)
            out.truncate(8 + len(text) + at)
        total += at
    with open(os.path.join(folder, "model.safetensors.index.json"), "w") as out:
        json.dump({"metadata": {"total_size": total}, "weight_map": index}, out)
    config = {
        "architectures": ["LlavaForConditionalGeneration"], "model_type": "llava", "image_token_index": 3,
        "vision_feature_layer": -2, "vision_feature_select_strategy": "default", "projector_hidden_act": "gelu",
        "text_config": {"model_type": "llama", "vocab_size": VOCABULARY, "hidden_size": WIDTH,
                        "intermediate_size": MLP, "num_hidden_layers": layers, "num_attention_heads": HEADS,
                        "num_key_value_heads": HEADS, "rms_norm_eps": 1e-5, "max_position_embeddings": 4096},
        "vision_config": {"model_type": "clip_vision_model", "hidden_size": VISION_WIDTH,
                          "intermediate_size": VISION_MLP, "num_hidden_layers": VISION_LAYERS,
                          "num_attention_heads": 16, "image_size": 336, "patch_size": 14, "projection_dim": 768}}
    with open(os.path.join(folder, "config.json"), "w") as out:
        json.dump(config, out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(os.path.join(TOKENIZER, name), folder)
    return total


def watched(command, environment):
    """Runs it. @return seconds, and the largest RssAnon, RssFile and sum, in bytes, with the second of that sum"""
    start = time.time()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    peak = {"own": 0, "mapped": 0, "together": 0, "second": 0.0}
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                lines = dict(line.split(":", 1) for line in status)
            own, mapped = (1024 * int(lines[key].split()[0]) for key in ("RssAnon", "RssFile"))
            if own + mapped > peak["together"]:
                peak["second"] = time.time() - start
            for key, value in (("own", own), ("mapped", mapped), ("together", own + mapped)):
                peak[key] = max(peak[key], value)
        except (KeyError, OSError):
            pass
        time.sleep(0.02)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{process.stdout.read().decode()}")
    return time.time() - start, peak


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--precision", nargs="+", default=["int4", "int8", "nf4", "bfloat16"])
    parser.add_argument("--layers", type=int, default=32)
    parser.add_argument("--stored", default="F16", choices=["F16", "BF16"])
    parser.add_argument("--threads", default="2")
    options = parser.parse_args()
    environment = dict(os.environ, OMP_NUM_THREADS=options.threads)
    folder = tempfile.mkdtemp(prefix="llava-7b-shape-")
    try:
        total = make(folder, options.layers, options.stored)
        disk = sum(os.stat(os.path.join(folder, f)).st_blocks * 512 for f in os.listdir(folder))
        print(f"{total / 1e9:.2f} GB of {options.stored} weights in {disk / 1e6:.1f} MB of disk")
        seconds, peak = watched([options.program, "model", "info", folder], environment)
        print(f"model info: {peak['own'] / 1e6:.0f} MB of its own, {peak['mapped'] / 1e6:.0f} MB mapped, {seconds:.1f} s")
        for precision in options.precision:
            info = json.loads(subprocess.check_output([options.program, "--json", "model", "info", folder]))
            need = next(row for row in info["memory"] if row["precision"] == precision)
            with tempfile.TemporaryDirectory() as output:
                seconds, peak = watched(
                    [options.program, "eval", "--task", "vqa", "--dataset", "vqa-rad", "--model", "llava-7b-shape",
                     "--model_path", folder, "--usage", "zs", "--precision", precision, "--max_samples", "1",
                     "--batch_size", "1", "--decoding_max_new_tokens", "4", "--bootstrap_replicates", "0",
                     "--threads", options.threads, "--output_dir", output], environment)
            weights, expected = need["weights"], need["peak"]
            print(f"{precision}: weights {weights / 1e9:.2f} GB; peak {peak['own'] / 1e9:.2f} GB of its own + "
                  f"{peak['mapped'] / 1e9:.2f} GB mapped, at most {peak['together'] / 1e9:.2f} GB together = "
                  f"{peak['together'] / weights:.2f} x the weights; estimated {expected / 1e9:.2f} GB "
                  f"({100 * (expected / peak['together'] - 1):+.1f} %); at second {peak['second']:.0f} of "
                  f"{seconds:.0f}", flush=True)
    finally:
        shutil.rmtree(folder)


main()
