// Conditions on a case, parsed and bound to a scenario: which levels of which fact, cue or detail they allow.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/case_texts.h"
#include "sim/case_generator.h"
#include "sim/definition.h"

namespace skoen::scenarios {

enum class CaseVariableKind : std::uint8_t { fact, cue, detail };

// Something a condition can name. Continuous facts have no levels and are compared by value.
struct CaseVariable {
    CaseVariableKind kind = CaseVariableKind::fact;
    std::size_t index = 0;  // among facts, cues or details
    std::string name;
    std::vector<base::Bilingual> levels;
    std::vector<double> values, shares;  // [levels] of facts and cues that have numbers
    bool continuous = false;
};

// What a case is: a level for each variable, or a value where it is continuous. Both [variables].
struct CaseState {
    std::vector<int> level;
    std::vector<double> value;
};

struct CaseCondition {
    std::size_t variable = 0;
    std::uint32_t levels = 0;  // bit l: level l is allowed
    double lo = 0, hi = 0;     // continuous: both included
    [[nodiscard]] bool holds(const CaseState& state) const;
};

class CaseVariables {
  public:
    // Variables of a definition, then the details. `details` in the order of their files.
    CaseVariables(const sim::Definition& definition, std::span<const CaseDetail> details);

    [[nodiscard]] const std::vector<CaseVariable>& all() const { return variables_; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

    // `expected` and `found` say what is wrong where the result is empty.
    struct Wrong {
        std::string expected, found;
    };
    [[nodiscard]] std::optional<CaseCondition> parse(std::string_view text, Wrong& wrong) const;

    // Facts and cues as levels; details from `details`, the level of each. `ties`: a uniform number for each fact, for levels
    // that share one value.
    [[nodiscard]] CaseState state_of(const sim::CaseGenerator& generator, const sim::CaseFacts& facts,
                                     std::span<const int> details, std::span<const double> ties) const;

    // Everything that satisfies all of `when` satisfies `claim`.
    [[nodiscard]] bool follows(const CaseCondition& claim, std::span<const CaseCondition> when) const;
    // `when` can hold for some case.
    [[nodiscard]] bool possible(std::span<const CaseCondition> when) const;
    // Cases that satisfy all of `when`, on one variable.
    [[nodiscard]] CaseCondition meet(std::size_t variable, std::span<const CaseCondition> when) const;

  private:
    void add_fact(const sim::Feature& feature, std::size_t index);
    [[nodiscard]] std::optional<std::uint32_t> levels_named(const CaseVariable& variable,
                                                            std::string_view names, Wrong& wrong) const;
    std::vector<CaseVariable> variables_;
};

[[nodiscard]] bool all_hold(std::span<const CaseCondition> when, const CaseState& state);

}  // namespace skoen::scenarios
