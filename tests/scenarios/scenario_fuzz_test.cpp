// Scenarios and strategies with parts exchanged, removed and doubled, the same ones every time: the reader accepts or
// explains, and what it accepts can be put to work. tests/fuzz/scenario.cpp searches further with the same demands.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/embedded.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/fuzz/scenario_target.h"
#include "tests/fuzz/tree_mutator.h"
#include "tests/scenarios/scenario_sample.h"

using namespace skoen;

TEST_CASE("mutated scenarios and strategies are read or refused with reasons", "[scenario]") {
    const std::array<base::JsonValue, 3> seeds = {
        base::parse_json(scenarios::embedded_text("scenarios/underretning.json"), "home"),
        base::parse_json(scenarios::write_scenario(test::filled_definition()), "filled"),
        base::parse_json(scenarios::embedded_text("scenarios/strategies/own_first_reason_review.json"),
                         "plan")};
    test::TreeMutator mutator(20261122);
    std::array<int, 3> fates{};
    for (int i = 0; i < 1500; ++i) {
        base::JsonValue root = seeds[mutator.below(seeds.size())];
        for (std::size_t changes = 1 + mutator.below(3); changes > 0; --changes) mutator.change(root);
        std::string text = base::to_text(root, false);
        if (mutator.below(20) == 0) text.resize(mutator.below(text.size() + 1));
        INFO(text);
        test::ReadAs fate{};
        REQUIRE_NOTHROW(fate = test::feed_scenario(text));
        ++fates[static_cast<std::size_t>(fate)];
    }
    // All three fates occur; otherwise this test would test little.
    CHECK(fates[0] > 250);
    CHECK(fates[1] > 50);
    CHECK(fates[2] > 25);
}
