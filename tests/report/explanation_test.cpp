// Sentences follow the numbers: over many made-up decompositions, what is said is what the parts say, and what may not be
// told from chance is not said to be a cause.
#include "report/explanation.h"

#include <cmath>
#include <cstdint>
#include <numeric>

#include "sim/base/random.h"
#include "tests/catch.h"
#include "tests/report/plain_spaces.h"

using namespace skoen;
using report::Account;
using report::Amount;
using report::Claim;
using report::Standing;

namespace {

using skoen::tests::plain;

constexpr int kMadeUp = 3000;

class Maker {
  public:
    explicit Maker(std::uint32_t number) : number_(number) {}
    double uniform() { return draws_.uniform(base::Purpose::audit, {number_, 0, 0, 0, 0}, next_++); }
    double between(double lo, double hi) { return lo + (hi - lo) * uniform(); }

    lab::Estimate estimate(double mean, double spread) {
        lab::Estimate out;
        out.mean = mean;
        out.lo = mean - spread * uniform();
        out.hi = mean + spread * uniform();
        return out;
    }
    // Parts of very different sizes, some 0, so that rounding, cancelling and doubt all happen.
    lab::Difference difference() {
        lab::Difference d;
        d.measure = "missed_rate";
        double sum = 0;
        for (std::size_t k = 0; k < lab::kCauses; ++k) {
            const double size = uniform() < 0.2 ? 0.0 : between(-1, 1) * std::pow(10.0, between(-4.5, -1.5));
            d.causes[k] = estimate(size, between(0, 2) * std::fabs(size));
            d.extents[k] = static_cast<lab::Extent>(static_cast<int>(uniform() * 5));
            sum += size;
        }
        d.whole = estimate(sum, between(0, 2) * std::fabs(sum));
        return d;
    }

  private:
    base::Draws draws_{99};
    std::uint32_t number_ = 0, next_ = 0;
};

bool clear(const lab::Estimate& e) { return *e.lo > 0 || *e.hi < 0; }

std::int64_t sum_of(const std::vector<Claim>& claims) {
    return std::accumulate(claims.begin(), claims.end(), std::int64_t{0},
                           [](std::int64_t sum, const Claim& c) { return sum + c.units; });
}

std::string in_words(std::int64_t tenths, base::Language language) {
    return report::difference_words(static_cast<double>(tenths) / 1000.0, Amount::per_hundred, language);
}

report::DifferenceNames names() {
    return {"Plan A", "uden score", "oversete børn", "pr. 100 sager", Amount::per_hundred};
}

}  // namespace

TEST_CASE("rounded parts sum to the rounded whole, each at most one step from itself") {
    for (std::uint32_t i = 0; i < kMadeUp; ++i) {
        Maker make(i);
        std::vector<double> parts;
        for (int k = 0; k < 7; ++k) parts.push_back(make.between(-0.02, 0.02));
        const auto units = report::rounded_parts(parts, Amount::per_hundred);
        const double whole = std::accumulate(parts.begin(), parts.end(), 0.0) * 1000;
        CHECK(std::accumulate(units.begin(), units.end(), std::int64_t{0}) == std::llround(whole));
        for (std::size_t k = 0; k < parts.size(); ++k)
            CHECK(std::fabs(static_cast<double>(units[k]) - parts[k] * 1000) < 1.0);
    }
}

TEST_CASE("what is claimed is what the parts say") {
    int unclear = 0, stated = 0, without_cause = 0;
    for (std::uint32_t i = 0; i < kMadeUp; ++i) {
        const lab::Difference d = Maker(i).difference();
        const Account a = report::account_of(d.whole, d.causes, Amount::per_hundred);
        INFO("made up " << i);
        // Claims and what is left sum to the whole that is shown.
        CHECK(sum_of(a.drives) + sum_of(a.against) + a.rest == a.units);
        CHECK(a.units == std::llround(*d.whole.mean * 1000));
        // The verb: none where chance reaches over 0.
        CHECK((a.whole == Standing::less || a.whole == Standing::more) == (clear(d.whole) && a.units != 0));
        if (a.whole == Standing::less) CHECK(*d.whole.mean < 0);
        if (a.whole == Standing::more) CHECK(*d.whole.mean > 0);
        (clear(d.whole) ? stated : unclear) += 1;
        for (const auto* claims : {&a.drives, &a.against}) {
            for (std::size_t k = 0; k < claims->size(); ++k) {
                const Claim& c = (*claims)[k];
                CHECK(clear(d.causes[c.part]));
                CHECK((c.units < 0) == (*d.causes[c.part].mean < 0));
                CHECK(((c.units < 0) == (*d.whole.mean < 0)) == (claims == &a.drives));
                if (k > 0) CHECK(std::abs(c.units) <= std::abs((*claims)[k - 1].units));
            }
        }
        // No clear part of a shown size is left out.
        std::size_t clear_parts = 0;
        for (std::size_t k = 0; k < lab::kCauses; ++k) {
            if (clear(d.causes[k]) && std::fabs(*d.causes[k].mean) >= 0.001) ++clear_parts;
        }
        CHECK(a.drives.size() + a.against.size() >= clear_parts);
        if (a.largest_unclear) {
            ++without_cause;
            CHECK(clear_parts == 0);
            CHECK_FALSE(clear(d.causes[a.largest_unclear->part]));
        }
    }
    CHECK(unclear > kMadeUp / 10);
    CHECK(stated > kMadeUp / 10);
    CHECK(without_cause > 0);
}

