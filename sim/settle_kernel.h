// What comes of a worker's deliberations, in lanes: decisions as yes and no, and which of them have to be met one at a time.
// docs/model.md, section 4, step 5, and what section 5 sums up. Compiled once for each instruction set; the same bits
// everywhere.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/deliberate_kernel.h"

namespace skoen::sim {

// Yes and no of one decision as bits. The first six are what counts of right and wrong hang on (tally.h).
inline constexpr std::uint32_t kActs = 1U << 0, kTwinActs = 1U << 1, kRecommended = 1U << 2, kShown = 1U << 3,
                               kHarm = 1U << 4, kBest = 1U << 5, kOwnActs = 1U << 6, kSkipped = 1U << 7,
                               kRevised = 1U << 8,
                               kHard = 1U << 9,  // own certainty below one half, score seen and not skipped
    kWanted = 1U << 10,                          // to override, before what that costs
    kAlone = 1U << 11,                           // a stated decision is given up or an override paid for
    kLate = 1U << 12;

inline constexpr std::size_t kJudgementBins = 256;  // final judgement over the threshold, log-odds -16 to 16
inline constexpr double kJudgementReach = 16.0;

// What of the week holds for all these decisions.
struct Settling {
    bool own_before = false;
    bool costs[2] = {false, false};      // an override of a recommendation to dismiss, to act
    double cues = 0, cues_and_file = 1;  // minutes planned for cues, and for both
};

struct Settled {
    alignas(64) std::uint32_t flags[kLaneCases];
    alignas(64) std::uint32_t bins[kLaneCases];  // of the final judgement, below kJudgementBins
    alignas(64) double cue_minutes[kLaneCases];  // of the full ones; 0 where the own assessment was skipped
};

using Settle = void (*)(const Settling& settling, const Conditions& conditions,
                        const Deliberation& deliberation, const double* score, const std::uint32_t* truth,
                        std::size_t n, Settled& out);
void settle_baseline(const Settling& settling, const Conditions& conditions, const Deliberation& deliberation,
                     const double* score, const std::uint32_t* truth, std::size_t n, Settled& out);
void settle_avx2(const Settling& settling, const Conditions& conditions, const Deliberation& deliberation,
                 const double* score, const std::uint32_t* truth, std::size_t n, Settled& out);
void settle_avx512(const Settling& settling, const Conditions& conditions, const Deliberation& deliberation,
                   const double* score, const std::uint32_t* truth, std::size_t n, Settled& out);

// Included by exactly the files that define one of the three; SKOEN_SETTLE names it.
#ifdef SKOEN_SETTLE
namespace {

SKOEN_LANE std::uint64_t bit_where(bool yes, std::uint32_t bit) { return yes ? bit : std::uint64_t{0}; }

}  // namespace

void SKOEN_SETTLE(const Settling& settling, const Conditions& c, const Deliberation& d,
                  const double* __restrict score, const std::uint32_t* __restrict truth, std::size_t n,
                  Settled& __restrict out) {
    const std::size_t lanes = (n + kLaneWidth - 1) / kLaneWidth * kLaneWidth;
    const double threshold = c.threshold, line = c.tool.line;
    const std::uint64_t stated = settling.own_before ? kAlone : std::uint64_t{0};
    const std::uint64_t cost_dismiss = settling.costs[0] ? kAlone : std::uint64_t{0};
    const std::uint64_t cost_act = settling.costs[1] ? kAlone : std::uint64_t{0};
    const double cues = settling.cues, both = settling.cues_and_file;
    alignas(64) std::uint64_t flags[kLaneCases];
    for (std::size_t i = 0; i < lanes; ++i) {
        const double judged = d.final_judgement[i], own = d.own[i], twin = d.twin[i];
        const double shown_is = d.shown[i], skipped_is = d.skipped[i], revised_is = d.revised[i];
        const double certainty = d.own_certainty[i];
        const std::uint64_t acts = bit_where(judged > threshold, kActs);
        const std::uint64_t own_acts = bit_where(own > threshold, kOwnActs);
        const std::uint64_t recommended = bit_where(score[i] >= line, kRecommended);
        const std::uint64_t shown = bit_where(shown_is != 0.0, kShown);
        const std::uint64_t skipped = bit_where(skipped_is != 0.0, kSkipped);
        const std::uint64_t weak = bit_where(certainty < 0.5, kHard);
        const std::uint64_t hard = weak & (shown << 6) & ~(skipped << 2);
        // Against the recommendation, and seen.
        const std::uint64_t wanted = ((acts ^ (recommended >> 2)) << 10) & (shown << 7);
        const std::uint64_t changed = ((acts ^ (own_acts >> 6)) << 11) & stated;
        const std::uint64_t cost = recommended != 0 ? cost_act : cost_dismiss;
        flags[i] = acts | own_acts | recommended | shown | skipped | hard | wanted | changed |
                   ((wanted << 1) & cost) | bit_where(twin > threshold, kTwinActs) |
                   bit_where(revised_is != 0.0, kRevised);
    }
    for (std::size_t i = 0; i < lanes; ++i) {
        const double full = d.full_minutes[i], skipped = d.skipped[i];
        const double on_cues = full * cues / both;
        out.cue_minutes[i] = skipped != 0.0 ? 0.0 : on_cues;
    }
    for (std::size_t i = 0; i < lanes; ++i) {
        constexpr double kLast = static_cast<double>(kJudgementBins - 1);
        const double place = (d.final_judgement[i] - threshold + kJudgementReach) / (2.0 * kJudgementReach) *
                             static_cast<double>(kJudgementBins);
        const double above = place < 0.0 ? 0.0 : place;
        out.bins[i] = static_cast<std::uint32_t>(static_cast<std::int32_t>(above > kLast ? kLast : above));
    }
    for (std::size_t i = 0; i < lanes; ++i) out.flags[i] = static_cast<std::uint32_t>(flags[i]) | truth[i];
}
#endif

}  // namespace skoen::sim
