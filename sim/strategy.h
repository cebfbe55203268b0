// An introduction strategy: a plan of levers over weeks. Levers act only through the channels of the behaviour model;
// none has a direct path from speech to reliance.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/text.h"

namespace skoen::sim {

using base::Bilingual;

enum class Lever : std::uint8_t {
    workflow,
    display,
    override_rule,
    feedback,
    training,
    accountability,
    monitoring,
    saved_time,
    involvement,
    pace,
    course
};
inline constexpr int kLevers = 11;

// Options of the levers that are a choice. The first option is what holds where a lever is not in the plan.
enum class Workflow : std::uint8_t { no_score, score_first, own_first, on_request, hidden_when_uncertain };
enum class Display : std::uint8_t { number, band, with_uncertainty, with_reasons };
enum class OverrideRule : std::uint8_t { free, written_reason, approval, approval_to_dismiss };
enum class Feedback : std::uint8_t { none, own_cases, team_review };
enum class Training : std::uint8_t { none, plain, planted_errors };
enum class Accountability : std::uint8_t { none, process, outcome };
enum class Monitoring : std::uint8_t { none, override_rates };
enum class SavedTime : std::uint8_t { to_queue, to_citizens, to_more_cases };
enum class Involvement : std::uint8_t { none, workers_choose };
enum class Pace : std::uint8_t { all_at_once, team_by_team, voluntary };
enum class Course : std::uint8_t { none, transactional, transformational, combined };

struct LeverSpan {
    Lever lever = Lever::workflow;
    std::string option;      // one of option_names(lever)
    int from = 1;            // first week, counted from 1
    int to = 520;            // last week, included; cut to the run
    double intensity = 1.0;  // 0 to 1; training: hours a worker and week = 4 * intensity
};

struct Strategy {
    int schema = 1;
    std::string id;
    Bilingual name;
    Bilingual summary;
    std::vector<LeverSpan> levers;  // later spans win where two of one lever overlap
};

// What holds in one week: option index and intensity of every lever.
struct WeekLevers {
    std::array<std::uint8_t, kLevers> option{};
    std::array<double, kLevers> intensity{};

    template <class Option>
    [[nodiscard]] Option get(Lever lever) const {
        return static_cast<Option>(option[static_cast<std::size_t>(lever)]);
    }
    [[nodiscard]] double strength(Lever lever) const { return intensity[static_cast<std::size_t>(lever)]; }
};

// Names of levers and of their options as files spell them.
[[nodiscard]] std::string_view lever_name(Lever lever);
[[nodiscard]] const std::vector<std::string_view>& option_names(Lever lever);

// One entry a week, weeks >= 1. Throws base::InternalError on an option that is not one of option_names.
[[nodiscard]] std::vector<WeekLevers> compile(const Strategy& strategy, int weeks);

// True when no week shows a score.
[[nodiscard]] bool without_tool(const Strategy& strategy);

}  // namespace skoen::sim
