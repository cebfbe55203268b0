// skoen run: the JSON contract, the text, determinism, bad input, Ctrl-C.
#include <csignal>
#include <cstdlib>
#include <set>

#include "cli/scenario_arguments.h"
#include "scenarios/catalogue.h"
#include "scenarios/texts.h"
#include "sim/measures.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using base::JsonValue;
using cli::Answer;
using cli::call;
using cli::small_run;

namespace {

// The measures that the contract promises.
const std::vector<std::string> kPromised = {"accuracy",
                                            "sensitivity",
                                            "specificity",
                                            "auc",
                                            "harm_cost",
                                            "act_rate",
                                            "agreement_rate",
                                            "override_rate",
                                            "override_of_act_rate",
                                            "override_of_dismiss_rate",
                                            "override_right_rate",
                                            "move_rate_when_disagree",
                                            "misled_rate",
                                            "rescued_rate",
                                            "commission_rate",
                                            "omission_rate",
                                            "automation_bias_rr",
                                            "rair",
                                            "rsr",
                                            "wrong_score_followed_rate",
                                            "synergy",
                                            "act_rate_gap",
                                            "false_positive_gap",
                                            "level_noise",
                                            "pattern_noise",
                                            "occasion_noise",
                                            "minutes_per_case",
                                            "backlog",
                                            "deadline_breach_rate",
                                            "leader_hours",
                                            "worker_hours",
                                            "support",
                                            "belief",
                                            "belief_calibration",
                                            "skill"};
const std::vector<std::string> kPromisedKnowable = {
    "misled_rate", "rescued_rate", "commission_rate",          "omission_rate", "automation_bias_rr",
    "rair",        "rsr",          "wrong_score_followed_rate"};

std::vector<std::string> keys_of(const JsonValue& object) {
    std::vector<std::string> keys;
    for (const base::JsonMember& member : object.members) keys.push_back(member.key);
    return keys;
}

const JsonValue& at(const JsonValue& object, std::string_view key) {
    const JsonValue* value = object.find(key);
    REQUIRE(value != nullptr);
    return *value;
}

// Raises SIGINT when the progress bar is first drawn.
class InterruptingBuffer : public std::stringbuf {
  public:
    int sync() override {
        if (!raised_) std::raise(SIGINT);
        raised_ = true;
        return 0;
    }

  private:
    bool raised_ = false;
};

}  // namespace

TEST_CASE("run --json keeps the contract", "[cli][run]") {
    const JsonValue document = cli::parsed(cli::small_json());
    CHECK(keys_of(document) ==
          std::vector<std::string>{"scenario", "seed", "replications", "hash", "strategies", "why"});
    CHECK(at(document, "scenario").text == "underretning");
    CHECK(at(document, "seed").number == 1);
    CHECK(at(document, "replications").number == 3);
    CHECK(at(document, "hash").text.size() == 16);
    const auto& strategies = at(document, "strategies").items;
    REQUIRE(strategies.size() == 3);
    CHECK(at(strategies[0], "id").text == "no_tool");
    CHECK(at(strategies[1], "id").text == "score_first");
    CHECK(at(strategies[2], "id").text == "own_first");
    CHECK(at(strategies[0], "versus_no_tool").members.empty());

    std::vector<std::string> promised = kPromised;
    for (const std::string& id : kPromisedKnowable) promised.push_back(id + "_knowable");
    for (const std::string& id : promised) {
        INFO(id);
        const JsonValue& measure = at(at(strategies[1], "measures"), id);
        CHECK(keys_of(measure) == std::vector<std::string>{"mean", "lo", "hi", "unit", "n"});
        CHECK(at(measure, "unit").text == sim::find_measure(id)->unit);
        CHECK(keys_of(at(at(strategies[1], "versus_no_tool"), id)) ==
              std::vector<std::string>{"mean", "lo", "hi", "n"});
    }
    const JsonValue& accuracy = at(at(strategies[1], "measures"), "accuracy");
    CHECK(at(accuracy, "lo").number <= at(accuracy, "mean").number);
    CHECK(at(accuracy, "mean").number <= at(accuracy, "hi").number);
    const double with = at(accuracy, "mean").number;
    const double without = at(at(at(strategies[0], "measures"), "accuracy"), "mean").number;
    CHECK(at(at(at(strategies[1], "versus_no_tool"), "accuracy"), "mean").number ==
          Approx(with - without).margin(1e-12));

    SECTION("what is never defined is null") {
        const JsonValue& override_rate = at(at(strategies[0], "measures"), "override_rate");
        for (const char* key : {"mean", "lo", "hi"})
            CHECK(at(override_rate, key).kind == JsonValue::Kind::null);
        CHECK(at(override_rate, "n").number == 0);
        CHECK(at(at(at(strategies[1], "versus_no_tool"), "override_rate"), "mean").kind ==
              JsonValue::Kind::null);
        CHECK(at(at(at(strategies[1], "measures"), "override_rate"), "mean").kind == JsonValue::Kind::number);
    }
}

