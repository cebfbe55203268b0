// A comparison as its readers meet it: plans by letter and name, measures by id, paired differences, per 100 cases.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/ensemble.h"
#include "report/language.h"
#include "report/palette.h"
#include "sim/world.h"

namespace skoen::report {

struct Reading {
    const sim::World& world;
    const lab::Comparison& comparison;
    Language language = Language::da;
    const lab::Ensemble* ensemble = nullptr;  // of the same strategies; may be missing

    [[nodiscard]] std::size_t plans() const {
        return comparison.strategies.size();
    }  // the first is without the score
    [[nodiscard]] const lab::StrategyResult& plan(std::size_t index) const {
        return comparison.strategies[index];
    }
    [[nodiscard]] std::string name(std::size_t index) const;    // "Score først"
    [[nodiscard]] std::string called(std::size_t index) const;  // "Plan A", "uden score"
    [[nodiscard]] const sim::Tally& tally(std::size_t index) const { return plan(index).pooled.tally; }
    [[nodiscard]] const sim::Definition& definition() const { return world.definition; }

    [[nodiscard]] const lab::Estimate& estimate(std::size_t index, std::string_view measure) const;
    // Paired against the office without the score; nothing for that office itself.
    [[nodiscard]] const lab::Estimate* difference(std::size_t index, std::string_view measure) const;
    // The differences replication by replication, where both are defined.
    [[nodiscard]] std::vector<double> differences(std::size_t index, std::string_view measure) const;
    // The values of two measures by replication, where both are defined.
    [[nodiscard]] std::vector<Point> pairs(std::size_t index, std::string_view x, std::string_view y) const;
    // nullptr when the run kept no weeks.
    [[nodiscard]] const lab::WeekSeries* weekly(std::size_t index, std::string_view measure) const;
};

// Its place in sim::measures(). Throws base::InternalError when there is none of that id.
[[nodiscard]] std::size_t measure_index(std::string_view id);

// Shares of a whole in whole numbers that sum to 100, by largest remainder (Hamilton; ties go to the earlier one). All zero
// when the whole is.
[[nodiscard]] std::vector<int> per_hundred(const std::vector<double>& parts);

}  // namespace skoen::report
