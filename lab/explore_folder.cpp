#include "lab/explore_folder.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "scenarios/catalogue.h"
#include "sim/base/disk.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json_writer.h"
#include "sim/base/system.h"

namespace skoen::lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRowsBuffer = 1U << 18;
constexpr int kResamples = 500;  // of the intervals of shares of variance
constexpr std::uint64_t kResampleSeed = 1;

bool belongs_to_exploration(const std::string& name) {
    for (const char* ours :
         {"exploration.json", "plans.csv", "plans", "sets.csv", "indices.csv", "manifest.json"}) {
        if (name == ours) return true;
    }
    // What Slurm wrote, and what somebody is writing.
    return name.starts_with(kResultsName) || name.starts_with("part-") || name.starts_with("slurm-") ||
           name.find(".json.tmp.") != std::string::npos || name.find(".csv.tmp.") != std::string::npos;
}

}  // namespace

// Somebody's notes must survive.
void prepare_exploration_folder(const fs::path& folder) {
    std::error_code none;
    if (fs::exists(folder, none) && !fs::is_directory(folder, none))
        throw base::InputError(
            base::Fault{.file = folder.string(), .expected = "a folder", .found = "a file"});
    base::make_folders(folder);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (belongs_to_exploration(name)) continue;
        throw base::InputError(base::Fault{.file = folder.string(),
                                           .expected = "an empty or new folder, or one of an exploration",
                                           .found = name + " in it"});
    }
}

ResultsTable::ResultsTable(const fs::path& folder) {
    prepare_exploration_folder(folder);
    final_ = folder / kResultsName;
    path_ = final_.string() + ".tmp." + std::to_string(base::process_number());
    file_ = base::disk::open_stream(path_, base::disk::Stream::write);
    if (file_ == nullptr) refuse_write(errno);
    buffer_ = "plan,draw,office,cases,missed,disturbed,harm,leader_hours,worker_hours,support,minutes\n";
}

ResultsTable::~ResultsTable() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    std::error_code none;
    fs::remove(path_, none);
}

void ResultsTable::refuse_write(int error) {
    throw base::InputError(base::Fault{.file = path_.string(),
                                       .expected = "a file that can be written",
                                       .found = std::generic_category().message(error)});
}

void ResultsTable::flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) refuse_write(errno);
    buffer_.clear();
}

std::string result_line(const UnitRow& row, const std::string& plan) {
    std::string line = plan;
    for (const std::int64_t n :
         {static_cast<std::int64_t>(row.draw), static_cast<std::int64_t>(row.office + 1), row.errors.cases,
          row.errors.missed, row.errors.disturbed, row.errors.harm})
        line += ',' + std::to_string(n);
    for (const double x : {row.leader_hours, row.worker_hours, row.support, row.minutes})
        line += ',' + base::json_number(x);
    return line + '\n';
}

void ResultsTable::add(std::string_view line) {
    buffer_ += line;
    if (buffer_.size() >= kRowsBuffer) flush();
}

void ResultsTable::close() {
    flush();
    const bool written = base::disk::sync(file_);
    const int error = errno;
    std::fclose(file_);
    file_ = nullptr;
    std::error_code moved;
    if (written) fs::rename(path_, final_, moved);
    if (written && !moved) return;
    std::error_code none;
    fs::remove(path_, none);
    refuse_write(written ? moved.value() : error);
}

std::string levers_in_a_line(const sim::Strategy& plan, int weeks) {
    std::string out;
    for (const sim::LeverSpan& s : plan.levers) {
        out += (out.empty() ? "" : "; ") + std::string(sim::lever_name(s.lever)) + '=' + s.option;
        const int to = std::min(s.to, weeks);
        if (s.from > 1 || to < weeks) out += ' ' + std::to_string(s.from) + '-' + std::to_string(to);
        if (s.intensity != 1) out += " x" + base::json_number(s.intensity);
    }
    return out;
}

