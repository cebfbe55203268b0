#include "stats/design_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/base/random.h"

namespace skoen::stats {

namespace {

class DesignLuck {
  public:
    DesignLuck(std::uint64_t seed, std::uint64_t start)
        : state_(base::mix64(seed) ^ base::mix64(start + 77)) {}
    std::size_t below(std::size_t n) {
        state_ = base::mix64(state_);
        return static_cast<std::size_t>(base::to_uniform(state_) * static_cast<double>(n));
    }

  private:
    std::uint64_t state_;
};

// log |M| of a symmetric positive matrix, destroyed on the way; -infinity when it is not.
double log_determinant(std::vector<double>& m, std::size_t p) {
    double out = 0;
    for (std::size_t k = 0; k < p; ++k) {
        const double pivot = m[k * p + k];
        if (!(pivot > 1e-9)) return -std::numeric_limits<double>::infinity();
        out += base::log(pivot);
        for (std::size_t i = k + 1; i < p; ++i) {
            const double factor = m[i * p + k] / pivot;
            for (std::size_t j = k + 1; j < p; ++j) m[i * p + j] -= factor * m[k * p + j];
        }
    }
    return out;
}

// Inverse by Gauss-Jordan, positive definite m; false when singular.
bool invert_positive(std::vector<double> m, std::size_t p, std::vector<double>& out) {
    out.assign(p * p, 0);
    for (std::size_t i = 0; i < p; ++i) out[i * p + i] = 1;
    for (std::size_t k = 0; k < p; ++k) {
        const double pivot = m[k * p + k];
        if (!(pivot > 1e-12)) return false;
        for (std::size_t j = 0; j < p; ++j) m[k * p + j] /= pivot, out[k * p + j] /= pivot;
        for (std::size_t i = 0; i < p; ++i) {
            const double factor = m[i * p + k];
            if (i == k || factor == 0) continue;
            for (std::size_t j = 0; j < p; ++j) {
                m[i * p + j] -= factor * m[k * p + j];
                out[i * p + j] -= factor * out[k * p + j];
            }
        }
    }
    return true;
}

// One search from one start. Candidates lie column by column, so that the sweep over all of them runs in lanes.
class Exchange {
  public:
    Exchange(const Matrix& x, const DesignSearch& search) : search_(search), n_(x.rows) {
        const auto decks = static_cast<std::size_t>(search.decks);
        const std::size_t skip = 1;  // the intercept: a constant a deck instead
        main_ = x.cols - skip;
        p_ = main_ + decks;
        columns_.resize(main_ * n_);
        for (std::size_t j = 0; j < n_; ++j) {
            const double root = search.weight.empty() ? 1.0 : std::sqrt(search.weight[j]);
            constant_.push_back(root);
            for (std::size_t c = 0; c < main_; ++c) columns_[c * n_ + j] = root * x.at(j, c + skip);
        }
        for (std::size_t i = 0; i < search.runs; ++i)
            deck_.push_back(static_cast<int>(i * decks / search.runs));
        cross_.resize(n_), variance_.resize(n_), vector_.resize(p_), image_.resize(p_);
    }

    const std::vector<int>& deck() const { return deck_; }
    const std::vector<std::size_t>& rows() const { return rows_; }

    // Returns the criterion; -infinity when the start led nowhere.
    double run(std::uint64_t start) {
        if (!draw_start(start) || !set_up()) return -std::numeric_limits<double>::infinity();
        for (int pass = 0; pass < 100; ++pass) {
            bool moved = false;
            for (std::size_t i = 0; i < search_.runs; ++i) moved = improve(i) || moved;
            if (search_.decks > 1 && !moved) moved = swap_decks();
            if (!moved) break;
        }
        std::vector<double> m = information();
        return log_determinant(m, p_);
    }

