// A published study, as a file states it: who judged what, in which order, with which tool, and what came out.
// Everything that a file may leave unknown is NaN: such an input is drawn from a prior (lab/study_inputs.h), never chosen.
//
//   arms (who, how many, how) -> cases with a tool and an own judgement as good as stated -> answers -> statistics
//
// Rates, accuracies and certainties are shares in [0, 1]; answers in percent count as shares too.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/base/text.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

enum class JudgeKind : std::uint8_t { lay, professional };

// How the judgement is put into an answer; the latent judgement underneath is the same.
// binary: yes or no. scale10: 1 to 10. percent: how probable. estimate: a share read off, such as the share of tumour cells,
// where distance from the middle is not certainty. options: one of several, of which one is right.
enum class AnswerKind : std::uint8_t { binary, scale10, percent, estimate, options };

enum class OutcomeFeedback : std::uint8_t { none, each_case, summary };

// The tool in an arm, as far as the study tells.
struct StudyTool {
    double accuracy = kUnknown;
    double auc = kUnknown;
    double act_rate = kUnknown;     // share of cases in which it recommends action (yes)
    double answer_mean = kUnknown;  // of its probability
    double answer_sd = kUnknown;
    double certainty_mean = kUnknown;  // mean |2p - 1|
    double threshold = kUnknown;       // probability from which it says yes
    bool certainty_shown = false;      // judges see how sure it is
};

// Judges by themselves.
struct StudyOwn {
    double accuracy = kUnknown;
    double auc = kUnknown;
    double act_rate = kUnknown;
    double answer_mean = kUnknown;
    double answer_sd = kUnknown;
    double certainty_mean = kUnknown;
    double threshold = kUnknown;     // probability from which they say yes
    double threshold_sd = kUnknown;  // SD of it between people
};

// A stretch of cases of one judge. What is stated here holds instead of the arm's.
struct StudyBlock {
    int cases = 1;
    double agreement = kUnknown;  // own first answer equals the tool's
    double own_accuracy = kUnknown;
    double tool_accuracy = kUnknown;  // realised: cases are picked so
    double tool_act_rate = kUnknown;
    double tool_raises = kUnknown;  // of disagreements: share in which the tool says yes
    bool easy = false;              // cases of which people are sure
};

struct StudyGroup {  // a second group of cases, for equity
    double share = 0;
    double base_rate_shift = 0;  // log-odds added to the harm of its members
    double tool_shift = 0;       // log-odds added to the tool's score of its members
    double own_shift = 0;        // log-odds added to the judges' own
};

struct StudyArm {
    std::string id;
    int people = 0;  // 0: not stated, drawn
    std::vector<StudyBlock> blocks;
    sim::Workflow workflow = sim::Workflow::own_first;
    sim::Display display = sim::Display::number;
    sim::OverrideRule override_rule = sim::OverrideRule::free;
    sim::Accountability accountability = sim::Accountability::none;
    OutcomeFeedback feedback = OutcomeFeedback::none;
    bool logged = false;        // going against the advice is recorded and followed up
    double knowledge = 0;       // of the tool's faults, from training: 0 to 1
    double pressure = 0;        // time pressure, 0 to 3
    double framing = 0;         // what is said about the tool beforehand, -1 (bad) to 1 (good)
    double minutes = kUnknown;  // of a full own assessment
    double base_rate = kUnknown;
    double agreement = kUnknown;    // own first answer equals the tool's
    double correlation = kUnknown;  // of own and tool answers
    double tool_raises = kUnknown;  // of disagreements: share in which the tool says yes
    StudyTool tool;
    StudyOwn own;
    StudyGroup group;
};

// The menu; definitions: docs/study-format.md and lab/study_statistics.h.
enum class StudyMeasure : std::uint8_t {
    switch_given_disagree,
    switch_given_tool_raises,
    switch_given_tool_lowers,
    switch_given_revised,
    switch_difference,
    switch_change_over_cases,
    switch_icc,
    never_switch_share,
    always_switch_share,
    switch_slope_own,
    switch_slope_tool,
    switch_slope_raise,
    switch_slope_tool_right,
    switch_sd_person,
    revise_share,
    revise_share_opposite,
    revise_share_same,
    revise_same_side_share,
    revise_size,
    revise_size_sd_between,
    revise_size_sd_within,
    full_adoption_share,
    overshoot_share,
    revise_slope_own,
    revise_slope_tool,
    revise_slope_gap,
    revise_slope_opposite,
    revise_slope_raise,
    revise_sd_person,
    weight_of_advice,
    no_move_share,
    changed_share,
    exact_match,
    influence_slope,
    right_to_wrong_given_wrong_advice,
    agreement,
    agreement_difference,
    override_of_act,
    override_of_dismiss,
    override_of_act_difference,
    override_of_dismiss_difference,
    override_of_mandatory,
    act_rate,
    act_rate_difference,
    accuracy_own,
    accuracy,
    accuracy_tool_right,
    accuracy_tool_wrong,
    auc_own,
    auc_final,
    false_positive_gap,
    act_rate_gap,
    synergy_g,
    trust_rating,
    trust_difference,
    believed_tool_accuracy
};
[[nodiscard]] const std::vector<std::string_view>& study_measure_names();

// answer: sides are those of the yes/no, option or category answers. probability: sides of one half, answers at one half
// belong to neither.
enum class SideRule : std::uint8_t { answer, probability };

enum class StatisticUse : std::uint8_t { calibrate, context, sign_only };

struct StudyStatistic {
    std::string id;
    StudyMeasure measure = StudyMeasure::switch_given_disagree;
    std::vector<std::string> arms;   // pooled; none: all
    std::vector<std::string> minus;  // arms of the other side of a difference
    SideRule sides = SideRule::answer;
    std::vector<std::string> terms;  // of a regression, in order: own, tool, gap, opposite, raise, right
    int span = 5;                    // of cases at either end, for a change over cases
    bool test_cases = false;         // only those of each person's last block
    double value = 0;
    double lo = kUnknown, hi = kUnknown, se = kUnknown;
    StatisticUse use = StatisticUse::calibrate;
    std::string unit = "share";
    std::string rule;  // the study's own words on what was counted
};

struct Study {
    int schema = 1;
    std::string id;
    base::Bilingual name;
    std::string citation;
    std::string task;  // what was judged
    JudgeKind judges = JudgeKind::lay;
    AnswerKind answer = AnswerKind::binary;
    int options = 2;  // answer kinds options: how many to choose from
    std::vector<StudyArm> arms;
    std::vector<StudyStatistic> statistics;
};

}  // namespace skoen::scenarios
