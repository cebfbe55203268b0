#include "session/lever_facts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "scenarios/embedded.h"
#include "scenarios/ledger.h"
#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/special.h"

namespace skoen::session {

namespace {

using sim::Lever;
using Fields = std::vector<std::string_view>;

// "lever.option" -> fields, from docs/model.md, sections 4 to 6.
const std::map<std::string, Fields, std::less<>>& table() {
    static const std::map<std::string, Fields, std::less<>> all = {
        {"workflow.score_first", {"skip_base", "skip_trust", "skip_pressure", "glimpse_weight"}},
        {"workflow.own_first", {"revise_own", "revise_gap", "revise_trust"}},
        {"workflow.on_request", {"request_base", "request_certainty", "revise_own"}},
        {"workflow.hidden_when_uncertain", {"hidden_certainty", "revise_tool", "revise_own"}},
        {"display.band", {"band_certainty", "revise_tool"}},
        {"display.with_uncertainty", {"uncertainty_certainty", "revise_tool"}},
        {"display.with_reasons", {"revise_reasons", "reasons_minutes"}},
        {"override_rule.written_reason", {"friction_reason", "keep_friction", "reason_minutes"}},
        {"override_rule.approval", {"friction_approval", "grant_base", "approval_minutes"}},
        {"override_rule.approval_to_dismiss", {"grant_base", "friction_approval", "approval_minutes"}},
        {"feedback.own_cases", {"skill_learn", "belief_error", "feedback_leader_hours"}},
        {"feedback.team_review", {"review_weight", "review_share", "review_hours"}},
        {"training.plain", {"training_gain", "skip_knowledge", "knowledge_half_life"}},
        {"training.planted_errors", {"training_planted_gain", "skip_knowledge", "knowledge_half_life"}},
        {"accountability.process", {"revise_account", "skip_account"}},
        {"accountability.outcome", {"outcome_accountability", "revise_account", "skip_account"}},
        {"monitoring.override_rates", {"friction_monitoring", "support_control", "monitoring_leader_hours"}},
        {"saved_time.to_citizens", {"citizens_share", "cue_half_minutes"}},
        {"saved_time.to_more_cases", {"more_cases_share", "pressure_minutes"}},
        {"involvement.workers_choose", {"involvement_own", "involvement_fidelity"}},
        {"pace.team_by_team", {"team_gap_weeks"}},
        {"pace.voluntary", {"adopt_trust", "adopt_base", "adopt_peers"}},
        {"course.transactional", {"fidelity_transactional", "fidelity_base", "course_leader_hours"}},
        {"course.transformational", {"fidelity_transformational", "fidelity_base", "course_leader_hours"}},
        {"course.combined", {"fidelity_combined", "fidelity_base", "course_leader_hours"}},
    };
    return all;
}

std::string key_of(Lever lever, std::string_view option) {
    return std::string(sim::lever_name(lever)) + '.' + std::string(option);
}

struct Study {
    std::string judges, study, source;
};

// One line of comma separated values; quotes may hold commas.
std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

std::map<std::string, Study> read_studies() {
    const std::string_view text = scenarios::embedded_text("assets/evidence/evidence.csv");
    std::map<std::string, Study> studies;
    std::size_t id = 0, study = 0, judges = 0, source = 0;
    bool is_head = true;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::vector<std::string> cells = cells_of(text.substr(from, end - from));
        from = end + 1;
        if (is_head) {
            const auto column = [&cells](std::string_view name) {
                const auto found = std::find(cells.begin(), cells.end(), name);
                base::ensure(found != cells.end(), "lever_facts: evidence.csv lacks a column");
                return static_cast<std::size_t>(found - cells.begin());
            };
            id = column("id");
            study = column("study");
            judges = column("judges");
            source = column("source");
            is_head = false;
        } else if (cells.size() > std::max({id, study, judges, source})) {
            studies[cells[id]] = {cells[judges], cells[study], cells[source]};
        }
    }
    return studies;
}

const Study* find_study(const std::string& id) {
    static const std::map<std::string, Study> studies = read_studies();
    const auto found = studies.find(id);
    return found == studies.end() ? nullptr : &found->second;
}

int grade_of(const Study& study) {
    if (study.study == "text") return 1;
    return study.judges == "professional" ? 3 : 2;
}

LeverEvidence evidence_of_row(const scenarios::LedgerRow& row) {
    LeverEvidence evidence;
    for (const std::string& id : row.evidence) {
        const Study* study = find_study(id);
        if (study == nullptr) continue;
        evidence.grade = std::max(evidence.grade, grade_of(*study));
        if (std::find(evidence.sources.begin(), evidence.sources.end(), study->source) ==
            evidence.sources.end()) {
            evidence.sources.push_back(study->source);
        }
    }
    return evidence;
}

constexpr double kTail = 0.05;
constexpr double kNormal95 = 1.6448536269514722;  // 95 % point of the standard normal

struct Span {
    double lo, hi;
};

// Central 90 % of the prior, before it is cut to the row's range.
Span span_of(const scenarios::Prior& prior) {
    switch (prior.kind) {
    case scenarios::PriorKind::normal:
        return {prior.a - kNormal95 * prior.b, prior.a + kNormal95 * prior.b};
    case scenarios::PriorKind::lognormal:
        return {prior.a * base::exp(-kNormal95 * prior.b), prior.a * base::exp(kNormal95 * prior.b)};
    case scenarios::PriorKind::uniform:
        return {prior.a + kTail * (prior.b - prior.a), prior.b - kTail * (prior.b - prior.a)};
    case scenarios::PriorKind::beta:
        break;
    }
    return {stats::beta_quantile(prior.a, prior.b, kTail), stats::beta_quantile(prior.a, prior.b, 1 - kTail)};
}

}  // namespace

