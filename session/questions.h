// What is asked beyond the plans: which difference to explain, which assumptions to hold otherwise, within which hours to
// search. Values only.
#pragma once

#include <string>
#include <vector>

#include "scenarios/exploration.h"
#include "session/why_commands.h"

namespace skoen::session {

struct Questions {
    AskWhy why;
    std::vector<SetAssumption> own;  // assumptions held otherwise than the ledger, by name
    std::string assumption;          // the chosen one; empty: the first
    FindAssumptions find;
    SearchPlans search;
    bool operator==(const Questions&) const = default;
};

// What the command makes of them. Throws base::InputError (file "command"): no such plan, measure or assumption, a value outside the
// ledger's range, hours that are none. `plans`: how many there are.
[[nodiscard]] Questions asked(Questions before, const AskWhy& command, int plans);
[[nodiscard]] Questions asked(Questions before, const SetAssumption& command, int plans);
[[nodiscard]] Questions asked(Questions before, const ForgetAssumption& command, int plans);
[[nodiscard]] Questions asked(Questions before, const SelectAssumption& command, int plans);
[[nodiscard]] Questions asked(Questions before, const FindAssumptions& command, int plans);
[[nodiscard]] Questions asked(Questions before, const SearchPlans& command, int plans);

// The assumptions held otherwise, as the scenario's "/behaviour/NAME=VALUE".
[[nodiscard]] std::vector<std::string> sets_of(const Questions& questions);

// The search that the hours ask for: levers that a leader chooses, each way a plan may set them.
[[nodiscard]] scenarios::Exploration search_of(const Questions& questions, const std::string& scenario);

}  // namespace skoen::session
