#include "lab/study_world.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "stats/gauss_hermite.h"

namespace skoen::lab {

namespace {

using scenarios::AnswerKind;

constexpr double kCueShift = 1.5;    // d_U: what judges might see beyond the tool tells a lot
constexpr double kLeadSd = 1.25;     // of one strength minus the best of three others, in SDs of a strength
constexpr double kLeastRest = 0.02;  // share of a judgement's variance that is nobody's knowledge, at least

bool stated(double value) { return !std::isnan(value); }

// The root of a rising function.
double bisect(double lo, double hi, const std::function<double(double)>& rising) {
    for (int step = 0; step < 48; ++step) {
        const double middle = (lo + hi) / 2.0;
        (rising(middle) > 0.0 ? hi : lo) = middle;
    }
    return (lo + hi) / 2.0;
}

double inner(double p) { return std::clamp(p, 0.002, 0.998); }

// A standardised index that is higher for one class by `gap` (in units of its total SD).
struct Mixture {
    double base_rate = 0.5, gap = 0;
    [[nodiscard]] double within() const {
        return std::sqrt(std::max(1.0 - gap * gap * base_rate * (1.0 - base_rate), 0.01));
    }
    [[nodiscard]] double mean(bool y) const { return gap * ((y ? 1.0 : 0.0) - base_rate); }
    [[nodiscard]] double above(double cut) const {  // P(index > cut)
        const double w = within();
        return base_rate * base::normal_cdf((mean(true) - cut) / w) +
               (1.0 - base_rate) * base::normal_cdf((mean(false) - cut) / w);
    }
    [[nodiscard]] double cut_for(double share) const {
        return bisect(-6.0, 6.0, [&](double cut) { return share - above(cut); });
    }
};

// From the distance between classes in units of the SD within them to units of the total SD.
double standardised_gap(double distance, double b) {
    return distance / std::sqrt(1.0 + distance * distance * b * (1.0 - b));
}

double distance_from_auc(double auc) { return std::sqrt(2.0) * base::normal_quantile(inner(auc)); }

// Sensitivity and false positive rate that give this accuracy with this share of yes.
double distance_from_accuracy(double accuracy, double act_rate, double b) {
    const double hits = inner((accuracy + act_rate - (1.0 - b)) / (2.0 * b));
    const double alarms = inner((act_rate - b * hits) / (1.0 - b));
    return std::clamp(base::normal_quantile(hits) - base::normal_quantile(alarms), -3.0, 3.0);
}

const stats::GaussHermite& rule() {
    static const stats::GaussHermite points = stats::gauss_hermite(32);
    return points;
}

// Mean of f over a standard normal.
double mean_over(const std::function<double(double)>& f) {
    double sum = 0;
    for (std::size_t k = 0; k < rule().node.size(); ++k)
        sum += rule().weight[k] * f(std::sqrt(2.0) * rule().node[k]);
    return sum / 1.77245385090551602730;
}

// P(own and tool say the same) when their standardised indices correlate by r over all cases.
double agreement_of(const Mixture& tool, double tool_cut, const Mixture& own, double own_cut, double r) {
    double agree = 0;
    for (const bool y : {false, true}) {
        const double share = y ? tool.base_rate : 1.0 - tool.base_rate;
        if (share <= 0.0) continue;
        const double between = tool.gap * own.gap * tool.base_rate * (1.0 - tool.base_rate);
        const double rho = std::clamp((r - between) / (tool.within() * own.within()), -0.99, 0.99);
        const double rest = std::sqrt(1.0 - rho * rho);
        agree += share * mean_over([&](double n) {
                     const bool yes = tool.mean(y) + tool.within() * n > tool_cut;
                     const double p =
                         base::normal_cdf(((own.mean(y) - own_cut) / own.within() + rho * n) / rest);
                     return yes ? p : 1.0 - p;
                 });
    }
    return agree;
}

// Level and slope of log-odds a + b N(0, 1) whose probabilities have this mean and this certainty (or SD).
struct Line {
    double level = 0, slope = 1;
};

double level_for_mean(double slope, double scale, double mean) {
    return bisect(-12.0, 12.0, [&](double level) {
        return mean_over([&](double n) { return base::logistic((level + slope * n) / scale); }) - mean;
    });
}

Line line_for(double mean, double certainty, double sd, double scale) {
    Line line;
    const auto spread = [&](double slope) {
        const double level = level_for_mean(slope, scale, mean);
        if (stated(certainty))
            return mean_over([&](double n) { return sim::certainty((level + slope * n), scale); }) -
                   certainty;
        return std::sqrt(mean_over([&](double n) {
                   const double off = base::logistic((level + slope * n) / scale) - mean;
                   return off * off;
               })) -
               sd;
    };
    line.slope = bisect(0.02, 12.0, spread);
    line.level = level_for_mean(line.slope, scale, mean);
    return line;
}

// What is stated for the block, else for the arm.
double nearer(double block, double arm) { return stated(block) ? block : arm; }

class WorldSolver {
  public:
    WorldSolver(const scenarios::Study& study, const scenarios::StudyArm& arm,
                const scenarios::StudyBlock& block, const StudyInputs& inputs,
                const sim::Behaviour& behaviour)
        : study_(study), arm_(arm), block_(block), in_(inputs), b_(behaviour),
          options_(study.answer == AnswerKind::options),
          probabilities_(study.answer == AnswerKind::percent || study.answer == AnswerKind::estimate) {}

