#include "study/whole_study.h"

#include <cstdlib>

#include "scenarios/schema_writer.h"
#include "sim/base/file.h"
#include "sim/base/json.h"
#include "study/design_format.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::study;

namespace {

const WholeStudy& whole() {
    static const WholeStudy study = whole_study(load_design("vignetter"));
    return study;
}

}  // namespace

// The R script beside the figures made them from the very answers that `skoen study vignetter` writes.
TEST_CASE("the worked example's estimates are R's") {
    const std::string path = std::string(SKOEN_SOURCE_DIR) + "/tests/data/oracles/worked_example.json";
    const base::JsonValue oracle = base::parse_json(base::read_text_file(path), path);
    const stats::LinearMixedFit& fit = *whole().model.linear;
    CHECK(static_cast<double>(fit.rows) == oracle.find("nobs")->number);
    CHECK(fit.log_likelihood == Approx(oracle.find("logLik")->number).margin(1e-8));
    CHECK(fit.names.size() == oracle.find("beta")->members.size());
    for (std::size_t k = 0; k < fit.names.size(); ++k) {
        INFO(fit.names[k]);
        CHECK(std::abs(fit.beta[k] - oracle.find("beta")->find(fit.names[k])->number) < 1e-7);
        CHECK(std::abs(fit.se[k] - oracle.find("se")->find(fit.names[k])->number) < 1e-7);
        CHECK(fit.df[k] == Approx(oracle.find("df")->find(fit.names[k])->number).epsilon(2e-6));
    }
    CHECK(std::abs(fit.random[0].covariance.at(0, 0) - oracle.find("var")->find("id")->number) < 5e-8);
    for (const FactorEffects& one : whole().effects) {
        for (const auto& [key, found] : {std::pair{"amce", &one.effects}, {"marginal_means", &one.means}}) {
            for (const stats::RobustEstimate& each : found->estimates) {
                INFO(key << ' ' << each.name);
                const base::JsonValue* theirs = oracle.find(key)->find(each.name);
                REQUIRE(theirs != nullptr);
                CHECK(each.estimate == Approx(theirs->find("estimate")->number).margin(1e-9));
                CHECK(each.se == Approx(theirs->find("se")->number).epsilon(1e-7));
                CHECK(each.df == Approx(theirs->find("df")->number).epsilon(1e-6));
            }
        }
    }
}

TEST_CASE("the whole study holds every file, and says what it found") {
    for (const char* name : {"answers_long.csv", "answers_pude.csv", "kodebog.md", "forhaandsregistrering.md",
                             "surveyjs/survey.json", "datapackage.json"}) {
        INFO(name);
        CHECK(std::any_of(whole().files.begin(), whole().files.end(),
                          [&](const ExportFile& file) { return file.name == name; }));
    }
    for (const ExportFile& file : whole().files) {
        if (!file.name.starts_with("answers") || !file.name.ends_with(".csv")) continue;
        INFO(file.name);
        CHECK(file.bytes.starts_with("synthetic,"));
        CHECK(file.bytes.find("\n0,") == std::string::npos);
    }
    const std::string text = whole_study_text(whole(), "mappe", base::Language::da);
    for (const char* part : {"scorehoej: sand 0,100, fundet 0,125", "Styrke til at skelne", "AMCE"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

// With a forbidden pair the comparison is made within the partner's levels, weighted by the intended display.
TEST_CASE("a restricted factor is compared within its partner") {
    StudyDesign design = load_design("vignetter");
    design.vignettes->forbidden = {{"score", "lav", "kilde", "sundhed", "", ""}};
    design.vignettes->starts = 20;
    const VignettePlan& plan = *design.vignettes;
    const Deck deck = make_deck(plan, 1);
    const stats::DataFrame answers = simulated_answers(plan, deck, assign_respondents(plan, deck, 1), 1);
    const std::vector<FactorEffects> effects = factor_effects(answers, plan, "answer", "id");
    CHECK(effects[0].partners == std::vector<std::string>{"kilde"});
    CHECK(effects[1].partners.empty());
    // by hand: mean of the differences within school and neighbour, which are allowed equally often
    double sum[2][2] = {{0, 0}, {0, 0}}, n[2][2] = {{0, 0}, {0, 0}};
    for (std::size_t row = 0; row < answers.rows; ++row) {
        const std::string& kilde = answers.find("kilde")->texts[row];
        if (kilde == "sundhed") continue;
        const int k = kilde == "nabo" ? 1 : 0, s = answers.find("score")->texts[row] == "hoej" ? 1 : 0;
        sum[k][s] += answers.find("answer")->numbers[row], n[k][s] += 1;
    }
    const double expected =
        0.5 * (sum[0][1] / n[0][1] - sum[0][0] / n[0][0]) + 0.5 * (sum[1][1] / n[1][1] - sum[1][0] / n[1][0]);
    CHECK(effects[0].effects.estimates[0].estimate == Approx(expected).epsilon(1e-10));
}

TEST_CASE("docs/design-format.md is what the code says", "[design-format]") {
    const std::string path = std::string(SKOEN_SOURCE_DIR) + "/docs/design-format.md";
    if (std::getenv("SKOEN_REGENERATE") != nullptr) base::write_file_atomically(path, design_format());
    INFO("regenerate: SKOEN_REGENERATE=1 test_study \"[design-format]\"");
    CHECK(base::read_text_file(path) == design_format());
    CHECK(read_design(smallest_design(), "small.json").id == "small");
}
