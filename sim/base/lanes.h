// Many keyed draws at once, in the widest lanes this processor has. The same bits as Draws, one at a time, on every
// instruction set: choose one with the environment variable SKOEN_ISA = baseline, avx2 or avx512 (tests do).
#pragma once

#include <string_view>
#include <vector>

#include "sim/base/lane_table_kernel.h"
#include "sim/base/random.h"

namespace skoen::base {

[[nodiscard]] const LaneTable& lanes();
[[nodiscard]] std::string_view lanes_name();  // baseline, avx2, avx512
// By name; baseline where this processor or build has no such lanes.
[[nodiscard]] const LaneTable& lanes_by_name(std::string_view name);

// Of a kernel that is compiled once for each instruction set, KERNEL_baseline, KERNEL_avx2 and KERNEL_avx512: the one that
// belongs to lanes().
template <class Kernel>
[[nodiscard]] Kernel* widest(Kernel* baseline, Kernel* avx2, Kernel* avx512) {
    return lanes_name() == "avx512" ? avx512 : lanes_name() == "avx2" ? avx2 : baseline;
}
#if defined(__x86_64__)
#define SKOEN_WIDEST(kernel) ::skoen::base::widest(&kernel##_baseline, &kernel##_avx2, &kernel##_avx512)
#else
#define SKOEN_WIDEST(kernel) (&kernel##_baseline)
#endif

// Subjects as arrays, all of one replication.
class Subjects {
  public:
    void clear() { number_.clear(), seat_.clear(), week_.clear(); }
    void reserve(std::size_t n) { number_.reserve(n), seat_.reserve(n), week_.reserve(n); }
    void add(const Subject& who) {
        number_.push_back(who.number);
        seat_.push_back((who.seat << 12) | who.generation);
        week_.push_back((who.week << 22) | who.replication);
    }
    void resize(std::size_t n) { number_.resize(n), seat_.resize(n), week_.resize(n); }
    void set(std::size_t i, const Subject& who) {
        number_[i] = who.number;
        seat_[i] = (who.seat << 12) | who.generation;
        week_[i] = (who.week << 22) | who.replication;
    }
    [[nodiscard]] std::size_t size() const { return number_.size(); }
    [[nodiscard]] LaneCounters counters(std::size_t from = 0) const {
        return {number_.data() + from, seat_.data() + from, week_.data() + from};
    }

  private:
    std::vector<std::uint32_t> number_, seat_, week_;
};

// Lanes may read a column on to whole lanes from any of its cases: there is memory behind its end, with numbers in it.
inline constexpr std::size_t kWidestLane = 8;
template <class T>
void whole_lanes(std::vector<T>& column) {
    const std::size_t size = column.size();
    column.resize(size + kWidestLane, T{1});
    column.resize(size);
}

// first and second: [subjects], overwritten.
inline void draw_normals(const Draws& draws, Purpose purpose, const Subjects& who, std::uint32_t index,
                         std::vector<double>& first, std::vector<double>& second) {
    first.resize(who.size());
    second.resize(who.size());
    lanes().normals(draws.key(purpose), index, who.counters(), who.size(), first.data(), second.data());
}
inline void draw_uniforms(const Draws& draws, Purpose purpose, const Subjects& who, std::uint32_t index,
                          std::vector<double>& first, std::vector<double>& second) {
    first.resize(who.size());
    second.resize(who.size());
    lanes().uniforms(draws.key(purpose), index, who.counters(), who.size(), first.data(), second.data());
}

}  // namespace skoen::base
