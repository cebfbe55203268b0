#include "lab/mixed_twins.h"

#include <algorithm>

namespace skoen::lab {

namespace {

bool same_time(const sim::WeekMind& a, const sim::WeekMind& b) {
    return a.pressure == b.pressure && a.cue_time == b.cue_time;
}
bool same_people(const sim::WeekMind& a, const sim::WeekMind& b) {
    return a.generation == b.generation && a.skill_facts == b.skill_facts && a.skill_cues == b.skill_cues;
}

}  // namespace

MixedTwins::MixedTwins(const sim::World& world, const sim::Caseload& caseload, const sim::Play& first,
                       const sim::Play& second)
    : world_(world), load_(caseload), first_(first), second_(second),
      practice_(sim::practice_of(world, sim::WeekLevers{})) {}

const sim::WeekMind& MixedTwins::mind(const sim::Play& play, int week, int seat) const {
    return play.minds[static_cast<std::size_t>(week - 1)][static_cast<std::size_t>(seat)];
}

const sim::WorkerTraits& MixedTwins::traits(int seat, std::uint32_t generation) {
    const auto found = traits_.find({seat, generation});
    if (found != traits_.end()) return found->second;
    const base::Subject who{0, static_cast<std::uint32_t>(seat), generation, 0, load_.replication};
    return traits_
        .emplace(std::pair{seat, generation},
                 sim::draw_worker(world_.definition, world_.shared, load_.office, world_.draws, who))
        .first->second;
}

// Own decisions on cases from .. from + n - 1, which were worked on by one seat in one week of either play.
void MixedTwins::assess(const sim::WeekMind& time, const sim::WeekMind& people,
                        const std::vector<DecidedTwice>& cases, std::size_t from, std::size_t n,
                        std::vector<bool>& acts) {
    const int seat = cases[from].seat;
    sim::Mind mind;
    mind.traits = &traits(seat, people.generation);
    mind.skill_facts = people.skill_facts;
    mind.skill_cues = people.skill_cues;
    mind.pressure = time.pressure;
    mind.cue_time = time.cue_time;
    const sim::Conditions conditions = sim::conditions_of(world_, practice_, mind);
    sim::Inbox inbox;
    base::Subjects who;
    for (std::size_t i = from; i < from + n; ++i) {
        const DecidedTwice& one = cases[i];
        inbox.add(world_, load_, {one.place, 1});
        inbox.weigh(world_, *mind.traits, load_.facts, one.place, i - from);
        who.add({one.number, static_cast<std::uint32_t>(seat), people.generation, one.arrival_week,
                 load_.replication});
    }
    if (people.generation > 0) inbox.draw(world_, who, who, 0, sim::kOwnLuck);
    acts.assign(n, false);
    sim::Deliberation out;
    for (std::size_t done = 0; done < n; done += sim::kLaneCases) {
        const std::size_t size = std::min(sim::kLaneCases, n - done);
        sim::deliberate(conditions, inbox.lanes(done), size, out);
        for (std::size_t i = 0; i < size; ++i) acts[done + i] = out.twin[i] > conditions.threshold;
    }
}

std::vector<MixedTwin> MixedTwins::of(const std::vector<DecidedTwice>& cases) {
    std::vector<MixedTwin> out(cases.size());
    std::vector<bool> acts;
    const auto together = [&](std::size_t a, std::size_t b) {
        return cases[a].seat == cases[b].seat && cases[a].week == cases[b].week &&
               cases[a].other_week == cases[b].other_week;
    };
    for (std::size_t from = 0; from < cases.size();) {
        std::size_t to = from + 1;
        while (to < cases.size() && together(from, to)) ++to;
        const sim::WeekMind& first = mind(first_, cases[from].week, cases[from].seat);
        const sim::WeekMind& second = mind(second_, cases[from].other_week, cases[from].seat);
        const bool time = same_time(first, second), people = same_people(first, second);
        for (std::size_t i = from; i < to; ++i) {
            // Where either is the same in both plays, the mixed twin is one of the twins there are.
            out[i].time_of_first = time ? cases[i].other_twin : cases[i].twin;
            out[i].people_of_first = time ? cases[i].twin : cases[i].other_twin;
        }
        if (!time && !people) {
            assess(first, second, cases, from, to - from, acts);
            for (std::size_t i = from; i < to; ++i) out[i].time_of_first = acts[i - from];
            assess(second, first, cases, from, to - from, acts);
            for (std::size_t i = from; i < to; ++i) out[i].people_of_first = acts[i - from];
        }
        from = to;
    }
    return out;
}

}  // namespace skoen::lab