    StudyWorld solve() {
        w_.base_rate = options_ ? 1.0 : in_.get(StudyInput::base_rate, arm_.base_rate);
        w_.threshold = probabilities_ ? in_.get(StudyInput::threshold, arm_.own.threshold) : 0.5;
        w_.tool_certainty = in_.get(StudyInput::tool_certainty, arm_.tool.certainty_mean);
        w_.own_certainty = block_.easy ? in_.get(StudyInput::easy_certainty)
                                       : in_.get(StudyInput::own_certainty, arm_.own.certainty_mean);
        agreement_ = nearer(block_.agreement, arm_.agreement);
        solve_tool();
        solve_own();
        solve_likeness();
        solve_parts();
        return w_;
    }

  private:
    void solve_tool() {
        const double b = w_.base_rate;
        // Where the arm states how good the tool is, a block's accuracy only picks cases.
        const double accuracy = nearer(arm_.tool.accuracy, block_.tool_accuracy);
        if (options_) {
            tool_ = {b, 0.0};
            tool_act_ = nearer(block_.tool_accuracy, arm_.tool.accuracy);
            if (!stated(tool_act_)) tool_act_ = 0.685;
            w_.tool_cut = tool_.cut_for(tool_act_);
            return;
        }
        tool_act_ = in_.get(StudyInput::tool_act_rate, nearer(block_.tool_act_rate, arm_.tool.act_rate));
        const double distance = stated(arm_.tool.auc) ? distance_from_auc(arm_.tool.auc)
                                : stated(accuracy)    ? distance_from_accuracy(accuracy, tool_act_, b)
                                                      : distance_from_auc(in_.get(StudyInput::tool_auc));
        tool_ = {b, standardised_gap(distance, b)};
        w_.tool_shift = distance;
        w_.tool_sd = std::sqrt(1.0 + distance * distance * b * (1.0 - b));
        if (probabilities_ && stated(arm_.tool.answer_mean)) {
            const double sd = arm_.tool.answer_sd;
            const Line line = line_for(arm_.tool.answer_mean,
                                       stated(sd) ? arm_.tool.certainty_mean : w_.tool_certainty, sd, 1.0);
            w_.tool_level = line.level;
            w_.tool_slope = line.slope;
        } else {  // a calibrated score: log-odds of the harm given X, with the spread that its AUC allows
            w_.tool_slope = std::max(w_.tool_shift * w_.tool_sd, 0.05);
            w_.tool_level = base::log(inner(b) / (1.0 - inner(b)));
        }
        if (probabilities_ && stated(arm_.tool.threshold)) {
            w_.tool_cut = (base::log(arm_.tool.threshold / (1.0 - arm_.tool.threshold)) - w_.tool_level) /
                          w_.tool_slope;
            tool_act_ = tool_.above(w_.tool_cut);
        } else {
            w_.tool_cut = tool_.cut_for(tool_act_);
        }
    }

    [[nodiscard]] double own_act_rate() const {
        const double raises = nearer(block_.tool_raises, arm_.tool_raises);
        if (stated(arm_.own.act_rate)) return arm_.own.act_rate;
        if (stated(raises) && stated(agreement_))
            return inner(tool_act_ - (2.0 * raises - 1.0) * (1.0 - agreement_));
        return in_.get(StudyInput::own_act_rate);
    }

