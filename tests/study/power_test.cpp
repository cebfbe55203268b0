#include "study/power.h"

#include <cmath>

#include "sim/base/file.h"
#include "stats/csv.h"
#include "stats/distributions.h"
#include "stats/linear_mixed.h"
#include "stats/multiple_tests.h"
#include "study/trial_play.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::study;

namespace {

const PowerEffect& effect(const PowerResult& result, const std::string& name, const std::string& test) {
    for (const PowerEffect& each : result.effects) {
        if (each.name == name && each.test == test) return each;
    }
    FAIL(name << ' ' << test);
    return result.effects.front();
}

// The exact oracle of the analytic table, by its two texts.
double analytic(const std::string& id, const std::string& quantity) {
    static const stats::DataFrame table = stats::read_csv(
        base::read_text_file(std::string(SKOEN_SOURCE_DIR) + "/tests/data/oracles/power_analytic.csv"),
        "power_analytic.csv");
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (table.find("id")->texts[row] == id && table.find("quantity")->texts[row] == quantity) {
            return table.find("value")->numbers[row];
        }
    }
    FAIL(id << ' ' << quantity);
    return 0;
}

// A power by simulation lies within 3.5 Monte Carlo errors of the exact one, the errors taken at the exact power: about
// thirty are looked at, and one of thirty is as far out by chance in 1.4 % of seeds.
void check_exact(const PowerEffect& found, double exact, int replications) {
    INFO(found.name << ' ' << found.test);
    CHECK(std::abs(found.power - exact) < 3.5 * std::sqrt(exact * (1 - exact) / replications));
}

VignettePlan oracle_survey() {  // the decks of the oracle: 300 x 8, 2^3 3^2
    return *load_design("vignetter").vignettes;
}

// The oracle's own 24 vignettes in three decks.
Deck oracle_deck() {
    const stats::DataFrame table = stats::read_csv(
        base::read_text_file(std::string(SKOEN_SOURCE_DIR) + "/tests/data/oracles/design24.csv"),
        "design24.csv");
    Deck deck;
    for (std::size_t row = 0; row < table.rows; ++row) {
        stats::Profile profile;
        for (const char* name : {"A", "B", "C", "D", "E"}) {
            profile.push_back(static_cast<std::uint8_t>(table.find(name)->numbers[row] - 1));
        }
        deck.profiles.push_back(profile);
        deck.deck.push_back(static_cast<int>(table.find("deck")->numbers[row]) - 1);
    }
    return deck;
}

}  // namespace

TEST_CASE("exact standard errors of the survey are those of the oracle") {
    const VignettePlan plan = oracle_survey();
    const SurveyModel survey(plan, oracle_deck(), 1);
    const std::vector<double> se = survey.model().exact_se(0.3, 0.7);
    CHECK(se[1] == Approx(analytic("vignette 300x8 (3 decks) s2u=.3 s2e=.7", "se_GLS A2")).epsilon(1e-8));
    CHECK(se[4] == Approx(analytic("vignette 300x8 (3 decks) s2u=.3 s2e=.7", "se_GLS D2")).epsilon(1e-8));
}

TEST_CASE("sums of a replication are those of its rows, and so is the fit") {
    VignettePlan plan = oracle_survey();
    for (const double stops : {0.0, 0.05}) {
        plan.stops_after = stops;
        const Deck deck = oracle_deck();
        SurveyModel survey(plan, deck, 7);
        GroupSums sums = survey.model().empty_sums();
        survey.draw_sums(3, sums);
        const auto rows = survey.draw_rows(3);
        double squares = 0;
        stats::ModelFrame frame;
        frame.names = treatment_names(plan);
        frame.x = stats::Matrix(rows.size(), frame.names.size());
        stats::RandomTerm people{"id",
                                 {"(Intercept)"},
                                 {},
                                 static_cast<std::size_t>(plan.respondents()),
                                 stats::Matrix(rows.size(), 1)};
        for (std::size_t r = 0; r < rows.size(); ++r) {
            squares += rows[r].answer * rows[r].answer;
            frame.y.push_back(rows[r].answer);
            const GroupType& type = survey.model().types()[rows[r].type];
            for (std::size_t c = 0; c < frame.names.size(); ++c) {
                frame.x.at(r, c) = type.x[rows[r].place * frame.names.size() + c];
            }
            people.group_of.push_back(static_cast<std::uint32_t>(rows[r].respondent));
            people.z.at(r, 0) = 1;
        }
        frame.random.push_back(people);
        CHECK(squares == Approx(sums.squares).epsilon(1e-12));
        const stats::LinearMixedFit slow =
            stats::fit_linear_mixed(frame, {true, stats::DegreesOfFreedom::none});
        const GroupedEstimate fast = survey.model().fit(sums);
        CHECK(fast.residual == Approx(slow.residual_variance).epsilon(1e-6));
        for (std::size_t c = 0; c < frame.names.size(); ++c) {
            CHECK(fast.beta[c] == Approx(slow.beta[c]).margin(1e-7));
            CHECK(fast.se[c] == Approx(slow.se[c]).epsilon(1e-6));
        }
    }
}

