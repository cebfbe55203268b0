// The script that Slurm runs: an array of shards, then the merge.
#include <filesystem>

#include "cli/explore_output.h"
#include "sim/base/system.h"

namespace skoen::cli {

namespace {

namespace fs = std::filesystem;

// As one word of a shell.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

// A shipped id stays what it is; a file is found from wherever the job runs.
std::string found_from_anywhere(const std::string& plan) {
    std::error_code none;
    return fs::exists(plan, none) ? fs::absolute(plan).string() : plan;
}

constexpr const char* kScript = R"SH(#!/bin/bash
# skoen explore: {JOBS} jobs, then their merge. Submit with  sbatch FILE  and, after a failure, only those that are missing
# with  sbatch --array=... FILE  (skoen explore ... --status says which). Every job can be run again: it skips what is
# there and goes on where it was stopped. Choose as many jobs as makes each take five to ten minutes, at most 1000.
#SBATCH --job-name=skoen
#SBATCH --array=0-{LAST}
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=00:30:00
#SBATCH --signal=B:TERM@60
#SBATCH --open-mode=append
#SBATCH --output={LOGS}
set -euo pipefail
cd {HERE}
skoen={PROGRAM}
folder={FOLDER}

# The first job of the array has the merge wait for all of them. Should one fail, the merge is taken away.
if [ "${SLURM_ARRAY_TASK_ID:?submit this with sbatch}" = "$SLURM_ARRAY_TASK_MIN" ]; then
    sbatch --job-name=skoen-merge --dependency="afterok:$SLURM_ARRAY_JOB_ID" --kill-on-invalid-dep=yes \
        --output="$folder/slurm-merge-%j.out" --wrap="$(printf '%q merge %q' "$skoen" "$folder")"
fi

# SIGTERM, a minute before the time is up, reaches skoen itself: it writes what is finished and ends with 143.
exec "$skoen" explore {PLAN} --out "$folder" --shard "$SLURM_ARRAY_TASK_ID/{JOBS}" \
    --threads "${SLURM_CPUS_PER_TASK:-1}"{EXPAND}
)SH";

}  // namespace

std::string slurm_script(const std::string& plan, const std::string& folder, int jobs, int expand) {
    const fs::path program = base::program_path();
    const std::string into = fs::absolute(folder).lexically_normal().string();
    const std::pair<const char*, std::string> values[] = {
        {"{JOBS}", std::to_string(jobs)},
        {"{LAST}", std::to_string(jobs - 1)},
        {"{LOGS}", into + "/slurm-%A_%a.out"},  // by array and task: the last task has the job's own number
        {"{HERE}", quoted(fs::current_path().string())},
        {"{PROGRAM}", quoted(program.empty() ? std::string("skoen") : program.string())},
        {"{FOLDER}", quoted(into)},
        {"{PLAN}", quoted(found_from_anywhere(plan))},
        {"{EXPAND}", expand > 0 ? " --expand " + std::to_string(expand) : std::string()}};
    std::string out = kScript;
    for (const auto& [name, value] : values) {
        const std::string key = name;
        for (std::size_t at = out.find(key); at != std::string::npos; at = out.find(key, at + value.size()))
            out.replace(at, key.size(), value);
    }
    return out;
}

}  // namespace skoen::cli
