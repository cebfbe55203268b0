#include "lab/run_folder_manifest.h"

#include <cmath>

#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "sim/base/build_info.h"
#include "sim/base/file.h"

namespace skoen::lab {

void describe(scenarios::Schema& schema, Manifest& m) {
    schema.integer("schema", m.schema, {.lo = 1, .hi = 1, .required = true}, "Version of the file language.");
    schema.text("program", m.program, {.required = true}, "Always skoen.");
    schema.check(m.program == "skoen", "program", "\"skoen\"", '"' + m.program + '"');
    schema.text("version", m.version, {.required = true}, "Of the program that played the run.");
    schema.text("commit", m.commit, {.required = true}, "Of its source.");
    schema.text("compiler", m.compiler, {.required = true}, "That built it.");
    schema.text("flags", m.flags, {.required = true, .max_length = 2000}, "It was built with.");
    schema.text("scenario", m.scenario, {.required = true, .min_length = 1, .is_id = true},
                "Id of scenario.json.");
    schema.texts("strategies", m.strategies,
                 {.min_count = 1, .each = {.min_length = 1, .is_id = true}, .required = true},
                 "Ids of strategies/*.json in the order in which they were played; the first is no_tool.");
    double seed = static_cast<double>(m.seed);
    schema.number("seed", seed, {.lo = 0, .hi = 9007199254740991.0, .required = true},
                  "Of all random draws.");
    schema.check(seed == std::floor(seed), "seed", "a whole number", base::json_number(seed));
    m.seed = static_cast<std::uint64_t>(seed);
    schema.integer("replications", m.replications, {.lo = 1, .required = true}, "Number of replications.");
    schema.integer("ensemble", m.ensemble, {.lo = 0}, "Sets of assumptions played beside it; 0: none.");
    schema.texts("sets", m.sets, {.each = {.max_length = 100000}}, "Fields changed on the command line.");
    schema.text("language", m.language, {.required = true}, "Of report.html: da or en.");
    schema.check(m.language == "da" || m.language == "en", "language", "\"da\" or \"en\"",
                 '"' + m.language + '"');
    schema.boolean("events", m.events, {.required = true}, "Whether events.csv was asked for.");
    schema.text("hash", m.hash, {.required = true, .min_length = 16, .max_length = 16},
                "Of every decision and weekly state: the same wherever the run is played.");
    schema.boolean("synthetic", m.synthetic, {.required = true}, "Always true: no case is real.");
}

Manifest make_manifest(const sim::World& world, const Comparison& comparison,
                       const std::vector<std::string>& sets, base::Language language, bool events) {
    const base::BuildInfo& build = base::build_info();
    Manifest m;
    m.version = build.version;
    m.commit = build.commit;
    m.compiler = build.compiler;
    m.flags = build.flags;
    m.scenario = world.definition.id;
    for (const StrategyResult& result : comparison.strategies) m.strategies.push_back(result.strategy.id);
    m.seed = comparison.seed;
    m.replications = comparison.replications;
    m.sets = sets;
    m.language = language == base::Language::da ? "da" : "en";
    m.events = events;
    m.hash = comparison.hash();
    return m;
}

std::string manifest_json(const Manifest& manifest) { return scenarios::write_with_schema(manifest); }

Manifest read_manifest(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / kManifestFile;
    return scenarios::read_text_with_schema<Manifest>(base::read_text_file(path), path.string());
}

}  // namespace skoen::lab