std::string plans_csv(const std::vector<sim::Strategy>& plans, const Findings& findings) {
    std::string out =
        "plan,harm_cost,missed_rate,disturbed_rate,leader_hours,worker_hours,support,minutes_per_case,"
        "within_budget,on_front,mean_regret,largest_regret,levers,synthetic\n";
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const PlanOutcome& p = findings.plans[i];
        out += plans[i].id;
        for (const double x :
             {p.harm_cost, p.missed, p.disturbed, p.leader_hours, p.worker_hours, p.support, p.minutes})
            out += ',' + base::json_number(x);
        out += p.within_budget ? ",true" : ",false";
        out += p.on_front ? ",true" : ",false";
        out += ',' + base::json_number(p.mean_regret) + ',' + base::json_number(p.largest_regret);
        out += ",\"" + levers_in_a_line(plans[i], 520) + "\",true\n";
    }
    return out;
}

std::string sets_csv(const SetTable& table) {
    std::string out = "set";
    for (const std::string& field : table.fields) out += ',' + field;
    out += ",synthetic\n";
    const std::size_t sets = table.values.empty() ? 0 : table.values.front().size();
    for (std::size_t s = 0; s < sets; ++s) {
        out += std::to_string(s);
        for (const std::vector<double>& values : table.values) out += ',' + base::json_number(values[s]);
        out += ",true\n";
    }
    return out;
}

std::vector<HarmIndices> harm_indices(const scenarios::Exploration& exploration, const Findings& findings) {
    std::vector<HarmIndices> out;
    if (exploration.sampling != scenarios::Sampling::saltelli || exploration.draws < 2) return out;
    const std::size_t factors = exploration.factors.size();
    for (const bool versus : {false, true}) {
        for (std::size_t i = versus ? 1 : 0; i < findings.plans.size(); ++i) {
            std::vector<double> harm = findings.harm[i];
            for (std::size_t s = 0; versus && s < harm.size(); ++s) harm[s] -= findings.harm[0][s];
            out.push_back({i, versus, stats::sobol_indices(harm, factors, kResamples, kResampleSeed)});
        }
    }
    return out;
}

std::string indices_csv(const scenarios::Exploration& exploration, const std::vector<sim::Strategy>& plans,
                        const std::vector<HarmIndices>& indices) {
    std::string out = "plan,outcome,factor,first,first_lo,first_hi,total,total_lo,total_hi,synthetic\n";
    for (const HarmIndices& one : indices) {
        for (std::size_t k = 0; k < one.factors.size(); ++k) {
            const stats::SobolIndex& share = one.factors[k];
            out += plans[one.plan].id;
            out += one.versus_no_tool ? ",harm_cost_versus_no_tool," : ",harm_cost,";
            out += exploration.factors[k].field;
            for (const double x : {share.first, share.first_interval.lo, share.first_interval.hi, share.total,
                                   share.total_interval.lo, share.total_interval.hi})
                out += ',' + base::json_number(x);
            out += ",true\n";
        }
    }
    return out;
}

void write_exploration_folder(const fs::path& folder, const scenarios::Exploration& exploration,
                              const std::vector<sim::Strategy>& plans, const Findings& findings,
                              const SetTable& table) {
    const fs::path found = folder / "plans";
    std::error_code error;
    fs::remove_all(found, error);
    base::make_folders(found);
    for (const std::size_t i : findings.front)
        base::write_file_atomically(found / (plans[i].id + ".json"), scenarios::write_strategy(plans[i]));
    base::write_file_atomically(folder / "plans.csv", plans_csv(plans, findings));
    base::write_file_atomically(folder / "sets.csv", sets_csv(table));
    const std::vector<HarmIndices> indices = harm_indices(exploration, findings);
    fs::remove(folder / "indices.csv", error);
    if (!indices.empty())
        base::write_file_atomically(folder / "indices.csv", indices_csv(exploration, plans, indices));
    base::write_file_atomically(folder / "exploration.json", scenarios::write_exploration(exploration));
}

}  // namespace skoen::lab