    void solve_own() {
        const double b = w_.base_rate, s = b_.certainty_scale;
        const double accuracy =
            in_.get(StudyInput::own_accuracy, nearer(block_.own_accuracy, arm_.own.accuracy));
        own_ = {b, 0.0};
        if (probabilities_ && stated(arm_.own.answer_mean)) {
            const double sd = arm_.own.answer_sd;
            const Line line = line_for(arm_.own.answer_mean,
                                       stated(sd) ? arm_.own.certainty_mean : w_.own_certainty, sd, s);
            w_.scales.alpha = line.level;
            sd_ = line.slope;
            own_cut_ = (s * base::log(w_.threshold / (1.0 - w_.threshold)) - line.level) / line.slope;
            own_act_ = own_.above(own_cut_);
        } else {
            own_act_ = options_ ? accuracy : own_act_rate();
            own_cut_ = own_.cut_for(own_act_);
            const double tau = s * base::log(w_.threshold / (1.0 - w_.threshold));
            sd_ = bisect(0.05, 12.0, [&](double sd) {
                return mean_over([&](double n) { return sim::certainty(sd * (n - own_cut_), s); }) -
                       w_.own_certainty;
            });
            w_.scales.alpha = tau - sd_ * own_cut_;
        }
        if (options_) return;
        const double distance = stated(arm_.own.auc) ? distance_from_auc(arm_.own.auc)
                                                     : distance_from_accuracy(accuracy, own_act_, b);
        own_.gap = standardised_gap(distance, b);
    }

    // How own and tool hang together.
    void solve_likeness() {
        w_.both_wrong_alike = options_ ? 1.0 / (study_.options - 1.0) : 1.0;
        if (!stated(agreement_) || (stated(arm_.correlation) && !stated(block_.agreement))) {
            correlation_ = in_.get(StudyInput::correlation, arm_.correlation);
            return;
        }
        correlation_ = bisect(-0.97, 0.97, [&](double r) {
            const double same = agreement_of(tool_, w_.tool_cut, own_, own_cut_, r);
            const double both = (same + own_act_ + tool_act_ - 1.0) / 2.0;  // both yes
            return (options_ ? both + w_.both_wrong_alike * (same - both) : same) - agreement_;
        });
    }

    // kx X + ku U has the wanted correlation with X and the wanted distance between classes.
    void solve_parts() {
        const double b = w_.base_rate, spread = b * (1.0 - b);
        const double cue_gap = standardised_gap(kCueShift, b);
        w_.cue_shift = kCueShift;
        w_.cue_sd = std::sqrt(1.0 + kCueShift * kCueShift * spread);
        const double c = tool_.gap * cue_gap * spread;
        double kx = correlation_, ku = 0;
        const double determinant = cue_gap - c * tool_.gap;
        if (spread > 1e-9 && determinant > 1e-6) {
            ku = (own_.gap - correlation_ * tool_.gap) / determinant;
            kx = correlation_ - ku * c;
        }
        const double level = b_.on_level ? b_.level_sd : 0.0,
                     occasion = b_.on_occasion ? b_.occasion_sd : 0.0;
        double personal = (level * level + occasion * occasion) / (sd_ * sd_);
        w_.personal = personal > 0.5 ? std::sqrt(0.5 / personal) : 1.0;
        personal = std::min(personal, 0.5);
        const double signal = kx * kx + ku * ku + 2.0 * kx * ku * c;
        const double room = 1.0 - personal - kLeastRest;
        if (signal > room) {
            kx *= std::sqrt(room / signal);
            ku *= std::sqrt(room / signal);
        }
        const double rest = std::max(1.0 - personal - std::min(signal, room), kLeastRest) / 2.0;
        const double facts = std::sqrt(kx * kx + rest), cues = std::sqrt(ku * ku + rest);
        w_.option_sd = sd_ / kLeadSd;
        w_.scales.facts = sd_ * facts;
        w_.scales.cues = sd_ * cues;
        w_.skill_facts = kx / facts;
        w_.skill_cues = ku / cues;
    }

    const scenarios::Study& study_;
    const scenarios::StudyArm& arm_;
    const scenarios::StudyBlock& block_;
    const StudyInputs& in_;
    const sim::Behaviour& b_;
    bool options_, probabilities_;
    StudyWorld w_;
    Mixture tool_, own_;
    double agreement_ = 0, correlation_ = 0;
    double tool_act_ = 0.5, own_act_ = 0.5, own_cut_ = 0;
    double sd_ = 1;  // of J
};

}  // namespace

StudyWorld solve_study_world(const scenarios::Study& study, const scenarios::StudyArm& arm,
                             const scenarios::StudyBlock& block, const StudyInputs& inputs,
                             const sim::Behaviour& behaviour) {
    return WorldSolver(study, arm, block, inputs, behaviour).solve();
}

}  // namespace skoen::lab
