// Run folders: staging, tables, the data package, and reading back.
#include "lab/run_folder.h"

#include <algorithm>
#include <filesystem>

#include "lab/run_folder_events.h"
#include "lab/run_folder_tables.h"
#include "scenarios/catalogue.h"
#include "scenarios/texts.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

// A folder of this test's own that is gone afterwards.
struct Folder {
    fs::path path;
    explicit Folder(const std::string& name) : path(fs::current_path() / ("run_folder_test_" + name)) {
        fs::remove_all(path);
        fs::create_directory(path);
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : fs::directory_iterator(path))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
};

const sim::World& world() {
    const auto definition = [] {
        const std::vector<std::string> sets = {"/history/cases=4000", "/office/weeks=3", "/office/workers=2"};
        return scenarios::load_scenario("underretning", sets);
    };
    static const sim::World shared(definition(), 5);
    return shared;
}

const lab::Comparison& comparison() {
    static const lab::Comparison shared = [] {
        lab::RunOptions options;
        options.replications = 3;
        options.threads = 1;
        return lab::play_strategies(
            world(), {scenarios::load_strategy("no_tool"), scenarios::load_strategy("own_first")}, options);
    }();
    return shared;
}

lab::Manifest manifest(bool events = false) {
    return lab::make_manifest(world(), comparison(), {"/office/weeks=3"}, base::Language::en, events);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = text.find('\n', from);
        REQUIRE(end != std::string::npos);
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

std::size_t comma_count(const std::string& line) {
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), ','));
}

std::string refusal(const fs::path& folder) {
    try {
        const lab::RunFolder run(folder);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a run folder is there whole or not at all", "[run_folder]") {
    const Folder folder("staging");
    {
        lab::RunFolder run(folder.path / "a");
        lab::add_run(run, world(), comparison(), manifest());
        CHECK_FALSE(fs::exists(folder.path / "a"));
        CHECK(run.staging().parent_path() == folder.path);
    }
    CHECK(folder.names().empty());  // not committed: nothing is left
    {
        lab::RunFolder run(folder.path / "a/");
        lab::add_run(run, world(), comparison(), manifest());
        run.commit();
    }
    CHECK(folder.names() == std::vector<std::string>{"a"});
    CHECK(fs::exists(folder.path / "a/strategies/own_first.json"));
}

TEST_CASE("only an empty folder or a run folder of ours is replaced", "[run_folder]") {
    const Folder folder("refuse");
    const fs::path run = folder.path / "run";
    fs::create_directory(run);  // empty: may be used
    const auto write = [&] {
        lab::RunFolder writer(run);
        lab::add_run(writer, world(), comparison(), manifest());
        writer.commit();
    };
    write();
    write();
    CHECK(folder.names() == std::vector<std::string>{"run"});
    base::write_file_atomically(run / "strategies/mine.json", "{}");
    CHECK(refusal(run).find("found strategies/mine.json in it") != std::string::npos);
    fs::remove(run / "strategies/mine.json");
    CHECK(refusal(run).empty());
    base::write_file_atomically(run / "manifest.json", "{\"program\": \"other\"}");
    CHECK(refusal(run).find("whose manifest.json is not Skøn's") != std::string::npos);
    fs::remove(run / "manifest.json");
    CHECK(refusal(run).find("found a folder with other files") != std::string::npos);
    CHECK(refusal(run / "scenario.json").find("expected a folder, found a file") != std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"run"});  // refused before anything was made
}

TEST_CASE("what was played is read back from its folder", "[run_folder]") {
    const Folder folder("read");
    lab::RunFolder run(folder.path / "run");
    lab::add_run(run, world(), comparison(), manifest());
    run.commit();
    const lab::RunInputs inputs = lab::read_run_folder(folder.path / "run");
    CHECK(scenarios::write_scenario(inputs.definition) == scenarios::write_scenario(world().definition));
    REQUIRE(inputs.strategies.size() == 2);
    CHECK(inputs.strategies[0].id == "no_tool");
    CHECK(scenarios::write_strategy(inputs.strategies[1]) ==
          scenarios::write_strategy(comparison().strategies[1].strategy));
    CHECK(inputs.manifest.seed == 5);
    CHECK(inputs.manifest.replications == 3);
    CHECK(inputs.manifest.sets == std::vector<std::string>{"/office/weeks=3"});
    CHECK(inputs.manifest.language == "en");
    CHECK(inputs.manifest.hash == comparison().hash());

    lab::RunOptions options;
    options.replications = inputs.manifest.replications;
    const sim::World again(inputs.definition, inputs.manifest.seed);
    CHECK(lab::play_strategies(again, inputs.strategies, options).hash() == inputs.manifest.hash);
}

