#include "cli/listing.h"
#include "scenarios/catalogue.h"
#include "scenarios/comparisons.h"
#include "scenarios/ledger.h"
#include "scenarios/studies.h"
#include "scenarios/texts.h"
#include "sim/base/json_writer.h"
#include "sim/measures.h"

namespace skoen::cli {

namespace {

using base::JsonWriter;

void write_in_both(JsonWriter& out, const char* key, const base::Bilingual& words) {
    out.key(key).begin_object();
    out.key("da").value(words.da).key("en").value(words.en);
    out.end_object();
}

// {"<name>": [ ... ]}, each item an object filled by `write`.
template <class Items, class Write>
std::string document(const char* name, const Items& items, const Write& write) {
    JsonWriter out;
    out.begin_object();
    out.key(name).begin_array();
    for (const auto& item : items) {
        out.begin_object();
        write(out, item);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.finish();
}

std::string_view word(sim::Better better) {
    switch (better) {
    case sim::Better::more:
        return "more";
    case sim::Better::less:
        return "less";
    case sim::Better::neither:
        break;
    }
    return "neither";
}

std::string_view word(scenarios::PriorKind kind) {
    switch (kind) {
    case scenarios::PriorKind::normal:
        return "normal";
    case scenarios::PriorKind::lognormal:
        return "lognormal";
    case scenarios::PriorKind::uniform:
        return "uniform";
    case scenarios::PriorKind::beta:
        break;
    }
    return "beta";
}

std::string_view word(scenarios::ParameterKind kind) {
    switch (kind) {
    case scenarios::ParameterKind::measured:
        return "measured";
    case scenarios::ParameterKind::derived:
        return "derived";
    case scenarios::ParameterKind::calibrated:
        return "calibrated";
    case scenarios::ParameterKind::assumed:
        break;
    }
    return "assumed";
}

void write_row(JsonWriter& out, const scenarios::LedgerRow& row) {
    out.key("field").value(row.field).key("symbol").value(row.symbol);
    write_in_both(out, "meaning", row.meaning);
    out.key("unit").value(row.unit).key("value").value(row.value);
    out.key("range").begin_array();
    for (const double limit : row.range) out.value(limit);
    out.end_array();
    out.key("prior").begin_object();
    out.key("kind").value(word(row.prior.kind)).key("a").value(row.prior.a).key("b").value(row.prior.b);
    out.end_object();
    out.key("kind").value(word(row.kind));
    out.key("evidence").begin_array();
    for (const std::string& id : row.evidence) out.value(id);
    out.end_array();
    out.key("source").value(row.source.en).key("source_da").value(row.source.da);
    out.key("arithmetic").value(row.arithmetic);
}

}  // namespace

std::string scenarios_json() {
    return document("scenarios", scenarios::scenarios(),
                    [](JsonWriter& out, const scenarios::ScenarioEntry& s) {
                        out.key("id").value(s.id);
                        write_in_both(out, "name", s.name);
                        write_in_both(out, "summary", s.summary);
                        out.key("idea").value(s.idea);
                    });
}

std::string strategies_json() {
    return document("strategies", scenarios::strategies(),
                    [](JsonWriter& out, const scenarios::StrategyEntry& s) {
                        out.key("id").value(s.id);
                        write_in_both(out, "name", s.name);
                        write_in_both(out, "summary", s.summary);
                    });
}

std::string comparisons_json() {
    // Files already are JSON documents: they are put side by side and written anew.
    base::JsonValue list = base::parse_json("{\"comparisons\": []}", "comparisons");
    for (const scenarios::PreparedComparison& c : scenarios::comparisons()) {
        list.members.front().value.items.push_back(
            base::parse_json(scenarios::write_comparison(c), "comparisons"));
    }
    return base::to_text(list, true);
}

std::string levers_json() {
    std::vector<sim::Lever> levers;
    for (int i = 0; i < sim::kLevers; ++i) levers.push_back(static_cast<sim::Lever>(i));
    return document("levers", levers, [](JsonWriter& out, sim::Lever lever) {
        out.key("id").value(sim::lever_name(lever));
        write_in_both(out, "name", scenarios::lever_title(lever));
        write_in_both(out, "summary", scenarios::lever_summary(lever));
        out.key("options").begin_array();
        for (const std::string_view option : sim::option_names(lever)) {
            out.begin_object();
            out.key("id").value(option);
            write_in_both(out, "name", scenarios::option_title(lever, option));
            write_in_both(out, "summary", scenarios::option_summary(lever, option));
            out.end_object();
        }
        out.end_array();
    });
}

std::string measures_json() {
    return document("measures", sim::measures(), [](JsonWriter& out, const sim::Measure& m) {
        out.key("id").value(m.id);
        write_in_both(out, "name", scenarios::measure_name(m.id));
        write_in_both(out, "definition", scenarios::measure_definition(m.id));
        out.key("unit").value(m.unit);
        write_in_both(out, "unit_name", scenarios::unit_name(m.unit));
        out.key("denominator")
            .value(m.denominator)
            .key("source")
            .value(m.source)
            .key("better")
            .value(word(m.better));
    });
}

std::string assumptions_json() {
    JsonWriter out;
    out.begin_object();
    out.key("assumptions").begin_array();
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        out.begin_object();
        write_row(out, row);
        out.end_object();
    }
    out.end_array();
    out.key("switches").begin_array();
    for (const scenarios::LedgerSwitch& row : scenarios::shipped_ledger().switches) {
        out.begin_object();
        out.key("field").value(row.field);
        write_in_both(out, "meaning", row.meaning);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.finish();
}

std::string studies_json() {
    JsonWriter out;
    out.begin_object();
    out.key("studies").begin_array();
    for (const std::string& id : scenarios::study_ids()) {
        const scenarios::Study study = scenarios::load_study(id);
        out.begin_object();
        out.key("id").value(study.id);
        write_in_both(out, "name", study.name);
        out.key("source").value(study.citation);
        out.key("statistics").value(static_cast<int>(study.statistics.size()));
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.finish();
}

}  // namespace skoen::cli
