// Sweeps in parts: the same bytes however they are shared out, and what is missing, damaged or of something else is told.
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "lab/explore_folder.h"
#include "lab/explore_run.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

scenarios::Exploration small_sweep() {
    scenarios::Exploration e;
    e.id = "small";
    e.name = {"Lille", "Small"};
    e.summary = {"Lille", "Small"};
    e.scenario = "underretning";
    e.set = {"/history/cases=1000", "/office/workers=3", "/office/weeks=4"};
    e.strategies = {"score_first"};
    e.search = {{sim::Lever::workflow, {"score_first", "own_first"}, {1}, 520, {1}},
                {sim::Lever::display, {"number", "band"}, {1}, 520, {1}}};
    e.sampling = scenarios::Sampling::latin_hypercube;
    e.factors = {{"/behaviour/skip_base", -3, 0, 3, false}, {"/behaviour/glimpse_weight"}};
    e.draws = 3;
    e.replications = 2;
    return e;
}

const lab::Sweep& sweep() {
    static const lab::Sweep kSweep = lab::make_sweep(small_sweep());
    return kSweep;
}
const sim::World& sweep_world() {
    static const sim::World kWorld(sweep().definition, 1);
    return kWorld;
}

class SweepPlace {
  public:
    explicit SweepPlace(const std::string& name) : path(fs::current_path() / ("lab_sweep_" + name)) {
        fs::remove_all(path);
    }
    ~SweepPlace() { fs::remove_all(path); }
    SweepPlace(const SweepPlace&) = delete;
    SweepPlace& operator=(const SweepPlace&) = delete;
    fs::path path;
};

lab::ShardOutcome shard_of_sweep(const fs::path& folder, int shard, int shards,
                                 lab::OfficeRange offices = {0, 2}, int threads = 1,
                                 const std::atomic<bool>* cancel = nullptr) {
    lab::ExploreOptions options;
    options.shard = shard, options.shards = shards, options.threads = threads, options.cancel = cancel;
    return lab::play_shard(sweep(), sweep_world(), folder, offices, options);
}

// All that "same bytes" covers.
std::string bytes_of(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (entry.is_regular_file() && !name.starts_with("part-") && name != "manifest.json")
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) all += name + '\n' + base::read_text_file(folder / name);
    return all;
}

const std::string& bytes_of_one_process() {
    static const std::string kBytes = [] {
        const SweepPlace place("one");
        const lab::Merged merged = lab::play_all(sweep(), sweep_world(), place.path, 0, {});
        REQUIRE(merged.missing.units == 0);
        REQUIRE(lab::parts_in(place.path).empty());
        return bytes_of(place.path);
    }();
    return kBytes;
}

lab::Merged merged_in(const fs::path& folder) { return lab::merge(sweep(), sweep_world(), folder); }

}  // namespace

TEST_CASE("1, 3 and 7 shards on one and two threads merge to the bytes of one process") {
    for (const int shards : {1, 3, 7}) {
        const SweepPlace place("shards");
        for (int i = shards; i-- > 0;)
            CHECK(shard_of_sweep(place.path, i, shards, {0, 2}, 1 + i % 2).whole());
        CHECK(merged_in(place.path).missing.units == 0);
        INFO(shards << " shards");
        CHECK(bytes_of(place.path) == bytes_of_one_process());
    }
    CHECK(bytes_of_one_process().find("results.csv\nplan,draw,office") != std::string::npos);
}

TEST_CASE("a part that is there is skipped, one that was stopped is gone on with") {
    const SweepPlace place("again");
    const std::atomic<bool> stop{true};
    std::atomic<bool> soon{false};
    lab::ExploreOptions options;
    options.threads = 1, options.shards = 2, options.cancel = &soon;
    options.progress = [&](int done, int) { soon = done == 2; };
    const lab::ShardOutcome first = lab::play_shard(sweep(), sweep_world(), place.path, {0, 2}, options);
    CHECK(first.rows > 0);
    CHECK(first.rows < first.units);
    CHECK_FALSE(first.whole());
    const lab::ShardOutcome nothing = shard_of_sweep(place.path, 0, 2, {0, 2}, 1, &stop);
    CHECK(nothing.rows == first.rows);
    const lab::ShardOutcome rest = shard_of_sweep(place.path, 0, 2);
    CHECK(rest.before == first.rows);
    CHECK(rest.whole());
    const auto written = fs::last_write_time(rest.part);
    const lab::ShardOutcome again = shard_of_sweep(place.path, 0, 2);
    CHECK(again.before == again.units);
    CHECK(fs::last_write_time(rest.part) == written);
    (void)shard_of_sweep(place.path, 1, 2);
    (void)merged_in(place.path);
    CHECK(bytes_of(place.path) == bytes_of_one_process());
}

