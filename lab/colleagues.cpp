#include "lab/colleagues.h"

#include <algorithm>

#include "sim/base/error.h"
#include "sim/decide.h"

namespace skoen::lab {

namespace {

constexpr std::uint32_t kFirstColleague =
    base::kMaxReplications;  // replications of offices that no run plays

// 1 to 10 from a judgement over the threshold.
int own_score_of(const sim::World& world, double over) {
    return 1 + static_cast<int>(std::count_if(world.own_cuts.begin(), world.own_cuts.end(),
                                              [&](double cut) { return over > cut; }));
}

sim::WeekLevers levers_of(sim::Workflow workflow, sim::Display display, bool reason) {
    const auto option = [](sim::Lever lever, auto value) {
        return std::string(sim::option_names(lever)[static_cast<std::size_t>(value)]);
    };
    sim::Strategy plan;
    plan.levers = {{sim::Lever::workflow, option(sim::Lever::workflow, workflow)},
                   {sim::Lever::display, option(sim::Lever::display, display)}};
    if (reason)
        plan.levers.push_back({sim::Lever::override_rule,
                               option(sim::Lever::override_rule, sim::OverrideRule::written_reason)});
    return sim::compile(plan, 1).front();
}

struct Colleague {
    sim::OfficeTraits office;
    sim::WorkerTraits traits;
    base::Subject seat;
};

Colleague draw_person(const sim::World& world, const ColleagueProfile& profile, int number) {
    Colleague out;
    const auto replication = kFirstColleague + static_cast<std::uint32_t>(number);
    // The last seat is nobody's newcomer at generation 0.
    const auto seat = static_cast<std::uint32_t>(world.definition.office.workers - 1);
    out.seat = {0, seat, profile.newcomers ? 1U : 0U, 0, replication};
    out.office = sim::draw_office(world.definition.behaviour, world.draws, replication);
    out.traits = sim::draw_worker(world.definition, world.shared, out.office, world.draws, out.seat);
    return out;
}

ColleagueAnswer answer(const sim::World& world, const Colleague& person, const sim::Practice& practice,
                       const sim::Mind& mind, const DeckCase& c) {
    const sim::Conditions conditions = sim::conditions_of(world, practice, mind);
    sim::Inbox inbox;
    inbox.add(world, c.arrival, 1);
    const base::Subject who{c.who.number, person.seat.seat, person.seat.generation, c.who.week,
                            person.seat.replication};
    base::Subjects one;
    one.add(who);
    inbox.draw(world, one, one, 0);
    *inbox.writable(sim::Inbox::score) = c.score;
    *inbox.writable(sim::Inbox::pattern) =
        sim::pattern_part(world.solved.scales, person.traits.weights, c.arrival.facts);
    sim::Deliberation deliberation;
    sim::deliberate(conditions, inbox.lanes(0), 1, deliberation);
    const sim::Meeting meeting{
        world,    person.office, practice, conditions, mind,
        inbox[0], who,           who,      c.score,    *inbox.column(sim::Inbox::pattern),
        1};
    const sim::Event event = sim::decide(meeting, deliberation, 0);
    const double over = event.twin - event.threshold;
    return {event.twin_acts,
            event.acts,
            event.shown,
            sim::certainty(over, person.traits.certainty_scale),
            own_score_of(world, over),
            event.minutes};
}

}  // namespace

sim::Workflow workflow_of(const scenarios::TrainingSession& session, const scenarios::TrainingBlock& block,
                          std::size_t arm) {
    switch (block.workflow) {
    case scenarios::BlockWorkflow::no_score:
        return sim::Workflow::no_score;
    case scenarios::BlockWorkflow::score_first:
        return sim::Workflow::score_first;
    case scenarios::BlockWorkflow::own_first:
        return sim::Workflow::own_first;
    case scenarios::BlockWorkflow::on_request:
        return sim::Workflow::on_request;
    case scenarios::BlockWorkflow::by_arm:
        break;
    }
    base::ensure(arm < session.arms.size(), "workflow_of: the arm of the seat");
    return session.arms[arm].workflow;
}

sim::Display display_of(const scenarios::TrainingSession& session, const scenarios::TrainingBlock& block,
                        std::size_t arm) {
    return block.workflow == scenarios::BlockWorkflow::by_arm ? session.arms[arm].display : block.display;
}

std::vector<std::vector<ColleagueAnswer>> judge_deck(const sim::World& world,
                                                     const scenarios::TrainingSession& session,
                                                     const std::vector<DeckCase>& deck,
                                                     const ColleagueProfile& profile, std::size_t arm) {
    std::vector<sim::Practice> practices;
    for (const scenarios::TrainingBlock& block : session.blocks) {
        practices.push_back(
            sim::practice_of(world, levers_of(workflow_of(session, block, arm),
                                              display_of(session, block, arm), block.reason_for_override)));
    }
    std::vector<std::vector<ColleagueAnswer>> out;
    for (int i = 0; i < profile.count; ++i) {
        const Colleague person = draw_person(world, profile, i);
        sim::Mind mind;
        mind.traits = &person.traits;
        mind.skill_facts = person.traits.skill_facts;
        mind.skill_cues = person.traits.skill_cues;
        mind.belief = person.traits.belief_a / (person.traits.belief_a + person.traits.belief_b);
        std::vector<ColleagueAnswer> answers;
        for (const DeckCase& c : deck)
            answers.push_back(answer(world, person, practices[static_cast<std::size_t>(c.block)], mind, c));
        out.push_back(std::move(answers));
    }
    return out;
}

}  // namespace skoen::lab
