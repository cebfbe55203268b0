#include "lab/calibrate.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "sim/base/error.h"

namespace skoen::lab {

namespace {

constexpr double kReach = 3.0;  // c
constexpr const char* kFree[] = {
    "revise_base",    "revise_sd", "revise_own",     "revise_tool",   "revise_gap",        "revise_opposite",
    "revise_trust",   "size_mean", "size_sd_person", "size_sd_case",  "size_full",         "commit_margin",
    "bare_certainty", "answer_sd", "answer_nudge",   "belief_weight", "belief_agreement",  "trust_base",
    "trust_slope",    "skip_base", "keep_base",      "grant_base",    "certainty_scale_sd"};

double sim::Behaviour::*member_of(const std::string& field) {
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        if (field == number.field) return number.member;
    }
    throw base::InternalError("no parameter " + field);
}

FreeParameter free_parameter(const std::string& field) {
    const scenarios::LedgerRow& row = scenarios::ledger_row(field);
    FreeParameter p{field, row.range[0], row.range[1], row.value, 1.0};
    const scenarios::Prior& prior = row.prior;
    switch (prior.kind) {
    case scenarios::PriorKind::normal:
        p.prior = prior.a, p.prior_sd = prior.b;
        break;
    case scenarios::PriorKind::lognormal:
        p.prior = prior.a, p.prior_sd = prior.a * prior.b;
        break;
    case scenarios::PriorKind::uniform:
        p.prior = (prior.a + prior.b) / 2.0, p.prior_sd = (prior.b - prior.a) / std::sqrt(12.0);
        break;
    case scenarios::PriorKind::beta: {
        const double n = prior.a + prior.b;
        p.prior = prior.a / n, p.prior_sd = std::sqrt(prior.a * prior.b / (n * n * (n + 1.0)));
        break;
    }
    }
    // What was derived from the same rows must not count twice: there the prior only steadies the search.
    if (row.kind != scenarios::ParameterKind::assumed) p.prior_sd *= 3.0;
    return p;
}

class Search {
  public:
    Search(const std::vector<scenarios::Study>& studies, const sim::Behaviour& start,
           const CalibrateOptions& options)
        : studies_(studies), options_(options) {
        out_.parameters = calibrated_parameters();
        out_.behaviour = start;
        for (const scenarios::Study& study : studies_) {
            for (const scenarios::StudyStatistic& s : study.statistics) {
                if (s.use != scenarios::StatisticUse::calibrate) continue;
                const stats::Interval wanted = published_interval(s);
                target_.push_back(s.value);
                scale_.push_back(std::max({(wanted.hi - wanted.lo) / 4.0, 0.02 * std::fabs(s.value), 1e-3}));
            }
        }
        out_.statistics = static_cast<int>(target_.size());
    }

