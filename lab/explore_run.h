// Playing an exploration in a folder: a shard of it, or all of it, and putting parts together.
//
//   play_shard    one part, skipped when it is there, gone on with when it was told to stop
//   play_all      all of it in this process, in rounds where the search has several; ends with merge
//   merge         parts -> results.csv, plans.csv, sets.csv, indices.csv, plans/, exploration.json, manifest.json
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lab/explore_merge.h"

namespace skoen::lab {

// An exploration with what it names.
struct Sweep {
    scenarios::Exploration exploration;
    sim::Definition definition;
    std::vector<sim::Strategy> plans;  // of the first round
    std::string study;                 // study_hash
};
// Throws base::InputError for whatever the exploration, its scenario or its plans have wrong.
[[nodiscard]] Sweep make_sweep(const scenarios::Exploration& exploration);
// The one that is being played in `folder`. Throws base::InputError where there is none.
[[nodiscard]] Sweep sweep_in(const std::filesystem::path& folder);

// Offices from .. to of every set are played; `more` > 0: so many beyond those that were merged, else those that the
// exploration states. Throws base::InputError where nothing was merged yet.
struct OfficeRange {
    int from = 0, to = 0;
};
[[nodiscard]] OfficeRange offices_to_play(const SweepFolder& found, const Sweep& sweep, int more);

struct ShardOutcome {
    std::filesystem::path part;
    std::uint64_t units = 0, before = 0, rows = 0;  // of the shard; there already; there now
    [[nodiscard]] bool whole() const { return rows == units; }
};
// Plays what the shard's part lacks. Stopped by options.cancel: the part holds what was finished. `options` gives shard,
// shards, threads, progress and cancel.
[[nodiscard]] ShardOutcome play_shard(const Sweep& sweep, const sim::World& world,
                                      const std::filesystem::path& folder, OfficeRange offices,
                                      const ExploreOptions& options);

struct Merged {
    scenarios::Exploration exploration;  // with as many replications as there are
    std::vector<sim::Strategy> plans;
    Findings findings;
    SetTable table;
    MissingUnits missing;  // where any are, nothing is written and there are no findings
};
// Throws base::InputError where parts of another study or engine lie in the folder, or parts disagree.
[[nodiscard]] Merged merge(const Sweep& sweep, const sim::World& world, const std::filesystem::path& folder);

// Cancelled: what was finished is in the folder, `missing` says how much is not.
[[nodiscard]] Merged play_all(const Sweep& sweep, const sim::World& world,
                              const std::filesystem::path& folder, int more, const ExploreOptions& options);

// The same with no folder: nothing is kept but the findings. Cancelled: no findings.
[[nodiscard]] Merged play_in_memory(const Sweep& sweep, const sim::World& world,
                                    const ExploreOptions& options);

}  // namespace skoen::lab
