// Working copy of one case while it is judged; each function is a paragraph of docs/model.md or docs/kinds.md.
#pragma once

#include <cmath>
#include <vector>

#include "sim/plain/judge.h"

namespace skoen::sim::plain {

using base::Purpose;

[[nodiscard]] inline double distance_from_even(double x) { return std::fabs(2.0 * base::logistic(x) - 1.0); }

// All that the paragraphs of sections 3 and 4 read and write.
struct Case {
    const World& world;
    const Office& office;
    const WeekLevers& levers;
    const Person& person;
    const Mind& mind;
    const Meeting& meeting;

    const Definition& d = world.definition;
    const Behaviour& b = world.definition.behaviour;
    const CaseFacts& facts = meeting.arrival.facts;
    const Scales& scales = world.solved.scales;

    // Section 3
    double over = 0, certainty_of_score = 0, share = 1, assessment_minutes = 0;
    double e = 0, pattern = 0, personal = 0, occasion = 0;
    Event event = {};

    [[nodiscard]] double uniform(Purpose purpose, const base::Subject& subject) const {
        return world.draws.uniform(purpose, subject);
    }
    [[nodiscard]] double normal(Purpose purpose, const base::Subject& subject) const {
        return world.draws.normal(purpose, subject);
    }

    void find_score();
    void read_score();
    void take_time();
    void assess_alone();
    void meet_score();
    [[nodiscard]] bool skips() const;
    void glimpse();
    void judge_with_score();
    void revise();
    void decide();
    void pay_for_override();
    [[nodiscard]] double friction() const;
    void ask_supervisor();
    [[nodiscard]] double accountability() const;
    [[nodiscard]] bool reasons() const {
        return levers.get<Display>(Lever::display) == Display::with_reasons;
    }

    // Kinds that take proposals: docs/kinds.md, sections 2 and 3 (proposals.cpp).
    int tool = 0, own_option = 0, twin_option = 0, other = 0, right = 0, best = 0;
    double fit_facts[kMaxOptions] = {}, fit_cues[kMaxOptions] = {};
    double certainty_alone = 0, named = 0;  // before and on hearing what is proposed
    double number_of_tool = 0, hard = 0;    // kind number

    void meet_proposal();
    void find_fits();
    void propose_option();
    void judge_options();
    [[nodiscard]] std::vector<double> judged(double kx, bool cues, double ku) const;
    [[nodiscard]] double over_others(const std::vector<double>& of_options, bool heard);
    void propose_number();
    void judge_numbers();
    [[nodiscard]] double own_number(double kx, double cues) const;
    void attend_to_proposal();
    void weigh_proposal();
    void take_proposal();
    void judge_option_taken();
    void judge_number_taken();
    [[nodiscard]] double file_on_proposal(double reading) const;
    [[nodiscard]] bool options() const { return has_options(event.kind); }
};

}  // namespace skoen::sim::plain
