#include "sim/play.h"

namespace skoen::sim {

stats::NoiseComponents audit_noise(const World& world, const Caseload& caseload, const Weeks& weeks,
                                   const WeekLevers& levers) {
    constexpr std::uint32_t kOccasions = 2;
    const auto seats = static_cast<std::uint32_t>(caseload.seats);
    std::vector<Arrival> deck;
    for (std::uint32_t c = 0; c < kAuditCases; ++c) {
        deck.push_back(
            draw_arrival(world, {kFirstAuditNumber + kOccasions * c, 0, 0, 0, caseload.replication}));
    }
    base::Subjects whos, days;
    std::vector<base::Subject> who, day;  // [seats][cases][occasions]
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        for (std::uint32_t c = 0; c < kAuditCases; ++c) {
            for (std::uint32_t occasion = 0; occasion < kOccasions; ++occasion) {
                who.push_back({kFirstAuditNumber + kOccasions * c, seat, weeks.state().generation[seat], 0,
                               caseload.replication});
                day.push_back(who.back());
                day.back().number += occasion;
                whos.add(who.back());
                days.add(day.back());
            }
        }
    }
    LuckTable luck;
    luck.draw(world.draws, whos, days, levers.get<Workflow>(Lever::workflow), false);
    std::vector<double> judged;  // [seats][cases][occasions]
    for (std::size_t i = 0; i < who.size(); ++i) {
        const Mind mind = weeks.mind(static_cast<int>(who[i].seat));
        const Event e = decide_case(world, caseload.office, levers, mind, deck[i / kOccasions % kAuditCases],
                                    luck.at(i), who[i], day[i], caseload.weeks);
        judged.push_back(e.final_judgement - e.threshold);
    }
    return stats::noise_components(judged, seats, kAuditCases, kOccasions);
}

Play play(const World& world, const Caseload& caseload, const Strategy& strategy,
          const PlayOptions& options) {
    const std::vector<WeekLevers> plan = compile(strategy, caseload.weeks);
    Weeks weeks(world, caseload, plan);
    if (options.watch) weeks.watch(*options.watch);
    for (int week = 1; week <= caseload.weeks; ++week) weeks.play(week);
    Play out;
    if (options.audit) out.noise = audit_noise(world, caseload, weeks, plan.back());
    out.trace = weeks.trace();
    out.events = weeks.take_events();
    out.records = weeks.take_records();
    return out;
}

}  // namespace skoen::sim