TEST_CASE("the sentence says the claims, in both languages, and nothing else") {
    for (std::uint32_t i = 0; i < kMadeUp; ++i) {
        const lab::Difference d = Maker(i).difference();
        const Account a = report::account_of(d.whole, d.causes, Amount::per_hundred);
        for (const base::Language language : {base::Language::da, base::Language::en}) {
            const std::string said = report::explanation(d, names(), language);
            INFO(said);
            const auto says = [&](const std::string& words) { return said.find(words) != std::string::npos; };
            const bool unclear = a.whole == Standing::unclear;
            CHECK(says(language == base::Language::da
                           ? "de midterste 90 % af gennemspilningerne rækker"
                           : "the central 90% of the replications reach") == unclear);
            std::vector<bool> named(lab::kCauses, false);
            std::string::size_type last = 0;
            const auto check = [&](const Claim& c) {
                named[c.part] = true;
                const std::string words =
                    report::cause_words(static_cast<lab::Cause>(c.part), d.extents[c.part], language);
                const auto place = said.find(words);
                CHECK(place != std::string::npos);
                // Its number follows, with its sign in words.
                CHECK(said.find(in_words(c.units, language), place) != std::string::npos);
                return place;
            };
            for (const Claim& c : a.drives) {
                const auto place = check(c);
                if (unclear || a.whole == Standing::same) continue;
                CHECK(place > last);
                last = place;
            }
            for (const Claim& c : a.against) check(c);
            if (a.largest_unclear) check(*a.largest_unclear);
            for (std::size_t k = 0; k < lab::kCauses; ++k) {
                if (named[k]) continue;
                CHECK_FALSE(says(report::cause_words(static_cast<lab::Cause>(k), d.extents[k], language)));
            }
        }
    }
}

TEST_CASE("a sentence of known numbers") {
    lab::Difference d;
    d.measure = "missed_rate";
    const auto sure = [](double mean) {
        lab::Estimate e;
        e.mean = mean, e.lo = mean - 0.0004, e.hi = mean + 0.0004;
        return e;
    };
    for (auto& cause : d.causes) cause = sure(0);
    d.causes[0] = sure(0.006);   // skipped
    d.causes[3] = sure(-0.002);  // pace
    d.causes[5] = sure(0.001);   // learning
    d.extents = {lab::Extent::only_here, lab::Extent::same,  lab::Extent::same, lab::Extent::more,
                 lab::Extent::same,      lab::Extent::fewer, lab::Extent::same};
    d.whole = sure(0.005);
    d.whole.lo = 0.004, d.whole.hi = 0.006;
    CHECK(plain(report::explanation(d, names(), base::Language::da)) ==
          "Plan A giver 0,5 flere oversete børn pr. 100 sager end uden score (0,4 til 0,6). Alene det, at "
          "nogle "
          "springer deres eget skøn over og følger scoren, giver 0,6 flere. Dertil kommer, at medarbejderne "
          "får mindre "
          "øvelse i at vurdere selv (0,1 flere). Den anden vej trækker, at der er mere tid til den enkelte "
          "sag (0,2 "
          "færre).");
    // A template that names the largest part whatever its interval would fail here.
    d.causes[0].lo = -0.001;
    const std::string doubtful = plain(report::explanation(d, names(), base::Language::da));
    CHECK(doubtful.find("springer deres eget skøn over") == std::string::npos);
    CHECK(doubtful.find("Resten, 0,6 flere") != std::string::npos);
}

TEST_CASE("levers in words follow their split") {
    lab::LeverSplit split;
    const auto sure = [](double mean) {
        lab::Estimate e;
        e.mean = mean, e.lo = mean * 0.5, e.hi = mean * 1.5;
        return e;
    };
    split.averaged = true;
    split.whole = sure(0.005);
    split.together = sure(0);
    split.parts = {{sim::Lever::workflow, sure(0.007)}, {sim::Lever::feedback, sure(-0.002)}};
    CHECK(plain(report::lever_explanation(split, names(), base::Language::da)) ==
          "Greb for greb, i gennemsnit over alle rækkefølger: »Hvornår scoren ses« 0,7 flere; »Svar på, "
          "hvordan det gik« "
          "0,2 færre.");
    for (auto& part : split.parts) part.amount.lo = -0.01, part.amount.hi = 0.01;
    CHECK(plain(report::lever_explanation(split, names(), base::Language::da)) ==
          "Intet enkelt greb kan skelnes fra tilfældighed.");
    split.parts.pop_back();
    CHECK(plain(report::lever_explanation(split, names(), base::Language::da)) ==
          "Planerne adskiller sig kun ved ét greb: »Hvornår scoren ses«.");
}
