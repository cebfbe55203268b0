#include "sim/strategy.h"

#include <algorithm>

#include "sim/base/error.h"

namespace skoen::sim {

namespace {

struct LeverWords {
    std::string_view name;
    std::vector<std::string_view> options;
};

const std::array<LeverWords, kLevers>& words() {
    static const std::array<LeverWords, kLevers> all = {{
        {"workflow", {"no_score", "score_first", "own_first", "on_request", "hidden_when_uncertain"}},
        {"display", {"number", "band", "with_uncertainty", "with_reasons"}},
        {"override_rule", {"free", "written_reason", "approval", "approval_to_dismiss"}},
        {"feedback", {"none", "own_cases", "team_review"}},
        {"training", {"none", "plain", "planted_errors"}},
        {"accountability", {"none", "process", "outcome"}},
        {"monitoring", {"none", "override_rates"}},
        {"saved_time", {"to_queue", "to_citizens", "to_more_cases"}},
        {"involvement", {"none", "workers_choose"}},
        {"pace", {"all_at_once", "team_by_team", "voluntary"}},
        {"course", {"none", "transactional", "transformational", "combined"}},
    }};
    return all;
}

}  // namespace

std::string_view lever_name(Lever lever) { return words()[static_cast<std::size_t>(lever)].name; }

const std::vector<std::string_view>& option_names(Lever lever) {
    return words()[static_cast<std::size_t>(lever)].options;
}

std::vector<WeekLevers> compile(const Strategy& strategy, int weeks) {
    std::vector<WeekLevers> plan(static_cast<std::size_t>(std::max(weeks, 0)));
    for (const LeverSpan& span : strategy.levers) {
        const auto& names = option_names(span.lever);
        const auto found = std::find(names.begin(), names.end(), span.option);
        base::ensure(found != names.end(), "compile: unknown option of a lever");
        const auto option = static_cast<std::uint8_t>(found - names.begin());
        const auto lever = static_cast<std::size_t>(span.lever);
        for (int week = std::max(span.from, 1); week <= std::min(span.to, weeks); ++week) {
            plan[static_cast<std::size_t>(week - 1)].option[lever] = option;
            plan[static_cast<std::size_t>(week - 1)].intensity[lever] = span.intensity;
        }
    }
    return plan;
}

bool without_tool(const Strategy& strategy) {
    return std::none_of(strategy.levers.begin(), strategy.levers.end(), [](const LeverSpan& span) {
        return span.lever == Lever::workflow && span.option != "no_score";
    });
}

}  // namespace skoen::sim
