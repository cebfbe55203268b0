#include "report/amounts.h"
#include "report/charts.h"
#include "report/figures.h"
#include "report/hinges.h"
#include "report/html_sections.h"
#include "report/measure_words.h"
#include "report/overall_words.h"
#include "report/svg.h"
#include "report/tables.h"
#include "report/words.h"
#include "sim/base/json_writer.h"

namespace skoen::report {

namespace {

void write_figure(HtmlWriter& out, const Figure& figure, std::size_t number, Language language) {
    const Chart& chart = figure.chart;
    const std::string id = "fig" + std::to_string(number);
    out.open("figure", {{"class", figure.wide ? "wide" : "half"}, {"id", id}});
    out.open("h3")
        .element("span", std::to_string(number), {{"class", "number"}})
        .text(' ' + chart.headline)
        .close();
    out.element("p", chart.counted, {{"class", "counted"}});
    out.open("div", {{"class", "picture"}}).raw(svg_element(chart.picture, id)).close();
    if (!chart.data.rows.empty()) {
        out.open("details").element("summary", tr("report.html.behind", language));
        write_table(out, chart.data, chart.headline);
        out.close();
    }
    out.close();
}

// The exact value, for whoever reads the page with a program.
std::string exact(const std::optional<double>& value) { return value ? base::json_number(*value) : "null"; }

std::string range_cell(const sim::Measure& m, const lab::Estimate& e, Language language) {
    if (!e.lo || !e.hi) return "–";
    return tr("report.amount.range", language,
              {measure_value(m, e.lo, language), measure_value(m, e.hi, language)});
}

std::string difference_cell(const sim::Measure& m, const lab::Estimate* e, Language language) {
    if (e == nullptr || !e->mean) return "–";
    std::string out = signed_difference(m, e->mean, language);
    if (e->lo && e->hi) {
        out += " (" +
               tr("report.amount.range", language,
                  {signed_difference(m, e->lo, language), signed_difference(m, e->hi, language)}) +
               ')';
    }
    return out;
}

void write_measures(HtmlWriter& out, const Reading& r, std::size_t plan) {
    const std::string title = plan_look(plan).letter + ' ' + r.name(plan);
    const std::string caption = tr("report.html.all_measures", r.language, {title});
    out.open("details").open("summary");
    write_badge(out, plan);
    out.text(' ' + r.name(plan)).close();
    out.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
    out.open("table", {{"class", "numbers measures"}, {"data-strategy", r.plan(plan).strategy.id}});
    out.element("caption", caption).open("thead").open("tr");
    for (const char* key : {"report.table.measure", "report.table.value", "report.table.interval",
                            "report.table.against", "report.table.defined"}) {
        out.element("th", tr(key, r.language), {{"scope", "col"}});
    }
    out.close().close().open("tbody");
    for (const sim::Measure& m : sim::measures()) {
        if (sim::belongs_to_another_kind(m.id, r.definition().decision.kind)) continue;
        const lab::Estimate& e = r.estimate(plan, m.id);
        const lab::Estimate* versus = r.difference(plan, m.id);
        out.open("tr", {{"data-measure", m.id}});
        out.element("th", measure_name(m.id, r.language),
                    {{"scope", "row"}, {"title", measure_definition(m.id, r.language)}});
        out.element("td", measure_value(m, e.mean, r.language), {{"data-value", exact(e.mean)}});
        out.element("td", range_cell(m, e, r.language), {{"data-lo", exact(e.lo)}, {"data-hi", exact(e.hi)}});
        const std::optional<double> nothing;
        out.element("td", difference_cell(m, versus, r.language),
                    {{"data-value", exact(versus != nullptr ? versus->mean : nothing)},
                     {"data-lo", exact(versus != nullptr ? versus->lo : nothing)},
                     {"data-hi", exact(versus != nullptr ? versus->hi : nothing)}});
        out.element("td", base::format_count(e.defined, r.language)).close();
    }
    out.close().close().close().close();
}

}  // namespace

void write_words(HtmlWriter& out, const Reading& r) {
    open_section(out, "words", tr("report.html.words", r.language));
    for (const std::string& sentence : overall_words(r)) out.element("p", sentence);
    for (const PlanWords& words : plan_words(r)) {
        out.open("div", {{"class", "plan"}}).open("h3");
        write_badge(out, words.plan);
        out.text(' ' + r.name(words.plan)).close();
        const std::string& summary = r.plan(words.plan).strategy.summary.in(r.language);
        if (!summary.empty()) out.element("p", summary, {{"class", "counted"}});
        for (const std::string& sentence : words.sentences) out.element("p", sentence);
        out.close();
    }
    out.open("ul", {{"class", "notes"}});
    for (const std::string& note : reading_notes(r)) out.element("li", note);
    out.close();
    close_section(out);
}

void write_pictures(HtmlWriter& out, const Reading& r) {
    open_section(out, "pictures", tr("report.html.pictures", r.language));
    out.open("div", {{"class", "figures"}});
    std::size_t number = 0;
    for (const Figure& figure : report_figures(r, false)) write_figure(out, figure, ++number, r.language);
    out.close();
    close_section(out);
}

void write_numbers(HtmlWriter& out, const Reading& r) {
    open_section(out, "numbers", tr("report.html.numbers", r.language));
    write_table(out, headline_table(r), tr("report.html.headline_table", r.language));
    if (const DataTable policies = policy_table(r); !policies.rows.empty()) {
        const bool rules = has_plain_rules(r.definition());
        out.element("h3", tr(rules ? "report.html.policies" : "plainly.alone", r.language));
        if (rules) out.element("p", tr("report.html.policies_why", r.language));
        write_table(out, policies,
                    tr(rules ? "report.html.policy_table" : "plainly.alone_table", r.language));
    }
    out.element("h3", tr("report.html.every_measure", r.language));
    for (std::size_t i = 0; i < r.plans(); ++i) write_measures(out, r, i);
    close_section(out);
}

void write_hinges(HtmlWriter& out, const Reading& r) {
    open_section(out, "hinges", tr("report.html.hinges", r.language));
    out.element("p", how_to_read_hinges(*r.ensemble, r.language));
    const std::vector<Hinges> all = hinges_of(*r.ensemble);
    std::size_t number = 100;  // ids of these pictures follow those above
    for (const Hinges& hinges : all) {
        out.open("div", {{"class", "plan"}}).open("h3");
        write_badge(out, hinges.plan);
        out.text(' ' + r.name(hinges.plan)).close();
        for (const std::string& sentence : hinge_words(hinges, r.language)) out.element("p", sentence);
        out.close();
        if (hinges.ranking.leans.empty()) continue;
        Frame frame;
        frame.width = kWide;
        frame.height = kTornadoHeight;
        write_figure(out, {tornado_chart(r, frame, hinges), true}, ++number, r.language);
    }
    close_section(out);
}

}  // namespace skoen::report
