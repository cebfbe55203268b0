#include "report/assumption_list.h"

#include <algorithm>
#include <array>

#include "report/hinges.h"
#include "sim/base/error.h"

namespace skoen::report {

namespace {

// Fields by how they begin; the first that fits counts.
struct GroupStart {
    std::string_view start;
    std::size_t group;
};
constexpr std::array kStarts = {
    GroupStart{"skill_learn", 6},     GroupStart{"skill_practice", 6}, GroupStart{"skill_fade", 6},
    GroupStart{"skill_expert", 6},    GroupStart{"skip_", 1},          GroupStart{"glimpse_", 1},
    GroupStart{"request_", 1},        GroupStart{"revise_", 2},        GroupStart{"tool_certainty", 2},
    GroupStart{"size_", 2},           GroupStart{"place_sd", 2},       GroupStart{"keep_", 3},
    GroupStart{"friction_", 3},       GroupStart{"grant_", 3},         GroupStart{"supervisor_", 3},
    GroupStart{"reason_minutes", 3},  GroupStart{"approval_", 3},      GroupStart{"belief_", 4},
    GroupStart{"known_", 4},          GroupStart{"finding_", 4},       GroupStart{"review_share", 4},
    GroupStart{"review_weight", 4},   GroupStart{"support_", 5},       GroupStart{"leave_", 6},
    GroupStart{"pressure_", 7},       GroupStart{"office_", 8},        GroupStart{"skill_", 0},
    GroupStart{"newcomer_", 0},       GroupStart{"pattern_", 0},       GroupStart{"level_", 0},
    GroupStart{"occasion_", 0},       GroupStart{"stereotype_", 0},    GroupStart{"cue_half", 0},
    GroupStart{"certainty_scale", 0},
};
constexpr std::size_t kOfLevers = 9;

// Lower case of ASCII and of the Danish letters.
std::string folded(std::string_view words) {
    std::string out(words);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] - 'A' + 'a');
        const auto next = i + 1 < out.size() ? static_cast<unsigned char>(out[i + 1]) : 0;
        if (out[i] == '\xC3' && next >= 0x80 && next < 0x9F) out[i + 1] = static_cast<char>(next + 0x20);
    }
    return out;
}

}  // namespace

const std::vector<std::string_view>& assumption_groups() {
    static const std::vector<std::string_view> kGroups = {"judgement", "skipping", "revising", "overriding",
                                                          "belief",    "support",  "skill",    "pressure",
                                                          "office",    "levers"};
    return kGroups;
}

std::string assumption_group_name(std::size_t group, Language language) {
    return tr("assumptions.group." + std::string(assumption_groups()[group]), language);
}

std::size_t assumption_group_of(std::string_view field) {
    for (const GroupStart& one : kStarts) {
        if (field.starts_with(one.start)) return one.group;
    }
    return kOfLevers;
}

std::vector<const scenarios::LedgerRow*> find_assumption_rows(int group, const std::string& words,
                                                              Language language) {
    const std::string wanted = folded(words);
    std::vector<const scenarios::LedgerRow*> out;
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        if (group >= 0 && assumption_group_of(row.field) != static_cast<std::size_t>(group)) continue;
        const std::string all =
            folded(row.meaning.in(language) + ' ' + row.field + ' ' + row.source.in(language));
        if (all.find(wanted) != std::string::npos) out.push_back(&row);
    }
    return out;
}

std::string assumption_kind(scenarios::ParameterKind kind, Language language) {
    constexpr std::array<const char*, 4> kKeys = {"assumptions.kind.measured", "assumptions.kind.derived",
                                                  "assumptions.kind.calibrated", "assumptions.kind.assumed"};
    return tr(kKeys[static_cast<std::size_t>(kind)], language);
}

std::string assumption_value(const scenarios::LedgerRow& row, double value, Language language) {
    base::ensure(row.range.size() == 2, "a ledger row without a range");
    const double size = std::max(std::abs(row.range[0]), std::abs(row.range[1]));
    const int decimals = size >= 50 ? 0 : size >= 5 ? 1 : 2;
    const auto number = [&](double x) { return base::format_number(x, decimals, language); };
    return tr("assumptions.value", language, {number(value), number(row.range[0]), number(row.range[1])});
}

std::vector<std::string_view> assumptions_behind(lab::Cause cause) {
    switch (cause) {
    case lab::Cause::skipped:
        return {"skip_base", "skip_effort", "glimpse_weight"};
    case lab::Cause::revised:
        return {"revise_base", "revise_own", "revise_gap", "size_mean"};
    case lab::Cause::overriding:
        return {"keep_base", "keep_certainty", "grant_base"};
    case lab::Cause::pace:
        return {"pressure_minutes", "cue_half_minutes", "pressure_occasion"};
    case lab::Cause::cases:
        return {"pressure_minutes", "more_cases_share"};
    case lab::Cause::learning:
        return {"skill_fade", "skill_practice", "skill_learn"};
    case lab::Cause::turnover:
        break;
    }
    return {"leave_base", "leave_support", "newcomer_skill"};
}

}  // namespace skoen::report
