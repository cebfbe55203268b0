// Every entry of the menu on trials small enough to count by hand.
#include "lab/study_statistics.h"

#include <cmath>

#include "tests/catch.h"

using namespace skoen;
using scenarios::StudyMeasure;

namespace {

scenarios::Study percent_study() {
    scenarios::Study study;
    study.id = "hand";
    study.answer = scenarios::AnswerKind::percent;
    study.arms.resize(2);
    study.arms[0].id = "a";
    study.arms[1].id = "b";
    for (auto& arm : study.arms) arm.blocks = {{.cases = 4}};
    return study;
}

// Own, tool and final probability of one person's case; sides and rightness follow from `harm`.
lab::Trial trial(std::uint32_t person, int place, double own, double tool, double last, bool harm) {
    lab::Trial t;
    t.person = person;
    t.place = static_cast<std::uint16_t>(place);
    t.last_block = true;
    t.shown = true;
    t.own = own, t.tool = tool, t.final = last;
    t.own_yes = own > 0.5, t.tool_yes = tool > 0.5, t.final_yes = last > 0.5;
    t.alike_before = t.own_yes == t.tool_yes;
    t.alike_after = t.final_yes == t.tool_yes;
    t.own_right = t.own_yes == harm, t.tool_right = t.tool_yes == harm, t.final_right = t.final_yes == harm;
    t.own_certainty = std::fabs(2 * own - 1), t.tool_certainty = std::fabs(2 * tool - 1);
    t.own_score = static_cast<int>(own * 10) + 1;
    t.tool_score = static_cast<int>(tool * 10) + 1;
    t.final_score = static_cast<int>(last * 10) + 1;
    return t;
}

// Person 0 switches in two of three disagreements, person 1 in none of three, person 2 in three of three.
lab::StudyData hand_made() {
    lab::StudyData d;
    d.trials = {
        trial(0, 0, 0.80, 0.30, 0.40, true),   // switch, right to wrong; size .8
        trial(0, 1, 0.20, 0.70, 0.70, true),   // switch, full adoption
        trial(0, 2, 0.60, 0.40, 0.60, false),  // stays
        trial(0, 3, 0.60, 0.90, 0.70, true),   // agrees; revises .1 of .3
        trial(1, 0, 0.90, 0.20, 0.90, true),   // stays, right
        trial(1, 1, 0.30, 0.80, 0.45, false),  // stays, right; revises .15 of .5
        trial(1, 2, 0.70, 0.40, 0.80, true),   // moves away
        trial(1, 3, 0.50, 0.90, 0.50, true),   // at one half: neither agrees nor disagrees by probability
        trial(2, 0, 0.40, 0.60, 0.62, true),   // switch; size 1.1, overshoots
        trial(2, 1, 0.60, 0.20, 0.20, false),  // switch, full
        trial(2, 2, 0.55, 0.45, 0.45, true),   // switch, right to wrong, full
        trial(2, 3, 0.58, 0.60, 0.60, true),   // gap too small to count
    };
    d.people = {{0, 3, 0.5}, {0, 5, 0.7}, {0, 4, 0.6}};
    return d;
}

double value(StudyMeasure measure, scenarios::SideRule sides = scenarios::SideRule::probability) {
    scenarios::StudyStatistic s;
    s.id = "s";
    s.measure = measure;
    s.sides = sides;
    s.span = 1;
    return lab::study_statistic(percent_study(), s, hand_made()).value();
}

}  // namespace

