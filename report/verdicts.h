// Sentences that follow the evidence: what a plan does to the two errors, with a verb no stronger than the outcomes.
#pragma once

#include <string>

#include "report/amounts.h"
#include "report/evidence.h"
#include "report/reading.h"

namespace skoen::report {

// Of the paired difference of a measure between a plan and the office without the score.
[[nodiscard]] Verdict verdict_on(const Reading& reading, std::size_t plan, std::string_view measure,
                                 Amount amount);

struct ErrorVerdicts {
    Verdict missed = Verdict::unclear, disturbed = Verdict::unclear;
    bool operator==(const ErrorVerdicts&) const = default;
};
[[nodiscard]] ErrorVerdicts error_verdicts(const Reading& reading, std::size_t plan);

// The rest of a sentence after its subject, without a full stop: "giver færre oversete børn, men ser ud til at give flere
// unødigt undersøgte familier"; "kan ikke skelnes fra uden score". `plural`: the subject is several plans.
[[nodiscard]] std::string errors_predicate(const Reading& reading, const ErrorVerdicts& verdicts,
                                           bool plural);

// The whole sentence of one plan: "Plan B giver færre oversete børn." Where neither error can be told apart but the harm of
// both together can, it says so in a second one.
[[nodiscard]] std::string errors_sentence(const Reading& reading, std::size_t plan);

}  // namespace skoen::report