  private:
    bool draw_start(std::uint64_t start) {
        DesignLuck luck(search_.seed, start);
        rows_.clear();
        if (search_.clash) return draw_apart(luck);
        if (search_.repeats) {
            for (std::size_t i = 0; i < search_.runs; ++i) {
                std::size_t row = luck.below(n_);
                while (in_deck(row, deck_[i])) row = luck.below(n_);
                rows_.push_back(row);
            }
        } else {
            order_.resize(n_);
            std::iota(order_.begin(), order_.end(), std::size_t{0});
            for (std::size_t i = 0; i < search_.runs; ++i)
                std::swap(order_[i], order_[i + luck.below(n_ - i)]);
            rows_.assign(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(search_.runs));
        }
        return true;
    }
    // Candidates in random order, each put where it clashes with nothing. False where a run found none.
    bool draw_apart(DesignLuck& luck) {
        order_.resize(n_);
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        for (std::size_t i = n_; i-- > 1;) std::swap(order_[i], order_[luck.below(i + 1)]);
        std::vector<std::uint8_t> taken(n_, 0);
        for (std::size_t i = 0; i < search_.runs; ++i) {
            const auto free = std::find_if(order_.begin(), order_.end(), [&](std::size_t j) {
                return (search_.repeats ? !in_deck(j, deck_[i]) : taken[j] == 0) &&
                       !clashes(j, deck_[i], rows_.size(), rows_.size());
            });
            if (free == order_.end()) return false;
            taken[*free] = 1;
            rows_.push_back(*free);
        }
        return true;
    }
    // With a run of the deck other than runs i and k.
    bool clashes(std::size_t row, int deck, std::size_t i, std::size_t k) const {
        if (!search_.clash) return false;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (r != i && r != k && deck_[r] == deck && search_.clash(row, rows_[r])) return true;
        }
        return false;
    }
    bool in_deck(std::size_t row, int deck) const {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i] == row && deck_[i] == deck) return true;
        }
        return false;
    }
    void load(std::size_t row, int deck, std::vector<double>& v) const {
        for (std::size_t c = 0; c < main_; ++c) v[c] = columns_[c * n_ + row];
        for (std::size_t d = main_; d < p_; ++d) v[d] = 0;
        v[main_ + static_cast<std::size_t>(deck)] = constant_[row];
    }
    std::vector<double> information() const {
        std::vector<double> m(p_ * p_, 0), v(p_);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            load(rows_[i], deck_[i], v);
            for (std::size_t a = 0; a < p_; ++a) {
                for (std::size_t b = 0; b < p_; ++b) m[a * p_ + b] += v[a] * v[b];
            }
        }
        return m;
    }
    bool set_up() {
        std::vector<double> m = information();
        for (std::size_t a = 0; a < p_; ++a) m[a * p_ + a] += 1e-6;
        used_.assign(n_, 0);
        for (const std::size_t row : rows_) ++used_[row];
        if (!invert_positive(m, p_, inverse_)) return false;
        if (search_.decks == 1) all_variances(0);
        return true;
    }
    // image = M^-1 v
    void apply(const std::vector<double>& v) {
        for (std::size_t a = 0; a < p_; ++a) {
            double sum = 0;
            for (std::size_t b = 0; b < p_; ++b) sum += inverse_[a * p_ + b] * v[b];
            image_[a] = sum;
        }
    }
    // cross[j] = x_j (in this deck) . image
    void project(int deck) {
        const double constant = image_[main_ + static_cast<std::size_t>(deck)];
        for (std::size_t j = 0; j < n_; ++j) cross_[j] = constant * constant_[j];
        for (std::size_t c = 0; c < main_; ++c) {
            const double* column = columns_.data() + c * n_;
            const double w = image_[c];
            for (std::size_t j = 0; j < n_; ++j) cross_[j] += w * column[j];
        }
    }
    // variance[j] = x_j' M^-1 x_j in this deck
    void all_variances(int deck) {
        const std::size_t d = main_ + static_cast<std::size_t>(deck);
        for (std::size_t j = 0; j < n_; ++j)
            variance_[j] = inverse_[d * p_ + d] * constant_[j] * constant_[j];
        for (std::size_t a = 0; a < main_; ++a) {
            const double* left = columns_.data() + a * n_;
            const double own = inverse_[a * p_ + a], with_constant = 2 * inverse_[a * p_ + d];
            for (std::size_t j = 0; j < n_; ++j) {
                variance_[j] += left[j] * (own * left[j] + with_constant * constant_[j]);
            }
            for (std::size_t b = 0; b < a; ++b) {
                const double* right = columns_.data() + b * n_;
                const double twice = 2 * inverse_[a * p_ + b];
                for (std::size_t j = 0; j < n_; ++j) variance_[j] += twice * left[j] * right[j];
            }
        }
    }
    // M^-1 after sign * v v' is added; `scale` = 1 + sign v' M^-1 v
    void update(double sign, double scale) {
        for (std::size_t a = 0; a < p_; ++a) {
            for (std::size_t b = 0; b < p_; ++b) inverse_[a * p_ + b] -= sign * image_[a] * image_[b] / scale;
        }
    }
    bool improve(std::size_t i) {
        const int deck = deck_[i];
        const std::size_t row = rows_[i];
        load(row, deck, vector_);
        apply(vector_);
        project(deck);
        if (search_.decks > 1) all_variances(deck);
        const double own = cross_[row];
        double best = 1 + 1e-9;
        std::size_t to = row;
        for (std::size_t j = 0; j < n_; ++j) {
            const double gain = (1 + variance_[j]) * (1 - own) + cross_[j] * cross_[j];
            if (gain > best && may_use(j, deck) && !clashes(j, deck, i, i)) best = gain, to = j;
        }
        if (to == row) return false;
        load(to, deck, vector_);
        apply(vector_);
        const double up = 1 + variance_[to];
        follow(deck, 1, up);
        update(1, up);
        load(row, deck, vector_);
        apply(vector_);
        double now = 0;
        for (std::size_t a = 0; a < p_; ++a) now += vector_[a] * image_[a];
        follow(deck, -1, 1 - now);
        update(-1, 1 - now);
        --used_[row], ++used_[to];
        rows_[i] = to;
        return true;
    }
    // With one deck the variances of all candidates are kept up to date.
    void follow(int deck, double sign, double scale) {
        if (search_.decks > 1) return;
        project(deck);
        for (std::size_t j = 0; j < n_; ++j) variance_[j] -= sign * cross_[j] * cross_[j] / scale;
    }
    bool may_use(std::size_t j, int deck) const {
        return search_.repeats ? !in_deck(j, deck) : used_[j] == 0;
    }
    // Two runs of different decks change places.
    bool swap_decks() {
        std::vector<double> m = information();
        double now = log_determinant(m, p_);
        bool moved = false;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            for (std::size_t k = i + 1; k < rows_.size(); ++k) {
                if (deck_[i] == deck_[k] || rows_[i] == rows_[k]) continue;
                if (search_.repeats && (in_deck(rows_[i], deck_[k]) || in_deck(rows_[k], deck_[i]))) continue;
                if (clashes(rows_[i], deck_[k], i, k) || clashes(rows_[k], deck_[i], i, k)) continue;
                std::swap(rows_[i], rows_[k]);
                m = information();
                const double then = log_determinant(m, p_);
                if (then > now + 1e-9)
                    now = then, moved = true;
                else
                    std::swap(rows_[i], rows_[k]);
            }
        }
        return moved && set_up();
    }

    const DesignSearch& search_;
    std::size_t n_, main_ = 0, p_ = 0;
    std::vector<double> columns_, constant_;
    std::vector<int> deck_, used_;
    std::vector<std::size_t> rows_, order_;
    std::vector<double> inverse_, cross_, variance_, vector_, image_;
};

}  // namespace

