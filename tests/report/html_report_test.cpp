// The HTML report: well-formed, self-contained, readable by a screen reader, and its numbers are the comparison's.
#include <cmath>
#include <cstdlib>
#include <set>

#include "report/charts.h"
#include "report/html.h"
#include "report/language.h"
#include "report/report.h"
#include "scenarios/ledger.h"
#include "sim/base/error.h"
#include "sim/base/json_writer.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"
#include "tests/report/layout.h"
#include "tests/report/markup.h"

using namespace skoen;
using namespace skoen::report;
using tests::Element;
using tests::read_markup;

namespace {

Element page(const tests::Played& played, Language language = Language::da) {
    return read_markup(html_report(played.world, played.comparison, language), true);
}

std::string attribute(const Element& element, const std::string& name) {
    const auto found = element.attributes.find(name);
    return found == element.attributes.end() ? "" : found->second;
}

std::optional<double> number_in(const Element& cell, const std::string& name) {
    const std::string text = attribute(cell, name);
    if (text == "null") return std::nullopt;
    return std::strtod(text.c_str(), nullptr);
}

// Faults between the tables of all measures and the comparison; bit for bit.
int differing(const Element& root, const lab::Comparison& comparison) {
    int faults = 0;
    std::size_t rows = 0;
    for (const Element* table : root.all("table")) {
        const std::string id = attribute(*table, "data-strategy");
        if (id.empty()) continue;
        const lab::StrategyResult* result = nullptr;
        for (const lab::StrategyResult& r : comparison.strategies) {
            if (r.strategy.id == id) result = &r;
        }
        REQUIRE(result != nullptr);
        for (const Element* row : table->all("tr")) {
            const sim::Measure* measure = sim::find_measure(attribute(*row, "data-measure"));
            if (measure == nullptr) continue;
            ++rows;
            const auto m = static_cast<std::size_t>(measure - sim::measures().data());
            const auto cells = row->all("td");
            REQUIRE(cells.size() == 4);
            const lab::Estimate& e = result->measures[m];
            faults += number_in(*cells[0], "data-value") != e.mean ? 1 : 0;
            faults +=
                number_in(*cells[1], "data-lo") != e.lo || number_in(*cells[1], "data-hi") != e.hi ? 1 : 0;
            const lab::Estimate versus =
                result->versus_no_tool.empty() ? lab::Estimate{} : result->versus_no_tool[m];
            faults += number_in(*cells[2], "data-value") != versus.mean ? 1 : 0;
            faults +=
                number_in(*cells[2], "data-lo") != versus.lo || number_in(*cells[2], "data-hi") != versus.hi
                    ? 1
                    : 0;
        }
    }
    // Left out: what only other kinds of decision define.
    std::size_t listed = 0;
    for (const sim::Measure& measure : sim::measures()) {
        const auto m = static_cast<std::size_t>(&measure - sim::measures().data());
        if (!sim::belongs_to_another_kind(measure.id, sim::DecisionKind::act_or_dismiss)) {
            ++listed;
            continue;
        }
        for (const lab::StrategyResult& r : comparison.strategies) CHECK_FALSE(r.measures[m].mean);
    }
    CHECK(rows == comparison.strategies.size() * listed);
    return faults;
}

}  // namespace

TEST_CASE("numbers in the report are the comparison's, bit for bit") {
    for (const Language language : {Language::da, Language::en}) {
        const Element root = page(tests::home(), language);
        CHECK(differing(root, tests::home().comparison) == 0);
        lab::Comparison other = tests::home().comparison;
        *other.strategies[2].measures[4].mean += 1e-12;
        CHECK(differing(root, other) == 1);
    }
    CHECK(differing(page(tests::alone()), tests::alone().comparison) == 0);
}

TEST_CASE("the report stands alone and says that nothing is real") {
    const auto language = GENERATE(Language::da, Language::en);
    const auto* played = GENERATE(&tests::home(), &tests::few(), &tests::alone());
    const std::string bytes = html_report(played->world, played->comparison, language);
    CHECK(bytes == html_report(played->world, played->comparison, language));
    const Element root = read_markup(bytes, true);
    CHECK(attribute(*root.all("html").front(), "lang") == (language == Language::da ? "da" : "en"));
    for (const char* foreign : {"<script", "<link", "src=", "@import", "url(", "javascript:"}) {
        INFO(foreign);
        CHECK(bytes.find(foreign) == std::string::npos);
    }
    for (const Element* a : root.all("a")) CHECK(attribute(*a, "href").starts_with('#'));
    const std::string synthetic = tr("report.synthetic", language);
    const auto sections = root.all("section");
    CHECK(sections.size() == 7);
    for (const Element* section : sections) {  // above and below them all is enough
        for (const Element& child : section->children) CHECK(child.text != synthetic);
    }
    CHECK(root.all("header").front()->whole_text().find(synthetic) != std::string::npos);
    CHECK(root.all("footer").front()->text == synthetic);
}

