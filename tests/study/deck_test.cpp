#include "study/deck.h"

#include <cmath>
#include <map>
#include <set>

#include "scenarios/schema_writer.h"
#include "sim/base/json.h"
#include "stats/csv.h"
#include "study/exports.h"
#include "study/power.h"
#include "study/scenario_levels.h"
#include "study/sheets.h"
#include "study/vignette_text.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::study;

namespace {

struct Made {
    StudyDesign design = load_design("vignetter");
    Deck deck = make_deck(*design.vignettes, 1);
    std::vector<Respondent> respondents = assign_respondents(*design.vignettes, deck, 1);
    ExportInput input() const { return {design, deck, respondents, 1}; }
};

const Made& made() {
    static const Made all = [] {
        Made m;
        return m;
    }();
    return all;
}

std::string bytes_of(const std::vector<ExportFile>& files, const std::string& name) {
    for (const ExportFile& file : files) {
        if (file.name == name) return file.bytes;
    }
    FAIL(name);
    return {};
}

}  // namespace

TEST_CASE("designs that are shipped read, and write back the same") {
    for (const std::string& id : shipped_designs()) {
        const StudyDesign design = load_design(id);
        CHECK(design.id == id);
        const std::string text = scenarios::write_with_schema(design);
        CHECK(scenarios::write_with_schema(read_design(text, id)) == text);
    }
    CHECK(shipped_designs().size() == 4);
}

TEST_CASE("faults of a design are told with their place") {
    std::string text = scenarios::write_with_schema(load_design("vignetter"));
    text.replace(text.find("\"decks\": 3"), 10, "\"decks\": 5");
    try {
        (void)read_design(text, "d.json");
        FAIL("read");
    } catch (const base::InputError& error) {
        CHECK(std::string(error.what())
                  .find("/vignettes/decks: expected a divisor of vignettes (24), found 5") !=
              std::string::npos);
    }
}

TEST_CASE("a deck shows no profile twice, nothing forbidden, and what that costs") {
    CHECK(made().deck.rating.d_decks >= 98.69);
    CHECK(std::set<stats::Profile>(made().deck.profiles.begin(), made().deck.profiles.end()).size() == 24);
    VignettePlan plan = *made().design.vignettes;
    plan.forbidden.push_back({"score", "lav", "kilde", "sundhed", "", ""});
    plan.decks = 1;
    const Deck held = make_deck(plan, 1);
    CHECK(held.forbidden_shown == 0);
    CHECK(held.allowed == 60);
    CHECK(held.rating.d == Approx(95.288).margin(1e-3));  // the best there is under one such pair
    plan.method = DeckMethod::random;
    const Deck random = make_deck(plan, 1);
    CHECK(random.forbidden_shown == 0);
    CHECK(random.rating.d < held.rating.d);
    plan.forbidden.clear();
    plan.method = DeckMethod::best;
    plan.vignettes = 36;
    CHECK(make_deck(plan, 1).how == "array");
    CHECK(make_deck(plan, 1).rating.d == Approx(100));
    plan.vignettes = 73;
    CHECK_THROWS_AS(make_deck(plan, 1), base::InputError);
}

TEST_CASE("dominance is kept out of decks, and told where it is not") {
    VignettePlan plan = *made().design.vignettes;
    for (VignetteFactor& factor : plan.factors) factor.order = LevelOrder::rising;
    plan.starts = 60;
    plan.decks = 4;
    CHECK(plan.dominates({1, 0, 0, 2, 0}, {1, 0, 0, 1, 0}));
    CHECK_FALSE(plan.dominates({1, 0, 0, 2, 0}, {0, 1, 0, 0, 0}));
    const Deck free = make_deck(plan, 1);
    CHECK(free.dominated > 0);
    plan.no_dominance = true;
    const Deck held = make_deck(plan, 1);
    CHECK(held.dominated == 0);
    CHECK(held.rating.d_decks < free.rating.d_decks);
    const std::vector<DeckCost> costs = deck_costs(plan, held, 1);
    REQUIRE(costs.size() == 2);
    CHECK(costs[1].wish == "no_dominance");
    CHECK(costs[1].without > costs[1].with);
}

TEST_CASE("three levels together can be forbidden, and coordinate exchange keeps it") {
    VignettePlan plan = *made().design.vignettes;
    plan.forbidden = {{"score", "lav", "tid", "foerst", "tegn", "maerker"}};
    plan.decks = 1;
    plan.starts = 40;
    const Deck deck = make_deck(plan, 1);
    CHECK(deck.allowed == 72 - 6);
    CHECK(deck.forbidden_shown == 0);
    plan.method = DeckMethod::coordinate;
    const Deck by_level = make_deck(plan, 1);
    CHECK(by_level.how == "coordinate");
    CHECK(by_level.forbidden_shown == 0);
    CHECK(by_level.rating.d > 95);
    const std::vector<DeckCost> costs = deck_costs(plan, deck, 1);
    CHECK(costs.empty());  // nothing was searched for
    plan.method = DeckMethod::d_efficient;
    CHECK(deck_costs(plan, deck, 1).at(0).wish == "score=lav tid=foerst tegn=maerker");
}

