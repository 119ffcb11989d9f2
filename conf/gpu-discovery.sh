#!/bin/sh
# Tells Spark the GPUs of a machine: spark.executor.resource.gpu.discoveryScript or
# spark.noscope.gpuDiscoveryScript, at the same path on every executor.
set -e
gpus=$(nvidia-smi --query-gpu=index --format=csv,noheader)
list=$(printf '%s\n' "$gpus" | sed -n 's/^ *\([0-9][0-9]*\) *$/"\1"/p' | paste -sd, -)
echo "{\"name\": \"gpu\", \"addresses\": [$list]}"
