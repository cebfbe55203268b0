// The plans on the desk as a list, and what commands do to it. Values only: undo keeps whole lists.
#pragma once

#include <string>
#include <vector>

#include "session/commands.h"

namespace skoen::session {

inline constexpr int kMostPlans = 6;

struct PlanEntry {
    sim::Strategy strategy;
    bool enabled = true;
};

struct PlanList {
    std::vector<PlanEntry> entries;  // at most kMostPlans
    int chosen = 0;                  // place of the chosen one; 0 where there is none

    // Those switched on, in their order: what is played beside the office without the score.
    [[nodiscard]] std::vector<sim::Strategy> played() const;
};

// The scenario's default strategies, the office without the score left out.
[[nodiscard]] PlanList default_plans(const std::vector<std::string>& strategies, int most = kMostPlans);

// What the command makes of the list; a list as it was for commands that do not concern plans.
// Throws base::InputError (file "command"): no such plan, option or strategy, a plan beyond the `most` there may be, weeks or
// strength outside their range, an empty name.
[[nodiscard]] PlanList changed(const PlanList& plans, const DeskCommand& command, int most = kMostPlans);

// Two commands in a row of which one undo takes back both: the same lever, guess or budget being dragged or typed.
[[nodiscard]] bool is_same_drag(const DeskCommand& before, const DeskCommand& after);

[[nodiscard]] bool operator==(const PlanList& a, const PlanList& b);

}  // namespace skoen::session
