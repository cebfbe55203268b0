// The arguments that every command shares which plays a scenario, and what they lead to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "sim/definition.h"
#include "sim/strategy.h"

namespace skoen::cli {

struct ScenarioArguments {
    std::string scenario;
    std::vector<std::string> sets;  // "/POINTER=VALUE" in order; --weeks comes last
    std::string weeks;
    std::string seed = "1";

    void declare(CLI::App& app, const Tr& tr);
    [[nodiscard]] std::vector<std::string> all_sets() const;
    // Throw UsageError (a value that is no number) or base::InputError (what the file holds).
    [[nodiscard]] sim::Definition load(const Tr& tr) const;
    [[nodiscard]] std::uint64_t seed_number(const Tr& tr) const;
};

// The strategies named, or the scenario's own where none is; the first is no_tool, added where missing. Throws base::InputError also when two of them have one id, or
// when one that shows a score calls itself no_tool, which is the name of the office without.
[[nodiscard]] std::vector<sim::Strategy> chosen_strategies(const sim::Definition& definition,
                                                           const std::vector<std::string>& named);

}  // namespace skoen::cli