TEST_CASE("switching by hand", "[study_statistics]") {
    CHECK(value(StudyMeasure::switch_given_disagree) == Approx(5.0 / 9));
    CHECK(value(StudyMeasure::switch_given_tool_raises) == Approx(2.0 / 3));  // .2->.7, .3->.8, .4->.6
    CHECK(value(StudyMeasure::switch_given_tool_lowers) == Approx(3.0 / 6));
    CHECK(value(StudyMeasure::switch_given_revised) == Approx(5.0 / 7));  // all moved but two
    CHECK(value(StudyMeasure::never_switch_share) == Approx(1.0 / 3));
    CHECK(value(StudyMeasure::always_switch_share) == Approx(1.0 / 3));
    // Means 2/3, 0, 1 of three each: MSB = 3 x sum of squares about 5/9 / 2 = .7778, MSW = (2/3) / 6 = .1111.
    CHECK(value(StudyMeasure::switch_icc) == Approx((7.0 / 9 - 1.0 / 9) / (7.0 / 9 + 2.0 / 9)));
    CHECK(value(StudyMeasure::right_to_wrong_given_wrong_advice) == Approx(2.0 / 5));
    // First cases: 2 of 3 switch; last cases: by answer the one at .50 against .90 disagrees and stays.
    CHECK(value(StudyMeasure::switch_change_over_cases, scenarios::SideRule::answer) == Approx(0 - 2.0 / 3));
}

TEST_CASE("moving by hand", "[study_statistics]") {
    CHECK(value(StudyMeasure::revise_share) == Approx(7.0 / 11));
    CHECK(value(StudyMeasure::revise_share_opposite) == Approx(6.0 / 9));
    CHECK(value(StudyMeasure::revise_share_same) ==
          Approx(1.0));  // one agreement with a visible gap, revised
    CHECK(value(StudyMeasure::revise_same_side_share) == Approx(1.0 / 7));
    CHECK(value(StudyMeasure::revise_size) == Approx((0.8 + 1 + 1.0 / 3 + 0.3 + 1.1 + 1 + 1) / 7));
    CHECK(value(StudyMeasure::full_adoption_share) == Approx(4.0 / 7));
    CHECK(value(StudyMeasure::overshoot_share) == Approx(1.0 / 7));
    CHECK(value(StudyMeasure::weight_of_advice) ==
          Approx((0.8 + 1 + 0 + 1.0 / 3 + 0 + 0.3 + 0 + 0 + 1 + 1 + 1) / 11));
    CHECK(value(StudyMeasure::no_move_share) == Approx(3.0 / 11));
    CHECK(value(StudyMeasure::changed_share) == Approx(9.0 / 12));
    CHECK(value(StudyMeasure::exact_match) == Approx(5.0 / 12));
    CHECK(value(StudyMeasure::revise_size_sd_within) > 0);
    CHECK(value(StudyMeasure::influence_slope) > 0);
}

TEST_CASE("deciding, rating and differences by hand", "[study_statistics]") {
    CHECK(value(StudyMeasure::agreement) == Approx(7.0 / 12));
    CHECK(value(StudyMeasure::override_of_act) == Approx(2.0 / 6));
    CHECK(value(StudyMeasure::override_of_dismiss) == Approx(3.0 / 6));
    CHECK(value(StudyMeasure::accuracy_own) == Approx(7.0 / 12));
    CHECK(value(StudyMeasure::accuracy_tool_right) == Approx(5.0 / 7));
    CHECK(value(StudyMeasure::accuracy_tool_wrong) == Approx(3.0 / 5));
    CHECK(value(StudyMeasure::act_rate) == Approx(7.0 / 12));
    CHECK(value(StudyMeasure::trust_rating) == Approx(4));
    CHECK(value(StudyMeasure::believed_tool_accuracy) == Approx(0.6));
    scenarios::StudyStatistic s;
    s.measure = StudyMeasure::agreement_difference;
    s.arms = {"a"};
    s.minus = {"b"};
    lab::StudyData two = hand_made();
    CHECK_FALSE(lab::study_statistic(percent_study(), s, two));  // nobody in b
    for (std::size_t i = 0; i < 6; ++i) two.trials[i].arm = 1;
    CHECK(lab::study_statistic(percent_study(), s, two).value() == Approx(4.0 / 6 - 3.0 / 6));
}
