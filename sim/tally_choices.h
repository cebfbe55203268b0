// Counts of acts and dismissals (tally.h), by kind of case: what a case adds hangs on six yes or no, so kinds are counted and
// spread over the counts afterwards, eight groups in one register.
#pragma once

#include "sim/tally.h"

namespace skoen::sim {

inline constexpr std::size_t kChoices =
    16;  // acts, twin, recommended, shown: the first flags (settle_kernel.h)
inline constexpr std::size_t kKinds = 4 * kChoices;  // and harm, best
static_assert(kKinds == std::size_t{1} << Decisions::kGroupsFrom);

// Group bits as eight counts side by side.
using GroupLanes = std::uint16_t __attribute__((vector_size(2 * kMaxGroups)));
inline constexpr std::uint32_t kMostBetween = 65535;  // cases until a lane could run over
inline constexpr std::size_t kGroupMask = (std::size_t{1} << kMaxGroups) - 1;

struct GroupTable {
    GroupLanes lanes[kGroupMask + 1] = {};
    GroupTable() {
        for (std::size_t bits = 0; bits <= kGroupMask; ++bits) {
            for (std::size_t g = 0; g < kMaxGroups; ++g)
                lanes[bits][g] = static_cast<std::uint16_t>((bits >> g) & 1U);
        }
    }
};

// How many cases there are of each kind, and of each kind but for what is best in each group.
class KindCounter {
  public:
    void add(std::size_t kind, std::size_t group_bits) {
        ++kinds_[kind];
        lanes_[kind % kGroupKinds] += table_.lanes[group_bits & kGroupMask];
        if (++since_ == kMostBetween) spread();
    }
    void finish(std::size_t equity_bit, Tally& t);

  private:
    static constexpr std::size_t kGroupKinds = 2 * kChoices;  // harm, not best

    static const GroupTable& table();
    void spread();
    static void count_groups(const std::array<std::int64_t, kGroupKinds>& times, GroupCounts& into);
    void count_kinds(Tally& t) const;

    const GroupTable& table_ = table();
    std::array<std::int64_t, kKinds> kinds_{};
    GroupLanes lanes_[kGroupKinds] = {};
    std::array<std::array<std::int64_t, kGroupKinds>, kMaxGroups> groups_{};
    std::uint32_t since_ = 0;
};

}  // namespace skoen::sim