TEST_CASE("power of the survey is the exact one, within Monte Carlo error") {
    StudyDesign design = load_design("vignetter");
    design.vignettes->starts = 40;
    const PowerResult result = estimate_power(design);
    CHECK(result.failed == 0);
    for (const PowerEffect& each : result.effects) {
        if (each.truth == 0)
            check_exact(each, 0.05, result.replications);
        else
            check_exact(each, *each.exact, result.replications);
    }
    CHECK(effect(result, "scorehoej", "z").exact ==
          Approx(0.8334).margin(0.004));                   // our deck is not quite the oracle's
    CHECK(*effect(result, "tidsidst", "z").type_m > 1.2);  // a weak test exaggerates
    const PowerResult again = estimate_power(design);
    CHECK(again.effects[0].power == result.effects[0].power);
}

TEST_CASE("power of the trial is the exact one; z without correction is not") {
    StudyDesign design = load_design("lederkurser");
    const PowerResult result = estimate_power(design);
    CHECK(effect(result, "arm2", "t(21)").exact ==
          Approx(analytic("crt3 24x30x20 d=0.3", "power_t")).epsilon(1e-8));
    CHECK(effect(result, "global", "F(2,21)").exact ==
          Approx(analytic("crt3 24x30x20", "power_F(2,21)")).epsilon(1e-8));
    for (const auto& [name, test] : {std::pair{"arm2", "t(21)"}, {"arm3", "t(21)"}, {"global", "F(2,21)"}}) {
        const PowerEffect& each = effect(result, name, test);
        check_exact(each, *each.exact, result.replications);
    }
    CHECK(effect(result, "arm2", "z").power > effect(result, "arm2", "t(21)").power);
    CHECK(effect(result, "arm2", "Dunnett").power < effect(result, "arm2", "t(21)").power);
    CHECK(effect(result, "arm3", "Holm").power <= effect(result, "arm3", "t(21)").power);

    SECTION("type I error at 24 clusters") {
        for (TrialArm& arm : design.cluster_trial->arms) arm.effect = 0;
        design.cluster_trial->workers = 4;
        design.cluster_trial->cases = 2;
        design.cluster_trial->cluster_variance = 0.3;  // boundary fits, which are cautious, stay rare
        design.power.replications = 20000;
        const PowerResult null = estimate_power(design);
        check_exact(effect(null, "arm2", "t(21)"), 0.05, 20000);
        check_exact(effect(null, "arm3", "t(21)"), 0.05, 20000);
        check_exact(effect(null, "global", "F(2,21)"), 0.05, 20000);
        const double uncorrected = effect(null, "arm2", "z").power;
        CHECK(uncorrected > 0.05 + 5 * std::sqrt(0.05 * 0.95 / 20000));  // the negative control
        CHECK(uncorrected == Approx(0.0634).margin(0.006));
    }
}

TEST_CASE("a trial's mean squares are those of its rows") {
    TrialPlan plan = *load_design("lederkurser").cluster_trial;
    plan.workers = 5, plan.cases = 4;
    TrialPlay play(plan, 3);
    play.draw(2);
    const auto rows = play.rows();
    std::vector<double> cluster(24, 0), worker(120, 0);
    for (const TrialPlay::Row& row : rows)
        cluster[row.cluster] += row.answer / 20, worker[row.worker] += row.answer / 4;
    double within = 0;
    for (const TrialPlay::Row& row : rows)
        within += (row.answer - worker[row.worker]) * (row.answer - worker[row.worker]);
    for (std::size_t j = 0; j < 24; ++j) CHECK(play.means()[j] == Approx(cluster[j]).margin(1e-12));
    CHECK(play.squares().within == Approx(within).epsilon(1e-10));
}