TEST_CASE("priors move the deck towards answers in the middle of the scale") {
    VignettePlan plan = *made().design.vignettes;
    plan.mean = 8.5;
    plan.factors[0].levels[1].effect = 1.4;  // at the end of the scale: tells little of the others
    plan.decks = 1;
    plan.starts = 60;
    const auto shown = [&](const Deck& deck) {
        double high = 0;
        for (const stats::Profile& profile : deck.profiles) high += profile[0];
        return high;
    };
    plan.method = DeckMethod::d_efficient;
    const double plain = shown(make_deck(plan, 1));
    plan.priors = true;
    CHECK(shown(make_deck(plan, 1)) != plain);
    CHECK(make_deck(plan, 1).rating.d < 99.6);  // no longer the best where all answers count alike
}

TEST_CASE("power of a contrast is that of its standard error") {
    StudyDesign design = made().design;
    VignettePlan& plan = *design.vignettes;
    plan.contrasts = {{"sundhed_nabo",
                       {"Sundhed mod nabo", "Health visitor against neighbour"},
                       {{"kilde", "sundhed", 1}, {"kilde", "nabo", -1}}},
                      {"score", {"Score", "Score"}, {{"score", "hoej", 1}, {"score", "lav", -1}}}};
    const SurveyModel survey(plan, made().deck, 1);
    const std::vector<PowerEffect> all = survey_exact_power(plan, survey, design.power);
    REQUIRE(all.size() == 9);
    CHECK(all[7].truth == Approx(0.05));
    CHECK(*all[8].exact == Approx(*all[0].exact).epsilon(1e-12));  // the reference's weight adds nothing
    // var(b5 - b4) = var b5 + var b4 - 2 cov, and the three levels are as good as balanced: about var b4
    CHECK(*all[7].detectable == Approx(*all[3].detectable).epsilon(0.02));
    std::string text = scenarios::write_with_schema(design);
    text.replace(text.find("\"level\": \"nabo\""), 15, "\"level\": \"naboen\"");
    CHECK_THROWS_AS(read_design(text, "d.json"), base::InputError);
}

TEST_CASE("respondents meet decks equally often within each profession") {
    std::map<std::pair<std::size_t, int>, int> use;
    for (const Respondent& one : made().respondents) ++use[{one.profession, one.deck}];
    for (const auto& [key, count] : use) CHECK(std::abs(count - (key.first == 0 ? 50 : 25)) <= 1);
    CHECK(made().respondents.size() == 300);
}

TEST_CASE("words and reading ease") {
    const ReadingEase ease = reading_ease("Barnet er træt. Forældrene forklarer det med skolen!");
    CHECK(ease.words == 8);
    CHECK(ease.sentences == 2);
    CHECK(ease.long_words == 2);
    CHECK(ease.lix == Approx(4 + 25));
    const std::string text =
        vignette_text(*made().design.vignettes, made().deck.profiles[0], base::Language::da);
    CHECK(text.find('{') == std::string::npos);
}

TEST_CASE("every exported file is made, and simulated answers say so") {
    const ExportInput input = made().input();
    const std::vector<ExportFile> tables = export_tables(input);
    for (const char* name : {"answers_long.csv", "answers_wide.csv"}) {
        const stats::DataFrame data = stats::read_csv(bytes_of(tables, name), name);
        for (const double value : data.find("synthetic")->numbers) REQUIRE(value == 1);
    }
    CHECK(stats::read_csv(bytes_of(tables, "answers_long.csv"), "").rows == 2400);
    CHECK(stats::read_csv(bytes_of(tables, "answers_wide.csv"), "").rows == 300);
    CHECK(read_design(bytes_of(tables, "design.json"), "").id == "vignetter");
    for (const std::string_view format : export_formats()) {
        INFO(format);
        const std::vector<ExportFile> files = export_platform(format, input);
        CHECK_FALSE(files.empty());
        for (const ExportFile& file : files) {
            INFO(file.name);
            CHECK(file.bytes.size() > 60);
            if (file.name.ends_with(".csv")) CHECK(stats::read_csv(file.bytes, file.name).rows > 0);
            if (file.name.ends_with(".json") || file.name.ends_with(".qsf"))
                CHECK_NOTHROW(base::parse_json(file.bytes, ""));
        }
    }
    const stats::DataFrame redcap =
        stats::read_csv(bytes_of(export_redcap(input), "redcap/dictionary.csv"), "");
    CHECK(redcap.columns.size() == 18);
    CHECK(redcap.rows == 26);
}

