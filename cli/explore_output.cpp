#include "cli/explore_output.h"

#include <algorithm>

#include "cli/layout.h"
#include "lab/explore_folder.h"
#include "report/choice_words.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kPlanWidth = 34;

// When the plan does less harm than the office without the tool, which is plan 0.
lab::Belief belief_of(const ExploredPlans& e, std::size_t plan) {
    return lab::belief_between(e.findings, e.world, plan, 0);
}

void write_belief(base::JsonWriter& out, const lab::Belief& b) {
    out.key("versus_no_tool").begin_object();
    out.key("draws")
        .value(static_cast<std::int64_t>(b.draws))
        .key("wins")
        .value(static_cast<std::int64_t>(b.wins));
    out.key("parameter");
    if (b.parameter.empty()) {
        out.value(nullptr);
    } else {
        out.value(b.parameter).key("condition").value(b.above ? "above" : "at_most").key("cut").value(b.cut);
    }
    out.end_object();
}

void write_plan(base::JsonWriter& out, const ExploredPlans& e, std::size_t i) {
    const lab::PlanOutcome& p = e.findings.plans[i];
    out.begin_object().key("id").value(e.plans[i].id);
    out.key("levers").value(lab::levers_in_a_line(e.plans[i], e.world.definition.office.weeks));
    out.key("harm_cost").value(p.harm_cost).key("missed_rate").value(p.missed);
    out.key("disturbed_rate").value(p.disturbed).key("leader_hours").value(p.leader_hours);
    out.key("worker_hours").value(p.worker_hours).key("support").value(p.support);
    out.key("within_budget").value(p.within_budget).key("on_front").value(p.on_front);
    out.key("mean_regret").value(p.mean_regret).key("largest_regret").value(p.largest_regret);
    if (p.on_front && i != 0) write_belief(out, belief_of(e, i));
    out.end_object();
}

std::string id_or_empty(const ExploredPlans& e, std::size_t i) {
    return i < e.plans.size() ? e.plans[i].id : "";
}

}  // namespace

std::string explore_json(const ExploredPlans& e) {
    base::JsonWriter out;
    out.begin_object();
    out.key("exploration").value(e.asked.id).key("scenario").value(e.world.definition.id);
    out.key("seed").value(e.asked.seed).key("draws").value(e.asked.draws);
    out.key("replications").value(e.asked.replications);
    out.key("least_mean_regret").value(id_or_empty(e, e.findings.least_mean_regret));
    out.key("least_largest_regret").value(id_or_empty(e, e.findings.least_largest_regret));
    out.key("front").begin_array();
    for (const std::size_t i : e.findings.front) out.value(e.plans[i].id);
    out.end_array().key("plans").begin_array();
    for (std::size_t i = 0; i < e.plans.size(); ++i) write_plan(out, e, i);
    out.end_array().end_object();
    return out.finish();
}

std::string explore_text(const ExploredPlans& e, const Tr& tr) {
    const base::Language language = tr.language();
    const auto count = [&](std::size_t n) { return tr.count(static_cast<std::int64_t>(n)); };
    const auto within = std::count_if(e.findings.plans.begin(), e.findings.plans.end(),
                                      [](const lab::PlanOutcome& p) { return p.within_budget; });
    std::string out =
        wrapped(tr("choice.heading", {tr.of(e.asked.name), count(e.plans.size()), tr.count(e.asked.draws),
                                      tr.count(e.asked.replications), std::to_string(e.asked.seed)})) +
        "\n\n";
    for (const std::string& sentence : report::regret_words(e.plans, e.findings, language))
        out += wrapped(sentence) + '\n';
    out += '\n' +
           wrapped(tr("choice.budget",
                      {tr.number(e.asked.leader_hours, 0), tr.number(e.asked.worker_hours, 0),
                       count(static_cast<std::size_t>(within)), count(e.findings.front.size())})) +
           '\n';
    Table table({tr("choice.column.plan"), tr("choice.column.harm"), tr("choice.column.missed"),
                 tr("choice.column.disturbed"), tr("choice.column.leader"), tr("choice.column.worker"),
                 tr("choice.column.support"), tr("choice.column.regret")},
                kPlanWidth);
    for (const std::size_t i : e.findings.front) {
        const lab::PlanOutcome& p = e.findings.plans[i];
        table.row({tr.of(e.plans[i].name), tr.number(p.harm_cost, 3), tr.number(p.missed * 100, 1),
                   tr.number(p.disturbed * 100, 1), tr.number(p.leader_hours, 0),
                   tr.number(p.worker_hours, 0), tr.number(p.support, 2),
                   tr.number(p.mean_regret, 3) + " (" + tr.number(p.largest_regret, 3) + ')'});
    }
    out += table.str() + '\n';
    for (const std::size_t i : e.findings.front) {
        if (i == 0) continue;
        out += tr.of(e.plans[i].name) + '\n';
        out += wrapped("  " + report::levers_named(e.plans[i], language), kTerminalWidth, 4) + '\n';
        out += wrapped("  " + report::belief_words(belief_of(e, i), report::tr("report.plan.none", language),
                                                   language),
                       kTerminalWidth, 4) +
               '\n';
    }
    return out;
}

}  // namespace skoen::cli
