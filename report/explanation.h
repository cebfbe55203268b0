// Why two plans differ, said from the decomposition: which parts may be named, in which order and with which number, and only
// then the words. A part may be named as a cause where its interval of chance leaves out 0.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lab/difference.h"
#include "lab/difference_levers.h"
#include "report/amounts.h"

namespace skoen::report {

// Whole numbers of the last decimal shown (Amount) that sum to the whole, rounded: floor, then the largest remainders up
// (Hamilton; ties to the earlier one).
[[nodiscard]] std::vector<std::int64_t> rounded_parts(std::span<const double> parts, Amount amount);

struct Claim {
    std::size_t part = 0;
    std::int64_t units = 0;  // of the last decimal shown
};

enum class Standing : std::uint8_t { undefined, same, unclear, less, more };

// What a decomposition lets one say. Claims and rest sum to the whole, in units of the last decimal shown.
struct Account {
    Standing whole = Standing::undefined;
    std::int64_t units = 0;
    std::vector<Claim>
        drives;  // parts that can be told from 0 and point where the whole points, largest first
    std::vector<Claim> against;            // those that point the other way, largest first
    std::int64_t rest = 0;                 // what is left to parts that are not named
    std::optional<Claim> largest_unclear;  // the largest of those; only where no part can be told from 0
};
// Parts must sum to the whole.
[[nodiscard]] Account account_of(const lab::Estimate& whole, std::span<const lab::Estimate> parts,
                                 Amount amount);

// Whom the sentence is about. `subject` starts a sentence ("Plan A"), `versus` stands in one ("uden score"); `noun` is what is
// counted, `unit` per what; `amount` gives decimals and direction.
struct DifferenceNames {
    std::string subject, versus, noun, unit;
    Amount amount = Amount::per_hundred;
};

// "Plan A giver 0,6 flere oversete børn pr. 100 sager end uden score (0,2 til 1,0). Det meste kommer af, at ..."
[[nodiscard]] std::string explanation(const lab::Difference& difference, const DifferenceNames& names,
                                      Language language);

// "Af grebene betyder »Hvornår scoren ses« mest: 0,4 flere."
[[nodiscard]] std::string lever_explanation(const lab::LeverSplit& split, const DifferenceNames& names,
                                            Language language);

// The words for a cause after "at": "nogle springer deres eget skøn over og følger scoren".
[[nodiscard]] std::string cause_words(lab::Cause cause, lab::Extent extent, Language language);
// "Skøn", "Tid", "Mennesker", and each cause as a row's name.
[[nodiscard]] std::string cause_label(lab::Cause cause, Language language);
[[nodiscard]] std::string group_label(lab::CauseGroup group, Language language);

}  // namespace skoen::report
