#!/bin/bash
# Runs every parser's fuzzer for a number of executions (a million by default) at low priority and prints one line each.
# Usage: tests/fuzz/run_million.sh <folder of the built programs> [executions]
set -u
bin=${1:?folder of the built programs, for example build/dev/bin}
executions=${2:-1000000}
status=0
# A place of its own: other runs of the same programs clean up after themselves.
TMPDIR=$(mktemp -d "$([ -d /dev/shm ] && echo /dev/shm || echo /tmp)/medvlm_fuzz.XXXXXX")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
for parser in npz npz-rows zip npy tar archive gzip deflate csv json vqa-json table-set manifest dicom dicom-tags nifti image facts; do
    nice -n 19 "$bin/fuzz_data" "$parser" "$executions" || { echo "FAILED: $parser"; status=1; }
done
nice -n 19 "$bin/fuzz_checkpoint" "$executions" || { echo "FAILED: checkpoint"; status=1; }
nice -n 19 "$bin/fuzz_tokenizer" "$executions" || { echo "FAILED: tokenizer"; status=1; }
exit $status