TEST_CASE("unequal sizes, a baseline and restricted allocation keep the level") {
    StudyDesign design = load_design("lederkurser");
    TrialPlan& plan = *design.cluster_trial;
    for (TrialArm& arm : plan.arms) arm.effect = 0;
    plan.workers = 6, plan.cases = 3;
    plan.size_spread = 0.5, plan.drop_out = 0.2;
    plan.baseline_correlation = 0.6;
    plan.allocation = Allocation::restricted;
    plan.cluster_variance = 0.3;
    design.power.replications = 1500;
    const PowerResult null = estimate_power(design);
    check_exact(effect(null, "arm2", "t(20)"), 0.05, 1500);
    check_exact(effect(null, "arm2", "randomisation"), 0.05, 1500);
    plan.allocation = Allocation::simple;
    plan.arms[1].effect = 0.7;
    design.power.replications = 500;
    const double with = effect(estimate_power(design), "arm2", "t(20)").power;
    plan.baseline_correlation = 0;
    const double without = effect(estimate_power(design), "arm2", "t(21)").power;
    CHECK(with > without + 0.05);
}

TEST_CASE("stepped wedge: Hussey and Hughes, and boundary fits counted") {
    const StudyDesign design = load_design("trappe");
    const PowerResult result = estimate_power(design);
    const PowerEffect& z = effect(result, "treatment", "z");
    CHECK(z.exact == Approx(analytic("sw seqs=3,3,3,3 n=10 tau2=0.06 gam2=0.02 sig2=0.92 d=0.35", "power_z"))
                         .epsilon(1e-8));
    CHECK(z.power == Approx(0.711).margin(3 * 0.0145 * 1.42));  // R: 1,000 replications each
    CHECK(result.singular == Approx(220).margin(60));           // 22 % of R's fits
    CHECK(effect(result, "treatment", "t(43)").power < z.power);
}

// Hussey & Hughes 2007, eq. 8: variance of the effect with known variances, `each` clusters on each of the steps.
double wedge_variance(const WedgePlan& plan, double each, double tau2, double sigma2) {
    const auto steps = static_cast<double>(plan.clusters_by_sequence.size());
    const double clusters = each * steps, periods = plan.periods;
    double u = 0, v = 0, w = 0;
    for (int t = 0; t < plan.periods; ++t) {
        const double treated = each * std::min<double>(t, steps);
        u += treated, w += treated * treated;
    }
    for (int s = 0; s < static_cast<int>(steps); ++s) {
        const double after = plan.periods - 1 - s;
        v += each * after * after;
    }
    return clusters * sigma2 * (sigma2 + periods * tau2) /
           ((clusters * u - w) * sigma2 +
            (u * u + clusters * periods * u - periods * w - clusters * v) * tau2);
}

TEST_CASE("the curve of a stepped wedge is Hussey and Hughes' formula at every number and ICC") {
    StudyDesign design = load_design("trappe");
    design.power.replications = 10;
    WedgePlan& plan = *design.stepped_wedge;
    plan.cell_variance = 0;
    const PowerResult result = estimate_power(design);
    REQUIRE(result.curve.size() == 24);
    const double total = plan.cluster_variance + plan.residual_variance;
    for (const PowerCurvePoint& at : result.curve) {
        const double sigma2 = (1 - at.icc) * total / plan.answers;
        const double variance = wedge_variance(plan, at.n / 4, at.icc * total, sigma2);
        CHECK(at.power == Approx(stats::power_z(plan.effect / std::sqrt(variance), 0.05)).epsilon(1e-9));
    }
    plan.effect = 0;
    CHECK(estimate_power(design).curve.empty());
}

TEST_CASE("Holm and Dunnett at tabulated values") {
    CHECK(stats::holm_adjusted({0.01, 0.04, 0.03}) == std::vector<double>{0.03, 0.06, 0.06});
    CHECK(stats::dunnett_critical(1, 21, 0.05) ==
          Approx(2.0796).margin(5e-4));                                         // one comparison: Student's t
    CHECK(stats::dunnett_critical(2, 20, 0.05) == Approx(2.38).margin(0.006));  // Dunnett 1964, table II
    CHECK(stats::dunnett_critical(3, 20, 0.05) == Approx(2.54).margin(0.006));
}
