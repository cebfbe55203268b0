// The caseload of one replication: who gets which case when, the same for every strategy.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/worker.h"
#include "sim/world.h"

namespace skoen::sim {

inline constexpr std::uint32_t kFirstExtraNumber =
    1000;  // numbers of cases that only a plan with more cases brings
inline constexpr std::uint32_t kFirstAuditNumber = 1U << 20;

struct Arrival {
    CaseFacts facts;
    double predicted = 0;      // the tool's log-odds
    double time = 0;           // within its week, 0 to 1
    std::uint32_t number = 0;  // key of the case within its seat and week
    std::uint32_t seat = 0;    // whose inbox it came to; 0 in the audit, whoever judges
};

struct Caseload {
    int seats = 0, weeks = 0;
    std::uint32_t replication = 0;
    OfficeTraits office;
    std::vector<Arrival> arrivals;     // ordered by seat, week, time
    std::vector<std::uint32_t> first;  // [seats * weeks + 1] index into arrivals

    [[nodiscard]] std::span<const Arrival> of(int seat, int week) const {  // week from 1
        const auto k = static_cast<std::size_t>(seat) * static_cast<std::size_t>(weeks) +
                       static_cast<std::size_t>(week - 1);
        return {arrivals.data() + first[k], first[k + 1] - first[k]};
    }
};

[[nodiscard]] Caseload draw_caseload(const World& world, std::uint32_t replication);

// Cases that arrive only because a plan turns saved time into more cases: Poisson with this mean, numbers from
// kFirstExtraNumber, ordered by time.
[[nodiscard]] std::vector<Arrival> draw_extra(const World& world, const base::Subject& seat_week,
                                              double mean);

// One case by its key; the same bits as in a caseload.
[[nodiscard]] Arrival draw_arrival(const World& world, const base::Subject& who);

}  // namespace skoen::sim
