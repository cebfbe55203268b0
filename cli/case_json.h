// The story of one case as a JSON document.
#pragma once

#include <string>

#include "cli/case_story.h"

namespace skoen::cli {

// {"scenario", "seed", "strategy", "case", "cases", "seat" (from 1), "arrival_week", "number", "waiting",
//  "facts": [{"id", "name", "value", "text"}], "cues": [{"id", "name", "present", "seen"}], "groups": [ids],
//  "truth": {"harm", "best_acts", "risk"}, then null where the case was still waiting:
//  "own": {"score", "certainty", "acts", "skipped", "before_score"}, "score": {"value", "shown", "recommends_acting"},
//  "decision": {"acts", "week", "minutes", "wait_hours", "late", "revised", "wanted_override", "asked"},
//  "twin": {"acts", "log_odds"}, "why": {"judgement": [{"part", "log_odds"}], "threshold", "see_chance", "skip_chance",
//  "revision": [{"part", "log_odds"}], "revise_chance", "weight", "keep_chance", "grant_chance"}}
// "seen" is null where nobody handled the case.
[[nodiscard]] std::string case_json(const sim::World& world, const CaseStory& story);

}  // namespace skoen::cli
