#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using namespace skoen::cli;

namespace {

const std::string kVignettes = std::string(SKOEN_SOURCE_DIR) + "/tests/data/oracles/vignette_balanced.csv";

Answer fit(std::vector<std::string> more) {
    std::vector<std::string> args = {"fit", kVignettes, "--factor", "A,B,C,D,E", "--lang", "en"};
    args.insert(args.end(), more.begin(), more.end());
    return call(args);
}

}  // namespace

TEST_CASE("skoen fit prints what lme4 prints") {
    const Answer text = fit({"--formula", "y ~ A+B+C+D+E + (1|id)"});
    REQUIRE(text.code == kDone);
    for (const char* part :
         {"REML criterion at convergence: 6484.3664", "Number of obs: 2400; groups: id, 300", "0.323866",
          "0.711480", "2093.019", "4.180"}) {
        INFO(part);
        CHECK(text.out.find(part) != std::string::npos);
    }
    const Answer json = fit({"--formula", "y ~ A+B+C+D+E + (1|id)", "--json"});
    const base::JsonValue root = parsed(json);
    CHECK(root.find("method")->text == "REML");
    CHECK(root.find("nobs")->number == 2400);
    CHECK(root.find("beta")->find("A2")->number == Approx(0.143939551666677).epsilon(1e-8));
    CHECK(root.find("var")->find("id")->number == Approx(0.323865604457298).epsilon(1e-7));
    CHECK(root.find("singular")->boolean == false);
    const Answer robust = fit({"--formula", "y ~ A+B+C+D+E", "--robust", "CR2", "--cluster", "id", "--json"});
    CHECK(parsed(robust).find("df")->find("A2")->number == Approx(298.552394888).epsilon(1e-7));
}

TEST_CASE("skoen fit says what is wrong, and where") {
    CHECK(fit({"--formula", "y ~ A + (1|idd)"}).err ==
          "--formula:1:1: /: expected a column of the data (did you mean \"id\"?), found \"idd\"\n");
    CHECK(fit({"--formula", "y ~ A + "}).err.find("--formula:1:9: /: expected a variable, found the end") ==
          0);
    CHECK(fit({"--formula", "y ~ A + A:A | id"}).code == kBadInput);
    CHECK(fit({"--formula", "y ~ A"}).code == kDone);
    CHECK(fit({"--formula", "y ~ A + (1|id)", "--df", "kenward"}).code == kBadInput);
    CHECK(fit({"--formula", "y ~ A", "--robust", "CR2"}).code == kBadInput);
    CHECK(fit({}).code == kBadInput);
}
