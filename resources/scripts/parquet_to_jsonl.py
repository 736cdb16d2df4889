#!/usr/bin/env python3
"""Writes the images and questions of Hugging Face Parquet files beside them as files that the workbench reads.

Usage: parquet_to_jsonl.py FOLDER [NAME]
Needs pyarrow. Makes FOLDER/images/ and FOLDER/NAME.jsonl (default path_vqa); changes no other file.
"""
import json
import pathlib
import re
import sys

import pyarrow.parquet


def main(folder, name="path_vqa"):
    root = pathlib.Path(folder)
    files = sorted(root.rglob("*.parquet"))
    if not files:
        sys.exit(f"{folder}: no .parquet file")
    (root / "images").mkdir(exist_ok=True)
    count = 0
    with open(root / f"{name}.jsonl", "w", encoding="utf-8") as out:
        for file in files:
            split = re.match(r"train|validation|test", file.name)
            if split is None:
                sys.exit(f"{file}: its name does not begin with train, validation or test")
            for row in pyarrow.parquet.read_table(file).to_pylist():
                image = row.pop("image")
                ending = pathlib.Path(image.get("path") or "x.jpg").suffix or ".jpg"
                place = f"images/{split[0]}_{count:06d}{ending}"
                (root / place).write_bytes(image["bytes"])
                json.dump({**row, "image": place, "split": split[0]}, out, ensure_ascii=False, default=str)
                out.write("\n")
                count += 1
    print(f"{count} samples written to {root / (name + '.jsonl')}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:3])
