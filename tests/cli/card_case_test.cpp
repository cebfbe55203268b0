// skoen card and skoen case.
#include <cmath>
#include <set>

#include "cli/card_text.h"
#include "cli/case_json.h"
#include "cli/case_story.h"
#include "cli/case_text.h"
#include "scenarios/catalogue.h"
#include "sim/world.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using base::JsonValue;
using cli::call;

namespace {

sim::Definition small_definition() {
    const std::vector<std::string> sets = {"/history/cases=4000", "/office/weeks=6", "/office/workers=3"};
    return scenarios::load_scenario("underretning", sets);
}

const sim::World& world() {
    static const sim::World shared(small_definition(), 1);
    return shared;
}

double sum(const std::vector<lab::Addend>& parts) {
    double total = 0;
    for (const lab::Addend& part : parts) total += part.log_odds;
    return total;
}

}  // namespace

TEST_CASE("the card puts label and truth side by side", "[cli][card]") {
    const std::vector<std::string> args = {"card",  "underretning",           "--set", "/history/cases=6000",
                                           "--set", "/model/hidden=[\"age\"]"};
    std::vector<std::string> with_json = args;
    with_json.emplace_back("--json");
    const JsonValue card = cli::parsed(call(with_json));
    const sim::Definition definition = scenarios::load_scenario("underretning");
    CHECK(card.find("sees")->items.size() == definition.features.size() - 1);
    CHECK(card.find("does_not_see")->find("features")->items.at(0).text == "age");
    CHECK(card.find("does_not_see")->find("cues")->items.size() == definition.cues.size());
    CHECK(card.find("label_kind")->text == "mixed");
    for (const char* target : {"label", "truth"}) {
        INFO(target);
        const JsonValue& t = *card.find(target);
        const JsonValue& auc = *t.find("auc");
        CHECK(auc.find("lo")->number < auc.find("value")->number);
        CHECK(auc.find("value")->number < auc.find("hi")->number);
        CHECK(t.find("calibration")->items.size() == 10);
        CHECK(t.find("groups")->items.size() == definition.groups.size());
        const JsonValue& rates = *t.find("rates");
        CHECK(rates.find("false_positive_rate")->find("value")->number ==
              Approx(1.0 - rates.find("specificity")->find("value")->number));
    }
    // A model taught past decisions ranks by them, not by the truth.
    CHECK(card.find("label")->find("auc")->find("value")->number !=
          card.find("truth")->find("auc")->find("value")->number);

    std::vector<std::string> da = args;
    da.insert(da.end(), {"--lang", "da"});
    const std::string text = call(da).out;
    for (const char* words :
         {"Den kender ikke: Barnets alder; ", "0–5 år", "mod facit", "Alle sager er opdigtede"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(cli::card_text(world(), cli::Tr(cli::Language::en)).find("against the truth") != std::string::npos);
}

TEST_CASE("a case's addends sum to its judgement and to its chance of moving", "[cli][case]") {
    for (const char* id :
         {"score_first", "own_first", "own_first_reason_review", "mandatory_approval", "no_tool"}) {
        const sim::Strategy strategy = scenarios::load_strategy(id);
        int handled = 0, revisions = 0;
        for (std::size_t index = 0; index < 40; ++index) {
            INFO(id << ' ' << index);
            const cli::CaseStory story = cli::tell_case(world(), strategy, index);
            if (!story.event) continue;
            ++handled;
            CHECK(sum(story.judgement) == Approx(story.event->twin - story.event->threshold).margin(1e-9));
            CHECK(story.revision.empty() == (!story.event->shown || story.event->skipped));
            if (story.revision.empty()) continue;
            ++revisions;
            const double p = story.trace->revise_chance;
            CHECK(sum(story.revision) == Approx(std::log(p / (1.0 - p))).margin(1e-9));
        }
        CHECK(handled > 30);
        CHECK((revisions > 0) == (std::string(id) != "no_tool"));
    }
}

TEST_CASE("the person's part of moving does not depend on the case", "[cli][case]") {
    // Same seat, same office: what is left over after all that differs between cases must be the same.
    const sim::Strategy strategy = scenarios::load_strategy("own_first");
    std::vector<double> persons;
    for (std::size_t index = 0; index < 20; ++index) {
        const cli::CaseStory story = cli::tell_case(world(), strategy, index);
        if (story.event && story.seat == 0 && story.event->generation == 0)
            persons.push_back(story.revision.front().log_odds);
    }
    REQUIRE(persons.size() > 5);
    for (const double person : persons) CHECK(person == Approx(persons.front()).margin(1e-9));
}

TEST_CASE("cases are numbered by week, seat and time", "[cli][case]") {
    const sim::Strategy strategy = scenarios::load_strategy("own_first");
    const sim::Caseload caseload = sim::draw_caseload(world(), 0);
    std::uint32_t week = 0, seat = 0;
    double time = 0;
    for (std::size_t index = 0; index < 60; ++index) {
        const cli::CaseStory story = cli::tell_case(world(), strategy, index);
        CHECK(std::tuple(story.week, story.seat, story.arrival.time) > std::tuple(week, seat, time));
        std::tie(week, seat, time) = std::tuple(story.week, story.seat, story.arrival.time);
        CHECK(story.cases == caseload.size());
    }
    CHECK_THROWS_AS(cli::tell_case(world(), strategy, caseload.size()), base::InputError);
}

TEST_CASE("a case is told in both languages and as JSON", "[cli][case]") {
    const cli::CaseStory first = cli::tell_case(world(), scenarios::load_strategy("score_first"), 3);
    const std::string da = cli::case_text(world(), first, cli::Tr(cli::Language::da));
    for (const char* words : {"Underretninger: sag 3 (fra 0 til ", "planen »Score først«",
                              "\nJournalen\n  Barnets alder: ", "\nDet, ingen skriver ned\n", "\nEget skøn\n",
                              "\nScoren\n", "\nBeslutningen\n", "\nFacit\n", "\nHvorfor: et fuldt eget skøn",
                              "\nAlle sager er opdigtede. Ingen rigtige borgere.\n"}) {
        INFO(words);
        CHECK(da.find(words) != std::string::npos);
    }
    const std::string en = cli::case_text(world(), first, cli::Tr(cli::Language::en));
    CHECK(en.find("\nThe file\n  The child's age: ") != std::string::npos);

    const cli::Answer answer =
        call({"case", "underretning", "--set", "/history/cases=4000", "--set", "/office/workers=3", "--weeks",
              "6", "--case", "3", "--json", "--strategy", "own_first"});
    const JsonValue document = cli::parsed(answer);
    CHECK(answer.out ==
          cli::case_json(world(), cli::tell_case(world(), scenarios::load_strategy("own_first"), 3)));
    CHECK(document.find("strategy")->text == "own_first");
    CHECK_FALSE(document.find("waiting")->boolean);
    CHECK(document.find("facts")->items.size() == world().definition.features.size());
    CHECK(document.find("own")->find("before_score")->boolean);
    CHECK(document.find("score")->find("shown")->boolean);
    double total = 0;
    for (const JsonValue& part : document.find("why")->find("judgement")->items)
        total += part.find("log_odds")->number;
    CHECK((total > 0.0) == document.find("twin")->find("acts")->boolean);
    CHECK(call({"case", "underretning", "--case", "-1"}).code == 2);
    CHECK(call({"case", "underretning", "--case", "many"}).code == 2);
}

TEST_CASE("a case that still waits at the end says so", "[cli][case]") {
    // Twice the work that there is time for: the last arrivals are never looked at.
    const std::vector<std::string> sets = {"/history/cases=4000", "/office/weeks=4", "/office/workers=2",
                                           "/office/utilisation=2"};
    const sim::World crowded(scenarios::load_scenario("underretning", sets), 1);
    const std::size_t last = sim::draw_caseload(crowded, 0).size() - 1;
    const cli::CaseStory story = cli::tell_case(crowded, scenarios::load_strategy("no_tool"), last);
    CHECK_FALSE(story.event.has_value());
    const JsonValue document = base::parse_json(cli::case_json(crowded, story), "case");
    CHECK(document.find("waiting")->boolean);
    CHECK(document.find("decision")->kind == JsonValue::Kind::null);
    const std::string text = cli::case_text(crowded, story, cli::Tr(cli::Language::da));
    CHECK(text.find("lå stadig i kø, da forløbet sluttede efter 4 uger") != std::string::npos);
    CHECK(text.find("Beslutningen") == std::string::npos);
}
