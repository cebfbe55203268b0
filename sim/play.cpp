#include "sim/play.h"

#include <algorithm>
#include <utility>

#include "sim/kinds/proposals.h"
#include "sim/week.h"

namespace skoen::sim {

stats::NoiseComponents audit_noise(const World& world, const Caseload& caseload, const Weeks& weeks,
                                   const WeekLevers& levers) {
    constexpr std::size_t kMeetings = kAuditCases * kAuditOccasions;  // of one worker: [cases][occasions]
    const Practice practice = practice_of(world, levers);
    const bool proposes = takes_proposals(world.definition.decision.kind);
    Inbox inbox;
    for (std::size_t i = 0; i < kMeetings; ++i) {
        Arrival one = caseload.audit[i / kAuditOccasions];
        if (weeks.retrained()) one.predicted = world.tool.predict(one.facts);
        inbox.add(world, one, 0);
        inbox.writable(Inbox::score)[i] =
            score_shown(world, inbox[i], 0, caseload.replication, caseload.weeks);
    }
    const LuckNeeds needs =
        world.definition.decision.kind == DecisionKind::act_or_dismiss ? luck_needs({&levers, 1}) : kAllLuck;
    std::vector<double> judged;  // [seats][cases][occasions]
    Deliberation deliberation;
    for (std::uint32_t seat = 0; seat < static_cast<std::uint32_t>(caseload.seats); ++seat) {
        const Mind mind = weeks.mind(static_cast<int>(seat));
        const Conditions conditions = conditions_of(world, practice, mind);
        base::Subjects who, day;
        std::vector<base::Subject> keys, whose, days;  // where the kind of decision takes proposals
        for (std::uint32_t i = 0; i < kMeetings; ++i) {
            base::Subject key{inbox[i].number, seat, weeks.state().generation[seat], 0, caseload.replication};
            who.add(key);
            if (proposes) whose.push_back(key);
            key.number += i % kAuditOccasions;
            day.add(key);
            if (proposes) {
                days.push_back(key);
                keys.push_back({inbox[i].number, 0, 0, 0, caseload.replication});
            }
            inbox.writable(Inbox::pattern)[i] = pattern_part(world.solved.scales, mind.traits->weights,
                                                             caseload.audit[i / kAuditOccasions].facts);
        }
        inbox.draw(world, who, day, 0, needs);
        for (std::size_t from = 0; from < kMeetings; from += kLaneCases) {
            const std::size_t n = std::min(kLaneCases, kMeetings - from);
            if (proposes) {
                std::vector<Proposal> proposals(n);
                const auto part = [&](const std::vector<base::Subject>& all) {
                    return std::span(all).subspan(from, n);
                };
                deliberate_proposals({world, practice, conditions, mind, inbox, from, part(keys), part(whose),
                                      part(days), caseload.weeks},
                                     n, deliberation, proposals);
                for (std::size_t i = 0; i < n; ++i)
                    judged.push_back(deliberation.final_judgement[i] - proposals[i].threshold);
                continue;
            }
            deliberate(conditions, inbox.lanes(from), n, deliberation);
            for (std::size_t i = 0; i < n; ++i)
                judged.push_back(deliberation.final_judgement[i] - conditions.threshold);
        }
    }
    return stats::noise_components(judged, static_cast<std::size_t>(caseload.seats), kAuditCases,
                                   kAuditOccasions);
}

LuckNeeds luck_needs(const World& world, std::span<const Strategy> plans, int weeks) {
    LuckNeeds needs = kOwnLuck;
    // Others put their luck to further uses (docs/kinds.md), and a record of the past looks like any other.
    if (world.definition.decision.kind != DecisionKind::act_or_dismiss) return kAllLuck;
    for (const Strategy& plan : plans) needs |= luck_needs(compile(plan, weeks));
    return needs;
}

void PlayRoom::take(Play&& play) {
    events = std::move(play.events);
    records = std::move(play.records);
    if (play.decisions) decisions = std::move(*play.decisions);
}

Play play(const World& world, const Caseload& caseload, const Strategy& strategy, PlayOptions options) {
    const std::vector<WeekLevers> plan = compile(strategy, caseload.weeks);
    Weeks weeks(world, caseload, plan,
                {.events = options.events,
                 .words = options.words,
                 .minds = options.minds,
                 .watch = options.watch,
                 .room = std::move(options.room.events),
                 .decisions = std::move(options.room.decisions),
                 .records = std::move(options.room.records)});
    for (int week = 1; week <= caseload.weeks; ++week) weeks.play(week);
    Play out;
    if (options.audit) out.noise = audit_noise(weeks.world(), caseload, weeks, plan.back());
    out.trace = weeks.trace();
    out.events = weeks.take_events();
    if (!weeks.keeps_events()) out.decisions = weeks.take_decisions();
    out.records = weeks.take_records();
    out.minds = weeks.take_minds();
    return out;
}

}  // namespace skoen::sim
