// What the desk shows is what the command line prints: the same hash over every decision and weekly state, on any number of
// threads, with events kept or not. Instruction sets, shards and compilers: tools/determinism.sh.
#include <filesystem>

#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

sim::Definition small_home() {
    sim::Definition d = scenarios::load_scenario("underretning");
    d.history.cases = 4000;
    d.office.weeks = 16;
    d.default_strategies = {"score_first", "own_first_reason_review"};
    return d;
}

std::string hash_of(const sim::World& world, const std::vector<sim::Strategy>& plans, int threads,
                    bool events) {
    lab::RunOptions options;
    options.replications = 9;
    options.threads = threads;
    std::size_t seen = 0;
    if (events) options.each_play = [&](int, std::size_t, const sim::Caseload&, const sim::Play&) { ++seen; };
    const std::string hash = lab::play_strategies(world, plans, options).hash();
    if (events) CHECK(seen == 9U * 3);
    return hash;
}

}  // namespace

TEST_CASE("one hash on any number of threads, with events and without, on the desk and the command line") {
    const sim::Definition definition = small_home();
    std::vector<sim::Strategy> plans;
    for (const std::string& id : definition.default_strategies) plans.push_back(scenarios::load_strategy(id));
    const sim::World world(definition, 1);
    const std::string hash = hash_of(world, plans, 1, false);
    for (const int threads : {1, 2, 3, 8}) {
        for (const bool events : {false, true}) CHECK(hash_of(world, plans, threads, events) == hash);
    }
    CHECK(hash_of(sim::World(definition, 2), plans, 1, false) != hash);  // the negative control: another seed

    const std::filesystem::path file = std::filesystem::current_path() / "determinism_home.json";
    base::write_file_atomically(file, scenarios::write_scenario(definition));
    {
        session::Desk desk;
        desk.apply(session::OpenScenario{file.string()});
        desk.apply(session::Run{9});
        desk.wait_idle();
        const session::DeskView view = desk.view();
        REQUIRE(view.comparison);
        CHECK(view.comparison->replications == 9);
        CHECK(view.comparison->hash() == hash);
    }
    std::filesystem::remove(file);
}
