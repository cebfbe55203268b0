#include "cli/explore_output.h"

#include <algorithm>

#include "cli/layout.h"
#include "lab/explore_folder.h"
#include "report/amounts.h"
#include "report/choice_words.h"
#include "report/nouns.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kPlanWidth = 34;

// When the plan does less harm than the office without the tool, which is plan 0.
lab::Belief belief_of(const ExploredPlans& e, std::size_t plan) {
    const bool priors = e.asked.sampling == scenarios::Sampling::priors;  // whose set 0 is no draw
    return lab::belief_between(e.findings, e.table, priors ? 1 : 0, plan, 0);
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

void write_index(base::JsonWriter& out, const char* name, double value, const stats::Interval& interval) {
    out.key(name).begin_object().key("value").value(value);
    out.key("lo").value(interval.lo).key("hi").value(interval.hi).end_object();
}

void write_indices(base::JsonWriter& out, const ExploredPlans& e) {
    const std::vector<lab::HarmIndices> indices = lab::harm_indices(e.asked, e.findings);
    if (indices.empty()) return;
    out.key("indices").begin_array();
    for (const lab::HarmIndices& one : indices) {
        out.begin_object().key("plan").value(e.plans[one.plan].id);
        out.key("outcome").value(one.versus_no_tool ? "harm_cost_versus_no_tool" : "harm_cost");
        out.key("factors").begin_array();
        for (std::size_t k = 0; k < one.factors.size(); ++k) {
            out.begin_object().key("field").value(e.asked.factors[k].field);
            write_index(out, "first", one.factors[k].first, one.factors[k].first_interval);
            write_index(out, "total", one.factors[k].total, one.factors[k].total_interval);
            out.end_object();
        }
        out.end_array().end_object();
    }
    out.end_array();
}

// The plan that is regretted least, if it is not the office without the tool; else the first other.
std::string indices_text(const ExploredPlans& e, const Tr& tr) {
    const std::vector<lab::HarmIndices> indices = lab::harm_indices(e.asked, e.findings);
    const std::size_t least = e.findings.least_mean_regret;
    const std::size_t shown = least > 0 && least < e.plans.size() ? least : 1;
    const auto share = [&](double value, const stats::Interval& i) {
        return tr.number(value, 2) + " (" + tr.number(i.lo, 2) + " – " + tr.number(i.hi, 2) + ')';
    };
    for (const lab::HarmIndices& one : indices) {
        if (!one.versus_no_tool || one.plan != shown) continue;
        Table table({tr("sweep.indices.factor"), tr("sweep.indices.first"), tr("sweep.indices.total")},
                    kPlanWidth);
        for (std::size_t k = 0; k < one.factors.size(); ++k) {
            const stats::SobolIndex& s = one.factors[k];
            table.row({e.asked.factors[k].field, share(s.first, s.first_interval),
                       share(s.total, s.total_interval)});
        }
        return '\n' + wrapped(tr("sweep.indices", {tr.of(e.plans[shown].name)})) + '\n' + table.str();
    }
    return {};
}

std::string id_or_empty(const ExploredPlans& e, std::size_t i) {
    return i < e.plans.size() ? e.plans[i].id : "";
}

}  // namespace

std::string explore_json(const ExploredPlans& e) {
    base::JsonWriter out;
    out.begin_object();
    out.key("exploration").value(e.asked.id).key("scenario").value(e.world.definition.id);
    out.key("seed").value(e.asked.seed).key("draws").value(scenarios::set_count(e.asked));
    out.key("replications").value(e.asked.replications);
    out.key("least_mean_regret").value(id_or_empty(e, e.findings.least_mean_regret));
    out.key("least_largest_regret").value(id_or_empty(e, e.findings.least_largest_regret));
    out.key("front").begin_array();
    for (const std::size_t i : e.findings.front) out.value(e.plans[i].id);
    out.end_array().key("plans").begin_array();
    for (std::size_t i = 0; i < e.plans.size(); ++i) write_plan(out, e, i);
    out.end_array();
    write_indices(out, e);
    out.end_object();
    return out.finish();
}

std::string explore_text(const ExploredPlans& e, const Tr& tr) {
    const base::Language language = tr.language();
    const auto count = [&](std::size_t n) { return tr.count(static_cast<std::int64_t>(n)); };
    const auto within = std::count_if(e.findings.plans.begin(), e.findings.plans.end(),
                                      [](const lab::PlanOutcome& p) { return p.within_budget; });
    std::string out =
        wrapped(tr("choice.heading",
                   {tr.of(e.asked.name), count(e.plans.size()), tr.count(scenarios::set_count(e.asked)),
                    tr.count(e.asked.replications), std::to_string(e.asked.seed)})) +
        "\n\n";
    for (const std::string& sentence : report::regret_words(e.plans, e.findings, language))
        out += wrapped(sentence) + '\n';
    out += '\n' +
           wrapped(tr("choice.budget",
                      {tr.number(e.asked.leader_hours, 0), tr.number(e.asked.worker_hours, 0),
                       count(static_cast<std::size_t>(within)), count(e.findings.front.size())})) +
           '\n';
    const auto errors = [&](std::string (*noun)(const sim::Definition&, base::Language)) {
        return report::capitalised(noun(e.world.definition, language));
    };
    Table table({tr("choice.column.plan"), tr("choice.column.harm"),
                 tr("choice.column.errors", {errors(report::missed_noun)}),
                 tr("choice.column.errors", {errors(report::disturbed_noun)}), tr("choice.column.leader"),
                 tr("choice.column.worker"), tr("choice.column.support"), tr("choice.column.regret")},
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
    return out + indices_text(e, tr);
}

}  // namespace skoen::cli