TEST_CASE("a manifest holds the largest seed exactly, and no fraction of one", "[run_folder]") {
    const Folder folder("manifest");
    lab::Manifest m = manifest();
    m.seed = 9007199254740991;
    base::write_file_atomically(folder.path / "manifest.json", lab::manifest_json(m));
    CHECK(lab::read_manifest(folder.path).seed == m.seed);
    std::string text = lab::manifest_json(m);
    text.replace(text.find("9007199254740991"), 16, "1.5");
    base::write_file_atomically(folder.path / "manifest.json", text);
    CHECK_THROWS_AS(lab::read_manifest(folder.path), base::InputError);
}

TEST_CASE("tables have a row a thing and a cell a field", "[run_folder]") {
    const std::vector<std::string> measures = lines_of(lab::measures_csv(comparison()));
    CHECK(measures.size() == 1 + 2 * sim::measures().size());
    for (const std::string& line : measures) CHECK(comma_count(line) + 1 == lab::measure_fields().size());
    CHECK(measures[0].starts_with("strategy,measure,unit,mean,lo,hi,n,versus_mean"));
    CHECK(measures[1].starts_with("no_tool,accuracy,share,0."));
    CHECK(measures[1].ends_with(",3,,,,,true"));  // not compared with itself
    const auto override_rate = std::find_if(measures.begin(), measures.end(), [](const std::string& line) {
        return line.starts_with("no_tool,override_rate,");
    });
    CHECK(*override_rate == "no_tool,override_rate,share,,,,0,,,,,true");  // never defined: empty, not 0

    const std::vector<std::string> weeks = lines_of(lab::weeks_csv(comparison()));
    CHECK(weeks.size() == 1 + 2 * lab::weekly_measures().size() * 3);
    for (const std::string& line : weeks) CHECK(comma_count(line) + 1 == lab::week_fields().size());

    CHECK(lab::csv_line(std::vector<std::string>{"a", "b,c", "d \"e\"", "", "f\ng"}) ==
          "a,\"b,c\",\"d \"\"e\"\"\",,\"f\ng\"");
}

TEST_CASE("events are written one a line, all of them", "[run_folder]") {
    const Folder folder("events");
    const sim::Play play =
        sim::play(world(), sim::draw_caseload(world(), 0), scenarios::load_strategy("own_first"));
    const fs::path file = folder.path / "events.csv";
    {
        lab::EventsTable table(file, world().definition);
        table.add(0, "own_first", play);
        table.add(1, "own_first", play);
        table.close();
    }
    const std::vector<std::string> lines = lines_of(base::read_text_file(file));
    CHECK(lines.size() == 1 + 2 * play.events.size());
    const std::size_t fields = lab::event_fields(world().definition).size();
    for (const std::string& line : lines) CHECK(comma_count(line) + 1 == fields);
    CHECK(lines[0].find(",group_age_0_5,") != std::string::npos);
    CHECK(lines[1].starts_with("1,own_first,"));
    CHECK(lines.back().starts_with("2,own_first,"));
    CHECK_THROWS_AS(lab::EventsTable(folder.path / "no/such/folder.csv", world().definition),
                    base::InputError);
    CHECK_THROWS_AS(lab::EventsTable(file, world().definition), base::InputError);  // never over another file
}

TEST_CASE("the data package describes the tables as they are", "[run_folder]") {
    const base::JsonValue package =
        base::parse_json(lab::datapackage_json(world().definition, manifest(true)), "datapackage.json");
    CHECK(package.find("synthetic")->boolean);
    CHECK(package.find("licenses")->items.size() == 1);
    const auto& resources = package.find("resources")->items;
    REQUIRE(resources.size() == 3);
    CHECK(base::parse_json(lab::datapackage_json(world().definition, manifest()), "x")
              .find("resources")
              ->items.size() == 2);
    const std::vector<std::string> headers = {lines_of(lab::measures_csv(comparison()))[0],
                                              lines_of(lab::weeks_csv(comparison()))[0]};
    for (std::size_t r = 0; r < headers.size(); ++r) {
        std::string names;
        for (const base::JsonValue& field : resources[r].find("schema")->find("fields")->items) {
            names += (names.empty() ? "" : ",") + field.find("name")->text;
            CHECK_FALSE(field.find("title")->text.empty());
            CHECK_FALSE(field.find("title@en")->text.empty());
            const std::string type = field.find("type")->text;
            CHECK((type == "string" || type == "integer" || type == "number" || type == "boolean"));
        }
        CHECK(names == headers[r]);
        for (const base::JsonValue& key : resources[r].find("schema")->find("primaryKey")->items) {
            CHECK((',' + names + ',').find(',' + key.text + ',') != std::string::npos);
        }
    }
    CHECK(resources[2].find("schema")->find("fields")->items.size() ==
          lab::event_fields(world().definition).size());
}
