#include "study/mechanism.h"

#include "scenarios/ledger.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::study;

TEST_CASE("a worker who takes nothing in from the score answers the facts alone") {
    const StudyDesign design = load_design("vignetter");
    const VignettePlan& plan = *design.vignettes;
    const sim::Behaviour b = scenarios::ledger_behaviour();
    Mechanism blind = plan.mechanisms[0];
    blind.sees_score = false;
    const AnswerLuck luck;
    CHECK(mechanism_answer(b, blind, plan, {0, 0, 0, 0, 2}, luck) == Approx(0.8));
    CHECK(mechanism_answer(b, blind, plan, {1, 0, 0, 0, 2}, luck) == Approx(0.8));
    AnswerLuck skipping = luck;
    skipping.skip = 0;  // who skips answers the advice, and a glimpse
    CHECK(mechanism_answer(b, plan.mechanisms[0], plan, {1, 0, 0, 0, 0}, skipping) ==
          Approx(1.2 + b.glimpse_weight * (-0.6 - 1.2)));
    skipping.revise = 1;  // who does not, and does not revise, answers the own judgement
    CHECK(mechanism_answer(b, plan.mechanisms[1], plan, {1, 0, 0, 0, 0}, skipping) == Approx(-0.6));
}

TEST_CASE("mechanisms that differ are told apart, equal ones at the level") {
    const StudyDesign design = load_design("vignetter");
    const VignettePlan& plan = *design.vignettes;
    const Deck deck = make_deck(plan, 1);
    const MechanismEffects pillow = mechanism_effects(plan, deck, plan.mechanisms[0], 1, 600);
    const MechanismEffects tool = mechanism_effects(plan, deck, plan.mechanisms[1], 1, 600);
    CHECK(pillow.effects[1] > tool.effects[1]);  // the score moves those who lean on it further
    CHECK(power_to_tell_apart(plan, deck, pillow, pillow, 0.05) == Approx(0.05).margin(1e-6));
    CHECK(power_to_tell_apart(plan, deck, pillow, tool, 0.05) > 0.05);
    CHECK(pillow.respondent_variance > 0);
    CHECK(mechanisms_text(design, deck, base::Language::da).find("pude") != std::string::npos);
}
