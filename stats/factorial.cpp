#include "stats/factorial.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/base/text.h"

namespace skoen::stats {

namespace {

Eigen::MatrixXd eigen_of(const Matrix& m) {
    return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
        m.data.data(), static_cast<Eigen::Index>(m.rows), static_cast<Eigen::Index>(m.cols));
}

double efficiency_of(const Eigen::MatrixXd& cross, double n) {
    const Eigen::LLT<Eigen::MatrixXd> llt(cross / n);
    if (llt.info() != Eigen::Success) return 0;
    double log_det = 0;
    for (Eigen::Index i = 0; i < cross.rows(); ++i) {
        const double root = llt.matrixLLT()(i, i);
        if (root < 1e-7) return 0;
        log_det += 2 * base::log(root);
    }
    return 100 * base::exp(log_det / static_cast<double>(cross.rows()));
}

// Value of Helmert column k (1 ... levels - 1) at a level, scaled to mean square 1.
double helmert(int level, int k, int levels) {
    const double c = std::sqrt(static_cast<double>(levels) / (k * (k + 1.0)));
    return level < k ? -c : (level == k ? k * c : 0.0);
}

double cramers_v(const std::vector<Profile>& profiles, std::size_t a, std::size_t b, int la, int lb) {
    std::vector<double> cell(static_cast<std::size_t>(la * lb), 0), row(static_cast<std::size_t>(la), 0),
        column(static_cast<std::size_t>(lb), 0);
    for (const Profile& p : profiles) {
        cell[static_cast<std::size_t>(p[a]) * static_cast<std::size_t>(lb) + p[b]] += 1;
        row[p[a]] += 1;
        column[p[b]] += 1;
    }
    const auto n = static_cast<double>(profiles.size());
    double chi = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        for (std::size_t j = 0; j < column.size(); ++j) {
            const double expected = row[i] * column[j] / n;
            if (expected > 0)
                chi += (cell[i * column.size() + j] - expected) * (cell[i * column.size() + j] - expected) /
                       expected;
        }
    }
    return std::sqrt(chi / (n * (std::min(la, lb) - 1)));
}

}  // namespace

std::vector<Profile> full_factorial(const std::vector<int>& levels) {
    double size = 1;
    for (const int l : levels) size *= l;
    base::ensure(size <= 200000, "full_factorial: at most 200,000 profiles");
    std::vector<Profile> out;
    Profile at(levels.size(), 0);
    while (true) {
        out.push_back(at);
        std::size_t f = 0;
        while (f < levels.size() && ++at[f] == levels[f]) at[f++] = 0;
        if (f == levels.size()) return out;
    }
}

Matrix orthonormal_coding(const std::vector<Profile>& profiles, const std::vector<int>& levels,
                          bool intercept) {
    std::size_t columns = intercept ? 1 : 0;
    for (const int l : levels) columns += static_cast<std::size_t>(l - 1);
    Matrix out(profiles.size(), columns);
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        std::size_t c = 0;
        if (intercept) out.at(i, c++) = 1;
        for (std::size_t f = 0; f < levels.size(); ++f) {
            for (int k = 1; k < levels[f]; ++k) out.at(i, c++) = helmert(profiles[i][f], k, levels[f]);
        }
    }
    return out;
}

Interactions interaction_coding(const std::vector<Profile>& profiles, const std::vector<int>& levels) {
    Interactions out;
    for (std::size_t a = 0; a < levels.size(); ++a) {
        for (std::size_t b = a + 1; b < levels.size(); ++b) {
            for (int k = 0; k < (levels[a] - 1) * (levels[b] - 1); ++k) out.factors.emplace_back(a, b);
        }
    }
    out.columns = Matrix(profiles.size(), out.factors.size());
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        std::size_t c = 0;
        for (std::size_t a = 0; a < levels.size(); ++a) {
            for (std::size_t b = a + 1; b < levels.size(); ++b) {
                for (int k = 1; k < levels[a]; ++k) {
                    for (int m = 1; m < levels[b]; ++m) {
                        out.columns.at(i, c++) =
                            helmert(profiles[i][a], k, levels[a]) * helmert(profiles[i][b], m, levels[b]);
                    }
                }
            }
        }
    }
    return out;
}

