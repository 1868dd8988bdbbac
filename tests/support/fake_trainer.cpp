#include "support/fake_trainer.h"

#include "support/temp_folder.h"

namespace sinopia::test {

QString write_fake_trainer(const std::filesystem::path& folder) {
    const std::filesystem::path program = folder / "sinopia-cli";
    write_bytes(program, R"SH(#!/bin/bash
here="$(dirname "$0")"
args=" $* "
echo "$*" >> "$here/calls"
if [[ "$1 $2" == "dataset check" ]]; then
    echo '{"event":"progress","step":1,"steps":2,"what":"checking"}'
    if [ ! -e "$here/report.json" ]; then echo "sinopia-cli dataset: it is broken" >&2; exit 2; fi
    cat "$here/report.json"
    exit 0
fi
if [[ "$args" == *" --dry-run "* ]]; then
    cat > "$here/tried.json"
    if [ -e "$here/slow" ]; then exec sleep 60; fi
    cat "$here/prediction.json"
    exit 0
fi
while [ $# -gt 0 ]; do
    case "$1" in
    --output) run="$2"; shift;;
    --resume) resume=1;;
    esac
    shift
done
if [ -e "$here/refuse" ]; then echo "sinopia-cli train: the pairs have gone; put them back." >&2; exit 2; fi
exec 9> "$run/lock"
flock -n 9 || { echo "sinopia-cli train: another process trains here" >&2; exit 2; }
mkdir -p "$run/control" "$run/samples" "$run/checkpoints"
rm -f "$run"/control/*
progress="$run/progress.jsonl"
step=0
if [ -n "$resume" ] && [ -e "$progress" ]; then
    step=$(grep -c '"loss"' "$progress")
    grep -v '"stopped"' "$progress" > "$progress.new"; mv "$progress.new" "$progress"
fi
echo "going on at step $step" >> "$run/log.txt"
echo "{\"event\":\"started\",\"step\":$step,\"pid\":$$}" >> "$progress"
while [ $step -lt 500 ]; do
    step=$((step + 1))
    echo "{\"step\":$step,\"loss\":0.$((900 - step)),\"samples_per_second\":12.5,\"seconds_left\":90}" >> "$progress"
    if [ -e "$here/die" ]; then echo "out of memory, said the kernel" >&2; kill -9 $$; fi
    if [ -e "$run/control/pause" ] || [ -e "$run/control/stop" ]; then
        rm -f "$run"/control/*
        echo "{\"event\":\"stopped\",\"step\":$step}" >> "$progress"
        exit 130
    fi
    for request in save sample; do
        if [ -e "$run/control/$request" ]; then
            rm "$run/control/$request"
            if [ $request = sample ]; then
                cp "$here/sheet.png" "$run/samples/step-$step.png"
                echo "{\"event\":\"sample\",\"step\":$step,\"file\":\"step-$step.png\"}" >> "$progress"
            else
                echo "{\"event\":\"saved\",\"step\":$step,\"checkpoint\":\"step-$step\"}" >> "$progress"
            fi
        fi
    done
    sleep 0.05
done
echo "{\"event\":\"done\",\"step\":$step}" >> "$progress"
)SH");
    using std::filesystem::perms;
    std::filesystem::permissions(program, perms::owner_all);
    return QString::fromStdString(program.string());
}

} // namespace sinopia::test