    Calibrated run() {
        const auto p = static_cast<Eigen::Index>(out_.parameters.size());
        const Eigen::Index studies = options_.same_place ? 0 : static_cast<Eigen::Index>(studies_.size());
        Eigen::VectorXd theta = Eigen::VectorXd::Zero(p + studies);
        for (Eigen::Index k = 0; k < p; ++k)
            theta(k) = out_.behaviour.*member_of(out_.parameters[static_cast<std::size_t>(k)].field);
        Eigen::VectorXd off = misses(theta);
        double height = objective(off, theta);
        out_.objective_before = height;
        double damping = 0.3;
        Eigen::MatrixXd curve;
        for (int step = 0; step < options_.iterations; ++step) {
            if (options_.each) options_.each(step, height);
            const Eigen::MatrixXd slopes = jacobian(theta, off);
            const Eigen::VectorXd w = off.unaryExpr([](double z) {
                const double r = kReach * kReach / (kReach * kReach + z * z);
                return r * r;
            });
            curve = slopes.transpose() * w.asDiagonal() * slopes;
            Eigen::VectorXd downhill = -(slopes.transpose() * (w.array() * off.array()).matrix());
            for (Eigen::Index k = 0; k < p; ++k) {
                const FreeParameter& free = out_.parameters[static_cast<std::size_t>(k)];
                curve(k, k) += 1.0 / (free.prior_sd * free.prior_sd);
                downhill(k) -= (theta(k) - free.prior) / (free.prior_sd * free.prior_sd);
            }
            for (Eigen::Index k = p; k < p + studies; ++k) {
                curve(k, k) += 1.0 / (place_sd() * place_sd());
                downhill(k) -= theta(k) / (place_sd() * place_sd());
            }
            bool better = false;
            for (int tries = 0; tries < 5 && !better; ++tries) {
                Eigen::MatrixXd damped = curve;
                damped.diagonal() *= 1.0 + damping;
                const Eigen::VectorXd at = cut(theta + damped.ldlt().solve(downhill));
                const Eigen::VectorXd tried = misses(at);
                const double there = objective(tried, at);
                better = there < height;
                if (better) {
                    theta = at, off = tried;
                    damping = std::max(damping / 3.0, 1e-3);
                    better = height - there > 1e-3 * height;
                    height = there;
                    if (!better) break;
                } else {
                    damping *= 4.0;
                }
            }
            if (!better) break;
        }
        finish(theta, height, curve);
        return out_;
    }

  private:
    sim::Behaviour at(const Eigen::VectorXd& theta) const {
        sim::Behaviour b = out_.behaviour;
        for (std::size_t k = 0; k < out_.parameters.size(); ++k)
            b.*member_of(out_.parameters[k].field) = theta(static_cast<Eigen::Index>(k));
        return b;
    }

    Eigen::VectorXd cut(Eigen::VectorXd theta) const {  // places are free
        for (std::size_t k = 0; k < out_.parameters.size(); ++k) {
            double& v = theta(static_cast<Eigen::Index>(k));
            const FreeParameter& free = out_.parameters[k];
            const double margin = 0.01 * (free.hi - free.lo);
            v = std::clamp(v, free.lo + margin, free.hi - margin);
        }
        return theta;
    }

    [[nodiscard]] double place_sd() const { return std::max(out_.behaviour.place_sd, 0.1); }

    // (simulated mean - published) / scale, every statistic in order; 10 where it is not defined. With `only`, those of one study
    // are played and the others are copied from `known`.
    Eigen::VectorXd misses(const Eigen::VectorXd& theta, const Eigen::VectorXd* known = nullptr,
                           std::size_t only = 0) const {
        ReplicateOptions options;
        options.replications = options_.replications;
        options.threads = options_.threads;
        options.seed = options_.seed;
        options.cancel = options_.cancel;
        const sim::Behaviour b = at(theta);
        Eigen::VectorXd out =
            known != nullptr ? *known : Eigen::VectorXd(static_cast<Eigen::Index>(target_.size()));
        std::size_t i = 0;
        for (std::size_t s = 0; s < studies_.size(); ++s) {
            const scenarios::Study& study = studies_[s];
            const bool play = known == nullptr || s == only;
            const auto place = static_cast<Eigen::Index>(out_.parameters.size() + s);
            options.study.place = place < theta.size() ? theta(place) : 0.0;
            const ReplicatedStudy played = play ? replicate(study, b, options) : ReplicatedStudy{};
            for (std::size_t k = 0; k < study.statistics.size(); ++k) {
                if (study.statistics[k].use != scenarios::StatisticUse::calibrate) continue;
                if (play) {
                    const ReplicatedStatistic& r = played.statistics[k];
                    out(static_cast<Eigen::Index>(i)) = r.n > 0 ? (r.mean - target_[i]) / scale_[i] : 10.0;
                }
                ++i;
            }
        }
        return out;
    }

