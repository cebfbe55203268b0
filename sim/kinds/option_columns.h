// Kinds choose and route: what hangs on the case alone, and what on the case and who meets it, but not on the plan. All plans
// that are played on the same cases share it. By case, its options side by side. docs/kinds.md, section 2.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/kinds/palette.h"
#include "sim/world.h"

namespace skoen::sim {

// Of each case as an object.
struct OptionCases {
    std::size_t options = 0;
    std::vector<double> facts, cues;              // [cases][options] the parts of every option's fit (Fits)
    std::vector<std::uint8_t> outcome, knowable;  // [cases] the right option (RightOption)
    std::vector<std::uint8_t> first;  // [cases] what the tool proposes, where nothing disturbs it,
    std::vector<double> lead;         // and its lead over the second

    void resize(std::size_t cases, std::size_t options_each);
    [[nodiscard]] std::size_t size() const { return first.size(); }
};
// Fills in out's cases from, from + 1, ...: one for each row. keys: the case as an object.
void fill_option_cases(const World& world, const base::Subjects& keys, std::span<const CaseFacts> rows,
                       std::size_t from, OptionCases& out);

// Of each meeting of a case with a worker, all [cases][options].
struct OptionLuck {
    std::size_t options = 0;
    std::vector<double> facts, cues, occasion;  // standard normals
    std::vector<double> taste;                  // what the worker's own weights add, log-odds

    void resize(std::size_t cases, std::size_t options_each);
};
// Likewise. who, day: luck.h; weights: the worker's.
void fill_option_luck(const World& world, const base::Subjects& who, const base::Subjects& day,
                      std::span<const CaseFacts> rows, const std::vector<double>& weights, std::size_t from,
                      OptionLuck& out);

}  // namespace skoen::sim
