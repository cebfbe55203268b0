#include "lab/run_folder_events.h"

#include <cerrno>
#include <system_error>

#include "sim/base/disk.h"
#include "sim/base/error.h"
#include "sim/base/json_writer.h"
#include "sim/base/math.h"
#include "sim/kinds/proposals.h"

namespace skoen::lab {

namespace {

constexpr std::size_t kBufferBytes = 1U << 20;

void append_flags(std::initializer_list<bool> flags, std::string& out) {
    for (const bool flag : flags) out += flag ? ",1" : ",0";
}

void append_numbers(std::initializer_list<double> numbers, std::string& out) {
    for (const double number : numbers) out += ',' + base::json_number(number);
}

// What only the scenario's kind of decision has (docs/kinds.md).
void append_kind(const sim::Event& e, const sim::Definition& d, std::string& out) {
    static constexpr std::string_view kVerdicts[] = {"right", "missed", "disturbed"};
    const auto verdict = [&](sim::Verdict v) { out += ',' + std::string(kVerdicts[static_cast<int>(v)]); };
    if (sim::has_options(d.decision.kind)) {
        const std::vector<sim::Option>& options = d.decision.palette.options;
        for (const std::uint8_t k :
             {e.option, e.own_option, e.twin_option, e.tool_option, e.right_option, e.best_option})
            out += ',' + options[k].id;
        append_flags({e.familiar, e.urgent, e.automatic}, out);
        append_numbers({e.outcome}, out);
    }
    if (d.decision.kind == sim::DecisionKind::number) {
        append_numbers({base::exp(sim::decided_number(e)), base::exp(e.twin), base::exp(e.advice),
                        base::exp(e.threshold)},
                       out);
    }
    if (sim::takes_proposals(d.decision.kind)) {
        verdict(e.verdict);
        verdict(e.twin_verdict);
        verdict(e.tool_verdict);
    }
    if (d.decision.kind == sim::DecisionKind::complete) append_numbers({e.outcome, e.clock_days}, out);
}

// The columns after the key, in the order of event_fields.
void append_event(const sim::Event& e, const sim::Definition& d, std::string& out) {
    const std::size_t groups = d.groups.size();
    for (std::size_t g = 0; g < groups; ++g) out += ((e.group_bits >> g) & 1U) != 0 ? ",1" : ",0";
    out += ',' + std::to_string(e.generation) + ',' + std::to_string(e.week) + ',' + std::to_string(e.score);
    append_flags({e.recommended, e.shown, e.harm, e.best, e.skipped, e.own_before, e.cue_seen, e.own_acts,
                  e.revised, e.wanted_override, e.asked, e.acts, e.twin_acts, e.late},
                 out);
    append_numbers({e.own, e.twin, e.advice, e.final_judgement, e.threshold, e.own_certainty,
                    e.tool_certainty, e.gap, e.minutes, e.full_minutes, e.registration_minutes, e.wait_hours,
                    e.leader_minutes},
                   out);
    append_kind(e, d, out);
    out += ",true\n";
}

void add_kind_fields(sim::DecisionKind kind, std::vector<TableField>& fields) {
    const auto add = [&](std::initializer_list<const char*> names, const char* type) {
        for (const char* name : names) fields.push_back({name, type});
    };
    if (sim::has_options(kind)) {
        add({"option", "own_option", "twin_option", "tool_option", "right_option", "best_option"}, "string");
        add({"familiar", "urgent", "automatic"}, "boolean");
        add({"good_outcome"}, "number");
    }
    if (kind == sim::DecisionKind::number)
        add({"granted", "twin_granted", "tool_number", "right_number"}, "number");
    if (sim::takes_proposals(kind)) add({"verdict", "twin_verdict", "tool_verdict"}, "string");
    if (kind == sim::DecisionKind::complete) add({"turnaround_days", "clock_days"}, "number");
}

}  // namespace

std::vector<TableField> event_fields(const sim::Definition& definition) {
    std::vector<TableField> fields = {{"replication", "integer", true},
                                      {"strategy", "string", true},
                                      {"seat", "integer", true},
                                      {"arrival_week", "integer", true},
                                      {"number", "integer", true}};
    for (const sim::Group& group : definition.groups) fields.push_back({"group_" + group.id, "boolean"});
    for (const char* name : {"generation", "week", "score"}) fields.push_back({name, "integer"});
    for (const char* name :
         {"recommended", "shown", "harm", "best", "skipped", "own_before", "cue_seen", "own_acts", "revised",
          "wanted_override", "asked", "acts", "twin_acts", "late"}) {
        fields.push_back({name, "boolean"});
    }
    for (const char* name :
         {"own", "twin", "advice", "final_judgement", "threshold", "own_certainty", "tool_certainty", "gap",
          "minutes", "full_minutes", "registration_minutes", "wait_hours", "leader_minutes"}) {
        fields.push_back({name, "number"});
    }
    add_kind_fields(definition.decision.kind, fields);
    fields.push_back({"synthetic", "boolean"});
    return fields;
}

EventsTable::EventsTable(const std::filesystem::path& file, const sim::Definition& definition)
    : path_(file), definition_(definition), file_(base::disk::open_stream(file, base::disk::Stream::create)) {
    if (file_ == nullptr) refuse(errno);
    std::vector<std::string> names;
    for (const TableField& field : event_fields(definition)) names.push_back(field.name);
    write(csv_line(names) + '\n');
}

EventsTable::~EventsTable() {
    if (file_ != nullptr) std::fclose(file_);
}

void EventsTable::add(int replication, const std::string& strategy, const sim::Play& play) {
    std::string out;
    const std::string start = std::to_string(replication + 1) + ',' + strategy + ',';
    for (const sim::Event& e : play.events) {
        out += start + std::to_string(e.seat + 1) + ',' + std::to_string(e.arrival_week) + ',' +
               std::to_string(e.number);
        append_event(e, definition_, out);
        if (out.size() > kBufferBytes) {
            write(out);
            out.clear();
        }
    }
    write(out);
}

void EventsTable::close() {
    const bool flushed = base::disk::sync(file_);
    const int error = errno;
    std::fclose(file_);
    file_ = nullptr;
    if (!flushed) refuse(error);
}

void EventsTable::write(const std::string& bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) refuse(errno);
}

void EventsTable::refuse(int error) {
    throw base::InputError({.file = path_.string(),
                            .expected = "a file that can be written",
                            .found = std::generic_category().message(error)});
}

}  // namespace skoen::lab
