// Kinds of decision. A kind says what one choice is, what the tool recommends, when a choice overrides it, how far apart
// two judgements are, and what harm a choice does. Everything above sim reads measures by name and never assumes that
// a decision is yes or no.
#pragma once

#include <cmath>

#include "sim/base/math.h"
#include "sim/definition.h"

namespace skoen::sim {

// Choices from a palette or a list of desks.
[[nodiscard]] constexpr bool has_options(DecisionKind kind) {
    return kind == DecisionKind::choose || kind == DecisionKind::route;
}
// The decision itself is yes or no about a harm: judgements are its log-odds, and right is acting exactly where it comes.
[[nodiscard]] constexpr bool is_yes_or_no(DecisionKind kind) {
    return kind == DecisionKind::act_or_dismiss || kind == DecisionKind::rank ||
           kind == DecisionKind::complete;
}
// Otherwise the tool proposes something of its own, and yes is taking it (docs/kinds.md).
[[nodiscard]] constexpr bool takes_proposals(DecisionKind kind) { return !is_yes_or_no(kind); }

// What a decision is, held against what would have been right. A needless action is `disturbed`.
enum class Verdict : std::uint8_t { right, missed, disturbed };

[[nodiscard]] constexpr Verdict verdict_of(bool acts, bool harm) {
    if (acts == harm) return Verdict::right;
    return harm ? Verdict::missed : Verdict::disturbed;
}

// Act on a case or dismiss it (home). Judgements are log-odds of the harm that comes without action.
struct ActOrDismiss {
    using Choice = bool;  // true: act

    // The threshold that minimises expected cost: acting pays when p e C_missed > (1 - p) C_disturbed, that is when the
    // odds exceed C_disturbed / (e C_missed). Elkan (2001), "The foundations of cost-sensitive learning", eq. 2.
    [[nodiscard]] static double best_threshold(const Costs& costs) {
        return -base::log(costs.averted_share * costs.missed / costs.disturbed);
    }
    [[nodiscard]] static Choice choose(double judgement, double threshold) { return judgement > threshold; }
    // Deciding again after a first decision was stated: it is given up only where the judgement lies further than the margin
    // on the other side.
    [[nodiscard]] static Choice choose_again(double judgement, double threshold, Choice first,
                                             double margin) {
        return judgement > (first ? threshold - margin : threshold + margin);
    }
    [[nodiscard]] static Choice recommend(int score, int line) { return score >= line; }
    [[nodiscard]] static bool overrides(Choice decided, Choice recommended) { return decided != recommended; }
    [[nodiscard]] static bool right(Choice decided, bool harm) { return decided == harm; }

    // Distance of two judgements on the answer scale 0 to 1, each anchored at the person's own threshold.
    [[nodiscard]] static double gap(double own_share, double tool_share) {
        return std::fabs(tool_share - own_share);
    }

    // Expected harm in units of one needless action: a missed case costs C_missed; acting averts the share e of it.
    [[nodiscard]] static double harm(Choice decided, bool harmful, const Costs& costs) {
        if (!harmful) return decided ? costs.disturbed : 0.0;
        return decided ? (1.0 - costs.averted_share) * costs.missed : costs.missed;
    }
};

}  // namespace skoen::sim
