#include "session/training_debrief.h"

#include <algorithm>

namespace skoen::session {

namespace {

void count_in(TrainingCount& count, bool counts, bool is) {
    if (!counts) return;
    ++count.n;
    count.k += is;
}

TrainingFate fate_of(bool own_right, bool score_right, bool right) {
    if (own_right && score_right) return right ? TrainingFate::both_right : TrainingFate::misled;
    if (own_right) return right ? TrainingFate::resisted : TrainingFate::misled;
    if (right) return TrainingFate::corrected;
    return score_right ? TrainingFate::kept_error : TrainingFate::both_wrong;
}

// One decided case.
void add_case(TrainingDebrief& out, const TrainingRecord& r) {
    const bool right = *r.acts == r.best, score_right = r.recommended == r.best;
    const bool own_known = r.own_acts.has_value();
    const bool own_right = own_known && *r.own_acts == r.best;
    const bool both = own_known && r.saw_score;
    const bool differs = both && *r.own_acts != r.recommended;
    const bool switched = both && *r.own_acts != *r.acts;
    count_in(out.alone, own_known, own_right);
    count_in(out.with_score, r.saw_score, right);
    count_in(out.alone_same, both, own_right);
    count_in(out.with_score_same, both, right);
    if (own_known && r.certainty > 0)
        count_in(out.by_certainty[static_cast<std::size_t>(r.certainty - 1)], true, own_right);
    count_in(out.switched_in_doubt, differs && r.certainty <= 2, switched);
    count_in(out.switched_when_sure, differs && r.certainty > 2, switched);
    count_in(out.rsr, both && own_right && !score_right, right);
    count_in(out.rair, both && !own_right && score_right, right);
    count_in(out.wrong_followed, r.saw_score && !score_right, !right);
    count_in(out.planted_followed, r.saw_score && r.planted, !right);
    count_in(out.overrides_right, r.saw_score && *r.acts != r.recommended, right);
    count_in(out.after_wrong, r.saw_score && !score_right, right);
    count_in(out.after_right, r.saw_score && score_right, right);
    if (both) out.fates[static_cast<std::size_t>(fate_of(own_right, score_right, right))].push_back(r.place);
    if (switched) out.changed.push_back(r.place);
}

std::optional<double> mean_of(double sum, int n) { return n == 0 ? std::nullopt : std::optional(sum / n); }

}  // namespace

std::optional<stats::Interval> TrainingCount::interval() const {
    if (n == 0) return std::nullopt;
    return stats::wilson_interval(static_cast<std::size_t>(k), static_cast<std::size_t>(n));
}

std::optional<double> TrainingCount::share() const { return mean_of(k, n); }

TrainingDebrief debrief_training(const TrainingRoom& room, const std::vector<TrainingRecord>& records) {
    TrainingDebrief out;
    out.cases = static_cast<int>(room.deck.size());
    count_training(out, records);
    return out;
}

void count_training(TrainingDebrief& out, const std::vector<TrainingRecord>& records) {
    double seconds[2] = {0, 0};
    int timed[2] = {0, 0};
    for (const TrainingRecord& r : records) {
        if (r.skipped || !r.acts) {
            out.skipped += r.skipped;
            continue;
        }
        ++out.decided;
        out.minutes += r.minutes;
        seconds[r.saw_score] += r.seconds;
        ++timed[r.saw_score];
        add_case(out, r);
    }
    if (out.decided > 0) out.minutes /= out.decided;
    out.seconds_alone = mean_of(seconds[0], timed[0]);
    out.seconds_with = mean_of(seconds[1], timed[1]);
}

ColleaguesOnDeck colleagues_on(const TrainingRoom& room, const std::vector<TrainingRecord>& records,
                               std::size_t arm, const lab::ColleagueProfile& profile) {
    const auto answers = lab::judge_deck(room.world, room.session, room.deck, profile, arm);
    ColleaguesOnDeck out;
    for (const auto& colleague : answers) {
        int wrong = 0, right = 0, alone = 0, final = 0, cases = 0;
        for (const TrainingRecord& r : records) {
            if (r.skipped || !r.acts) continue;
            const lab::ColleagueAnswer& a = colleague[static_cast<std::size_t>(r.place - 1)];
            const bool ended_right = a.acts == r.best;
            ++cases;
            alone += a.own_acts == r.best;
            final += ended_right;
            if (r.saw_score) (r.recommended == r.best ? right : wrong) += ended_right;
        }
        out.after_wrong.push_back(wrong);
        out.after_right.push_back(right);
        out.right_alone.push_back(cases == 0 ? 0.0 : static_cast<double>(alone) / cases);
        out.right_final.push_back(cases == 0 ? 0.0 : static_cast<double>(final) / cases);
    }
    return out;
}

std::vector<int> twenty_of(std::vector<int> values) {
    std::sort(values.begin(), values.end());
    std::vector<int> out;
    for (std::size_t i = 0; i < 20 && !values.empty(); ++i)
        out.push_back(values[(2 * i + 1) * values.size() / 40]);
    return out;
}

}  // namespace skoen::session
