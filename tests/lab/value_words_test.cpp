#include "lab/value_words.h"

#include "tests/catch.h"

using namespace skoen;

TEST_CASE("values are said as a person reads them", "[lab]") {
    sim::Feature feature;
    feature.kind = sim::MarginalKind::binary;
    CHECK(lab::fact_in_words(feature, 1.0).da == "ja");
    CHECK(lab::fact_in_words(feature, 0.0).en == "no");
    feature.kind = sim::MarginalKind::count;
    feature.levels = {{{}, 0, 0.5}, {{}, 2, 0.5}};
    CHECK(lab::fact_in_words(feature, 1.9999999).da == "2");
    feature.kind = sim::MarginalKind::ordinal;
    feature.levels = {{{"lav", "low"}, -1, 0.5}, {{"høj", "high"}, 1, 0.5}};
    CHECK(lab::fact_in_words(feature, -1.0000001).da == "lav");
    feature.kind = sim::MarginalKind::continuous;
    feature.unit = {"timer", "hours"};
    CHECK(lab::fact_in_words(feature, 1234.56).da == "1.235 timer");
    CHECK(lab::fact_in_words(feature, 1234.56).en == "1,235 hours");
    CHECK(lab::fact_in_words(feature, 12.345).da == "12,3 timer");
}

TEST_CASE("options and amounts are said by name and with their unit", "[lab]") {
    sim::Definition definition;
    definition.decision.palette.options.resize(2);
    definition.decision.palette.options[1].name = {"teknik", "planning"};
    definition.decision.amount.unit = {"kr. om måneden", "kr. a month"};
    CHECK(lab::option_in_words(definition, 1).da == "teknik");
    // e^9.8 = 18,033.7
    CHECK(lab::amount_in_words(definition, 9.8).da == "18.034 kr. om måneden");
    CHECK(lab::amount_in_words(definition, 9.8).en == "18,034 kr. a month");
}
