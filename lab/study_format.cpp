#include "lab/study_format.h"

#include <array>

#include "lab/study_inputs.h"
#include "scenarios/describe_study.h"
#include "scenarios/schema_documenter.h"
#include "sim/base/json_writer.h"

namespace skoen::lab {

namespace {

constexpr std::string_view kSmallestStudy = R"({
  "schema": 1,
  "id": "small",
  "name": {"da": "Lille eksempel", "en": "Small example"},
  "citation": "Invented for this page.",
  "task": "Will the person come to the interview?",
  "judges": "lay",
  "answer": "percent",
  "arms": [{"id": "all", "people": 60, "blocks": [{"cases": 20}]}],
  "statistics": [{"id": "switch", "measure": "switch_given_disagree", "sides": "probability", "value": 0.35, "use": "context"}]
})";

constexpr std::string_view kAbout = R"(# A study of your own

Generated from the code that reads and plays the files. Do not edit: the test `test_lab "[study-format]"` compares, and writes this page
anew when `SKOEN_REGENERATE=1` is set.

A study file says what a published (or planned) experiment did, and what came out. `skoen replicate FILE` plays it many times with the same
workers that staff the offices, and prints published beside simulated. In a quarter of an hour:

1. Copy the example below into a file. Set `judges` (lay or professional) and `answer`: what people gave as an answer.
2. One arm for each group of people. `workflow` says when the tool was seen: `own_first` (judge, see, judge again), `score_first` (before the
   only answer), `no_score` (hidden). `blocks` says how many cases each person had, in order; several blocks where something changes on the way.
3. State what was measured about tool and judges *before* the score had any effect: accuracy or AUC, how often each says yes, how sure they were, how
   often they agreed. **Leave out what you do not know**: it is drawn from the priors below for each simulated study. A guess would make any
   result fit.
4. One statistic for each figure: a measure from the menu, the value, its 95 % interval or standard error, `use`.
   `calibrate` only for figures that parameters may be fitted to; everything else `context` or `sign_only`.
5. `skoen check FILE`, then `skoen replicate FILE`.

Shipped studies lie in `scenarios/studies/` and are the longer examples. Faults come as `file:line:column: /pointer: expected ..., found ...`.

## The smallest study

)";

struct MenuEntry {
    std::string_view measures, meaning;
};

constexpr std::array<MenuEntry, 22> kMenu = {{
    {"switch_given_disagree, switch_difference",
     "share of disagreements that end on the tool's side; the same between two sets of arms"},
    {"switch_given_tool_raises, switch_given_tool_lowers", "the same where the tool says yes, or no"},
    {"switch_given_revised", "the same among disagreements in which the answer moved by more than 7 points"},
    {"switch_change_over_cases", "the same over the last `span` cases minus the first"},
    {"switch_icc, never_switch_share, always_switch_share",
     "between people with three disagreements or more: ANOVA ICC; shares who never, always switch"},
    {"switch_slope_own, _tool, _raise, _tool_right, switch_sd_person",
     "logistic regression of switching given disagreement on `terms`, person intercept, Laplace; certainty "
     "is |2p - 1|"},
    {"revise_share, _opposite, _same", "final answer more than 7 points from the first, towards the tool, "
                                       "where the tool lies more than 7 points away; by disagreement"},
    {"revise_same_side_share", "share of such revisions in which both pointed the same way already"},
    {"revise_size, _sd_between, _sd_within",
     "(final - first) / (tool - first) of a revision, cut to 0 to 1.5; SDs between and within people (REML)"},
    {"full_adoption_share, overshoot_share", "size of at least 0.95; above 1.05"},
    {"revise_slope_own, _tool, _gap, _opposite, _raise, revise_sd_person",
     "logistic regression of revising where the gap is visible, on `terms`"},
    {"weight_of_advice, no_move_share",
     "the same ratio cut to 0 to 1 over gaps of at least 5 points (options: the share on the advised one, "
     "all cases); share of these without any move"},
    {"changed_share, exact_match, influence_slope",
     "answers 1 to 10 that changed; that equal the tool's; slope of the final answer on the tool's beside "
     "the first"},
    {"right_to_wrong_given_wrong_advice",
     "among disagreements with the first answer right: share that ends on the tool"},
    {"agreement, agreement_difference", "final answer equals the tool's"},
    {"override_of_act, override_of_dismiss, *_difference, override_of_mandatory",
     "final answer differs, among cases in which the tool says yes, or no; mandatory: says yes"},
    {"act_rate, act_rate_difference, act_rate_gap, false_positive_gap",
     "share of yes; second group of cases minus first; the same among those where no is right"},
    {"accuracy_own, accuracy, accuracy_tool_right, accuracy_tool_wrong",
     "share right: first answers; final ones; by the tool"},
    {"auc_own, auc_final", "ranking by the first, the final probability"},
    {"synergy_g", "Hedges' g of people's final accuracy against the better of own and tool"},
    {"trust_rating, trust_difference", "item from 1 to 7 after the last case"},
    {"believed_tool_accuracy", "stated share right of the tool, after the last case"},
}};

std::string menu_table() {
    std::string out = "| measures | meaning |\n| --- | --- |\n";
    for (const MenuEntry& entry : kMenu)
        out += "| `" + std::string(entry.measures) + "` | " + std::string(entry.meaning) + " |\n";
    return out;
}

std::string prior_table() {
    std::string out = "| input | lay | professional | measured |\n| --- | --- | --- | --- |\n";
    for (const InputPrior& p : study_input_priors()) {
        const auto cell = [&](double mean, double sd) {
            return base::json_number(mean) + (p.logarithm ? " × exp(± " : " ± ") + base::json_number(sd) +
                   (p.logarithm ? ")" : "");
        };
        out += "| " + std::string(p.name) + " | " + cell(p.lay_mean, p.lay_sd) + " | " +
               cell(p.professional_mean, p.professional_sd) + " | " + std::string(p.source) + " |\n";
    }
    return out;
}

}  // namespace

std::string_view smallest_study() { return kSmallestStudy; }

std::string study_format() {
    std::string page(kAbout);
    page +=
        "```json\n" + std::string(kSmallestStudy) + "\n```\n\n## The menu of statistics\n\n" + menu_table();
    page += "\n## What is drawn where a file is silent\n\nMean and SD over the measured studies "
            "(`assets/evidence/study_inputs.csv`), once for each simulated study. Numbers that nobody "
            "measured say so.\n\n" +
            prior_table();
    page += "\n## Fields\n\n" + scenarios::document_with_schema<scenarios::Study>();
    return page;
}

}  // namespace skoen::lab