TEST_CASE("LimeSurvey has the same rows in both languages") {
    const std::string text = bytes_of(export_limesurvey(made().input()), "limesurvey/survey.txt");
    const stats::DataFrame data = stats::read_csv(text, "survey.txt");
    REQUIRE(data.find("class") != nullptr);
    std::vector<std::string> da, en;
    for (std::size_t row = 0; row < data.rows; ++row) {
        const std::string kind = data.find("class")->texts[row];
        if (kind != "G" && kind != "Q" && kind != "A") continue;
        (data.find("language")->texts[row] == "da" ? da : en).push_back(kind + data.find("name")->texts[row]);
    }
    CHECK(da == en);
    CHECK(da.size() == 24 * 12);
}

TEST_CASE("answers come back from SurveyJS as they went out") {
    const ExportInput input = made().input();
    const std::string answers = bytes_of(export_surveyjs(input), "surveyjs/answers_synthetic.json");
    const stats::DataFrame back = import_surveyjs(answers, "answers.json", input);
    CHECK(stats::write_csv(back) == bytes_of(export_tables(input), "answers_long.csv"));
    CHECK_THROWS_AS(import_surveyjs("[{\"token\":\"R999\"}]", "a", input), base::InputError);
    CHECK_THROWS_AS(import_surveyjs("[{\"token\":\"R001\",\"v1\":11}]", "a", input), base::InputError);
}

TEST_CASE("answers come back as a line a respondent, by vignette and by turn") {
    const ExportInput input = made().input();
    const std::string wide = bytes_of(export_tables(input), "answers_wide.csv");
    CHECK(stats::write_csv(import_wide(wide, "answers_wide.csv", input)) ==
          bytes_of(export_tables(input), "answers_long.csv"));
    const stats::DataFrame turns = import_wide("ExternalDataReference,p1,p2\nR001,3,\n", "q.csv", input);
    REQUIRE(turns.rows == 1);
    CHECK(turns.find("synthetic")->numbers[0] == 0);  // whatever does not say otherwise is real
    CHECK(turns.find("vignette")->numbers[0] == static_cast<double>(made().respondents[0].order[0] + 1));
    CHECK_THROWS_AS(import_wide("token,v1\nR999,3\n", "a.csv", input), base::InputError);
    CHECK_THROWS_AS(import_wide("token,p1\nR001,11\n", "a.csv", input), base::InputError);
    CHECK_THROWS_AS(import_wide("v1\n3\n", "a.csv", input), base::InputError);
}

TEST_CASE("sheets name every column, the model and the seed") {
    const ExportInput input = made().input();
    const std::string book = codebook_sheet(input, base::Language::da);
    const stats::DataFrame answers = stats::read_csv(bytes_of(export_tables(input), "answers_long.csv"), "");
    for (const stats::DataColumn& column : answers.columns) {
        INFO(column.name);
        CHECK(book.find("| " + column.name + " |") != std::string::npos);
    }
    const std::string sheet = preregistration_sheet(input, base::Language::da);
    for (const char* part :
         {"answer ~ score + tid + leder + kilde + tegn + (1 | id)", "300 respondenter", "Startværdi 1,",
          "skoen fit answers_long.csv --design design.json", "| scorehoej |"}) {
        INFO(part);
        CHECK(sheet.find(part) != std::string::npos);
    }
}

TEST_CASE("a scenario supplies levels") {
    const StudyDesign design = design_from_scenario("underretning");
    CHECK(read_design(scenarios::write_with_schema(design), "d").vignettes->factors.size() == 5);
    const VignetteFactor& score = design.vignettes->factors[0];
    CHECK(score.levels[0].meaning->advice < 0);  // 3 of 10 speaks against, 8 for
    CHECK(score.levels[1].meaning->advice > 0);
    CHECK_THROWS_AS(design_from_scenario("underretning", {"scor"}), base::InputError);
}

TEST_CASE("straight-liners answer alike, and those who stop are missed") {
    VignettePlan plan = *made().design.vignettes;
    plan.straight_lining = 0.999999;
    const stats::DataFrame same = simulated_answers(plan, made().deck, made().respondents, 1);
    for (std::size_t row = 1; row < same.rows; ++row) {
        if (same.find("id")->texts[row] != same.find("id")->texts[row - 1]) continue;
        REQUIRE(same.find("answer")->numbers[row] == same.find("answer")->numbers[row - 1]);
    }
    plan.straight_lining = 0;
    plan.stops_after = 0.2;
    const double expected = 300 * (1 - std::pow(0.8, 8)) / 0.2;  // geometric, at most eight
    CHECK(static_cast<double>(simulated_answers(plan, made().deck, made().respondents, 1).rows) ==
          Approx(expected).epsilon(0.08));
}
