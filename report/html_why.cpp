#include "report/charts_why.h"
#include "report/figures.h"
#include "report/html_sections.h"
#include "report/svg.h"
#include "report/why_words.h"

namespace skoen::report {

namespace {

// What the difference in missed and in disturbed is made of, beside each other.
void write_causes(HtmlWriter& out, const Reading& r, const lab::Why& why) {
    out.open("div", {{"class", "figures"}});
    for (std::size_t m = 0; m < why.causes.size(); ++m) {
        if (why.causes[m].measure == "harm_cost") continue;
        const DifferenceNames names = difference_names(r.definition(), why.causes[m].measure, "",
                                                       r.called(why.pair.versus), r.language);
        Frame frame;
        frame.width = kHalf;
        const Chart chart =
            causes_chart(why.causes[m], names, plan_look(why.pair.strategy), r.language, frame);
        const std::string id = "why" + std::to_string(why.pair.strategy) + '-' + std::to_string(m);
        out.open("figure", {{"class", "half"}, {"id", id}}).element("h3", capitalised(names.noun));
        out.element("p", chart.counted, {{"class", "counted"}});
        out.open("div", {{"class", "picture"}}).raw(svg_element(chart.picture, id)).close().close();
    }
    out.close();
}

}  // namespace

void write_why(HtmlWriter& out, const Reading& r, const std::vector<lab::Why>& all) {
    open_section(out, "why", tr("why.heading", r.language));
    out.element("p", tr("why.how_to_read", r.language));
    for (const lab::Why& why : all) {
        out.open("div", {{"class", "plan"}}).open("h3");
        write_badge(out, why.pair.strategy);
        out.text(' ' + r.name(why.pair.strategy)).close();
        const std::string subject = capitalised(r.called(why.pair.strategy));
        for (const std::string& words :
             why_sentences(r.definition(), why, subject, r.called(why.pair.versus), r.language))
            out.element("p", words);
        write_causes(out, r, why);
        DataTable table;
        table.columns = {tr("why.part", r.language)};
        for (const lab::Difference& d : why.causes) {
            const DifferenceNames names = difference_names(r.definition(), d.measure, "", "", r.language);
            table.columns.push_back(names.noun + ' ' + names.unit);
        }
        table.rows = why_rows(why, r.language);
        write_table(out, table, tr("why.table", r.language, {subject, r.called(why.pair.versus)}));
        out.close();
    }
    close_section(out);
}

}  // namespace skoen::report
