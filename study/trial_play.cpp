#include "study/trial_play.h"

#include <algorithm>
#include <cmath>

#include "sim/base/math.h"

namespace skoen::study {

LeastSquares least_squares(const std::vector<double>& x, std::size_t p, const std::vector<double>& y) {
    LeastSquares out;
    std::vector<double> m(p * p, 0), xy(p, 0);
    for (std::size_t r = 0; r < y.size(); ++r) {
        for (std::size_t a = 0; a < p; ++a) {
            xy[a] += x[r * p + a] * y[r];
            for (std::size_t b = 0; b < p; ++b) m[a * p + b] += x[r * p + a] * x[r * p + b];
        }
    }
    out.inverse.assign(p * p, 0);
    for (std::size_t a = 0; a < p; ++a) out.inverse[a * p + a] = 1;
    for (std::size_t k = 0; k < p; ++k) {  // Gauss-Jordan; X'X is positive definite
        const double pivot = m[k * p + k];
        if (!(pivot > 1e-10)) return out;
        for (std::size_t b = 0; b < p; ++b) m[k * p + b] /= pivot, out.inverse[k * p + b] /= pivot;
        for (std::size_t a = 0; a < p; ++a) {
            const double factor = m[a * p + k];
            if (a == k) continue;
            for (std::size_t b = 0; b < p; ++b) {
                m[a * p + b] -= factor * m[k * p + b];
                out.inverse[a * p + b] -= factor * out.inverse[k * p + b];
            }
        }
    }
    out.beta.assign(p, 0);
    for (std::size_t a = 0; a < p; ++a) {
        for (std::size_t b = 0; b < p; ++b) out.beta[a] += out.inverse[a * p + b] * xy[b];
    }
    for (std::size_t r = 0; r < y.size(); ++r) {
        double rest = y[r];
        for (std::size_t a = 0; a < p; ++a) rest -= x[r * p + a] * out.beta[a];
        out.residual_squares += rest * rest;
    }
    out.defined = true;
    return out;
}

TrialPlay::TrialPlay(const TrialPlan& plan, std::uint64_t seed) : plan_(plan), draws_(seed) {
    std::vector<double> sizes;
    draws_.normals(StudyPurpose::habit, 0, static_cast<std::size_t>(plan.clusters), sizes);
    // log-normal sizes with the stated mean and coefficient of variation
    const double log_variance = base::log(1 + plan.size_spread * plan.size_spread);
    for (std::size_t j = 0; j < sizes.size(); ++j) {
        const double factor = base::exp(std::sqrt(log_variance) * sizes[j] - 0.5 * log_variance);
        const double left = plan.workers * factor * (1 - plan.drop_out);
        workers_.push_back(static_cast<std::size_t>(std::max(1.0, std::floor(left + 0.5))));
        first_worker_.push_back(all_workers_);
        all_workers_ += workers_.back();
        arm_.push_back(static_cast<int>(j % plan.arms.size()));
        balanced_ = balanced_ && workers_[j] == workers_[0];
    }
    balanced_ = balanced_ && plan.clusters % static_cast<int>(plan.arms.size()) == 0;
    mean_workers_ = static_cast<double>(all_workers_) / plan.clusters;
}

void TrialPlay::draw(std::uint32_t replication) {
    const auto cases = static_cast<std::size_t>(plan_.cases);
    const auto clusters = static_cast<std::size_t>(plan_.clusters);
    draws_.normals(StudyPurpose::noise, replication, all_workers_ * cases, noise_);
    draws_.normals(StudyPurpose::group, replication, all_workers_, people_);
    draws_.normals(StudyPurpose::cluster, replication, clusters, places_);
    if (plan_.baseline_correlation > 0 || plan_.allocation != Allocation::simple) {
        draws_.normals(StudyPurpose::habit, replication + 1, clusters, earlier_);
        const double r = plan_.baseline_correlation;
        baseline_.resize(clusters);
        for (std::size_t j = 0; j < clusters; ++j)
            baseline_[j] = r * places_[j] + std::sqrt(1 - r * r) * earlier_[j];
        if (plan_.allocation != Allocation::simple) {
            allocated_ = allocate(plan_.allocation, baseline_, plan_.arms.size(), draws_, replication);
            arm_ = allocated_.arm;
        }
    }
    const double cluster_sd = std::sqrt(plan_.cluster_variance), worker_sd = std::sqrt(plan_.worker_variance),
                 answer_sd = std::sqrt(plan_.residual_variance);
    means_.assign(clusters, 0);
    worker_means_.resize(all_workers_);
    within_ = 0;
    for (std::size_t j = 0; j < clusters; ++j) {
        const double level = plan_.arms[static_cast<std::size_t>(arm_[j])].effect + cluster_sd * places_[j];
        for (std::size_t k = first_worker_[j]; k < first_worker_[j] + workers_[j]; ++k) {
            const double* noise = noise_.data() + k * cases;
            double sum = 0, squares = 0;
            for (std::size_t c = 0; c < cases; ++c) {
                sum += noise[c];
                squares += noise[c] * noise[c];
            }
            const double n = static_cast<double>(cases);
            within_ += plan_.residual_variance * (squares - sum * sum / n);
            worker_means_[k] = level + worker_sd * people_[k] + answer_sd * sum / n;
            means_[j] += worker_means_[k];
        }
        means_[j] /= static_cast<double>(workers_[j]);
    }
    if (plan_.baseline_correlation <= 0) baseline_.clear();
}

std::vector<TrialPlay::Row> TrialPlay::rows() {
    const auto cases = static_cast<std::size_t>(plan_.cases);
    std::vector<Row> out;
    for (std::size_t j = 0; j < means_.size(); ++j) {
        const double level = plan_.arms[static_cast<std::size_t>(arm_[j])].effect +
                             std::sqrt(plan_.cluster_variance) * places_[j];
        for (std::size_t k = first_worker_[j]; k < first_worker_[j] + workers_[j]; ++k) {
            for (std::size_t c = 0; c < cases; ++c) {
                out.push_back({j, k, arm_[j],
                               level + std::sqrt(plan_.worker_variance) * people_[k] +
                                   std::sqrt(plan_.residual_variance) * noise_[k * cases + c]});
            }
        }
    }
    return out;
}

TrialSquares TrialPlay::squares() const {
    TrialSquares out;
    const double cases = plan_.cases, clusters = plan_.clusters;
    const auto arms = static_cast<double>(plan_.arms.size());
    out.within = within_;
    out.within_df = static_cast<double>(all_workers_) * (cases - 1);
    std::vector<double> arm_mean(plan_.arms.size(), 0);
    for (std::size_t j = 0; j < means_.size(); ++j) {
        arm_mean[static_cast<std::size_t>(arm_[j])] += means_[j] * arms / clusters;
        for (std::size_t k = first_worker_[j]; k < first_worker_[j] + workers_[j]; ++k) {
            out.workers += cases * (worker_means_[k] - means_[j]) * (worker_means_[k] - means_[j]);
        }
    }
    out.workers_df = static_cast<double>(all_workers_) - clusters;
    for (std::size_t j = 0; j < means_.size(); ++j) {
        const double gap = means_[j] - arm_mean[static_cast<std::size_t>(arm_[j])];
        out.clusters += cases * static_cast<double>(workers_[j]) * gap * gap;
    }
    out.clusters_df = clusters - arms;
    if (cases == 1) {  // an answer each: workers and answers are one level
        out.within = out.workers, out.within_df = out.workers_df;
        out.workers = 0, out.workers_df = 0;
    }
    return out;
}

}  // namespace skoen::study