TEST_CASE("the same run gives the same bytes on any number of threads", "[cli][run]") {
    const std::string one = call(small_run({"--json", "--threads", "1"})).out;
    CHECK(call(small_run({"--json", "--threads", "2", "--lang", "en"})).out == one);
    CHECK(cli::small_json().out == one);
    // Negative controls: other luck, another price of errors.
    CHECK(call(small_run({"--json", "--seed", "2"})).out != one);
    CHECK(call(small_run({"--json", "--set", "/costs/missed=20"})).out != one);
}

TEST_CASE("an ensemble adds what is not known, and moves nothing else", "[cli][run]") {
    const Answer answer = call(small_run({"--json", "--ensemble", "12", "--threads", "2"}));
    CHECK(answer.code == 0);
    CHECK(call(small_run({"--json", "--ensemble", "12", "--threads", "1"})).out == answer.out);
    const JsonValue document = cli::parsed(answer), without = cli::parsed(cli::small_json());
    CHECK(at(document, "hash").text == at(without, "hash").text);
    const JsonValue& cost = at(at(at(document, "strategies").items[1], "versus_no_tool"), "harm_cost");
    CHECK(keys_of(cost) == std::vector<std::string>{"mean", "lo", "hi", "elo", "ehi", "n"});
    CHECK(at(cost, "elo").number < at(cost, "ehi").number);
    const JsonValue& ensemble = at(document, "ensemble");
    CHECK(at(ensemble, "draws").number == 12);
    CHECK(at(ensemble, "replications").number == 3);
    REQUIRE(at(ensemble, "rankings").items.size() == 2);
    CHECK(at(at(ensemble, "rankings").items[0], "assumptions").items.size() == 20);
    for (const char* language : {"da", "en"}) {
        const Answer text = call(small_run({"--ensemble", "12", "--lang", language}));
        CHECK(text.out.find("12") != std::string::npos);
        CHECK(text.out.size() > call(small_run({"--lang", language})).out.size() + 500);
    }
    CHECK(call(small_run({"--ensemble", "1"})).code == 2);
}

TEST_CASE("run says why: parts that sum to the difference, and a sentence in both languages", "[cli][run]") {
    const JsonValue document = cli::parsed(cli::small_json());
    const auto& why = at(document, "why").items;
    REQUIRE(why.size() == 2 * 3);  // two strategies, three measures
    for (const JsonValue& one : why) {
        CHECK(at(one, "versus").text == "no_tool");
        double sum = 0;
        for (const JsonValue& group : at(one, "parts").items) {
            double inner = 0;
            for (const JsonValue& part : at(group, "parts").items) inner += at(part, "mean").number;
            CHECK(inner == Approx(at(group, "mean").number).margin(1e-12));
            sum += at(group, "mean").number;
        }
        CHECK(sum == Approx(at(at(one, "difference"), "mean").number).margin(1e-12));
        CHECK(at(at(one, "sentence"), "da").text.find("uden score") != std::string::npos);
        CHECK(at(at(one, "sentence"), "en").text.find("without a score") != std::string::npos);
        CHECK(one.find("levers") == nullptr);
    }
    const JsonValue& cost = at(at(at(document, "strategies").items[2], "versus_no_tool"), "harm_cost");
    CHECK(at(at(why[5], "difference"), "mean").number == Approx(at(cost, "mean").number).margin(1e-12));

    const JsonValue deep = cli::parsed(call(small_run({"--json", "--why", "--versus", "score_first"})));
    REQUIRE(at(deep, "why").items.size() == 3);
    CHECK(at(at(deep, "why").items[0], "versus").text == "score_first");
    CHECK(at(at(at(deep, "why").items[0], "levers"), "parts").items.size() == 1);
    CHECK_FALSE(at(at(at(deep, "why").items[0], "mechanisms"), "parts").items.empty());
    CHECK(call(small_run({"--versus", "nobody"})).code == 2);
}

TEST_CASE("--weeks is the same as --set, and comes last", "[cli][run]") {
    cli::ScenarioArguments arguments;
    arguments.scenario = "underretning";
    arguments.sets = {"/office/weeks=4", "/prevalence=0.12"};
    CHECK(arguments.load(cli::Tr(cli::Language::da)).office.weeks == 4);
    arguments.weeks = "2";
    CHECK(arguments.load(cli::Tr(cli::Language::da)).office.weeks == 2);
    CHECK(arguments.load(cli::Tr(cli::Language::da)).prevalence == 0.12);
    CHECK(arguments.all_sets().back() == "/office/weeks=2");
}

TEST_CASE("the scenario's own strategies are played when none is named", "[cli][run]") {
    const auto ids = [](const std::vector<std::string>& named) {
        std::vector<std::string> all;
        for (const sim::Strategy& s :
             cli::chosen_strategies(scenarios::load_scenario("underretning"), named)) {
            all.push_back(s.id);
        }
        return all;
    };
    CHECK(ids({}) == scenarios::load_scenario("underretning").default_strategies);
    CHECK(ids({"own_first"}) == std::vector<std::string>{"no_tool", "own_first"});
    CHECK(ids({"own_first", "no_tool", "score_first"}) ==
          std::vector<std::string>{"no_tool", "own_first", "score_first"});
}