TEST_CASE("headings, tables and pictures are tagged for those who do not see them") {
    const Element root = page(tests::home());
    CHECK(root.all("h1").size() == 1);
    CHECK(root.all("h2").size() == 7);
    for (const Element* table : root.all("table")) {
        CHECK(table->all("caption").size() == 1);
        for (const Element* th : table->all("th")) CHECK_FALSE(attribute(*th, "scope").empty());
    }
    std::set<std::string> ids;
    for (const char* tag : {"section", "figure", "title", "desc"}) {
        for (const Element* element : root.all(tag)) {
            const std::string id = attribute(*element, "id");
            if (!id.empty()) CHECK(ids.insert(id).second);
        }
    }
    const auto pictures = root.all("svg");
    CHECK(pictures.size() == 9);
    for (const Element* svg : pictures) {
        const std::string labels = attribute(*svg, "aria-labelledby");
        CHECK(attribute(*svg, "role") == "img");
        CHECK(ids.contains(labels.substr(0, labels.find(' '))));
        CHECK(ids.contains(labels.substr(labels.find(' ') + 1)));
    }
    for (const Element* a : root.all("a")) CHECK(ids.contains(attribute(*a, "href").substr(1)));
}

TEST_CASE("every assumption stands in the report, and what the scenario changed is marked") {
    tests::Played played{tests::home().world, tests::home().comparison};
    const auto rows_of = [&] {
        std::vector<std::pair<std::string, std::string>> rows;  // field, class
        const Element root = page(played);
        for (const Element* row : root.all("tr")) {
            if (const std::string field = attribute(*row, "data-field"); !field.empty()) {
                rows.emplace_back(field, attribute(*row, "class"));
            }
        }
        return rows;
    };
    const auto changed = [](const auto& rows) {
        return std::count_if(rows.begin(), rows.end(),
                             [](const auto& row) { return row.second == "changed"; });
    };
    const auto before = rows_of();
    CHECK(before.size() == scenarios::ledger().size());
    const auto already = changed(before);
    played.world.definition.behaviour.skip_base += 0.125;
    const auto after = rows_of();
    CHECK(changed(after) == already + 1);
    CHECK(std::count(after.begin(), after.end(),
                     std::pair<std::string, std::string>("skip_base", "changed")) == 1);
}

TEST_CASE("numbers and days stand as people write them") {
    for (const Language language : {Language::da, Language::en}) {
        const Element root = page(tests::home(), language);
        const std::string words = root.whole_text();
        CHECK(words.find("0e-") == std::string::npos);
        CHECK(words.find("7e-") == std::string::npos);  // 0.0007 in the table of assumptions
        CHECK(words.find(language == Language::da ? "0,0007" : "0.0007") != std::string::npos);
        const std::string day = language == Language::da ? "22. november 2026" : "22 November 2026";
        int days = 0;
        for (const Element* dd : root.all("dd")) {
            days += dd->text == day ? 1 : 0;
            CHECK(dd->text != "2026-11-22");
        }
        CHECK(days == 1);
    }
}

TEST_CASE("hostile names stay text") {
    tests::Played played{tests::home().world, tests::home().comparison};
    const std::string hostile = "<script>alert(\"1\")</script>&'";
    for (base::Bilingual* words :
         {&played.world.definition.name, &played.world.definition.summary,
          &played.world.definition.decision.act, &played.world.definition.groups[0].name,
          &played.world.definition.features[0].name, &played.world.definition.law}) {
        words->da = hostile;
    }
    played.world.definition.sources.push_back({"V", hostile});
    played.comparison.strategies[1].strategy.name.da = hostile;
    const std::string bytes = html_report(played.world, played.comparison, Language::da);
    CHECK(bytes.find("<script") == std::string::npos);
    const Element root = read_markup(bytes, true);
    CHECK(root.all("script").empty());
    CHECK(root.whole_text().find(hostile) != std::string::npos);
    CHECK_NOTHROW(pdf_report(played.world, played.comparison, Language::da));
}

TEST_CASE("the writer refuses what is not closed") {
    HtmlWriter open;
    open.open("p");
    CHECK_THROWS_AS(open.finish(), base::InternalError);
    HtmlWriter closed;
    CHECK_THROWS_AS(closed.close(), base::InternalError);
    HtmlWriter one;
    one.element("p", "a<b", {{"title", "\"x\""}});
    CHECK(one.finish() == "\n<p title=\"&quot;x&quot;\">a&lt;b</p>\n");
}

TEST_CASE("with an ensemble the report says what the answer hangs on") {
    const tests::Played& played = tests::home();
    const std::string without = html_report(played.world, played.comparison, Language::da);
    CHECK(without.find("id=\"hinges\"") == std::string::npos);
    std::vector<sim::Strategy> strategies;
    for (const lab::StrategyResult& r : played.comparison.strategies) strategies.push_back(r.strategy);
    lab::EnsembleOptions options;
    options.draws = 12;
    options.replications = 1;
    const lab::Ensemble ensemble = lab::play_ensemble(played.world, strategies, options);
    for (const Language language : {Language::da, Language::en}) {
        const std::string with = html_report(played.world, played.comparison, language, &ensemble);
        const Element root = read_markup(with, true);
        std::size_t figures = 0;
        for (const Element* figure : root.all("figure"))
            figures += attribute(*figure, "id").size() > 5 ? 1U : 0U;
        CHECK(figures == strategies.size() - 1);
        CHECK(with.find("--ensemble 12") != std::string::npos);
        for (const Hinges& hinges : hinges_of(ensemble)) {
            for (const std::string& sentence : hinge_words(hinges, language)) CHECK(sentence.size() > 20);
            Frame frame;
            frame.width = 52.5;
            frame.height = kTornadoHeight;
            const Chart chart =
                tornado_chart({played.world, played.comparison, language, &ensemble}, frame, hinges);
            CHECK(chart.data.rows.size() == 8);
            CHECK(tests::layout_faults(chart.picture) == std::vector<std::string>{});
        }
    }
}
