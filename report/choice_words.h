// A robust choice in words: "good if you believe ..., poor if ...", from the sets of assumptions under which a plan does less
// harm than another.
#pragma once

#include <string>
#include <vector>

#include "lab/explore.h"
#include "report/language.h"

namespace skoen::report {

// A made plan by its levers: "Vurder selv først; Svar på, hvordan det gik: Egne sager".
[[nodiscard]] std::string levers_named(const sim::Strategy& plan, Language language);

// What speaks for a plan against another (`versus` in words), and when it does not hold: at most two sentences.
[[nodiscard]] std::string belief_words(const lab::Belief& belief, const std::string& versus,
                                       Language language);

// The plans least regretted, and what that means: one sentence each, or one that there is none within the budget.
[[nodiscard]] std::vector<std::string> regret_words(const std::vector<sim::Strategy>& plans,
                                                    const lab::Findings& findings, Language language);
// The same with plans on the front called by their place there, as front_chart numbers them.
[[nodiscard]] std::vector<std::string> regret_by_number(const std::vector<sim::Strategy>& plans,
                                                        const lab::Findings& findings, Language language);

}  // namespace skoen::report