TEST_CASE("missing and damaged parts are told with the array that makes them whole") {
    const SweepPlace place("missing");
    for (const int i : {0, 2, 3, 5}) (void)shard_of_sweep(place.path, i, 6);
    const lab::Merged lacking = merged_in(place.path);
    const std::uint64_t all = 3 * 2 * sweep().plans.size();
    CHECK(lacking.missing.units == all / 6 * 2);
    CHECK(lacking.missing.array == "1,4");
    CHECK(lacking.missing.first.front() == "plan " + sweep().plans[1].id + ", set 0, office 1");
    CHECK_FALSE(fs::exists(place.path / "results.csv"));
    (void)shard_of_sweep(place.path, 1, 6), (void)shard_of_sweep(place.path, 4, 6);

    // A part that lost its end: nobody reads it as whole, and its shard is played again.
    const fs::path part = lab::parts_in(place.path)[3].path;
    const std::string bytes = base::read_text_file(part);
    base::write_file_atomically(part, bytes.substr(0, bytes.size() - 20));
    CHECK(merged_in(place.path).missing.array == "3");
    CHECK(lab::look_into(place.path, sweep().study).damaged.size() == 1);
    // One whose rows were changed.
    std::string changed = bytes;
    changed[changed.size() - 3] = changed[changed.size() - 3] == '1' ? '2' : '1';
    base::write_file_atomically(part, changed);
    CHECK(merged_in(place.path).missing.array == "3");
    // One cut within its header.
    base::write_file_atomically(part, bytes.substr(0, 40));
    CHECK(merged_in(place.path).missing.array == "3");
    CHECK(shard_of_sweep(place.path, 3, 6).before == 0);
    CHECK(merged_in(place.path).missing.units == 0);
    CHECK(bytes_of(place.path) == bytes_of_one_process());
}

TEST_CASE("parts of another study are refused, by those who play and by those who merge") {
    const SweepPlace place("mixed");
    (void)shard_of_sweep(place.path, 0, 1);
    scenarios::Exploration other = small_sweep();
    other.seed = 2;
    const lab::Sweep another = lab::make_sweep(other);
    CHECK(another.study != sweep().study);
    lab::ExploreOptions options;
    CHECK_THROWS_AS(lab::play_shard(another, sweep_world(), place.path, {0, 2}, options), base::InputError);
    const SweepPlace apart("apart");
    const lab::ShardOutcome elsewhere = lab::play_shard(another, sweep_world(), apart.path, {0, 2}, options);
    fs::copy_file(elsewhere.part, place.path / elsewhere.part.filename());
    CHECK_THROWS_AS(merged_in(place.path), base::InputError);
    // The number of replications is no part of the study: more can be asked for.
    other = small_sweep();
    other.replications = 9;
    CHECK(lab::make_sweep(other).study == sweep().study);
}

TEST_CASE("more replications beside the old ones give the bytes of all at once") {
    scenarios::Exploration more = small_sweep();
    more.replications = 5;
    const lab::Sweep all = lab::make_sweep(more);
    const SweepPlace whole("whole"), grown("grown"), jobs("jobs");
    (void)lab::play_all(all, sweep_world(), whole.path, 0, {});
    (void)lab::play_all(sweep(), sweep_world(), grown.path, 0, {});
    (void)lab::play_all(sweep(), sweep_world(), grown.path, 3, {});
    CHECK(bytes_of(grown.path) == bytes_of(whole.path));
    // As jobs: parts of both waves lie beside each other, and no row is played twice.
    for (const int i : {0, 1}) (void)shard_of_sweep(jobs.path, i, 2);
    CHECK_THROWS_AS(lab::offices_to_play(lab::look_into(jobs.path, sweep().study), sweep(), 3),
                    base::InputError);
    (void)merged_in(jobs.path);
    const lab::OfficeRange range = lab::offices_to_play(lab::look_into(jobs.path, sweep().study), sweep(), 3);
    CHECK(range.from == 2);
    CHECK(range.to == 5);
    for (const int i : {0, 1, 2})
        CHECK(shard_of_sweep(jobs.path, i, 3, range).units == 3 * 3 * sweep().plans.size() / 3);
    CHECK(merged_in(jobs.path).exploration.replications == 5);
    CHECK(bytes_of(jobs.path) == bytes_of(whole.path));
}