double d_efficiency(const Matrix& x) {
    const Eigen::MatrixXd e = eigen_of(x);
    return efficiency_of(e.transpose() * e, static_cast<double>(x.rows));
}

double d_efficiency_in_decks(const Matrix& main_effects, const std::vector<int>& deck) {
    Eigen::MatrixXd e = eigen_of(main_effects);
    const int decks = *std::max_element(deck.begin(), deck.end()) + 1;
    for (int d = 0; d < decks; ++d) {
        std::vector<Eigen::Index> rows;
        for (std::size_t i = 0; i < deck.size(); ++i) {
            if (deck[i] == d) rows.push_back(static_cast<Eigen::Index>(i));
        }
        if (rows.empty()) continue;
        const Eigen::RowVectorXd mean = e(rows, Eigen::all).colwise().mean();
        for (const Eigen::Index i : rows) e.row(i) -= mean;
    }
    return efficiency_of(e.transpose() * e, static_cast<double>(main_effects.rows));
}

DesignRating rate_design(const std::vector<Profile>& profiles, const std::vector<int>& levels,
                         const std::vector<int>& deck, const std::vector<std::string>& names,
                         const std::vector<Profile>& region) {
    DesignRating out;
    const Matrix coded = orthonormal_coding(profiles, levels);
    out.d = d_efficiency(coded);
    out.d_main = d_efficiency_in_decks(orthonormal_coding(profiles, levels, false),
                                       std::vector<int>(profiles.size(), 0));
    out.d_decks = d_efficiency_in_decks(orthonormal_coding(profiles, levels, false),
                                        deck.empty() ? std::vector<int>(profiles.size(), 0) : deck);
    const Eigen::MatrixXd x = eigen_of(coded);
    const auto n = static_cast<double>(profiles.size());
    const auto p = static_cast<double>(x.cols());
    out.cramers_v = Matrix(levels.size(), levels.size());
    for (std::size_t a = 0; a < levels.size(); ++a) {
        std::vector<double> count(static_cast<std::size_t>(levels[a]), 0);
        for (const Profile& profile : profiles) count[profile[a]] += 1;
        for (const double c : count) {
            out.worst_balance = std::max(out.worst_balance, std::abs(c / n - 1.0 / levels[a]));
        }
        for (std::size_t b = 0; b < levels.size(); ++b) {
            out.cramers_v.at(a, b) = a == b ? 1.0 : cramers_v(profiles, a, b, levels[a], levels[b]);
        }
    }
    if (out.d <= 0) return out;
    const Eigen::MatrixXd inverse = (x.transpose() * x / n).inverse();
    out.a = 100 * p / inverse.trace();
    const Eigen::MatrixXd all =
        eigen_of(orthonormal_coding(region.empty() ? full_factorial(levels) : region, levels));
    out.g = 100 * p / (all * inverse).cwiseProduct(all).rowwise().sum().maxCoeff();
    const Interactions two = interaction_coding(profiles, levels);
    const Eigen::MatrixXd alias = inverse * x.transpose() * eigen_of(two.columns) / n;
    std::vector<std::pair<double, std::string>> found;
    Eigen::Index row = 1;
    for (std::size_t f = 0; f < levels.size(); ++f) {
        const Eigen::Index width = levels[f] - 1;
        for (std::size_t k = 0; k < two.factors.size();) {
            std::size_t end = k;
            while (end < two.factors.size() && two.factors[end] == two.factors[k]) ++end;
            const double size =
                alias.block(row, static_cast<Eigen::Index>(k), width, static_cast<Eigen::Index>(end - k))
                    .cwiseAbs()
                    .maxCoeff();
            if (size > 1e-9) {
                found.emplace_back(size, names[f] + " ~ " + names[two.factors[k].first] + ':' +
                                             names[two.factors[k].second] + ' ' +
                                             base::format_number(size, 3, base::Language::en));
            }
            k = end;
        }
        row += width;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (!found.empty()) out.largest_alias = found.front().first;
    for (std::size_t k = 0; k < std::min<std::size_t>(found.size(), 20); ++k)
        out.aliases.push_back(found[k].second);
    return out;
}

}  // namespace skoen::stats
