#include "lab/explore_run.h"

#include <algorithm>
#include <system_error>

#include "lab/explore_folder.h"
#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::lab {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExplorationFile = "exploration.json";

Findings findings_in(const Sweep& sweep, const ExploreSums& sums) {
    return findings_of(sums, sweep.definition.costs, sweep.exploration.leader_hours,
                       sweep.exploration.worker_hours);
}

bool stopped(const ExploreOptions& options) { return options.cancel != nullptr && *options.cancel; }

[[noreturn]] void refuse_folder(const fs::path& folder, std::string expected, std::string found) {
    throw base::InputError(
        base::Fault{.file = folder.string(), .expected = std::move(expected), .found = std::move(found)});
}

void refuse_other_studies(const SweepFolder& found) {
    std::vector<base::Fault> faults;
    for (const Part& part : found.other)
        faults.push_back({.file = part.path.string(),
                          .expected = "a part of study " + found.study + " by " + found.engine,
                          .found = "one of study " + part.key.study + " by " + part.key.engine});
    if (!faults.empty()) throw base::InputError(faults);
}

// Says what is played here, for those who merge; a folder says one thing only.
void claim_folder(const Sweep& sweep, const fs::path& folder) {
    prepare_exploration_folder(folder);
    const SweepFolder found = look_into(folder, sweep.study);
    refuse_other_studies(found);
    const fs::path path = folder / kExplorationFile;
    std::error_code none;
    if (fs::exists(path, none) && (found.manifest || !found.parts.empty())) return;
    base::write_file_atomically(path, scenarios::write_exploration(sweep.exploration));
}

PartKey key_of(const Sweep& sweep, std::size_t plans, const ExploreOptions& options) {
    PartKey key;
    key.study = sweep.study, key.engine = engine_name();
    key.shard = options.shard, key.shards = options.shards;
    key.offices_from = options.offices_from, key.offices_to = options.offices_to;
    key.plans_from = static_cast<int>(options.plans_from), key.plans_to = static_cast<int>(plans);
    key.units = units_of(sweep.exploration, plans, options);
    return key;
}

// Plays what the part lacks, plans options.plans_from and on.
ShardOutcome play_part(const Sweep& sweep, const sim::World& world, const std::vector<sim::Strategy>& plans,
                       const fs::path& folder, ExploreOptions options) {
    const PartKey key = key_of(sweep, plans.size(), options);
    ShardOutcome out{folder / part_name(key), key.units, 0, 0};
    std::error_code none;
    std::optional<Part> before;
    if (fs::exists(out.part, none)) before = read_part(out.part);
    if (before && (!before->damage.empty() || !(before->key == key))) before.reset();
    out.before = out.rows = before ? before->rows : 0;
    if (out.whole()) return out;
    PartFile file(folder, key, before ? &*before : nullptr);
    options.rows_done = out.before;
    options.each_row = [&](const UnitRow& row) { file.add(result_line(row, plans[row.plan].id)); };
    (void)explore(world, plans, sweep.exploration, options);
    out.rows = file.rows();
    if (out.rows > out.before) file.close();
    return out;
}

// Findings and files from all that is in the folder.
Merged merge_plans(const Sweep& sweep, const sim::World& world, const fs::path& folder,
                   std::vector<sim::Strategy> plans) {
    const SweepFolder found = look_into(folder, sweep.study);
    refuse_other_studies(found);
    const AssumptionSets sets(world, sweep.exploration);
    Merged out{sweep.exploration, std::move(plans), {}, sets.table(), {}};
    out.exploration.replications = offices_wanted(found, sweep.exploration.replications);
    ResultsTable table(folder);
    Gathered all = gather(found, sets.count(), out.exploration.replications, out.plans,
                          [&](const UnitRow&, std::string_view line) {
                              table.add(line);
                              table.add("\n");
                          });
    out.missing = std::move(all.missing);
    if (out.missing.units > 0) return out;  // the table takes its file away
    table.close();
    out.findings = findings_in(sweep, all.sums);
    write_exploration_folder(folder, out.exploration, out.plans, out.findings, out.table);
    write_sweep_manifest(folder, {sweep.study, engine_name(), out.exploration.replications,
                                  static_cast<int>(out.plans.size()), ""});
    return out;
}

// Whole runs leave no parts: results.csv holds their rows.
void remove_own_parts(const fs::path& folder, const std::string& study) {
    std::error_code none;
    for (const Part& part : look_into(folder, study).parts) {
        if (part.key.shards == 1) fs::remove(part.path, none);
    }
}

}  // namespace

