// The caseload of one replication: who gets which case when, the same for every strategy.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/kinds/option_columns.h"
#include "sim/luck.h"
#include "sim/worker.h"
#include "sim/world.h"

namespace skoen::sim {

inline constexpr std::uint32_t kFirstExtraNumber =
    1000;  // numbers of cases that only a plan with more cases brings
inline constexpr std::uint32_t kFirstAuditNumber = 1U << 20;
inline constexpr std::uint32_t kAuditCases = 20;
inline constexpr std::uint32_t kAuditOccasions = 2;

struct Arrival {
    CaseFacts facts;
    double predicted = 0;      // the tool's log-odds
    double time = 0;           // within its week, 0 to 1
    std::uint32_t number = 0;  // key of the case within its seat and week
    std::uint32_t seat = 0;    // whose inbox it came to; 0 in the audit, whoever judges
};

// By columns, ordered by seat, week, time; all [cases]. Those that lanes read may be read on to whole lanes. Belongs to the
// world that it was drawn in, its people included.
struct Caseload {
    int seats = 0, weeks = 0;
    std::uint32_t replication = 0;
    OfficeTraits office;
    FactColumns facts;
    std::vector<double> predicted;  // the tool's log-odds
    std::vector<double> score;      // 1 to 10, before drift and planted errors
    std::vector<double> in_group;   // 1: in the equity group
    std::vector<double> time;       // within its week, 0 to 1
    std::vector<double> arrived;    // minutes on the intake clock, 0 at the start of week 1
    std::vector<std::uint16_t> arrival_week;
    std::vector<std::uint32_t> number;  // key of the case within its seat and week
    std::vector<std::uint32_t> truth;   // kHarm and kBest (settle_kernel.h)
    std::vector<WorkerTraits> crew;     // [seats] the seats' first workers,
    std::vector<double> pattern;        // what their weights make of these cases, log-odds,
    LuckColumns luck;                   // and their luck with them
    OptionCases option_cases;           // kinds choose and route: likewise what the options are
    OptionLuck option_luck;             // to these cases, and to the first workers
    std::vector<std::uint32_t> first;   // [seats * weeks + 1] index of a seat's and week's first case
    std::vector<Arrival> audit;         // [kAuditCases] judged by everybody after the last week

    [[nodiscard]] std::size_t size() const { return number.size(); }
    struct Range {
        std::size_t from = 0, size = 0;
    };
    [[nodiscard]] Range range(int seat, int week) const {  // week from 1
        const auto k = static_cast<std::size_t>(seat) * static_cast<std::size_t>(weeks) +
                       static_cast<std::size_t>(week - 1);
        return {first[k], first[k + 1] - first[k]};
    }
    // One case, and those of a seat and week, by row.
    [[nodiscard]] Arrival arrival(int seat, std::size_t index) const;
    [[nodiscard]] std::vector<Arrival> of(int seat, int week) const;
};

// `room`: a caseload that is no longer needed, whose memory is used again.
// needs: luck that the plans to be played ask for (luck_needs).
[[nodiscard]] Caseload draw_caseload(const World& world, std::uint32_t replication, Caseload room = {},
                                     LuckNeeds needs = kAllLuck);

// The same for worlds that differ in nothing but people (World's second constructor), at less than a third of the time:
// facts and luck do not depend on people, only how many cases there are and what the tool makes of them. `most` has the
// cases of the busiest of the worlds, largest_caseload finds it.
[[nodiscard]] Caseload draw_caseload(const World& world, const Caseload& most, Caseload room = {});
[[nodiscard]] Caseload largest_caseload(std::span<const World> worlds, std::uint32_t replication,
                                        Caseload room = {}, LuckNeeds needs = kAllLuck);

// out[i] = sX d . z of case from + i: what one worker's weights make of it, log-odds.
void weigh_patterns(const Scales& scales, const std::vector<double>& weights, const FactColumns& facts,
                    std::size_t from, std::size_t cases, double* out);

// Cases that arrive only because a plan turns saved time into more cases: Poisson with this mean, numbers from
// kFirstExtraNumber, ordered by time.
[[nodiscard]] std::vector<Arrival> draw_extra(const World& world, const base::Subject& seat_week,
                                              double mean);
// The same for several seats at once, the first seat's first.
[[nodiscard]] std::vector<Arrival> draw_extra(const World& world, std::span<const base::Subject> seat_weeks,
                                              std::span<const double> means);

// One case by its key; the same bits as in a caseload.
[[nodiscard]] Arrival draw_arrival(const World& world, const base::Subject& who);

}  // namespace skoen::sim