FoundDesign exchange_design(const Matrix& x, const DesignSearch& search) {
    base::ensure(search.decks >= 1 && search.runs + 1 >= x.cols + static_cast<std::size_t>(search.decks),
                 "exchange_design: a run for every column");
    base::ensure(search.repeats || search.runs <= x.rows, "exchange_design: as many candidates as runs");
    Exchange exchange(x, search);
    FoundDesign best;
    best.criterion = -std::numeric_limits<double>::infinity();
    for (int start = 0; start < search.starts; ++start) {
        const double criterion = exchange.run(static_cast<std::uint64_t>(start));
        if (criterion > best.criterion + 1e-9) {
            best = {exchange.rows(), exchange.deck(), criterion, start};
        }
    }
    return best;
}

std::vector<Profile> coordinate_exchange(const std::vector<int>& levels, std::size_t runs, int starts,
                                         std::uint64_t seed,
                                         const std::function<bool(const Profile&)>& allowed) {
    const auto fits = [&](const std::vector<Profile>& all, std::size_t i, const Profile& p) {
        if (allowed && !allowed(p)) return false;
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (k != i && all[k] == p) return false;
        }
        return true;
    };
    std::vector<Profile> best;
    double best_value = -1;
    for (int start = 0; start < starts; ++start) {
        DesignLuck luck(seed, static_cast<std::uint64_t>(start));
        std::vector<Profile> design;
        for (int tries = 0; design.size() < runs && tries < 100000; ++tries) {
            Profile p;
            for (const int l : levels)
                p.push_back(static_cast<std::uint8_t>(luck.below(static_cast<std::size_t>(l))));
            if (fits(design, SIZE_MAX, p)) design.push_back(p);
        }
        base::ensure(design.size() == runs, "coordinate_exchange: enough allowed profiles");
        double value = d_efficiency(orthonormal_coding(design, levels));
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i < runs; ++i) {
                for (std::size_t f = 0; f < levels.size(); ++f) {
                    for (int l = 0; l < levels[f]; ++l) {
                        Profile next = design[i];
                        next[f] = static_cast<std::uint8_t>(l);
                        if (next == design[i] || !fits(design, i, next)) continue;
                        std::swap(design[i], next);
                        const double then = d_efficiency(orthonormal_coding(design, levels));
                        if (then > value + 1e-9)
                            value = then, moved = true;
                        else
                            std::swap(design[i], next);
                    }
                }
            }
        }
        if (value > best_value) best_value = value, best = design;
    }
    return best;
}

}  // namespace skoen::stats