Sweep make_sweep(const scenarios::Exploration& exploration) {
    Sweep out;
    out.exploration = exploration;
    out.definition = scenarios::load_scenario(exploration.scenario, exploration.set);
    out.plans = design_points(exploration, out.definition);
    out.study = study_hash(exploration, out.definition, out.plans);
    return out;
}

Sweep sweep_in(const fs::path& folder) {
    std::error_code none;
    if (!fs::exists(folder / kExplorationFile, none))
        refuse_folder(folder, "the folder of an exploration", "no exploration.json in it");
    return make_sweep(scenarios::load_exploration((folder / kExplorationFile).string()));
}

OfficeRange offices_to_play(const SweepFolder& found, const Sweep& sweep, int more) {
    if (more <= 0) return {0, sweep.exploration.replications};
    if (!found.manifest)
        refuse_folder(found.folder, "results of this exploration to expand", "none that were merged");
    return {found.manifest->offices, found.manifest->offices + more};
}

ShardOutcome play_shard(const Sweep& sweep, const sim::World& world, const fs::path& folder,
                        OfficeRange offices, const ExploreOptions& options) {
    claim_folder(sweep, folder);
    ExploreOptions mine = options;
    mine.offices_from = offices.from, mine.offices_to = offices.to;
    return play_part(sweep, world, sweep.plans, folder, mine);
}

Merged merge(const Sweep& sweep, const sim::World& world, const fs::path& folder) {
    if (sweep.exploration.rounds > 1)
        refuse_folder(folder, "a search of one round",
                      "one of several, whose later plans hang on earlier results: play it in one process");
    return merge_plans(sweep, world, folder, sweep.plans);
}

Merged play_all(const Sweep& sweep, const sim::World& world, const fs::path& folder, int more,
                const ExploreOptions& options) {
    const SweepFolder found = look_into(folder, sweep.study);
    const bool in_rounds = sweep.exploration.rounds > 1;
    if (in_rounds && more > 0)
        refuse_folder(folder, "a search of one round to expand", "one of several: its plans would change");
    const OfficeRange offices = offices_to_play(found, sweep, more);
    claim_folder(sweep, folder);
    if (found.results_count && found.manifest->offices >= offices.to && !in_rounds)
        return merge_plans(sweep, world, folder, sweep.plans);  // nothing to play
    std::vector<sim::Strategy> plans = sweep.plans;
    ExploreOptions mine = options;
    mine.offices_from = offices.from, mine.offices_to = offices.to;
    for (int round = 1;; ++round) {
        const ShardOutcome part = play_part(sweep, world, plans, folder, mine);
        if (!part.whole()) {
            Merged out{sweep.exploration, plans, {}, {}, {}};
            out.missing.units = part.units - part.rows;
            return out;
        }
        if (round == sweep.exploration.rounds) break;
        const SweepFolder now = look_into(folder, sweep.study);
        const Gathered all = gather(now, scenarios::set_count(sweep.exploration), offices.to, plans, {});
        std::vector<sim::Strategy> children = next_round(sweep.exploration, sweep.definition.office.weeks,
                                                         plans, findings_in(sweep, all.sums), round);
        if (children.empty()) break;
        mine.plans_from = plans.size();
        plans.insert(plans.end(), children.begin(), children.end());
    }
    Merged out = merge_plans(sweep, world, folder, std::move(plans));
    remove_own_parts(folder, sweep.study);
    return out;
}

Merged play_in_memory(const Sweep& sweep, const sim::World& world, const ExploreOptions& options) {
    Merged out{sweep.exploration, sweep.plans, {}, AssumptionSets(world, sweep.exploration).table(), {}};
    ExploreSums sums;
    ExploreOptions mine = options;
    for (int round = 1;; ++round) {
        ExploreSums played = explore(world, out.plans, sweep.exploration, mine);
        if (stopped(options)) return out;
        std::copy(sums.begin(), sums.end(), played.begin());  // those of earlier rounds were not played again
        sums = std::move(played);
        out.findings = findings_in(sweep, sums);
        if (round == sweep.exploration.rounds) return out;
        const std::vector<sim::Strategy> children =
            next_round(sweep.exploration, sweep.definition.office.weeks, out.plans, out.findings, round);
        if (children.empty()) return out;
        mine.plans_from = out.plans.size();
        out.plans.insert(out.plans.end(), children.begin(), children.end());
    }
}

}  // namespace skoen::lab