TEST_CASE("the text says what was counted, in both languages", "[cli][run]") {
    const std::string& da = cli::small_text().out;
    const std::string en = call(small_run({"--lang", "en"})).out;
    for (const char* words : {"Uden score\n", "Score først\n", "Pr. 100 sager: overset barn ", "Scoren alene",
                              "Altid »luk«", "AUC 0,7", "Så få gennemspilninger"}) {
        INFO(words);
        CHECK(da.find(words) != std::string::npos);
    }
    for (const char* words : {"Without a score\n", "Score first\n", "Per 100 cases: missed child ",
                              "The score alone", "Always “close”", "AUC 0.7", "So few replications"}) {
        INFO(words);
        CHECK(en.find(words) != std::string::npos);
    }
    CHECK(da.ends_with("\nAlle sager er opdigtede. Ingen rigtige borgere.\n"));
    CHECK(en.ends_with("\nAll cases are synthetic. No real citizens.\n"));
    for (const std::string* text : {&da, &en}) {
        for (std::size_t from = 0; from < text->size();) {
            const std::size_t end = text->find('\n', from);
            INFO(text->substr(from, end - from));
            CHECK(base::character_count(std::string_view(*text).substr(from, end - from)) <= 100);
            from = end + 1;
        }
    }
}

TEST_CASE("a difference of exactly nothing is called the same, any other carries its range", "[cli][run]") {
    // Own assessment first costs no minutes: the difference is exactly nothing. Score first saves minutes for certain.
    const std::string& same = cli::small_text().out;
    const std::size_t own_first = same.find("Vurder selv først\n");
    REQUIRE(own_first != std::string::npos);
    CHECK(same.find("minutter (samme)", own_first) != std::string::npos);
    const std::size_t score_first = same.find("Score først\n");
    const std::string part = same.substr(score_first, own_first - score_first);
    CHECK(part.find("minutter (samme)") == std::string::npos);
    CHECK(part.find(" færre; ") != std::string::npos);
}

TEST_CASE("bad input is named to the point", "[cli][run]") {
    const auto complaint = [](const std::vector<std::string>& args) {
        const cli::Answer answer = call(args);
        CHECK(answer.code == 2);
        CHECK(answer.out.empty());
        return answer.err;
    };
    CHECK(complaint({"run", "underretnin"}).find("did you mean underretning?") != std::string::npos);
    CHECK(complaint({"run", "underretning", "--strategy", "own_frst"}).find("did you mean own_first?") !=
          std::string::npos);
    CHECK(complaint({"run", "underretning", "--set", "/offic/weeks=3"}) ==
          "--set:1:2: /offic: expected one of the known keys (did you mean \"office\"?), found \"offic\"\n");
    CHECK(complaint({"run", "underretning", "--weeks", "0"})
              .starts_with("--set:1:15: /office/weeks: expected "));
    CHECK(complaint({"run", "underretning", "--set", "office/weeks=3"}).starts_with("--set"));
    CHECK(complaint({"run", "underretning", "--set", "/auc_best=0.6"}).find("/auc_best: expected ") !=
          std::string::npos);
    CHECK(complaint({"run", "underretning", "--strategy", "own_first", "--strategy", "own_first"}) ==
          "own_first: expected an id that no other strategy has, found own_first\n");
    CHECK(complaint({"run", "no/such.json"}) ==
          "no/such.json: expected a file that can be read, found no such file\n");
}

TEST_CASE("a strategy that shows a score may not pass for the office without", "[cli][run]") {
    const cli::WorkFolder folder("false_twin");
    base::write_file_atomically("twin.json", R"({"schema": 1, "id": "no_tool", "name": {"da": "a", "en": "b"},
        "summary": {"da": "a", "en": "b"}, "levers": [{"lever": "workflow", "option": "own_first"}]})");
    const cli::Answer answer = call({"run", "underretning", "--strategy", "twin.json"});
    CHECK(answer.code == 2);
    CHECK(answer.err == "twin.json: expected a strategy of another id, or one that never shows a score, "
                        "found no_tool with a score\n");
}

TEST_CASE("Ctrl-C stops a run and leaves nothing behind", "[cli][run]") {
    const cli::WorkFolder folder("interrupt");
    ::setenv("SKOEN_PROGRESS", "1", 1);
    std::ostringstream out;
    InterruptingBuffer buffer;
    std::ostream err(&buffer);
    const int code =
        cli::run_command({"run", "underretning", "--replications", "4000", "--weeks", "2", "--out", "run",
                          "--set", "/history/cases=4000", "--strategy", "own_first", "--lang", "da"},
                         out, err);
    ::unsetenv("SKOEN_PROGRESS");
    CHECK(code == 130);
    CHECK(out.str().empty());
    CHECK(buffer.str().find("] 4000/4000") == std::string::npos);
    CHECK(buffer.str().ends_with("Afbrudt. Intet er skrevet.\n"));
    CHECK(folder.names().empty());
}

TEST_CASE("no bar is drawn where nobody looks", "[cli][run]") { CHECK(cli::small_text().err.empty()); }
