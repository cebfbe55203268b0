// What `skoen explore` prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.h"
#include "lab/explore_run.h"

namespace skoen::cli {

struct ExploredPlans {
    const scenarios::Exploration& asked;
    const sim::World& world;
    const std::vector<sim::Strategy>& plans;
    const lab::Findings& findings;
    const lab::SetTable& table;
};

[[nodiscard]] std::string explore_json(const ExploredPlans& e);
[[nodiscard]] std::string explore_text(const ExploredPlans& e, const Tr& tr);

// How much is played, and what is missing.
[[nodiscard]] std::string sweep_status(const lab::Sweep& sweep, const lab::SweepFolder& found, bool json,
                                       const Tr& tr);

// What a merge says that cannot be done; the array that would make it whole goes to standard output.
void say_missing(const lab::MissingUnits& missing, const lab::SweepFolder& found, std::uint64_t all,
                 Console& console);

// The script for `jobs` jobs of `plan` into `folder`, run with `sbatch FILE` or `bash FILE` (docs/explore.md).
[[nodiscard]] std::string slurm_script(const std::string& plan, const std::string& folder, int jobs,
                                       int expand);

}  // namespace skoen::cli
