#include "stats/random_design.h"

namespace skoen::stats {

RandomDesign::RandomDesign(const ModelFrame& frame) : terms_(frame.random) {
    std::vector<Eigen::Triplet<double>> entries;
    std::size_t at = 0;
    for (const RandomTerm& term : terms_) {
        const std::size_t width = term.coefficients.size();
        offsets_.push_back(at);
        theta_offsets_.push_back(theta_size_);
        for (std::size_t i = 0; i < frame.y.size(); ++i) {
            for (std::size_t c = 0; c < width; ++c) {
                entries.emplace_back(static_cast<int>(i), static_cast<int>(at + term.group_of[i] * width + c),
                                     term.z.at(i, c));
            }
        }
        for (std::size_t c = 0; c < width; ++c) {
            diagonal_.push_back(theta_size_);
            theta_size_ += width - c;
        }
        at += term.groups * width;
    }
    const auto effects = static_cast<Eigen::Index>(at);
    z_.resize(static_cast<Eigen::Index>(frame.y.size()), effects);
    z_.setFromTriplets(entries.begin(), entries.end());
    identity_.resize(effects, effects);
    identity_.setIdentity();
}

Eigen::MatrixXd RandomDesign::factor(std::size_t term, const double* theta) const {
    const auto width = static_cast<Eigen::Index>(terms_[term].coefficients.size());
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(width, width);
    std::size_t k = theta_offsets_[term];
    for (Eigen::Index c = 0; c < width; ++c) {
        for (Eigen::Index r = c; r < width; ++r) out(r, c) = theta[k++];
    }
    return out;
}

Eigen::SparseMatrix<double> RandomDesign::lambda(const double* theta) const {
    std::vector<Eigen::Triplet<double>> entries;
    for (std::size_t t = 0; t < terms_.size(); ++t) {
        const Eigen::MatrixXd block = factor(t, theta);
        const auto width = static_cast<std::size_t>(block.rows());
        for (std::size_t g = 0; g < terms_[t].groups; ++g) {
            const int from = static_cast<int>(offsets_[t] + g * width);
            for (int c = 0; c < static_cast<int>(width); ++c) {
                for (int r = c; r < static_cast<int>(width); ++r)
                    entries.emplace_back(from + r, from + c, block(r, c));
            }
        }
    }
    Eigen::SparseMatrix<double> out(effects(), effects());
    out.setFromTriplets(entries.begin(), entries.end());
    return out;
}

}  // namespace skoen::stats
