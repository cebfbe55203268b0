// The ledger as a list to look through: groups, search, and what a row says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lab/difference.h"
#include "report/language.h"
#include "scenarios/ledger.h"

namespace skoen::report {

// "judgement", "skipping", "revising", "overriding", "belief", "support", "skill", "levers", "office".
[[nodiscard]] const std::vector<std::string_view>& assumption_groups();
[[nodiscard]] std::string assumption_group_name(std::size_t group, Language language);
// Place in assumption_groups() of a field of the ledger.
[[nodiscard]] std::size_t assumption_group_of(std::string_view field);

// Rows of a group (-1: all) that hold `words` somewhere in meaning, field or source, whatever the case; in the ledger's order.
[[nodiscard]] std::vector<const scenarios::LedgerRow*>
find_assumption_rows(int group, const std::string& words, Language language);

// "målt", "udledt", "kalibreret", "antaget"
[[nodiscard]] std::string assumption_kind(scenarios::ParameterKind kind, Language language);
// "0,35 (0,10 til 0,60)": the value, and what it may be.
[[nodiscard]] std::string assumption_value(const scenarios::LedgerRow& row, double value, Language language);

// Fields of the ledger that a cause rests on, the weightiest first.
[[nodiscard]] std::vector<std::string_view> assumptions_behind(lab::Cause cause);

}  // namespace skoen::report
