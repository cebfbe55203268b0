#include "lab/run_folder_tables.h"

#include <array>

#include "lab/run_folder_events.h"
#include "scenarios/texts.h"
#include "sim/base/json_writer.h"

namespace skoen::lab {

namespace {

using base::JsonWriter;

const std::array kMeasureFields = {TableField{"strategy", "string", true},
                                   TableField{"measure", "string", true},
                                   TableField{"unit", "string"},
                                   TableField{"mean"},
                                   TableField{"lo"},
                                   TableField{"hi"},
                                   TableField{"n", "integer"},
                                   TableField{"versus_mean"},
                                   TableField{"versus_lo"},
                                   TableField{"versus_hi"},
                                   TableField{"versus_n", "integer"},
                                   TableField{"synthetic", "boolean"}};

const std::array kWeekFields = {TableField{"strategy", "string", true},
                                TableField{"measure", "string", true},
                                TableField{"week", "integer", true},
                                TableField{"unit", "string"},
                                TableField{"mean"},
                                TableField{"lo"},
                                TableField{"hi"},
                                TableField{"n", "integer"},
                                TableField{"synthetic", "boolean"}};

std::string cell(const std::optional<double>& value) {
    return value ? base::json_number(*value) : std::string();
}

void append_estimate(const Estimate& e, std::vector<std::string>& cells) {
    cells.insert(cells.end(), {cell(e.mean), cell(e.lo), cell(e.hi), std::to_string(e.defined)});
}

std::string header(std::span<const TableField> fields) {
    std::vector<std::string> names;
    for (const TableField& field : fields) names.push_back(field.name);
    return csv_line(names) + '\n';
}

void write_titles(JsonWriter& out, const base::Bilingual& words) {
    // The package's languages are ["da", "en"]: the plain key is the first one (Frictionless patterns, language support).
    out.key("title").value(words.da).key("title@en").value(words.en);
}

void write_table(JsonWriter& out, const char* name, const base::Bilingual& title,
                 std::span<const TableField> fields) {
    out.begin_object();
    out.key("name").value(name).key("path").value(std::string(name) + ".csv");
    out.key("profile")
        .value("tabular-data-resource")
        .key("format")
        .value("csv")
        .key("encoding")
        .value("utf-8");
    write_titles(out, title);
    out.key("schema").begin_object().key("fields").begin_array();
    for (const TableField& field : fields) {
        out.begin_object().key("name").value(field.name).key("type").value(field.type);
        const bool group = field.name.starts_with("group_");
        write_titles(out, scenarios::text(group ? "tables.group" : "tables.field." + field.name));
        out.end_object();
    }
    out.end_array().key("primaryKey").begin_array();
    for (const TableField& field : fields) {
        if (field.key) out.value(field.name);
    }
    out.end_array().key("missingValues").begin_array().value("").end_array();
    out.end_object().end_object();
}

}  // namespace

std::span<const TableField> measure_fields() { return kMeasureFields; }
std::span<const TableField> week_fields() { return kWeekFields; }

std::string csv_line(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
            line += cells[i];
            continue;
        }
        line += '"';
        for (const char c : cells[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line;
}

std::string measures_csv(const Comparison& comparison) {
    const auto measures = sim::measures();
    std::string out = header(kMeasureFields);
    for (const StrategyResult& result : comparison.strategies) {
        for (std::size_t m = 0; m < measures.size(); ++m) {
            std::vector<std::string> cells{result.strategy.id, std::string(measures[m].id),
                                           std::string(measures[m].unit)};
            append_estimate(result.measures[m], cells);
            if (result.versus_no_tool.empty()) {
                cells.resize(cells.size() + 4);  // the office without the tool is not compared with itself
            } else {
                append_estimate(result.versus_no_tool[m], cells);
            }
            cells.emplace_back("true");
            out += csv_line(cells) + '\n';
        }
    }
    return out;
}

std::string weeks_csv(const Comparison& comparison) {
    std::string out = header(kWeekFields);
    for (const StrategyResult& result : comparison.strategies) {
        for (const WeekSeries& series : result.weekly) {
            const std::string unit(sim::find_measure(series.measure)->unit);
            for (std::size_t w = 0; w < series.weeks.size(); ++w) {
                std::vector<std::string> cells{result.strategy.id, series.measure, std::to_string(w + 1),
                                               unit};
                append_estimate(series.weeks[w], cells);
                cells.emplace_back("true");
                out += csv_line(cells) + '\n';
            }
        }
    }
    return out;
}

std::string datapackage_json(const sim::Definition& definition, const Manifest& manifest) {
    JsonWriter out;
    out.begin_object();
    out.key("profile").value("tabular-data-package");
    out.key("name").value("skoen-" + definition.id).key("id").value(manifest.hash);
    out.key("languages").begin_array().value("da").value("en").end_array();
    out.key("title")
        .value("Skøn: " + definition.name.da)
        .key("title@en")
        .value("Skøn: " + definition.name.en);
    const base::Bilingual& synthetic = scenarios::text("tables.synthetic");
    out.key("description").value(synthetic.da).key("description@en").value(synthetic.en);
    out.key("synthetic").value(true);
    out.key("licenses").begin_array().begin_object();
    out.key("name").value("CC0-1.0").key("path").value("https://creativecommons.org/publicdomain/zero/1.0/");
    out.key("title").value("CC0 1.0").end_object().end_array();
    out.key("resources").begin_array();
    write_table(out, "measures", scenarios::text("tables.measures"), kMeasureFields);
    write_table(out, "weeks", scenarios::text("tables.weeks"), kWeekFields);
    if (manifest.events)
        write_table(out, "events", scenarios::text("tables.events"), event_fields(definition));
    out.end_array();
    out.end_object();
    return out.finish();
}

}  // namespace skoen::lab
