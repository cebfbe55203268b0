#include "stats/rank.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::stats {

namespace {

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

std::vector<double> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
    std::vector<double> out(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
        const double shared = 0.5 * static_cast<double>(from + 1 + to);
        for (std::size_t i = from; i < to; ++i) out[order[i]] = shared;
        from = to;
    }
    return out;
}

std::optional<double> spearman(std::span<const double> x, std::span<const double> y) {
    base::ensure(x.size() == y.size(), "a rank correlation needs pairs");
    if (x.size() < 4) return std::nullopt;
    const std::vector<double> a = ranks(x), b = ranks(y);
    const double mean = mean_of(a);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    if (aa == 0 || bb == 0) return std::nullopt;
    return std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
}

Interval spearman_interval(double rho, std::size_t n, double level) {
    base::ensure(n > 3, "an interval of a rank correlation needs more than three pairs");
    if (std::fabs(rho) >= 1) return {rho, rho};
    const double z = 0.5 * base::log((1 + rho) / (1 - rho));
    const double half = base::normal_quantile(0.5 + 0.5 * level) *
                        std::sqrt((1 + 0.5 * rho * rho) / (static_cast<double>(n) - 3));
    const auto back = [](double w) { return 1 - 2 / (base::exp(2 * w) + 1); };
    return {back(z - half), back(z + half)};
}

std::optional<double> rank_regression_share(const std::vector<std::vector<double>>& columns,
                                            std::span<const double> y) {
    const auto n = static_cast<Eigen::Index>(y.size()), p = static_cast<Eigen::Index>(columns.size());
    if (n < 2 * (p + 1)) return std::nullopt;
    const auto centred = [](std::span<const double> values) {
        const std::vector<double> r = ranks(values);
        Eigen::VectorXd out =
            Eigen::Map<const Eigen::VectorXd>(r.data(), static_cast<Eigen::Index>(r.size()));
        out.array() -= mean_of(r);
        return out;
    };
    Eigen::MatrixXd x(n, p);
    for (Eigen::Index j = 0; j < p; ++j) x.col(j) = centred(columns[static_cast<std::size_t>(j)]);
    const Eigen::VectorXd target = centred(y);
    const double total = target.squaredNorm();
    if (total == 0) return std::nullopt;
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x);
    const double left = (target - x * qr.solve(target)).squaredNorm();
    const double rest = static_cast<double>(n - 1 - qr.rank());
    return 1 - (left / rest) / (total / static_cast<double>(n - 1));
}

}  // namespace skoen::stats
