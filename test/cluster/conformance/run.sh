#!/usr/bin/env bash
# Runs Kubernetes' own tests of sig-network, and those of probes, against a rig of its own, and prints a line for each.
#
#   test/cluster/conformance/run.sh                        the conformance tests
#   FOCUS='NetworkPolicy' test/cluster/conformance/run.sh  others, by a regular expression of their names
#   AT_ONCE=1 test/cluster/conformance/run.sh              one after the other
set -euo pipefail
cd "$(dirname "$0")"
focus=${FOCUS:-'(\[sig-network\]|\[sig-node\] Probing container).*\[Conformance\]'}
# What no test can have here: other machines, clouds, and clusters that break.
skip=${SKIP:-'\[Disruptive\]|\[Serial\]|\[Slow\]|\[Feature:'}

./build.sh
../build-rig.sh
# The nodes do not reach Debian, and find them where this puts them.
for image in agnhost busybox; do
  ../rootfs/tools.sh "$image" >/dev/null
done
rm -rf report
started=$(../bin/rig up --background)
kubeconfig=$(sed -n 's/^KUBECONFIG=\([^ ]*\) .*/\1/p' <<<"$started")
RIG=$(sed -n 's/.* RIG=//p' <<<"$started")
trap '../bin/rig down --rig "$RIG"' EXIT

set +e
bin/ginkgo --procs="${AT_ONCE:-3}" --focus="$focus" --skip="$skip" --timeout=2h --no-color --output-dir=report --json-report=specs.json bin/e2e.test -- \
  --kubeconfig="$kubeconfig" --provider=skeleton --kubectl-path="$PWD/bin/kubectl" --num-nodes=2 --dump-logs-on-failure=false >report.log 2>&1
status=$?
set -e
node summary.mjs report/specs.json
exit $status
