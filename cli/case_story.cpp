#include "cli/case_story.h"

#include <algorithm>

#include "sim/base/error.h"

namespace skoen::cli {

namespace {

struct Place {
    int seat = 0, week = 0;
    sim::Arrival arrival;
};

std::optional<Place> place_of(const sim::Caseload& caseload, std::size_t index) {
    for (int week = 1; week <= caseload.weeks; ++week) {
        for (int seat = 0; seat < caseload.seats; ++seat) {
            const auto cases = caseload.of(seat, week);
            if (index < cases.size()) return Place{seat, week, cases[index]};
            index -= cases.size();
        }
    }
    return std::nullopt;
}

}  // namespace

CaseStory tell_case(const sim::World& world, const sim::Strategy& strategy, std::size_t index) {
    const sim::Caseload caseload = sim::draw_caseload(world, 0);
    const std::optional<Place> place = place_of(caseload, index);
    if (!place) {
        throw base::InputError({.file = "--case",
                                .expected = "a number from 0 to " + std::to_string(caseload.size() - 1) +
                                            ", the cases of replication 0",
                                .found = std::to_string(index)});
    }
    CaseStory story;
    story.index = index;
    story.cases = caseload.size();
    story.seat = static_cast<std::uint32_t>(place->seat);
    story.week = static_cast<std::uint32_t>(place->week);
    story.arrival = place->arrival;
    story.strategy = strategy;

    sim::PlayOptions options;
    options.audit = false;
    options.watch = sim::Watch{story.seat, story.week, story.arrival.number};
    const sim::Play play = sim::play(world, caseload, strategy, options);
    const auto event = std::find_if(play.events.begin(), play.events.end(), [&](const sim::Event& e) {
        return e.seat == story.seat && e.arrival_week == story.week && e.number == story.arrival.number;
    });
    if (event == play.events.end()) return story;  // still in the queue
    base::ensure(play.trace.has_value(), "tell_case: a handled case has a trace");
    story.event = *event;
    story.trace = play.trace;
    story.judgement = lab::judgement_addends(world, *event, *play.trace);
    if (event->shown && !event->skipped)
        story.revision = lab::revision_addends(world.definition.behaviour, *play.trace);
    return story;
}

}  // namespace skoen::cli
