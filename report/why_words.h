// A whole explanation in words: one sentence a measure for two plans, and the levers behind.
#pragma once

#include "lab/why.h"
#include "report/explanation.h"
#include "report/reading.h"

namespace skoen::report {

// How the difference of a measure that can be split is said: noun, unit, decimals.
[[nodiscard]] DifferenceNames difference_names(const sim::Definition& definition, std::string_view measure,
                                               std::string subject, std::string versus, Language language);

// A plan in a sentence: its name in quotation marks, or "uden score".
[[nodiscard]] std::string plan_named(const sim::Strategy& strategy, Language language);

// One entry a measure, in the order of lab::kSplitMeasures: causes, then levers where they were played.
[[nodiscard]] std::vector<std::string> why_sentences(const sim::Definition& definition, const lab::Why& why,
                                                     const std::string& subject, const std::string& versus,
                                                     Language language);

// The decomposition as a table: groups, and their causes below them; columns missed, disturbed, harm.
[[nodiscard]] std::vector<std::vector<std::string>> why_rows(const lab::Why& why, Language language);

}  // namespace skoen::report
