// Parameters that put a judgement into the answer of a study, and those that only other kinds of decision read
// (kinds_test.cpp). An office that acts or dismisses never reads them.
#pragma once

#include <set>
#include <string>

namespace skoen::test {

inline const std::set<std::string>& studies_only() {
    static const std::set<std::string> kFields = {"bare_certainty", "answer_sd",   "answer_nudge",
                                                  "trust_base",     "trust_slope", "trust_sd",
                                                  "believed_sd",    "unfamiliar",  "unfamiliar_named"};
    return kFields;
}

}  // namespace skoen::test
