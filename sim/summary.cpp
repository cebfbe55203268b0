#include "sim/summary.h"

#include <cmath>

namespace skoen::sim {

namespace {

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

double waiting(const WeekRecord& record) {
    double sum = 0;
    for (const int n : record.backlog) sum += n;
    return sum / static_cast<double>(record.backlog.size());
}

// Skill as a share of the experienced mean, facts and cues alike.
double skill_of(const Behaviour& b, const WeekRecord& r) {
    return 0.5 * (mean_of(r.skill_facts) / b.skill_facts + mean_of(r.skill_cues) / b.skill_cues);
}

void take_states(const World& world, const WeekRecord& record, Summary& s) {
    s.support = mean_of(record.support);
    s.belief = mean_of(record.belief);
    s.skill = skill_of(world.definition.behaviour, record);
}

}  // namespace

Summary& Summary::operator+=(const Summary& o) {
    tally += o.tally;
    // Variances pool, not standard deviations: kept as sums of squares until measured.
    level_noise = std::sqrt(level_noise * level_noise + o.level_noise * o.level_noise);
    pattern_noise = std::sqrt(pattern_noise * pattern_noise + o.pattern_noise * o.pattern_noise);
    occasion_noise = std::sqrt(occasion_noise * occasion_noise + o.occasion_noise * o.occasion_noise);
    leader_hours += o.leader_hours;
    worker_hours += o.worker_hours;
    waiting_weeks += o.waiting_weeks;
    weeks += o.weeks;
    support += o.support;
    belief += o.belief;
    skill += o.skill;
    plays += o.plays;
    return *this;
}

namespace {

// The events of one week of handling, given where those of the week before ended.
std::span<const Event> events_of(const Play& play, std::size_t week, std::size_t from) {
    std::size_t to = from;
    while (to < play.events.size() && play.events[to].week == week) ++to;
    return std::span(play.events).subspan(from, to - from);
}

void take_run(const World& world, const Play& play, Summary& s) {
    s.level_noise = play.noise.level;
    s.pattern_noise = play.noise.pattern;
    s.occasion_noise = play.noise.occasion;
    s.leader_hours = play.records.back().leader_minutes / 60.0;
    s.worker_hours = play.records.back().worker_minutes / 60.0;
    for (const WeekRecord& r : play.records) s.waiting_weeks += waiting(r);
    s.weeks = static_cast<double>(play.records.size());
    take_states(world, play.records.back(), s);
    s.plays = 1;
}

}  // namespace

Summary summarise(const World& world, const Play& play, const std::vector<Summary>& weeks) {
    Summary s;
    for (const Summary& week : weeks) s.tally += week.tally;
    take_run(world, play, s);
    return s;
}

Summary summarise(const World& world, const Play& play) {
    if (play.decisions) {
        Summary s;
        s.tally = count_weeks(*play.decisions, 0, play.records.size(), world.equity_bit);
        take_run(world, play, s);
        return s;
    }
    // Other kinds have more sums that hang on their order.
    if (world.definition.decision.kind != DecisionKind::act_or_dismiss)
        return summarise(world, play, summarise_weeks(world, play));
    Summary s;
    s.tally = count_all(play.events, world.equity_bit);
    // Sums of numbers that are not whole hang on their order: week by week, as above.
    s.tally.minutes = s.tally.wait_hours = 0;
    std::size_t from = 0;
    for (std::size_t week = 1; week <= play.records.size(); ++week) {
        double minutes = 0, wait_hours = 0;
        const std::span<const Event> events = events_of(play, week, from);
        for (const Event& e : events) minutes += e.minutes, wait_hours += e.wait_hours;
        from += events.size();
        s.tally.minutes += minutes;
        s.tally.wait_hours += wait_hours;
    }
    take_run(world, play, s);
    return s;
}

std::vector<Summary> summarise_weeks(const World& world, const Play& play) {
    std::vector<Summary> weeks(play.records.size());
    double leader = 0, worker = 0;
    std::size_t from = 0;
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        const WeekRecord& r = play.records[w];
        Summary& s = weeks[w];
        if (play.decisions) {
            s.tally = count_weeks(*play.decisions, w, w + 1, world.equity_bit);
        } else {
            const std::span<const Event> events = events_of(play, w + 1, from);
            s.tally = count_all(events, world.equity_bit);
            from += events.size();
        }
        s.leader_hours = (r.leader_minutes - leader) / 60.0;
        s.worker_hours = (r.worker_minutes - worker) / 60.0;
        leader = r.leader_minutes;
        worker = r.worker_minutes;
        s.waiting_weeks = waiting(r);
        s.weeks = 1;
        take_states(world, r, s);
        s.plays = 1;
    }
    return weeks;
}

}  // namespace skoen::sim
