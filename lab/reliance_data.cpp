#include "lab/reliance_data.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::lab {

namespace {

constexpr double kSeen = 0.07 + 1e-9;

// One line of a CSV file (RFC 4180, no line breaks within cells).
std::vector<std::string> csv_cells(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
                cells.back() += '"';
                ++i;
            } else {
                quoted = !quoted;
            }
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

std::optional<double> csv_number(const std::string& cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// A number, or what data packages call a boolean.
std::optional<double> csv_truth(const std::string& cell) {
    if (cell == "true" || cell == "TRUE") return 1.0;
    if (cell == "false" || cell == "FALSE") return 0.0;
    return csv_number(cell);
}

std::size_t column_of(const std::vector<std::string>& header, const std::string& name,
                      const std::string& file) {
    const auto at = std::find(header.begin(), header.end(), name);
    if (at == header.end()) {
        std::string names;
        for (const std::string& h : header) names += (names.empty() ? "" : ", ") + h;
        throw base::InputError({.file = file, .expected = "a column " + name, .found = "columns " + names});
    }
    return static_cast<std::size_t>(at - header.begin());
}

int which_side(double p) { return p > 0.5 + 1e-9 ? 1 : p < 0.5 - 1e-9 ? -1 : 0; }
bool opposite(const TwoStageTrial& t) { return which_side(t.own) * which_side(t.tool) < 0; }
bool to_tool(const TwoStageTrial& t) { return which_side(t.final) * which_side(t.tool) > 0; }
bool gap_seen(const TwoStageTrial& t) { return std::fabs(t.tool - t.own) > kSeen; }
bool towards_tool(const TwoStageTrial& t) {
    return std::fabs(t.final - t.own) > kSeen && (t.final - t.own) * (t.tool - t.own) > 0.0;
}
double sureness(double p) { return std::fabs(2.0 * p - 1.0); }

}  // namespace

TwoStageTrials read_two_stage(const TwoStageFile& file) {
    const std::string text = base::read_text_file(file.file);
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (end > from) lines.push_back(std::string_view(text).substr(from, end - from));
        from = end + 1;
    }
    if (lines.empty())
        throw base::InputError({.file = file.file, .expected = "a header", .found = "an empty file"});
    const std::vector<std::string> header = csv_cells(lines[0]);
    const std::size_t own = column_of(header, file.own, file.file),
                      tool = column_of(header, file.tool, file.file),
                      last = column_of(header, file.final, file.file),
                      person = column_of(header, file.person, file.file);
    const bool with_outcome = !file.outcome.empty();
    const std::size_t outcome = with_outcome ? column_of(header, file.outcome, file.file) : 0;
    TwoStageTrials out;
    std::map<std::string, std::uint32_t> people;
    double largest = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::vector<std::string> cells = csv_cells(lines[i]);
        if (cells.size() != header.size())
            throw base::InputError({.file = file.file,
                                    .line = static_cast<int>(i) + 1,
                                    .column = 1,
                                    .expected = std::to_string(header.size()) + " cells",
                                    .found = std::to_string(cells.size())});
        const auto a = csv_number(cells[own]), b = csv_number(cells[tool]), c = csv_number(cells[last]);
        const auto y = with_outcome ? csv_truth(cells[outcome]) : std::optional<double>(0.0);
        if (!a || !b || !c || !y || cells[person].empty()) {
            ++out.left_out;
            continue;
        }
        TwoStageTrial t{*a, *b, *c, 0, std::nullopt};
        t.person = people.try_emplace(cells[person], static_cast<std::uint32_t>(people.size())).first->second;
        if (with_outcome) t.outcome = *y > 0.5;
        largest = std::max({largest, *a, *b, *c});
        out.trials.push_back(t);
    }
    if (out.trials.empty())
        throw base::InputError(
            {.file = file.file, .expected = "a row with all of the columns", .found = "none"});
    const double unit = largest > 1.0 ? 100.0 : 1.0;
    for (TwoStageTrial& t : out.trials) t.own /= unit, t.tool /= unit, t.final /= unit;
    out.people = static_cast<int>(people.size());
    return out;
}

stats::GroupedRows switch_rows(const TwoStageTrials& data, bool with_outcome) {
    stats::GroupedRows rows;
    for (const TwoStageTrial& t : data.trials) {
        if (!opposite(t)) continue;
        std::vector<double> x{1.0, sureness(t.own), sureness(t.tool)};
        if (with_outcome) x.push_back((t.tool > 0.5) == t.outcome.value_or(false) ? 1.0 : 0.0);
        rows.add(t.person, x, to_tool(t) ? 1.0 : 0.0);
    }
    return rows;
}

stats::GroupedRows revise_rows(const TwoStageTrials& data) {
    stats::GroupedRows rows;
    for (const TwoStageTrial& t : data.trials) {
        if (!gap_seen(t)) continue;
        const double x[] = {1.0, sureness(t.own), sureness(t.tool), std::fabs(t.tool - t.own)};
        rows.add(t.person, x, towards_tool(t) ? 1.0 : 0.0);
    }
    return rows;
}

RelianceEstimate estimate_reliance(const TwoStageTrials& data, int quadrature_points) {
    RelianceEstimate e;
    e.trials = static_cast<int>(data.trials.size());
    e.people = data.people;
    e.left_out = data.left_out;
    e.with_outcome = !data.trials.empty() && data.trials[0].outcome.has_value();
    std::vector<double> sizes;
    std::vector<std::uint32_t> people;
    int switches = 0, full = 0;
    double sum = 0;
    for (const TwoStageTrial& t : data.trials) {
        e.disagreements += opposite(t) ? 1 : 0;
        switches += opposite(t) && to_tool(t) ? 1 : 0;
        if (!gap_seen(t)) continue;
        ++e.visible;
        if (!towards_tool(t)) continue;
        ++e.revisions;
        const double size = (t.final - t.own) / (t.tool - t.own);
        full += size >= 0.95 ? 1 : 0;
        sizes.push_back(std::clamp(size, 0.0, 1.5));
        sum += sizes.back();
        people.push_back(t.person);
    }
    const auto of = [](double part, int whole) {
        return whole > 0 ? std::optional(part / whole) : std::nullopt;
    };
    e.switch_share = of(switches, e.disagreements);
    e.revise_share = of(e.revisions, e.visible);
    e.revise_size = of(sum, e.revisions);
    e.full_share = of(full, e.revisions);
    e.switching = stats::fit_random_intercept_logistic(switch_rows(data, e.with_outcome), quadrature_points);
    e.revising = stats::fit_random_intercept_logistic(revise_rows(data), quadrature_points);
    if (!sizes.empty()) e.sizes = stats::fit_random_intercept_mean(sizes, people);
    return e;
}

}  // namespace skoen::lab