    Eigen::MatrixXd jacobian(const Eigen::VectorXd& theta, const Eigen::VectorXd& off) const {
        Eigen::MatrixXd slopes(off.size(), theta.size());
        const auto p = static_cast<Eigen::Index>(out_.parameters.size());
        for (Eigen::Index k = p; k < theta.size(); ++k) {
            Eigen::VectorXd moved = theta;
            moved(k) += 0.2;
            slopes.col(k) = (misses(moved, &off, static_cast<std::size_t>(k - p)) - off) / 0.2;
        }
        for (Eigen::Index k = 0; k < p; ++k) {
            const FreeParameter& free = out_.parameters[static_cast<std::size_t>(k)];
            double h = 0.1 * free.prior_sd;
            if (theta(k) + h > free.hi) h = -h;
            Eigen::VectorXd moved = theta;
            moved(k) += h;
            slopes.col(k) = (misses(moved) - off) / h;
        }
        return slopes;
    }

    double objective(const Eigen::VectorXd& off, const Eigen::VectorXd& theta) const {
        double sum = 0;
        for (const double z : off) sum += kReach * kReach * z * z / (kReach * kReach + z * z);
        for (std::size_t k = 0; k < out_.parameters.size(); ++k) {
            const FreeParameter& free = out_.parameters[k];
            const double z = (theta(static_cast<Eigen::Index>(k)) - free.prior) / free.prior_sd;
            sum += z * z;
        }
        for (auto k = static_cast<Eigen::Index>(out_.parameters.size()); k < theta.size(); ++k)
            sum += theta(k) * theta(k) / (place_sd() * place_sd());
        return sum;
    }

    void finish(const Eigen::VectorXd& theta, double height, const Eigen::MatrixXd& curve) {
        out_.behaviour = at(theta);
        out_.objective = height;
        const auto p = static_cast<Eigen::Index>(out_.parameters.size());
        Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(theta.size(), theta.size());
        if (curve.size() > 0) covariance = curve.inverse();
        for (Eigen::Index k = 0; k < theta.size(); ++k) {
            (k < p ? out_.value : out_.place).push_back(theta(k));
            (k < p ? out_.standard_error : out_.place_error)
                .push_back(std::sqrt(std::max(covariance(k, k), 0.0)));
        }
    }

    const std::vector<scenarios::Study>& studies_;
    const CalibrateOptions& options_;
    std::vector<double> target_, scale_;
    Calibrated out_;
};

}  // namespace

std::vector<FreeParameter> calibrated_parameters() {
    std::vector<FreeParameter> out;
    for (const char* field : kFree) out.push_back(free_parameter(field));
    return out;
}

double fitted_place(const scenarios::Study& study, const sim::Behaviour& behaviour,
                    const ReplicateOptions& options) {
    const auto height = [&](double place) {
        ReplicateOptions at = options;
        at.study.place_drawn = false;
        at.study.place = place;
        const ReplicatedStudy played = replicate(study, behaviour, at);
        double sum = place * place / std::max(behaviour.place_sd * behaviour.place_sd, 0.01);
        for (std::size_t k = 0; k < study.statistics.size(); ++k) {
            const scenarios::StudyStatistic& s = study.statistics[k];
            const ReplicatedStatistic& r = played.statistics[k];
            if (r.n == 0) continue;
            const stats::Interval wanted = published_interval(s);
            const double z = (r.mean - s.value) / std::max((wanted.hi - wanted.lo) / 4.0, 1e-3);
            sum += kReach * kReach * z * z / (kReach * kReach + z * z);
        }
        return sum;
    };
    double best = 0, least = height(0);
    for (double step = 1.0; step > 0.1; step /= 2.0) {
        for (const double way : {-step, step}) {
            for (double at = best + way; std::fabs(at) < 5.0; at += way) {
                const double there = height(at);
                if (there >= least) break;
                least = there;
                best = at;
            }
        }
    }
    return best;
}

Calibrated calibrate(const std::vector<scenarios::Study>& studies, const sim::Behaviour& start,
                     const CalibrateOptions& options) {
    return Search(studies, start, options).run();
}

}  // namespace skoen::lab
