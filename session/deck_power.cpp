#include "session/deck_power.h"

#include <cmath>

#include "stats/special.h"

namespace skoen::session {

namespace {

using Answers = std::vector<std::vector<lab::ColleagueAnswer>>;

DeckArm arm_of_answers(const TrainingRoom& room, const Answers& answers, std::size_t arm) {
    DeckArm out;
    out.arm = arm;
    double followed = 0, met = 0, cases = 0, alone = 0, final = 0, own_right = 0;
    for (const auto& person : answers) {
        for (std::size_t j = 0; j < person.size(); ++j) {
            const lab::DeckCase& c = room.deck[j];
            const lab::ColleagueAnswer& a = person[j];
            const bool wrong = a.saw_score && c.wrong(room.world.tool.line);
            cases += 1;
            alone += a.own_acts == c.best;
            final += a.acts == c.best;
            met += wrong;
            own_right += wrong && a.own_acts == c.best;
            followed += wrong && a.acts != c.best;
        }
    }
    const auto people = static_cast<double>(answers.size());
    out.wrong_scores_met = met / people;
    out.wrong_and_own_right = own_right / people;
    out.right_alone = alone / cases;
    out.right_final = final / cases;
    out.wrong_followed = met > 0 ? followed / met : 0;
    return out;
}

// A person's share of right decisions in the blocks whose workflow the arm decides.
std::vector<double> shares_by_arm(const TrainingRoom& room, const Answers& answers) {
    std::vector<double> out;
    for (const auto& person : answers) {
        double right = 0, cases = 0;
        for (std::size_t j = 0; j < person.size(); ++j) {
            const auto& block = room.session.blocks[static_cast<std::size_t>(room.deck[j].block)];
            if (block.workflow != scenarios::BlockWorkflow::by_arm) continue;
            cases += 1;
            right += person[j].acts == room.deck[j].best;
        }
        out.push_back(cases > 0 ? right / cases : 0.0);
    }
    return out;
}

struct MeanAndVariance {
    double mean = 0, variance = 0;
};

MeanAndVariance sample_of(const TrainingRoom& room, const std::vector<double>& values, int people,
                          std::uint32_t study, std::uint32_t arm) {
    double sum = 0, squares = 0;
    for (int i = 0; i < people; ++i) {
        const double u = room.world.draws.uniform(base::Purpose::deck_study,
                                                  {study, arm, 0, 1, static_cast<std::uint32_t>(people)},
                                                  static_cast<std::uint32_t>(i));
        const double v = values[static_cast<std::size_t>(u * static_cast<double>(values.size()))];
        sum += v;
        squares += v * v;
    }
    const double mean = sum / people;
    return {mean, std::max(0.0, (squares - people * mean * mean) / (people - 1))};
}

ArmPower power_with(const TrainingRoom& room, const std::vector<double>& a, const std::vector<double>& b,
                    int people, int studies) {
    int seen = 0;
    for (int s = 0; s < studies; ++s) {
        const auto x = sample_of(room, a, people, static_cast<std::uint32_t>(s), 0);
        const auto y = sample_of(room, b, people, static_cast<std::uint32_t>(s), 1);
        const double vx = x.variance / people, vy = y.variance / people;
        if (vx + vy <= 0) continue;
        const double t = (y.mean - x.mean) / std::sqrt(vx + vy);
        // Welch 1947, Satterthwaite's degrees of freedom.
        const double df = (vx + vy) * (vx + vy) / ((vx * vx + vy * vy) / (people - 1));
        seen += stats::incomplete_beta(0.5 * df, 0.5, df / (df + t * t)) < 0.05;  // two-sided p
    }
    const double power = static_cast<double>(seen) / studies;
    return {people, power, std::sqrt(power * (1 - power) / studies)};
}

}  // namespace

DeckPower deck_power(const TrainingRoom& room, const std::vector<int>& people, int colleagues, int studies) {
    DeckPower out;
    out.colleagues = colleagues;
    std::vector<std::vector<double>> shares;
    const std::size_t arms = std::max<std::size_t>(1, room.session.arms.size());
    for (std::size_t arm = 0; arm < arms; ++arm) {
        const Answers answers =
            lab::judge_deck(room.world, room.session, room.deck, {.count = colleagues}, arm);
        out.arms.push_back(arm_of_answers(room, answers, arm));
        shares.push_back(shares_by_arm(room, answers));
    }
    if (arms < 2) return out;
    const auto mean = [](const std::vector<double>& v) {
        double sum = 0;
        for (const double x : v) sum += x;
        return sum / static_cast<double>(v.size());
    };
    out.difference = mean(shares[1]) - mean(shares[0]);
    for (const int n : people) out.by_people.push_back(power_with(room, shares[0], shares[1], n, studies));
    return out;
}

}  // namespace skoen::session
