// Simulated participants with known parameters play sessions through the training room, step by step as a person does; their rows are
// exported and estimated as `skoen calibrate --data` does.
//
//   switches to the score's side, where own judgement and score disagree:
//   logit P = b0 + s u + b1 |2 own - 1| + b2 |2 tool - 1|,   u ~ N(0, 1) one a participant
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "lab/reliance_data.h"
#include "session/training_fields.h"
#include "sim/base/file.h"
#include "sim/base/math.h"

namespace skoen::tests {

struct RelianceParameters {
    std::array<double, 3> b{-0.4, -1.2, 1.5};
    double s = 0.7;
};

class RecoveredReliance {
  public:
    RecoveredReliance(RelianceParameters known, std::uint64_t seed) : known_(known), random_(seed) {}

    // One repeat: `sessions` participants, each one session of that room, in a file of that name.
    [[nodiscard]] std::optional<stats::RandomInterceptFit>
    fit(const std::shared_ptr<const session::TrainingRoom>& room, int sessions,
        const std::filesystem::path& file, int quadrature) {
        std::vector<session::Training> played;
        std::vector<const session::Training*> rows;
        for (int seat = 1; seat <= sessions; ++seat) played.push_back(play(room, seat));
        for (const session::Training& training : played) rows.push_back(&training);
        base::write_file_atomically(file, session::training_csv(rows, session::HandOver::research));
        return lab::estimate_reliance(lab::read_two_stage({.file = file.string(), .outcome = {}}), quadrature)
            .switching;
    }

  private:
    double uniform() { return (static_cast<double>(random_() >> 11U) + 0.5) * 0x1p-53; }
    int between(int least, int most) { return least + static_cast<int>(uniform() * (most - least + 1)); }

    session::Training play(const std::shared_ptr<const session::TrainingRoom>& room, int seat) {
        using session::TrainingDo;
        using session::TrainingPhase;
        session::Training t(room, seat);
        t.keep_as("t-" + std::to_string(seat));
        const double lean = known_.s * base::normal_quantile(uniform());
        const int line = room->world.tool.line;
        const auto step = [&t](TrainingDo what, int number = 0, const char* name = "") {
            t.apply({what, number, 0, name, t.at() + 1, {}});
        };
        const auto on_side = [&](bool acts) { return acts ? between(line, 10) : between(1, line - 1); };
        step(TrainingDo::agree);
        while (t.view().phase != TrainingPhase::finished) {
            const session::TrainingView& v = t.view();
            switch (v.phase) {
            case TrainingPhase::announced:
                step(TrainingDo::show);
                break;
            case TrainingPhase::judging: {
                const bool acts = uniform() < 0.7 ? v.now.best : !v.now.best;
                step(TrainingDo::score, on_side(acts));
                step(TrainingDo::certainty, between(1, 4));
                step(TrainingDo::decide, acts ? 1 : 0);
                step(TrainingDo::lock);
                break;
            }
            case TrainingPhase::deciding: {
                const double own = session::share_of_score(v.now.own_score, line);
                const double tool = session::share_of_score(v.now.score, line);
                const bool disagree = (own > 0.5) != (tool > 0.5);
                const double logit = known_.b[0] + lean + known_.b[1] * std::abs(2 * own - 1) +
                                     known_.b[2] * std::abs(2 * tool - 1);
                const bool switches = disagree && uniform() < 1 / (1 + base::exp(-logit));
                const bool acts = switches ? v.now.recommended : *v.now.own_acts;
                step(TrainingDo::score, switches ? on_side(acts) : v.now.own_score);
                step(TrainingDo::decide, acts ? 1 : 0);
                break;
            }
            case TrainingPhase::reason:
                step(TrainingDo::reason, 0, "seen");
                break;
            default:
                step(TrainingDo::next);
            }
        }
        return t;
    }

    RelianceParameters known_;
    std::mt19937_64 random_;
};

// How many of the 90 % intervals hold `wanted`, by parameter, over so many repeats; fits that are not defined hold nothing.
inline std::array<int, 3> intervals_that_hold(const RelianceParameters& known,
                                              const std::array<double, 3>& wanted, int repeats, int sessions,
                                              const std::string& file, int quadrature, std::uint64_t seed) {
    const auto room = session::open_training_room("fyrre-minutter");
    RecoveredReliance participants(known, seed);
    std::array<int, 3> held{};
    constexpr double kHalfWidth = 1.6448536269514722;  // standard errors of a 90 % interval
    for (int i = 0; i < repeats; ++i) {
        const auto fit = participants.fit(room, sessions, file, quadrature);
        if (!fit) continue;
        for (std::size_t k = 0; k < held.size(); ++k)
            held[k] += std::abs(fit->beta[k] - wanted[k]) <= kHalfWidth * fit->se[k];
    }
    std::filesystem::remove(file);
    return held;
}

}  // namespace skoen::tests
