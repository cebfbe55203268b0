#include "sim/play.h"

namespace skoen::sim {

stats::NoiseComponents audit_noise(const World& world, const Caseload& caseload, const Weeks& weeks,
                                   const WeekLevers& levers) {
    constexpr std::uint32_t kOccasions = 2;
    const auto seats = static_cast<std::uint32_t>(caseload.seats);
    std::vector<Arrival> deck;
    for (std::uint32_t c = 0; c < kAuditCases; ++c) {
        deck.push_back(draw_arrival(world, {kFirstAuditNumber + kOccasions * c, 0, 0, 0, caseload.replication}));
    }
    std::vector<double> judged;  // [seats][cases][occasions]
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        const Mind mind = weeks.mind(static_cast<int>(seat));
        const std::uint32_t generation = weeks.state().generation[seat];
        for (std::uint32_t c = 0; c < kAuditCases; ++c) {
            const base::Subject who{kFirstAuditNumber + kOccasions * c, seat, generation, 0, caseload.replication};
            for (std::uint32_t occasion = 0; occasion < kOccasions; ++occasion) {
                base::Subject day = who;
                day.number += occasion;
                const Event e = decide_case(world, caseload.office, levers, mind, deck[c], who, day, caseload.weeks);
                judged.push_back(e.final_judgement - e.threshold);
            }
        }
    }
    return stats::noise_components(judged, seats, kAuditCases, kOccasions);
}

Play play(const World& world, const Caseload& caseload, const Strategy& strategy, const PlayOptions& options) {
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
