// Phase 2 of the week (week.h): arrivals, and who meets them with which luck. docs/model.md, section 5.
#include "sim/caseload.h"
#include "sim/week.h"

namespace skoen::sim {

using base::Purpose;

void Weeks::arrivals(int week) {
    const std::vector<Arrival> extra = extra_cases(week);
    LuckColumns luck;
    base::Subjects who;
    for (const Arrival& a : extra) who.add(subject(a.seat, week, a.number));
    if (!extra.empty()) luck.draw(world_.draws, who, who, needs_);
    std::size_t k = 0;  // of the extra ones
    for (std::size_t seat = 0; seat < state_.inbox.size(); ++seat) {
        Inbox& inbox = state_.inbox[seat];
        const std::size_t before = inbox.size();
        const Caseload::Range cases = load_.range(static_cast<int>(seat), week);
        std::size_t from = cases.from;
        const std::size_t end = cases.from + cases.size;
        for (; k < extra.size() && extra[k].seat == seat; ++k) {
            std::size_t to = from;
            while (to < end && load_.time[to] <= extra[k].time) ++to;
            receive(seat, {from, to - from});
            receive(seat, extra[k], luck, k, week);
            from = to;
        }
        receive(seat, {from, end - from});
        if (state_.generation[seat] > 0) draw_luck(seat, before);
    }
}

// Cases that saved time was turned into, seat by seat, in order of time.
std::vector<Arrival> Weeks::extra_cases(int week) const {
    if (levers_.get<SavedTime>(Lever::saved_time) != SavedTime::to_more_cases) return {};
    const Minutes& minutes = world_.definition.minutes;
    std::vector<base::Subject> keys;
    std::vector<double> means;
    for (std::size_t seat = 0; seat < state_.saved.size(); ++seat) {
        if (!(state_.saved[seat] > 0.0)) continue;
        means.push_back(b_.more_cases_share * levers_.strength(Lever::saved_time) * state_.saved[seat] /
                        (minutes.file + minutes.cues));
        keys.push_back(subject(seat, week));
        keys.back().generation = 0;
    }
    return draw_extra(world_, keys, means);
}

void Weeks::receive(std::size_t seat, Caseload::Range cases) {
    Inbox& inbox = state_.inbox[seat];
    const std::size_t before = inbox.size();
    inbox.add(world_, load_, cases);
    if (state_.generation[seat] > 0)
        inbox.weigh(world_, state_.traits[seat], load_.facts, cases.from, before);
}

void Weeks::receive(std::size_t seat, const Arrival& extra, const LuckColumns& luck, std::size_t place,
                    int week) {
    Inbox& inbox = state_.inbox[seat];
    inbox.keep_own(world_);
    const std::size_t last = inbox.size();
    inbox.add(world_, extra, week);
    inbox.writable(Inbox::pattern)[last] =
        pattern_part(world_.solved.scales, state_.traits[seat].weights, extra.facts);
    for (std::size_t k = 0; k < kLucks; ++k) {
        const auto kind = static_cast<LuckOf>(k);
        inbox.writable(Inbox::luck(kind))[last] = luck.of(kind)[place];
    }
}

// Luck of whoever holds the seat with the cases in its inbox from `from` on.
void Weeks::draw_luck(std::size_t seat, std::size_t from) {
    Inbox& inbox = state_.inbox[seat];
    base::Subjects who;
    for (std::size_t i = from; i < inbox.size(); ++i) who.add(subject(seat, inbox[i].week, inbox[i].number));
    inbox.draw(world_, who, who, from, needs_);
}

// Whoever holds the seat now meets the cases in its inbox from `from` on; their facts are drawn once more, by key.
void Weeks::meet(std::size_t seat, std::size_t from) {
    Inbox& inbox = state_.inbox[seat];
    inbox.keep_own(world_);
    if (inbox.size() == from) return;
    base::Subjects cases;
    for (std::size_t i = from; i < inbox.size(); ++i) {
        base::Subject key = subject(seat, inbox[i].week, inbox[i].number);
        key.generation = 0;
        cases.add(key);
    }
    FactColumns facts;
    world_.generator.draw(world_.draws, cases, world_.solved.scales, facts);
    inbox.weigh(world_, state_.traits[seat], facts, 0, from);
    draw_luck(seat, from);
}

}  // namespace skoen::sim
