// How far a sweep is.
#include "cli/explore_output.h"
#include "cli/layout.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

struct ShownPart {
    const lab::Part& part;
    const char* state;
};

std::vector<ShownPart> shown_parts(const lab::SweepFolder& found) {
    std::vector<ShownPart> out;
    for (const lab::Part& part : found.parts) out.push_back({part, part.whole() ? "whole" : "partial"});
    for (const lab::Part& part : found.damaged) out.push_back({part, "damaged"});
    for (const lab::Part& part : found.other) out.push_back({part, "other"});
    return out;
}

std::string offices_words(const lab::PartKey& key) {
    return std::to_string(key.offices_from + 1) + '-' + std::to_string(key.offices_to);
}

}  // namespace

std::string sweep_status(const lab::Sweep& sweep, const lab::SweepFolder& found, bool json, const Tr& tr) {
    const int sets = scenarios::set_count(sweep.exploration);
    const int offices = lab::offices_wanted(found, sweep.exploration.replications);
    const std::uint64_t all =
        static_cast<std::uint64_t>(sets) * static_cast<std::uint64_t>(offices) * sweep.plans.size();
    const lab::MissingUnits missing = lab::gather(found, sets, offices, sweep.plans, {}).missing;
    const bool merged = found.manifest && found.manifest->offices >= offices;
    if (json) {
        base::JsonWriter out;
        out.begin_object().key("exploration").value(sweep.exploration.id).key("study").value(found.study);
        out.key("engine").value(found.engine).key("replications").value(offices);
        out.key("units").value(all).key("played").value(all - missing.units).key("merged").value(merged);
        out.key("missing_array").value(missing.array).key("parts").begin_array();
        for (const ShownPart& p : shown_parts(found)) {
            out.begin_object().key("name").value(p.part.path.filename().string());
            out.key("shard").value(p.part.key.shard).key("shards").value(p.part.key.shards);
            out.key("offices")
                .begin_array()
                .value(p.part.key.offices_from + 1)
                .value(p.part.key.offices_to)
                .end_array();
            out.key("units").value(p.part.key.units).key("rows").value(p.part.rows);
            out.key("state").value(p.state).end_object();
        }
        out.end_array().end_object();
        return out.finish();
    }
    const auto count = [&](std::uint64_t n) { return tr.count(static_cast<std::int64_t>(n)); };
    const double share = static_cast<double>(all - missing.units) / static_cast<double>(all);
    std::string out =
        wrapped(
            tr("sweep.status.heading",
               {tr.of(sweep.exploration.name), count(all - missing.units), count(all), tr.percent(share, 1),
                merged ? tr("sweep.status.merged", {tr.count(offices)}) : tr("sweep.status.not_merged")})) +
        '\n';
    const std::vector<ShownPart> parts = shown_parts(found);
    if (!parts.empty()) {
        Table table({tr("sweep.status.part"), tr("sweep.status.offices"), tr("sweep.status.rows"),
                     tr("sweep.status.units"), tr("sweep.status.state")},
                    40);
        for (const ShownPart& p : parts)
            table.row({p.part.path.filename().string(), offices_words(p.part.key), count(p.part.rows),
                       count(p.part.key.units), tr(std::string("sweep.state.") + p.state)});
        out += table.str();
    }
    if (!missing.array.empty()) out += "--array=" + missing.array + '\n';
    return out;
}

void say_missing(const lab::MissingUnits& missing, const lab::SweepFolder& found, std::uint64_t all,
                 Console& console) {
    const Tr& tr = console.tr;
    for (const lab::Part& part : found.damaged)
        console.err << tr("sweep.damaged", {part.path.filename().string(), part.damage}) << '\n';
    std::string first;
    for (const std::string& unit : missing.first) first += (first.empty() ? "" : "; ") + unit;
    if (missing.units > missing.first.size()) first += tr("sweep.and_more");
    console.err << tr("sweep.missing", {tr.count(static_cast<std::int64_t>(missing.units)),
                                        tr.count(static_cast<std::int64_t>(all)), first})
                << '\n';
    if (missing.array.empty()) {
        console.err << tr("sweep.no_parts") << '\n';
        return;
    }
    console.err << tr("sweep.resubmit", {missing.array}) << '\n';
    console.out << "--array=" << missing.array << '\n';
}

}  // namespace skoen::cli