TEST_CASE("sets of a plan hold the factors' values, and each is the scenario with those values") {
    const lab::AssumptionSets sets(sweep_world(), sweep().exploration);
    const lab::SetTable table = sets.table();
    REQUIRE(table.values.size() == 2);
    const sim::World world = sets.world_of(1);
    CHECK(world.definition.behaviour.skip_base == table.values[0][1]);
    CHECK(world.definition.behaviour.glimpse_weight == table.values[1][1]);
    // Where every factor is one of the behaviour, the world is what --set gives.
    sim::Definition stated = sweep().definition;
    stated.behaviour = world.definition.behaviour;
    const sim::World anew(stated, 1);
    const auto play = [](const sim::World& w) {
        return sim::summarise(w, sim::play(w, sim::draw_caseload(w, 0), sweep().plans[1], {.audit = false}))
            .tally;
    };
    CHECK(play(world).outcome.acts_harmless == play(anew).outcome.acts_harmless);
    CHECK(play(world).minutes == play(anew).minutes);
    // A factor of anything else makes the world anew.
    scenarios::Exploration other = small_sweep();
    other.sampling = scenarios::Sampling::factorial;
    other.factors = {{"/office/weeks", 3, 5, 3, true}};
    const lab::AssumptionSets weeks(sweep_world(), other);
    CHECK(weeks.count() == 3);
    CHECK(weeks.world_of(2).definition.office.weeks == 5);
    other.factors = {{"/office/weekz", 3, 5, 3, true}};
    CHECK_THROWS_AS(lab::AssumptionSets(sweep_world(), other), base::InputError);
    // No range and no prior.
    CHECK_THROWS_AS(lab::factor_value({"/office/weeks"}, 0.5), base::InputError);
}

TEST_CASE("shares of variance find the factor that matters") {
    scenarios::Exploration e = small_sweep();
    e.search.clear();
    e.sampling = scenarios::Sampling::saltelli;
    e.draws = 8;
    CHECK(scenarios::set_count(e) == 8 * 4);
    lab::Findings found;
    found.plans.resize(2);
    found.harm.resize(2);
    const lab::SetTable table = lab::AssumptionSets(sweep_world(), e).table();
    for (std::size_t s = 0; s < 32; ++s) {
        found.harm[0].push_back(7 * table.values[1][s]);
        found.harm[1].push_back(7 * table.values[1][s] + table.values[0][s]);
    }
    const auto indices = lab::harm_indices(e, found);
    REQUIRE(indices.size() == 3);
    CHECK(indices[2].versus_no_tool);
    CHECK(std::fabs(indices[2].factors[0].total - 1) < 0.4);
    CHECK(indices[2].factors[1].total < 1e-9);
    CHECK(indices[0].factors[0].total < 1e-9);
}

TEST_CASE("later rounds of a search hold children of the front, new ones only") {
    scenarios::Exploration e = small_sweep();
    e.sampling = scenarios::Sampling::priors;
    e.factors.clear();
    e.draws = 1;
    e.search.push_back(
        {sim::Lever::feedback, {"none", "own_cases", "team_review"}, {1, 2}, 520, {0.25, 0.5, 1}});
    e.search.push_back({sim::Lever::saved_time, {"to_queue", "to_citizens"}, {1}, 520, {1}});
    e.points = 5;
    e.rounds = 3;
    const lab::Sweep rounds = lab::make_sweep(e);
    const SweepPlace place("rounds");
    lab::ExploreOptions options;
    const lab::Merged found = lab::play_all(rounds, sweep_world(), place.path, 0, options);
    CHECK(found.plans.size() == 2 + 3 * 5);
    const lab::Merged memory = lab::play_in_memory(rounds, sweep_world(), options);
    REQUIRE(memory.plans.size() == found.plans.size());
    CHECK(lab::plans_csv(memory.plans, memory.findings) == lab::plans_csv(found.plans, found.findings));
    std::vector<std::string> lines;
    for (const sim::Strategy& plan : found.plans) lines.push_back(lab::levers_in_a_line(plan, 4));
    std::sort(lines.begin(), lines.end());
    CHECK(std::adjacent_find(lines.begin(), lines.end()) == lines.end());
    CHECK_THROWS_AS(lab::merge(rounds, sweep_world(), place.path), base::InputError);
}

TEST_CASE("numbers as ranges") {
    CHECK(lab::as_ranges({0, 3, 4, 5, 9}) == "0,3-5,9");
    CHECK(lab::as_ranges({}).empty());
    CHECK(lab::as_ranges({7}) == "7");
}
