// What must hold of the readers of scenarios and strategies for any bytes whatever. Used by the libFuzzer program
// (scenario.cpp) and by the test that replays mutated files (tests/scenarios/scenario_fuzz_test.cpp).
#pragma once

#include <string>
#include <string_view>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/case_generator.h"
#include "tests/fuzz/json_target.h"

namespace skoen::test {

enum class ReadAs { nothing, scenario, strategy };

// Throws InternalError when something that must hold does not: faults have places and words, what is accepted reads
// back as it is written and can be put to work.
inline ReadAs feed_scenario(std::string_view text) {
    try {
        const base::JsonValue root = base::parse_json(text, "fuzz");
        if (scenarios::kind_of(root) == scenarios::FileKind::strategy) {
            const sim::Strategy strategy = scenarios::read_strategy(root);
            const std::string written = scenarios::write_strategy(strategy);
            const sim::Strategy again = scenarios::read_strategy(base::parse_json(written, "written"));
            base::ensure(scenarios::write_strategy(again) == written, "a strategy is not read back");
            (void)sim::compile(strategy, 52);
            return ReadAs::strategy;
        }
        const sim::Definition definition = scenarios::read_definition(root);
        const std::string written = scenarios::write_scenario(definition);
        const sim::Definition again = scenarios::read_definition(base::parse_json(written, "written"));
        base::ensure(scenarios::write_scenario(again) == written, "a scenario is not read back");
        const sim::CaseGenerator generator(definition);
        base::ensure(generator.features() == definition.features.size(), "a generator lost features");
        return ReadAs::scenario;
    } catch (const base::InputError& error) {
        demand_good_faults(error, text);
        return ReadAs::nothing;
    }
}

}  // namespace skoen::test
