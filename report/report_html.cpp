#include "report/html.h"
#include "report/language.h"
#include "report/report.h"
#include "sim/base/json_writer.h"
#include "sim/measures.h"

namespace skoen::report {

namespace {

void measure_table(HtmlWriter& out, const lab::StrategyResult& result, Language language) {
    out.element("h2", result.strategy.name.in(language)).open("table");
    const auto all = sim::measures();
    for (std::size_t m = 0; m < all.size(); ++m) {
        const lab::Estimate& e = result.measures[m];
        out.open("tr").element("th", all[m].id, {{"scope", "row"}});
        out.element("td", e.mean ? base::json_number(*e.mean) : "–").close();
    }
    out.close();
}

}  // namespace

std::string html_report(const sim::World& world, const lab::Comparison& comparison, Language language) {
    HtmlWriter out;
    out.raw("<!DOCTYPE html>").open("html", {{"lang", language == Language::da ? "da" : "en"}});
    out.open("head").empty("meta", {{"charset", "utf-8"}});
    out.element("title", world.definition.name.in(language)).close().open("body");
    out.element("h1", world.definition.name.in(language));
    for (const lab::StrategyResult& result : comparison.strategies) measure_table(out, result, language);
    out.element("footer", tr("report.synthetic", language)).close().close();
    return out.finish();
}

}  // namespace skoen::report