const std::array<LeverPlace, sim::kLevers>& lever_order() {
    static const std::array<LeverPlace, sim::kLevers> order = {{{Lever::workflow, LeverGroup::work},
                                                                {Lever::display, LeverGroup::work},
                                                                {Lever::override_rule, LeverGroup::work},
                                                                {Lever::training, LeverGroup::learning},
                                                                {Lever::feedback, LeverGroup::learning},
                                                                {Lever::course, LeverGroup::leading},
                                                                {Lever::involvement, LeverGroup::leading},
                                                                {Lever::accountability, LeverGroup::leading},
                                                                {Lever::monitoring, LeverGroup::leading},
                                                                {Lever::saved_time, LeverGroup::time},
                                                                {Lever::pace, LeverGroup::time}}};
    return order;
}

const std::vector<std::string_view>& fields_of(Lever lever, std::string_view option) {
    static const Fields none;
    const auto found = table().find(key_of(lever, option));
    return found == table().end() ? none : found->second;
}

bool has_strength(Lever lever, std::string_view option) {
    if (lever == Lever::workflow) return option == "hidden_when_uncertain";
    return lever != Lever::display && lever != Lever::pace && option != sim::option_names(lever).front();
}

LeverEvidence evidence_of(Lever lever, std::string_view option) {
    const Fields& fields = fields_of(lever, option);
    return fields.empty() ? LeverEvidence{} : evidence_of_row(scenarios::ledger_row(fields.front()));
}

Assumption assumption(std::string_view field) {
    const scenarios::LedgerRow& row = scenarios::ledger_row(field);
    const Span span = span_of(row.prior);
    Assumption a;
    a.field = field;
    a.meaning = row.meaning;
    a.value = row.value;
    a.lo = std::max(span.lo, row.range.at(0));
    a.hi = std::min(span.hi, row.range.at(1));
    // Half as much room on each side as the span takes, within what a file may hold.
    const double room = (a.hi - a.lo) / 2;
    a.axis_lo = std::max(row.range.at(0), a.lo - room);
    a.axis_hi = std::min(row.range.at(1), a.hi + room);
    a.assumed = row.kind == scenarios::ParameterKind::assumed;
    a.grade = evidence_of_row(row).grade;
    return a;
}

}  // namespace skoen::session
