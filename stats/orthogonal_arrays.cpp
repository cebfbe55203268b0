// Orthogonal arrays made from their algebra (Hedayat, Sloane & Stufken 1999, chapters 3, 6 and 7).
#include <algorithm>
#include <array>
#include <functional>

#include "stats/factorial.h"

namespace skoen::stats {

namespace {

struct OrthogonalArray {
    std::vector<int> levels;
    std::vector<Profile> runs;
};

using FieldTable = std::function<int(int, int)>;

// All points of GF(q)^k as runs, all directions of the projective space as columns: q^k runs, (q^k - 1)/(q - 1) columns.
OrthogonalArray linear_array(int q, int k, const FieldTable& add, const FieldTable& multiply) {
    OrthogonalArray out;
    std::vector<std::vector<int>> directions;
    const std::vector<Profile> points = full_factorial(std::vector<int>(static_cast<std::size_t>(k), q));
    for (const Profile& point : points) {
        const auto first = std::find_if(point.begin(), point.end(), [](std::uint8_t c) { return c != 0; });
        if (first != point.end() && *first == 1) directions.emplace_back(point.begin(), point.end());
    }
    out.levels.assign(directions.size(), q);
    for (const Profile& point : points) {
        Profile run;
        for (const std::vector<int>& direction : directions) {
            int sum = 0;
            for (std::size_t i = 0; i < point.size(); ++i) sum = add(sum, multiply(direction[i], point[i]));
            run.push_back(static_cast<std::uint8_t>(sum));
        }
        out.runs.push_back(run);
    }
    return out;
}

OrthogonalArray prime_array(int q, int k) {
    return linear_array(
        q, k, [q](int a, int b) { return (a + b) % q; }, [q](int a, int b) { return a * b % q; });
}

// GF(4) = {0, 1, w, w + 1}: addition is exclusive or.
OrthogonalArray four_level_array() {
    static constexpr std::array<std::array<int, 4>, 4> kProduct = {
        {{0, 0, 0, 0}, {0, 1, 2, 3}, {0, 2, 3, 1}, {0, 3, 1, 2}}};
    return linear_array(
        4, 2, [](int a, int b) { return a ^ b; },
        [](int a, int b) { return kProduct[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)]; });
}

// Plackett & Burman 1946: the first row moved around, and a row of one level.
OrthogonalArray twelve_runs() {
    static constexpr std::array<std::uint8_t, 11> kRow = {1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0};
    OrthogonalArray out;
    out.levels.assign(11, 2);
    for (std::size_t shift = 0; shift < 11; ++shift) {
        Profile run;
        for (std::size_t c = 0; c < 11; ++c) run.push_back(kRow[(c + 11 - shift) % 11]);
        out.runs.push_back(run);
    }
    out.runs.emplace_back(11, std::uint8_t{0});
    return out;
}

// A 6 x 6 matrix over the integers modulo 3 in which the differences of every two columns hold each residue twice; found by
// search, a row at a time.
bool difference_columns(std::vector<std::array<int, 6>>& columns) {
    if (columns.size() == 6) return true;
    std::array<int, 6> next{};
    for (int code = 0; code < 243; ++code) {
        for (std::size_t i = 1, rest = static_cast<std::size_t>(code); i < 6; ++i, rest /= 3) {
            next[i] = static_cast<int>(rest % 3);
        }
        const bool fits = std::all_of(columns.begin(), columns.end(), [&](const std::array<int, 6>& before) {
            std::array<int, 3> count{};
            for (std::size_t i = 0; i < 6; ++i)
                ++count[static_cast<std::size_t>((next[i] - before[i] + 3) % 3)];
            return count[0] == 2 && count[1] == 2;
        });
        if (!fits) continue;
        columns.push_back(next);
        if (difference_columns(columns)) return true;
        columns.pop_back();
    }
    return false;
}

// 2 3^7: six columns of the difference scheme developed modulo 3, and the row number as 2 x 3.
OrthogonalArray eighteen_runs() {
    std::vector<std::array<int, 6>> columns{{0, 0, 0, 0, 0, 0}};
    difference_columns(columns);
    OrthogonalArray out;
    out.levels = {2, 3, 3, 3, 3, 3, 3, 3};
    for (std::size_t row = 0; row < 6; ++row) {
        for (int shift = 0; shift < 3; ++shift) {
            Profile run{static_cast<std::uint8_t>(row % 2), static_cast<std::uint8_t>(row / 2)};
            for (const auto& column : columns)
                run.push_back(static_cast<std::uint8_t>((column[row] + shift) % 3));
            out.runs.push_back(run);
        }
    }
    return out;
}

OrthogonalArray crossed_arrays(const OrthogonalArray& a, const OrthogonalArray& b) {
    OrthogonalArray out;
    out.levels = a.levels;
    out.levels.insert(out.levels.end(), b.levels.begin(), b.levels.end());
    for (const Profile& left : a.runs) {
        for (const Profile& right : b.runs) {
            Profile run = left;
            run.insert(run.end(), right.begin(), right.end());
            out.runs.push_back(run);
        }
    }
    return out;
}

std::vector<OrthogonalArray> arrays_of(std::size_t runs) {
    switch (runs) {
    case 4:
        return {prime_array(2, 2)};
    case 8:
        return {prime_array(2, 3)};
    case 9:
        return {prime_array(3, 2)};
    case 12:
        return {twelve_runs()};
    case 16:
        return {prime_array(2, 4), four_level_array()};
    case 18:
        return {eighteen_runs()};
    case 25:
        return {prime_array(5, 2)};
    case 27:
        return {prime_array(3, 3)};
    case 36:
        return {crossed_arrays(prime_array(2, 2), prime_array(3, 2))};
    default:
        return {};
    }
}

}  // namespace

std::optional<std::vector<Profile>> orthogonal_array(std::size_t runs, const std::vector<int>& levels) {
    for (const OrthogonalArray& array : arrays_of(runs)) {
        std::vector<std::size_t> columns;
        std::vector<bool> used(array.levels.size(), false);
        for (const int wanted : levels) {
            for (std::size_t c = 0; c < array.levels.size(); ++c) {
                if (used[c] || array.levels[c] != wanted) continue;
                used[c] = true;
                columns.push_back(c);
                break;
            }
        }
        if (columns.size() < levels.size()) continue;
        std::vector<Profile> out;
        for (const Profile& run : array.runs) {
            Profile profile;
            for (const std::size_t c : columns) profile.push_back(run[c]);
            out.push_back(profile);
        }
        return out;
    }
    return std::nullopt;
}

}  // namespace skoen::stats
